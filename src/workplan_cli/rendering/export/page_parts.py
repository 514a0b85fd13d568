"""What the web page shows, part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from workplan_cli.model.message import _
from workplan_cli.rendering.export.content import classes, gaps, moved, newly_met, unjudged
from workplan_cli.rendering.export.origin import origin
from workplan_cli.rendering.export.owed import owed
from workplan_cli.rendering.export.page_charts import Lines, Segment, burn_up, segments
from workplan_cli.rendering.export.page_targets import Light, Row, row
from workplan_cli.rendering.export.page_units import Column, columns, legend, unit_rows
from workplan_cli.rendering.export.page_words import Both, Pairs, Two, in_both
from workplan_cli.rendering.export.wording import Wording

_CHART = (640, 220)


@dataclass(frozen=True, slots=True)
class Card:
    """One of the five classes."""

    key: str
    word: Two
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class SectionBar:
    """A section with its bar."""

    number: int
    title: Two
    short: Two
    total: Two
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page but for its fixed words."""

    title: Two
    opening: Two
    remarks: list[Two]
    unreadable: tuple[Two, Pairs] | None
    cards: list[Card]
    bar: list[Segment]
    gaps: list[Row]
    newly_met: list[Row]
    newly_met_title: Two
    moved: list[tuple[Row, Two, Two]]
    moved_title: Two
    unknown: list[Row]
    more_unknown: Two | None
    day: Two
    burn_up: Lines
    burn_up_text: Two
    sections: list[SectionBar]
    tasks: list[Column]
    units: list[tuple[Two, list[Light | None]]]
    legend: list[Light]
    rows: list[Row]
    owed: Pairs
    origin: Pairs
    start: str
    end: str


def page(both: Both) -> Page:
    """Everything, in the order in which it is shown."""
    summary = both.summary
    found, chart = classes(summary.results), burn_up(summary, *_CHART)
    plan, top = summary.outcome.plan, summary.options.top
    rows = {result.target.id: row(both, result) for result in summary.results}
    unknown = unjudged(summary.results)
    return Page(
        title=both.of(Wording.title),
        opening=both.of(Wording.opening),
        remarks=both.lines(lambda words: [*words.remarks(), *words.unheard()]),
        unreadable=_unreadable(both),
        cards=[Card(one.key, both.say(one.word), one.count, f"{one.share:.1f}%") for one in found],
        bar=segments(found),
        gaps=[rows[one.target.id] for one in gaps(summary.results, summary.options.unit)[:top]],
        newly_met=[rows[one.target.id] for one in newly_met(summary)[:top]],
        newly_met_title=both.of(Wording.newly_met_title),
        moved=list(_moved(both, rows)),
        moved_title=both.of(Wording.moved_title),
        unknown=[rows[one.target.id] for one in unknown[:top]],
        more_unknown=both.of(lambda words: words.more(len(unknown) - top))
        if len(unknown) > top
        else None,
        day=both.of(Wording.day_and_share),
        burn_up=chart,
        burn_up_text=both.of(lambda words: _burn_up_text(words, chart)),
        sections=list(_sections(both)),
        tasks=columns(both),
        units=list(unit_rows(both)),
        legend=legend(both),
        rows=list(rows.values()),
        owed=both.pairs(owed),
        origin=both.pairs(lambda words: origin(summary.provenance, words.language)[:-1]),
        start=plan.period.start.isoformat(),
        end=plan.period.end.isoformat(),
    )


def _moved(both: Both, rows: Mapping[str, Row]) -> Iterator[tuple[Row, Two, Two]]:
    """What moved since the period that was asked for: then and now."""
    if both.summary.options.since is None:
        return
    for then, now in moved(both.summary)[: both.summary.options.top]:
        before, after = partial(Wording.state, result=then), partial(Wording.state, result=now)
        yield rows[now.target.id], both.of(before), both.of(after)


def _unreadable(both: Both) -> tuple[Two, Pairs] | None:
    if not both.summary.provenance.unreadable:
        return None
    return both.of(Wording.unreadable_title), both.pairs(Wording.unreadable)


def _burn_up_text(words: Wording, chart: Lines) -> str:
    now = chart.reached[-1].x
    expected = next((dot.label for dot in chart.expected if dot.x == now), "–")
    steps = [f"{dot.day} {dot.label}" for dot in chart.reached]
    return words.say(
        _(
            "Targets met at the end of each period: {steps}. Of {count} targets, {goals} have "
            "a goal; their number times the expected share is {expected} on {day}."
        ),
        steps=words.language.join(steps),
        count=len(words.summary.results),
        goals=sum(one.goal is not None for one in words.summary.results),
        expected=expected,
        day=words.day(words.summary.outcome.as_of),
    )


def _sections(both: Both) -> Iterator[SectionBar]:
    for section in both.summary.outcome.plan.sections:
        members = [one for one in both.summary.results if one.section.number == section.number]
        if members:
            yield SectionBar(
                section.number,
                in_both(section.title),
                in_both(section.short or section.title),
                both.of(partial(Wording.total, count=len(members))),
                segments(classes(members)),
            )
