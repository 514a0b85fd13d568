"""The list of all targets, in which readers look for them, and all that is known of each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from fractions import Fraction
from typing import Any

from workplan_cli.assessment.expected import expected_share
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import Entry, Evidence
from workplan_cli.model.status import CLASS_WORDS, STATUS, STATUSES, urgency
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Column, Filter, Lookup, Marks, Stack, table
from workplan_cli.pages.charts import ChartPoint, LineChart
from workplan_cli.pages.entries import backing, figure_of, statement
from workplan_cli.pages.marks import of_result, of_status
from workplan_cli.pages.phrases import Phrases, name_of
from workplan_cli.pages.unit_rows import reporters_of, unit_name
from workplan_cli.pages.values import Link, Percent, Quote, Ref, Said, run

LIST = "targets"
"""The anchor of the list."""
_PERIODS = 6
"""How many of the newest days a row shows its light of."""
_WORST_FIRST = sorted(STATUSES, key=lambda one: (urgency(one), -(STATUS[one].rank or 0)))


def anchor(result: TargetResult) -> str:
    """Where all that is known of a target is."""
    return f"t-{result.target.id}"


def target_list(phrases: Phrases) -> blocks.Table:
    """A row a target; readers search it, pick classes and sections, and sort it."""
    return lookup_table(_columns(phrases), phrases.summary.results, _filters(phrases))


def lookup_table(
    columns: Sequence[Column], things: Sequence[Any], filters: Iterable[Filter]
) -> blocks.Table:
    """A table with a row for each thing, in which readers search, pick and sort."""
    orders = tuple(one.order and tuple(map(one.order, things)) for one in columns)
    return table(columns, things)._replace(lookup=Lookup(tuple(filters), orders))


def _columns(phrases: Phrases) -> tuple[Column, ...]:
    return (
        Column(_("Target"), "id", lambda one: Ref(anchor(one), one.target.id), width=10),
        Column(_("title"), "text", lambda one: one.target.title, 3, width=40),
        Column(_("Goal"), "text", phrases.goal, 2, width=20, wide_only=True),
        Column(_("Actual"), "figure", phrases.actual, width=14),
        Column(_("Expected"), "percent", lambda one: Percent(one.expected), width=11,
               wide_only=True),
        Column(_("Gap in points"), "points", phrases.gap, width=11,
               order=lambda one: one.rating.gap),
        Column(_("Status"), "mark", of_result, width=16,
               order=lambda one: _WORST_FIRST.index(one.status)),
        Column(_("By period"), "mark", lambda one: _strip(phrases, one), width=10, wide_only=True),
        Column(_("due"), "date", lambda one: one.due, wide_only=True,
               order=lambda one: one.due.toordinal()),
        Column(_("Reports"), "text", lambda one: reporters_of(phrases.summary.outcome, one), 1,
               width=20, wide_only=True),
    )  # fmt: skip


def _strip(phrases: Phrases, result: TargetResult) -> Marks:
    """How it stood at the end of each period, the oldest first, and on the day itself."""
    moments = phrases.summary.moments[-_PERIODS:]
    return Marks(tuple(of_status(one.by_id[result.target.id].status) for one in moments))


def _filters(phrases: Phrases) -> Iterator[Filter]:
    results = phrases.summary.results
    yield Filter(
        "class", _("Show only"), tuple(CLASS_WORDS.items()), tuple(one.in_class for one in results)
    )
    sections = {one.section.number: one.section for one in results}
    yield Filter(
        "section",
        _("Section"),
        tuple((str(key), run(key, one.short or one.title)) for key, one in sections.items()),
        tuple(str(one.section.number) for one in results),
    )


def details(phrases: Phrases) -> Iterator[blocks.Details]:
    """A folded part for each target."""
    back = Ref(LIST, message(_("Back to the list")))
    for result in phrases.summary.results:
        known = tuple(_blocks(phrases, result))
        yield blocks.Details(anchor(result), name_of(result), of_result(result), known, back)


def _blocks(phrases: Phrases, result: TargetResult) -> Iterator[blocks.Block]:
    facts: tuple[tuple[str, Said], ...] = (
        (_("Goal"), phrases.goal(result)),
        (_("Actual"), phrases.actual(result)),
        (_("Expected"), Percent(result.expected)),
        (_("Gap in points"), phrases.gap(result)),
        (_("due"), result.due),
        (_("Pace needed"), phrases.pace(result) if result.goal else None),
    )
    yield blocks.Paragraph(run(*(_named(name, value) for name, value in facts), between=" · "))
    if why := phrases.why(result):
        yield blocks.Paragraph(_named(_("Why"), why))
    if chart := progress(phrases.summary.moments, result.target.id):
        yield chart
    if newest := list(_newest(phrases, result)):
        yield table(_entry_columns(phrases.summary.outcome, result), newest)
    else:
        yield blocks.Paragraph(message(_("Nothing has been reported on it.")))


def _named(name: str, value: Said) -> Said:
    return run(message(name), value, between=": ")


def _newest(phrases: Phrases, result: TargetResult) -> Iterator[Reading]:
    """The newest entry of each unit, in the order of the units file."""
    newest = {one.unit: one for one in result.readings if not one.superseded}
    known = [unit.id for unit in phrases.summary.outcome.units.units if unit.id in newest]
    return (newest[unit] for unit in (*known, *sorted(set(newest) - set(known))))


def _entry_columns(outcome: Outcome, result: TargetResult) -> tuple[Column, ...]:
    counted = frozenset(one.unit for own in result.counted_standings for one in own.readings)

    def whose(reading: Reading) -> Said:
        """The unit; where it gave a figure and none of its figures is in the target's, that too."""
        name = unit_name(outcome, reading.unit)
        blank = reading.entry.no_figure or figure_of(result, reading) is None
        if result.goal is None or blank or reading.unit in counted:
            return name
        return message(_("{name} ({remarks})"), name=name, remarks=message(_("not counted")))

    return (
        Column(_("Unit"), "text", whose, 1, width=16),
        Column(_("period"), "text", lambda reading: reading.period.name, width=10),
        Column(_("figure"), "figure", lambda reading: figure_of(result, reading)),
        Column(_("What was reported"), "text", lambda reading: Stack(_texts(reading.entry)), 3,
               width=40),
        Column(_("evidence"), "text",
               lambda reading: Stack(tuple(map(_link, reading.entry.evidence))), 2, width=30),
    )  # fmt: skip


