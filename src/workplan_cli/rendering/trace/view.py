"""What a trace is shown with: the document's name, and a row for each task or each clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.trace import ClauseState, Trace, TracedClause, TracedNumber

STATE_WORDS: dict[ClauseState, str] = {
    "covered": _("covered"),
    "context": _("context"),
    "partly": _("partly covered"),
    "uncovered": _("uncovered"),
    "changed": _("changed"),
    "moved": _("moved"),
    "missing": _("not in the document"),
}


@dataclass(frozen=True, slots=True)
class View:
    """A trace, the document's name (None: the plan by itself), and what has a row: task, clause."""

    trace: Trace
    source: str | None
    by: str = "task"


def remarks(clause: TracedClause) -> Iterator[Message]:
    """What there is to say on a clause that somebody has to look at."""
    if clause.state == "missing":
        yield message(_("the plan has it, the document has not"))
    if clause.state == "changed":
        yield message(_("the text is not the one that the plan was written from"))
    if clause.new:
        yield message(_("the document has it, the plan has not"))
    elif clause.state == "uncovered":
        yield message(_("neither a target nor a reason why there is none"))
    if clause.now is not None and clause.now != clause.clause:
        yield message(_("the text now has the number {number}"), number=clause.now)
    for number in clause.open_numbers:
        yield message(_("no target carries {number}: “{around}”"), number=number.text,
                      around=around(number))  # fmt: skip
    if clause.gone:
        yield message(_("gone from the plan: {ids}"), ids=", ".join(clause.gone))
    for one in clause.targets:
        if one.found is False:
            yield message(
                _("{id}: its figure “{figure}” does not stand in the clause"),
                id=one.target.id,
                figure=one.target.source.figure,
            )


def around(number: TracedNumber) -> str:
    """A number with the signs beside it."""
    return f"{number.before}{number.text}{number.after}"
