"""`workplan export html`: everything on one page, from the classes down to single entries."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import TypeVar

from workplan_cli.assessment.duties import own_rating_of
from workplan_cli.assessment.highlights import (
    ClassCount,
    duties_in_scope,
    gaps,
    lights,
    moved,
    newly_met,
    unjudged,
)
from workplan_cli.assessment.outlook import outlooks
from workplan_cli.assessment.punctuality import has_answered
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, TargetResult, UnitResult
from workplan_cli.model.status import STATUS, STATUSES, Status, is_short, status_word, urgency
from workplan_cli.pages import blocks, columns, summaries
from workplan_cli.pages.blocks import Grid, Mark, Page, PageSection, page, section
from workplan_cli.pages.charts import Cards, Legend, Segments
from workplan_cli.pages.dashboard_targets import LIST, anchor, details, target_list
from workplan_cli.pages.goals import expected_in_words
from workplan_cli.pages.marks import of_result, of_status
from workplan_cli.pages.phrases import Phrases, in_all, more, name_of
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Ref, Said, run

T = TypeVar("T")


def dashboard(summary: Summary) -> Page:
    """What a leader reads first comes first; the provenance is at the end."""
    phrases = Phrases(summary)
    grid = unit_grid(summary)
    return page(
        phrases.title(),
        [
            _overview(phrases),
            *_lists(phrases),
            *_sections(summary),
            section(blocks.Pieces(LEGEND), grid, heading=_("Units and tasks"), anchor="units")
            if grid.rows
            else None,
            section(
                target_list(phrases),
                columns.green_beside_a_gap(summary.outcome, summary.results),
                heading=_("Targets"),
                anchor=LIST,
            ),
            section(*details(phrases), heading=_("Every target"), anchor="details"),
            section(
                blocks.Pairs(summaries.origin(summary.provenance)),
                blocks.Paragraph(message(summaries.AGAIN), strong=True),
                blocks.Code(summaries.command(summary.provenance)),
                heading=_("Provenance"),
                anchor="origin",
            ),
        ],
        [columns.sheet(summary.outcome, summary.results)],
        summary.provenance,
    )


def _overview(phrases: Phrases) -> PageSection | None:
    summary = phrases.summary
    found = tuple(lights(summary.results))
    return section(
        *summaries.headline(phrases),
        Cards(found),
        Segments(found, _counts(summary.results)),
        phrases.rounding(),
        *phrases.scope(),
        *phrases.doubts(),
        *phrases.notes(),
        *phrases.not_reporting(),
        blocks.Notice(phrases.unreadable_title(), phrases.unreadable())
        if summary.provenance.unreadable
        else None,
        heading=_("Overview"),
        anchor="overview",
    )


def _lists(phrases: Phrases) -> Iterator[PageSection | None]:
    """The few targets that matter, each with the way to all that is known of it."""
    summary, first = phrases.summary, partial(_first, phrases.summary.options.top)

    def plain(one: TargetResult) -> blocks.ListingItem:
        return blocks.ListingItem(_named(one))

    worst = gaps(summary.results)
    yield first(_("The gaps that matter"), worst, partial(_gap, phrases), ordered=True)
    late = [one for one in outlooks(summary.outcome, summary.results) if one.will_be_late]
    yield first(
        _("What will be late, by its pace or by the word of those who report"),
        late,
        lambda one: blocks.ListingItem(_named(one.result), expected_in_words(one)),
    )
    yield first(phrases.newly_met_title(), newly_met(summary), plain)
    if summary.options.since is not None:
        yield first(phrases.moved_title(), moved(summary), lambda pair: _moved(phrases, *pair))
    yield first(
        _("What cannot be judged, and why"),
        unjudged(summary.results),
        lambda one: blocks.ListingItem(_named(one), phrases.why(one)),
    )
    owed = summaries.owed(summary)
    items = blocks.Items(owed) if owed else None
    yield section(items, heading=_("Units silent or late"), level=3)


def _first(
    top: int,
    heading: Said,
    found: Sequence[T],
    item: Callable[[T], blocks.ListingItem],
    *,
    ordered: bool = False,
) -> PageSection | None:
    """The first of what was found, and how many more there are; nothing where nothing was."""
    listed = blocks.Listing(tuple(map(item, found[:top])), ordered) if found[:top] else None
    rest = more(len(found) - top) if len(found) > top else None
    return section(listed, rest, heading=heading, level=3)


def _moved(phrases: Phrases, then: TargetResult, now: TargetResult) -> blocks.ListingItem:
    states = run(phrases.state(then), phrases.state(now), between=" → ")
    return blocks.ListingItem(_named(now)[1:], states)


def _named(result: TargetResult) -> tuple[Said | blocks.Mark, ...]:
    """The light of a target, and its name that leads to its own part."""
    return of_result(result), Ref(anchor(result), name_of(result))


def _gap(phrases: Phrases, result: TargetResult) -> blocks.ListingItem:
    """Figure and goal, how far apart, the pace needed, who reports, and what they said."""
    gap = run(message(_("Gap in points")), phrases.gap(result))
    parts = (
        run(phrases.actual(result), phrases.goal(result), between=" / "),
        gap if result.rating.gap is not None else None,
        phrases.pace(result),
        phrases.responsible(result),
    )
    text = run(*(one for one in parts if one is not None), between=" · ")
    return blocks.ListingItem(_named(result), text, summaries.quotes(phrases, result))


def _sections(summary: Summary) -> Iterator[PageSection | None]:
    """A bar for each section of the plan that has targets in scope."""
    yield section(Legend(tuple(lights(summary.results))), heading=_("Sections"), anchor="sections")
    lines = [(line.title, tuple(lights(line.members)), line.members)
             for line in summaries.section_lines(summary)]  # fmt: skip
    most = max((_size(found) for _title, found, _members in lines), default=0)
    for title, found, members in lines:
        bar = Segments(found, _counts(members), Fraction(_size(found), most or 1))
        yield section(bar, heading=title, level=3)


def _size(found: Sequence[ClassCount]) -> int:
    return sum(one.count for one in found)


def _counts(members: Sequence[TargetResult]) -> Said:
    """What a bar shows, status by status, and the continuing work that it does not show."""
    found = Counter(one.status for one in members)
    counts = (run(status_word(one), found[one]) for one in STATUSES if found[one])
    return run(in_all(len(members)), run(*counts, between=" · "), between=": ")


_WORST_FIRST: tuple[Status, ...] = (
    *sorted(filter(is_short, STATUSES), key=urgency),
    "silent",
    "no_baseline",
    *sorted(
        (one for one in STATUSES if STATUS[one].good), key=lambda one: -(STATUS[one].rank or 0)
    ),
)
"""What a cell shows, of several targets the worst."""
_NO_NEWS = Mark(
    STATUS["unreported"].sign, "grey", _("nothing for the newest period"), status="silent"
)
_REPORTED = Mark("✓", "grey", _("reported, without a goal of its own"))
LEGEND = (
    *(of_status(status) for status in STATUS if status in _WORST_FIRST and status != "silent"),
    _NO_NEWS,
    _REPORTED,
)
"""What the marks stand for."""


def unit_grid(summary: Summary) -> Grid:
    """Each unit that must report, the worst first, with a mark or nothing for every task."""
    tasks = {one.task.number: one.task for one in summary.results}
    cells: dict[tuple[str, int], Mark] = {}
    for result in summary.results:
        for part in result.units:
            if part.must_report:
                key = (part.unit, result.task.number)
                cells[key] = min(
                    cells.get(key, _REPORTED), _mark(summary.outcome, result, part), key=_rank
                )
    units = [duties.unit for duties in duties_in_scope(summary)]
    rows = [
        (unit_name(summary.outcome, unit), tuple(cells.get((unit, number)) for number in tasks))
        for unit in units
    ]
    return Grid(
        _("Unit, by number of the task"),
        tuple((number, task.title) for number, task in tasks.items()),
        tuple(sorted(rows, key=lambda row: sorted(_rank(mark) for mark in row[1] if mark))),
    )


def _mark(outcome: Outcome, result: TargetResult, part: UnitResult) -> Mark:
    """How a unit's part stands, where that can be told and it has a goal of its own."""
    rating = own_rating_of(result, part)
    if rating is None or rating.status not in _WORST_FIRST:
        heard = not part.silent or has_answered(outcome, result, part.unit)
        return _REPORTED if heard else _NO_NEWS
    return of_status(rating.status)


def _rank(mark: Mark) -> int:
    return len(_WORST_FIRST) if mark.status is None else _WORST_FIRST.index(mark.status)
