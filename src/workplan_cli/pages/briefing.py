"""The briefing of `workplan export`: parts for leaders, an appendix, and where it comes from."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from workplan_cli.assessment.highlights import gaps, lights, moved, newly_met, unjudged
from workplan_cli.assessment.shares import steps_of
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import Message, _, message
from workplan_cli.pages import blocks, columns, summaries
from workplan_cli.pages.blocks import ANNEX, Column, Page, PageSection, Part, page, section, table
from workplan_cli.pages.doubts import doubts_listed, doubts_table
from workplan_cli.pages.marks import of_result
from workplan_cli.pages.phrases import Phrases, more, name_of
from workplan_cli.pages.values import Numbered, Percent

_Found = TypeVar("_Found")
_STEPS = 10
"""Steps of a small bar."""


def briefing(summary: Summary) -> Page:
    """Opening, numbered parts, appendix, provenance; parts with nothing to say are left out."""
    phrases, made = Phrases(summary), summary.provenance
    sections = [
        section(*_opening(phrases)),
        *_numbered(phrases),
        PageSection((), _("Appendix: all targets by task"), anchor=ANNEX),
        *_appendix(phrases),
        section(
            blocks.Items((*summaries.origin(made), (message(summaries.AGAIN), ""))),
            blocks.Code(summaries.command(made)),
            heading=_("Provenance"),
        ),
    ]
    sheets = [columns.sheet(summary.outcome, summary.results)]
    return page(phrases.title(), sections, sheets, made)


def _opening(phrases: Phrases) -> Iterator[Part]:
    summary, charts = phrases.summary, phrases.summary.options.charts
    yield from summaries.headline(phrases)
    if charts != "none" and summary.results:
        parts = tuple((one.word, one.count, one.share) for one in lights(summary.results))
        yield blocks.Bars(_("Targets by class"), parts, mermaid=charts == "mermaid")
        yield phrases.rounding()
    yield from phrases.remarks()
    if unreadable := phrases.unreadable():
        yield blocks.Paragraph(phrases.unreadable_title(), strong=True)
        yield blocks.Items(unreadable)


def _numbered(phrases: Phrases) -> Iterator[PageSection | None]:
    number = 0
    for heading, body, below in _parts(phrases):
        if made := section(*body, heading=Numbered(number, heading)):
            yield from (made, below)
            number += 1


def _parts(
    phrases: Phrases,
) -> Iterator[tuple[Message, Iterator[Part], PageSection | None]]:
    """Headings, what stands under each, and a section that may follow it without a number."""
    yield message(_("Sections")), _sections(phrases), None
    yield message(_("The gaps that matter")), _gaps(phrases), _reasons(phrases)
    yield phrases.newly_met_title(), _newly_met(phrases), None
    yield phrases.moved_title(), _moved(phrases), None
    yield message(_("Units silent or late")), _units(phrases), None
    yield message(_("What cannot be judged, and why")), _unknown(phrases), None
    yield message(_("Figures in doubt")), _doubts(phrases), None


def _sections(phrases: Phrases) -> Iterator[blocks.Table]:
    summary = phrases.summary
    lines = list(summaries.section_lines(summary))
    total = len(lines) > 1
    if total:
        lines.append(summaries.total_line(summary))
    bar = [_MET] if summary.options.charts == "unicode" else []
    yield table((*summaries.section_columns(30, 6), *bar), lines, total=total)


def _small_bar(line: summaries.SectionLine) -> str:
    """The share that is met in ten steps."""
    met, *others = (one.count for one in lights(line.members))
    filled = steps_of(met, met + sum(others), _STEPS)
    return "▰" * filled + "▱" * (_STEPS - filled)


_MET = Column(_("share met"), "text", _small_bar, width=10)


def _whole(phrases: Phrases) -> tuple[Column, ...]:
    """How a target stands over all units, where the page is about some."""
    outcome = phrases.summary.outcome

    def of_row(column: Column) -> Column:
        return column._replace(cell=lambda one: column.cell(columns.TargetRow(outcome, one)))

    return tuple(map(of_row, columns.WHOLE)) if outcome.whole else ()


def _first(
    phrases: Phrases,
    found: Sequence[_Found],
    make: Callable[[Sequence[_Found]], blocks.Block],
    rest: Callable[[int], Message] = more,
) -> Iterator[Part]:
    """The first of what was found, and how many more there are."""
    shown = found[: phrases.summary.options.top]
    if shown:
        yield make(shown)
    if len(found) > len(shown):
        yield rest(len(found) - len(shown))


def _gaps(phrases: Phrases) -> Iterator[Part]:
    found = gaps(phrases.summary.results)
    if not found:
        yield phrases.no_gaps()
    of_gaps = (
        Column(_("Target"), "text", name_of, 3, width=22),
        Column(_("Actual"), "figure", phrases.actual, width=9),
        Column(_("Goal"), "text", phrases.goal, 2, width=12),
        Column(_("Gap in points"), "points", phrases.gap, width=8),
        Column(_("Pace needed"), "text", phrases.pace, 1, width=13),
        Column(_("Reports"), "text", phrases.responsible, 2, width=19),
        Column(_("Status"), "mark", of_result, width=13),
        *_whole(phrases),
    )
    yield from _first(phrases, found, partial(table, of_gaps))


def _reasons(phrases: Phrases) -> PageSection | None:
    shown = gaps(phrases.summary.results)[: phrases.summary.options.top]
    quoted = tuple(one for result in shown for one in summaries.quotes(phrases, result))
    heading = _("Reasons and next steps, as reported")
    return section(blocks.Items(quoted), heading=heading, level=3) if quoted else None


def _newly_met(phrases: Phrases) -> Iterator[Part]:
    met = [(name_of(one), phrases.reached(one)) for one in newly_met(phrases.summary)]
    return _first(phrases, met, lambda shown: blocks.Items(tuple(shown)))


def _moved(phrases: Phrases) -> Iterator[Part]:
    if phrases.summary.options.since is None:
        return
    found = moved(phrases.summary)
    if not found:
        yield message(_("Nothing moved."))
    of_moved = (
        Column(_("Target"), "text", lambda pair: name_of(pair[1]), 3, width=30),
        Column(_("then"), "text", lambda pair: phrases.state(pair[0]), 2, width=20),
        Column(_("now"), "text", lambda pair: phrases.state(pair[1]), 2, width=20),
    )
    yield from _first(phrases, found, partial(table, of_moved))


def _units(phrases: Phrases) -> Iterator[Part]:
    if found := summaries.owed(phrases.summary):
        yield blocks.Items(found)
    elif summaries.all_in_time(phrases.summary):
        yield message(_("Every unit has reported in time."))


def _unknown(phrases: Phrases) -> Iterator[Part]:
    of_unknown = (
        Column(_("Target"), "text", name_of, 3, width=30),
        Column(_("Status"), "mark", of_result, width=10),
        Column(_("Why"), "text", lambda result: phrases.why(result) or "", 3, width=40),
    )
    yield from _first(phrases, unjudged(phrases.summary.results), partial(table, of_unknown))
    yield from phrases.not_reporting()


def _doubts(phrases: Phrases) -> Iterator[Part]:
    found = doubts_listed(phrases.summary.outcome, phrases.summary.results)
    more_of_them = _("{count} more: workplan show TARGET")
    return _first(phrases, found, doubts_table, lambda rest: message(more_of_them, count=rest))


def _appendix(phrases: Phrases) -> Iterator[PageSection | None]:
    of_all = (
        Column(_("Target"), "text", name_of, 3, width=34),
        Column(_("Goal"), "text", phrases.goal, 2, width=14),
        Column(_("Actual"), "figure", phrases.actual, width=9),
        Column(_("Expected"), "percent", lambda result: Percent(result.expected), width=9),
        Column(_("Gap in points"), "points", phrases.gap, width=8),
        Column(_("Status"), "mark", of_result, width=10),
        *_whole(phrases),
    )
    results = phrases.summary.results
    for number in dict.fromkeys(result.task.number for result in results):
        members = [result for result in results if result.task.number == number]
        title = members[0].task.title
        heading = message(_("Task {number}: {title}"), number=number, title=title)
        # of those that cannot be judged a part of its own says why
        said = [one for one in members if one.because and one.column != "unknown"]
        yield section(table(of_all, members), columns.reasons_of(said), heading=heading, level=3)
