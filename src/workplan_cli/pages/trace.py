"""The page of `workplan plan trace`: rows of tasks or clauses, and what to look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from workplan_cli.assessment.listing import SORTS, sort_of
from workplan_cli.assessment.tracing.result import (
    FINE,
    ClauseState,
    Trace,
    TracedClause,
    TracedHeading,
    TracedNumber,
)
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Column, Page, PageSection, Sheet, page, section, table
from workplan_cli.pages.targets import summary
from workplan_cli.pages.values import Said, clauses, run

_STATES: dict[ClauseState, str] = {
    "covered": _("covered"),
    "context": _("context"),
    "partly": _("partly covered"),
    "uncovered": _("uncovered"),
    "changed": _("changed"),
    "moved": _("moved"),
    "missing": _("not in the document"),
}
_NARROW: dict[str, str] = {
    "figure": _("figures"),
    "deliverable": _("deliver-\nables"),
    "event": _("events"),
    "activity": _("ongoing\nwork"),
}
"""As `SORTS` has them, for narrow columns."""
_MOST_UNREAD, _LONGEST = 5, 40
"""Lines that are shown of what was not read, and signs of each."""


def trace_page(trace: Trace, source: str | None, by: str = "task") -> Page:
    """The whole page; a gap is a row of its own. Without a `source` it is the plan by itself."""
    held = message(_("By the plan itself: --source FILE holds it against the published text"))
    if source is not None:
        held = message(_("Held against {source}"), source=source)
    sections = [
        section(held),
        section(table(_CLAUSES, trace.clauses) if by == "clause" else _tasks(trace)),
        _to_look_at(trace),
        _names(trace) if trace.published else None,
        _unread(trace.published.unread) if trace.published else None,
        section(*_conclusion(trace)),
    ]
    return page(
        trace.plan.title,
        sections,
        [Sheet("clauses", _("Clauses"), lambda: table(_DATA, trace.clauses))],
    )


class _Task(NamedTuple):
    """A task, or all of them, with its clauses."""

    number: Said
    title: Said
    clauses: Sequence[TracedClause]

    def sort(self, sort: str) -> int:
        """Targets of a sort."""
        return sum(sort_of(one.target) == sort for clause in self.clauses for one in clause.targets)

    def figures(self) -> str:
        """Figure phrases as “found of all”, such as 3/4."""
        found = [one.found for clause in self.clauses for one in clause.targets]
        with_figure = len(found) - found.count(None)
        return f"{found.count(True)}/{with_figure}" if with_figure else "·"


def _tasks(trace: Trace) -> blocks.Table:
    """A row for each task: its clauses by what became of them, its targets or its figures."""
    titles = {task.number: task.title for one in trace.plan.sections for task in one.tasks}
    tasks = [
        _Task(number, titles.get(number), [one for one in trace.clauses if one.task == number])
        for number in sorted({clause.task for clause in trace.clauses})
    ]
    tasks.append(_Task("", message(_("Total")), trace.clauses))
    return table((*_TASK, *(_FOUND if trace.published else _SORTS), *_LEFT), tasks, total=True)


_TASK = (
    Column("", "figure", lambda task: task.number, width=5),
    Column(_("Task"), "text", lambda task: task.title, 1, width=30),
    Column(_("clauses"), "count", lambda task: len(task.clauses), width=8),
)
_SORTS = tuple(
    Column(SORTS[sort], "count", partial(_Task.sort, sort=sort), width=10, narrow=heading)
    for sort, heading in _NARROW.items()
)
_FOUND = (
    Column(_("figures found"), "figure", _Task.figures, width=10, narrow=_("figures\nfound")),
)
_LEFT = (
    Column(_("context"), "count", lambda task: sum(
        clause.state == "context" for clause in task.clauses), width=8),
    Column(_("open"), "count", lambda task: sum(clause.open for clause in task.clauses), width=8),
)  # fmt: skip


def _state(clause: TracedClause) -> blocks.Cell:
    word = _STATES[clause.state]
    return message(word) if clause.state in FINE else blocks.Mark("", "red", word)


_CLAUSES = (
    Column(_("Clause"), "id", lambda clause: clause.clause, width=8),
    Column(_("State"), "mark", _state, width=16),
    Column(_("Targets, or the reason why there is none"), "text",
           lambda clause: ", ".join(one.target.id for one in clause.targets) or clause.reason,
           1, width=40),
)  # fmt: skip
_DATA = (
    Column(_("clause"), "id", lambda clause: clause.clause, width=8),
    Column(_("task"), "number", lambda clause: clause.task, width=8),
    Column(_("clause now"), "id", lambda clause: clause.now, width=10, name="now"),
    Column(_("clause state code"), "text", lambda clause: clause.state, name="state"),
    Column(_("clause state"), "text", lambda clause: message(_STATES[clause.state]), width=16,
           name="state_word"),
    Column(_("target ids"), "id", lambda clause: run(
        *(one.target.id for one in clause.targets)), 1, width=24, name="targets"),
    Column(_("reason"), "text", lambda clause: clause.reason, 2, width=30),
    Column(_("remarks"), "text", lambda clause: clauses(_remarks(clause)), 3, width=40),
)  # fmt: skip


class _Finding(NamedTuple):
    """Something to look at: where, what state it is in, and what there is to say on it."""

    place: Said
    state: blocks.Cell
    remarks: tuple[Message, ...]


_FINDINGS = (
    Column(_("Clause"), "id", lambda one: one.place, width=10),
    Column(_("State"), "mark", lambda one: one.state, width=16),
    Column("", "text", lambda one: blocks.Stack(one.remarks), 1, width=50),
)


def _to_look_at(trace: Trace) -> PageSection | None:
    if trace.whole:
        return None
    found = [
        *(_Finding(one.clause, _state(one), tuple(_remarks(one))) for one in trace.open_clauses),
        *(_of_heading(heading) for heading in trace.open_headings),
    ]
    return section(table(_FINDINGS, found), heading=_("To look at"))


def _remarks(clause: TracedClause) -> Iterator[Message]:
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
        around = f"{number.before}{number.text}{number.after}"
        yield message(_("no target carries {number}: “{around}”"), number=number.text,
                      around=around)  # fmt: skip
    if clause.gone:
        yield message(_("gone from the plan: {ids}"), ids=tuple(clause.gone))
    for one in clause.targets:
        target = one.target.id
        if one.found is False:
            gone = _("{id}: its figure “{figure}” does not stand in the clause")
            yield message(gone, id=target, figure=one.target.source.figure)
        if one.changed:
            yield message(
                _("{id}: its measure, goal, due day or reporters are not those taken down with the "
                  "fingerprints; a later change is a revision"),
                id=target,
            )  # fmt: skip
        if one.differs:
            yield message(_("{id}: {remark}"), id=target, remark=one.differs)


def _of_heading(heading: TracedHeading) -> _Finding:
    place = _("section {number}") if heading.of == "section" else _("task {number}")
    return _Finding(
        message(place, number=heading.number),
        message(_("heading")),
        tuple(_heading_remarks(heading)),
    )


def _heading_remarks(heading: TracedHeading) -> Iterator[Message]:
    if heading.planned is None:
        yield message(_("the document has it, the plan has not: {text}"), text=heading.published)
    elif not heading.same:
        yield message(_("in the document: {text}"), text=heading.published)
        yield message(_("in the plan: {text}"), text=heading.planned)
    for number in heading.numbers:
        if number.open:
            yield message(_("{number} is not among the names"), number=number.text)


def _names(trace: Trace) -> PageSection | None:
    """Numbers of the text that are names, by reason, each with how often it stands there."""
    used = Counter(number.name for number in trace.numbers if number.name)
    named = [
        (group.reason, [f"{word}×{used[word]}" if used[word] > 1 else word
                        for word in dict.fromkeys(group.words) if used[word]])
        for group in trace.plan.numerals
    ]  # fmt: skip
    columns = (
        Column(_("Reason"), "text", lambda row: row[0], 2, width=20),
        Column(_("Words"), "text", lambda row: run(*row[1], between="  "), 3, width=40),
    )
    rows = table(columns, (row for row in named if row[1]))
    return section(rows, heading=_("Numbers that are part of a name")) if used else None


def _unread(lines: Sequence[str]) -> PageSection | None:
    """What is in no clause and so held against nothing: its first lines, and how many they are."""
    shown = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines]
    rest = counted(_("{count} line in all"), _("{count} lines in all"), len(lines))
    items = blocks.plain_items((*shown[:_MOST_UNREAD], rest)) if lines else None
    return section(items, heading=_("Not read as clauses"))


def _conclusion(trace: Trace) -> Iterator[Message]:
    yield summary(trace.plan.targets)
    yield counted(
        _("{done} of {count} clause is covered, or context with a reason"),
        _("{done} of {count} clauses are covered, or context with a reason"),
        len(trace.clauses),
        done=sum(trace.counts[state] for state in FINE),
    )
    rest = tuple(
        message(_("{state} {count}"), state=message(_STATES[state]), count=count)
        for state, count in trace.counts.items()
        if count and state not in FINE
    )
    if rest:
        yield message(_("the others: {states}"), states=rest)
    if trace.published:
        yield from _figures_and_numbers(trace, trace.numbers)
        if not trace.fingerprints:
            yield message(_("No fingerprints beside the plan: a change of wording is not noticed."))


def _figures_and_numbers(trace: Trace, numbers: Sequence[TracedNumber]) -> Iterator[Message]:
    found = [one.found for clause in trace.clauses for one in clause.targets]
    yield counted(
        _("{found} of {count} figure phrase stands in its clause"),
        _("{found} of {count} figure phrases stand in their clause"),
        len(found) - found.count(None),
        found=found.count(True),
    )
    yield message(
        _("numbers in the text: {all}; {carried} carried by a goal, {scope} as scope only, {names} "
          "part of a name, {open} none of these"),
        all=len(numbers),
        carried=sum(number.target is not None and not number.scope for number in numbers),
        scope=sum(number.scope for number in numbers),
        names=sum(number.name is not None for number in numbers),
        open=sum(number.open for number in numbers),
    )  # fmt: skip
    if trace.unused_names:
        yield counted(
            _("{count} name is listed in the plan and is not in the text: {words}"),
            _("{count} names are listed in the plan and are not in the text: {words}"),
            len(trace.unused_names),
            words=trace.unused_names,
        )