def _texts(entry: Entry) -> tuple[Said, ...]:
    """What was written: activities, note, reason and next step."""
    texts: list[Said] = [run(one.date, Quote(one.text)) for one in entry.activities]
    if entry.note:
        texts.append(Quote(entry.note))
    return (*texts, *statement(entry))


def _link(evidence: Evidence) -> Said:
    """What evidence is called, with its address where it has one."""
    named = backing(evidence)
    return Link(evidence.url, named if named.parts else None) if evidence.url else named


def progress(moments: Sequence[Outcome], target: str) -> LineChart | None:
    """Progress of one target at the end of each period; None where there never was a figure."""
    results = [(outcome.as_of, outcome.by_id[target]) for outcome in moments]
    known = [(day, one.rating.progress) for day, one in results if one.rating.progress is not None]
    if not known:
        return None
    period, last = moments[-1].plan.period, results[-1][1]
    steps = run(*(run(day, Percent(share, 0)) for day, share in known), between=" · ")
    return LineChart(
        start=period.start,
        end=period.end,
        reached=(
            *(ChartPoint(day, share) for day, share in known[:-1]),
            ChartPoint(*known[-1], Percent(known[-1][1], 0)),
        ),
        expected=() if last.expected is None else _expected(moments[-1], last),
        levels=((Fraction(1), Percent(Fraction(1), 0)), (Fraction(0), 0)),
        days=(period.start, period.end),
        text=run(
            run("— ", message(_("reached")), ": ", steps, between=""),
            run("- - ", message(_("expected")), ": ", Percent(last.expected), between=""),
            between="; ",
        ),
    )


def _expected(outcome: Outcome, result: TargetResult) -> tuple[ChartPoint, ...]:
    """The expected share where it bends, and on both sides of where it jumps."""
    plan, target, schedule = outcome.plan, result.target, result.target.schedule
    steps = [step.by for step in schedule] if isinstance(schedule, tuple) else []
    jumps = [*steps, result.due] if steps or schedule == "at_due" else []
    days = {plan.period.start, result.due, plan.period.end, *jumps}
    days |= {day - timedelta(days=1) for day in jumps if day > plan.period.start}
    return tuple(
        ChartPoint(day, expected_share(plan, target, day, result.baseline)) for day in sorted(days)
    )
