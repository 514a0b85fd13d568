"""`workplan outlook`: what will be missed at this pace, what will not, what nobody can tell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from workplan_cli.assessment.outlook import Outlook, outlooks
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.status import COURSE_WORDS, COURSES, Course
from workplan_cli.pages import blocks, columns
from workplan_cli.pages.blocks import Column, Page, PageSection, Part, page, section, table
from workplan_cli.pages.columns import TargetRow
from workplan_cli.pages.doubts import doubts_in_all
from workplan_cli.pages.goals import course_in_words
from workplan_cli.pages.marks import of_result
from workplan_cli.pages.status import Choice, chosen, head_lines, more_shown, not_heard_of
from workplan_cli.pages.values import run


def outlook_page(outcome: Outcome, choice: Choice) -> Page:
    """The counts, a list for each course, and the same as data."""
    results = chosen(outcome, choice)
    found = outlooks(outcome, results)
    sections = [
        section(*head_lines(outcome, choice.scope), *_counts(found, results)),
        *(_list(outcome, choice, course, found) for course in _LISTS),
        section(*_hints(outcome, found)),
    ]
    return page(outcome.plan.title, sections, [columns.sheet(outcome, results)])


def _latest_first(one: Outlook) -> tuple[bool, int]:
    """Sort key: what is never reached first, then what is reached longest after its due day."""
    day = one.pace.reached_on if one.pace else None
    return (day is not None, (one.result.due - (day or date.max)).days)


def _counts(found: Sequence[Outlook], results: Sequence[TargetResult]) -> Iterator[Part]:
    number = Counter(one.course for one in found)
    yield counted(
        _("{count} target that can be met, at the pace so far:"),
        _("{count} targets that can be met, at the pace so far:"),
        len(found),
    )
    words = (run(message(COURSE_WORDS[one]), number[one]) for one in COURSES if number[one])
    if found:
        yield blocks.Pieces(tuple(words))
    continuing = sum(one.target.measure_facts.continuing for one in results)
    if continuing:
        yield counted(
            _("{count} line of continuing work is not among them: there is nothing to reach."),
            _("{count} lines of continuing work are not among them: there is nothing to reach."),
            continuing,
        )
    yield from doubts_in_all([one.result for one in found])


def _list(
    outcome: Outcome, choice: Choice, course: Course, everything: Sequence[Outlook]
) -> PageSection | None:
    heading, shown = _LISTS[course]
    # What nobody has reported on is counted, and not listed.
    found = [one for one in everything if one.course == course and one.untold != "unreported"]
    if course == "missed":
        found.sort(key=_latest_first)
    if not found:
        return None
    rows = (TargetRow(outcome, one.result) for one in found[: choice.top])
    return section(
        table(shown or columns.short(outcome), rows) if choice.top else None,
        more_shown(len(found), choice.top),
        heading=message(heading),
    )


_PACED = (*columns.SHORT[:4], columns.SO_FAR, columns.NEEDED, columns.REACHED_ON)
_UNTOLD = (
    *columns.named(lambda row: row.result.target),
    Column(_("Status"), "mark", lambda row: of_result(row.result), width=10),
    Column(_("Why"), "text", lambda row: course_in_words(row.heads), 3, width=40),
)
_LISTS: dict[Course, tuple[str, tuple[Column, ...]]] = {
    "missed": (_("Will be missed at this pace"), _PACED),
    "forecast_late": (_("Late by the units' own forecast"), _UNTOLD),
    "overdue": (_("Overdue already"), ()),
    "untold": (_("Cannot be told from the pace, and why"), _UNTOLD),
    "in_time": (_("In time at this pace"), _PACED),
}
"""In the order of the page: the heading, and the columns; none for the usual ones."""


def _hints(outcome: Outcome, found: Sequence[Outlook]) -> Iterator[Message]:
    yield from not_heard_of(outcome, [one.result for one in found if one.untold == "unreported"])
    if found:
        example = next((one for one in found if one.course == "missed"), found[0])
        target = example.result.target.id
        yield message(_("How the pace is worked out: workplan show {id}"), id=target)
