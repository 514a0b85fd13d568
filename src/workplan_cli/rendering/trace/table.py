"""`workplan plan trace` on a terminal: rows of tasks or clauses, and what to look at."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from workplan_cli.assessment.listing import SORTS, sort_of
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.trace import Trace, TracedClause, TracedHeading
from workplan_cli.pages.targets import summary
from workplan_cli.rendering.console import draw, plain, table
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.trace.view import STATE_WORDS, View, remarks

_SORT_HEADINGS: dict[str, str] = {
    "figure": _("figures"),
    "deliverable": _("deliver-\nables"),
    "event": _("events"),
    "activity": _("ongoing\nwork"),
}
"""As `SORTS` has them, for narrow columns."""


def render(view: View, screen: Screen) -> str:
    """The whole page; a gap is a row of its own."""
    trace = view.trace
    parts: list[RenderableType] = [*_header(view, screen), plain("")]
    if view.by == "clause":
        parts.append(_clauses(trace, screen))
    else:
        parts.append(_tasks(view, screen))
    parts += _findings(trace, screen)
    if trace.published:
        parts += _names(trace, screen)
    parts.append(plain(""))
    parts += (plain(line) for line in _conclusion(trace, screen.language))
    return draw(screen, *parts)


def _header(view: View, screen: Screen) -> Iterator[Text]:
    say, trace = screen.language.say, view.trace
    yield plain(trace.plan.title.in_language(screen.language.code), "bold" if screen.color else "")
    yield plain(
        say(_("Held against {source}"), source=view.source)
        if view.source
        else say(_("By the plan itself: --source FILE holds it against the published text"))
    )


def _tasks(view: View, screen: Screen) -> Table:
    """A row for each task: its clauses by what became of them, its targets or its figures."""
    say, code, trace = screen.language.say, screen.language.code, view.trace
    sorts = [say(_SORT_HEADINGS[sort]) for sort in SORTS]
    middle = [say(_("figures\nfound"))] if trace.published else sorts
    made = table(
        ("", "right", None),
        (say(_("Task")), "left", 1),
        *((heading, "right", None) for heading in (
            say(_("clauses")), *middle, say(_("context")), say(_("open")))),
    )  # fmt: skip
    titles = {task.number: task.title for one in trace.plan.sections for task in one.tasks}
    numbers = sorted({clause.task for clause in trace.clauses})
    for number in numbers:
        members = [clause for clause in trace.clauses if clause.task == number]
        title = titles[number].in_language(code) if number in titles else "–"
        made.add_row(plain(str(number)), plain(title), *_cells(members, trace))
    made.add_section()
    made.add_row(plain(""), plain(say(_("Total"))), *_cells(trace.clauses, trace))
    return made


def _cells(clauses: Sequence[TracedClause], trace: Trace) -> list[Text]:
    targets = [one for clause in clauses for one in clause.targets]
    if trace.published:
        with_figure = [one.found for one in targets if one.found is not None]
        middle = [f"{with_figure.count(True)}/{len(with_figure)}" if with_figure else "·"]
    else:
        sorts = [sort_of(one.target) for one in targets]
        middle = [str(sorts.count(sort) or "·") for sort in SORTS]
    context = sum(clause.state == "context" for clause in clauses)
    still_open = sum(clause.open for clause in clauses)
    cells = [str(len(clauses)), *middle, str(context or "·"), str(still_open or "·")]
    return [plain(cell) for cell in cells]


def _clauses(trace: Trace, screen: Screen) -> Table:
    """A row for each clause: its state, and the targets or the reason."""
    say, code = screen.language.say, screen.language.code
    made = table(
        (say(_("Clause")), "left", None),
        (say(_("State")), "left", None),
        (say(_("Targets, or the reason why there is none")), "left", 1),
    )
    for clause in trace.clauses:
        ids = ", ".join(one.target.id for one in clause.targets)
        reason = clause.reason.in_language(code) if clause.reason else "–"
        made.add_row(plain(clause.clause), _state(clause, screen), plain(ids or reason))
    return made


def _state(clause: TracedClause, screen: Screen) -> Text:
    style = "red" if clause.state not in {"covered", "context"} and screen.color else ""
    return plain(screen.language.say(STATE_WORDS[clause.state]), style)


def _findings(trace: Trace, screen: Screen) -> Iterator[RenderableType]:
    say = screen.language.say
    if trace.whole:
        return
    yield plain("")
    yield plain(say(_("To look at")), "bold" if screen.color else "")
    made = table(
        (say(_("Clause")), "left", None),
        (say(_("State")), "left", None),
        ("", "left", 1),
    )
    for clause in trace.open_clauses:
        said = "\n".join(say(remark) for remark in remarks(clause))
        made.add_row(plain(clause.clause), _state(clause, screen), plain(said))
    for heading in trace.open_headings:
        place = _("section {number}") if heading.of == "section" else _("task {number}")
        said = "\n".join(say(remark) for remark in _heading_remarks(heading))
        made.add_row(
            plain(say(place, number=heading.number)), plain(say(_("heading"))), plain(said)
        )
    yield made


def _heading_remarks(heading: TracedHeading) -> Iterator[Message]:
    if heading.planned is None:
        yield message(_("the document has it, the plan has not: {text}"), text=heading.published)
    elif not heading.same:
        yield message(_("in the document: {text}"), text=heading.published)
        yield message(_("in the plan: {text}"), text=heading.planned)
    for number in heading.numbers:
        if number.open:
            yield message(_("{number} is not among the names"), number=number.text)


def _names(trace: Trace, screen: Screen) -> Iterator[RenderableType]:
    """Numbers of the text that are names, by reason, each with how often it stands there."""
    say, language = screen.language.say, screen.language
    used = [number.name for number in trace.numbers if number.name]
    groups = [
        (group.reason, [word for word in dict.fromkeys(group.words) if word in used])
        for group in trace.plan.numerals
    ]
    if not used:
        return
    yield plain("")
    yield plain(say(_("Numbers that are part of a name")), "bold" if screen.color else "")
    made = table((say(_("Reason")), "left", 2), (say(_("Words")), "left", 3))
    for reason, words in groups:
        counts = [f"{word}×{used.count(word)}" if used.count(word) > 1 else word for word in words]
        if counts:
            made.add_row(plain(reason.in_language(language.code)), plain("  ".join(counts)))
    yield made


def _conclusion(trace: Trace, language: Language) -> Iterator[str]:
    say = language.say
    yield say(summary(trace.plan.targets))
    yield say(
        _("{done} of {all} clauses are covered, or context with a reason"),
        done=trace.counts["covered"] + trace.counts["context"],
        all=len(trace.clauses),
    )
    rest = [
        say(_("{state} {count}"), state=say(STATE_WORDS[state]), count=count)
        for state, count in trace.counts.items()
        if count and state not in {"covered", "context"}
    ]
    if rest:
        yield say(_("the others: {states}"), states=language.join(rest))
    if trace.published:
        yield from _figures_and_numbers(trace, language)
        if not trace.fingerprints:
            yield say(_("No fingerprints beside the plan: a change of wording is not noticed."))


def _figures_and_numbers(trace: Trace, language: Language) -> Iterator[str]:
    say = language.say
    found = [one.found for clause in trace.clauses for one in clause.targets]
    yield say(
        _("{found} of {all} figure phrases stand in their clause"),
        found=found.count(True),
        all=len(found) - found.count(None),
    )
    numbers = trace.numbers
    yield say(
        _("{all} numbers in the text: {carried} carried by a target, {names} part of a name, "
          "{open} neither"),
        all=len(numbers),
        carried=sum(number.target is not None for number in numbers),
        names=sum(number.name is not None for number in numbers),
        open=sum(number.open for number in numbers),
    )  # fmt: skip
    if trace.unused_names:
        yield say(
            counted(
                _("{count} name is listed in the plan and is not in the text: {words}"),
                _("{count} names are listed in the plan and are not in the text: {words}"),
                len(trace.unused_names),
                words=language.join(list(trace.unused_names)),
            )
        )
