"""Laws that hold for every plan and every pile of reports. All data are invented."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from worlds import (
    DAYS,
    LEAGUES,
    UNITS,
    World,
    any_entry,
    file,
    filed,
    one_silent,
    plan_with,
    targets,
    worlds,
)

from building import TARGET
from workplan_cli.assessment.expected import expected_share
from workplan_cli.assessment.review import review
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.status import STATUS, STATUSES

LAW = settings(deadline=None, max_examples=100)


def judge(plan: Plan, reports: list[LoadedReport], day: date) -> TargetResult:
    return review(plan, UNITS, reports, day).targets[0]


def figures(found: TargetResult) -> tuple[object, ...]:
    """What a reader sees, apart from the entries that it comes from."""
    units = [(part.unit, part.silent, part.use, part.own) for part in found.units]
    bounds = (found.floor, found.ceiling, found.settled)
    return (found.rating, *bounds, found.baseline, found.because, units)


@LAW
@given(
    st.lists(targets(), min_size=1, max_size=3),
    st.lists(filed(any_entry()), unique_by=lambda one: one.file, max_size=10),
    DAYS,
)
def test_every_target_gets_one_status_whatever_is_reported(
    made: list[dict[str, Any]], reports: list[LoadedReport], day: date
) -> None:
    plan = plan_with(*({**one, "id": f"13.4.{n}"} for n, one in enumerate(made, 2)))
    outcome = review(plan, UNITS, reports, day)
    assert [one.target.id for one in outcome.targets] == [one.id for one in plan.targets]
    assert sum(outcome.counts.values()) == len(plan.targets)
    assert Counter(one.status for one in outcome.targets) == Counter(outcome.counts)
    assert set(outcome.counts) == set(STATUSES)


@LAW
@given(worlds() | worlds(fitting=False), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(world: World, random: Any) -> None:
    plan, shuffled = world.plan(), random.sample(world.reports, len(world.reports))
    assert judge(plan, shuffled, world.day) == judge(plan, world.reports, world.day)


@LAW
@given(worlds(), st.data())
def test_a_revision_that_says_the_same_changes_nothing(world: World, data: st.DataObject) -> None:
    plan, reports = world.plan(), world.reports
    first = data.draw(st.sampled_from(reports)).report
    key = (first.unit, first.period)
    latest = max(
        (one.report for one in reports if (one.report.unit, one.report.period) == key),
        key=lambda report: report.revision,
    )
    again = latest.model_copy(update={"revision": 9})
    more = [*reports, LoadedReport(again, "again", reports[0].places)]
    assert figures(judge(plan, more, world.day)) == figures(judge(plan, reports, world.day))


@LAW
@given(worlds(measure="count"), st.data(), st.integers(1, 50))
def test_adding_progress_never_lowers_a_count(world: World, data: st.DataObject, more: int) -> None:
    plan, reports = world.plan(), world.reports
    chosen = data.draw(st.sampled_from(reports))
    entry = chosen.report.entries[0]
    assume(entry.value is not None or entry.items)  # a blank is no figure that could be raised
    # Of `all` and `any` the figure says how many units hold, which fewer do of a ceiling.
    assume(plan.targets[0].combine not in {"all", "any"})
    raised = entry.model_copy(update=_more(entry, more))
    report = chosen.report.model_copy(update={"entries": (raised,)})
    better = [
        LoadedReport(report, one.file, one.places) if one is chosen else one for one in reports
    ]
    before, after = judge(plan, reports, world.day), judge(plan, better, world.day)
    assert (after.rating.actual or 0) >= (before.rating.actual or 0)


def _more(entry: Any, more: int) -> dict[str, Any]:
    if entry.value is None:
        return {"items": (*(entry.items or ()), f"new {more}")}
    return {"value": entry.value + Decimal(more)}


@LAW
@given(worlds(measure="count"))
def test_a_combined_count_is_never_above_the_sum(world: World) -> None:
    assume(world.target["combine"] not in {"all", "any"})
    found = judge(world.plan(), world.reports, world.day)
    amounts = [part.standing.amount or 0 for part in found.units if part.standing]
    assert (found.rating.actual or 0) <= sum(amounts)


@LAW
@given(worlds() | one_silent())
def test_floor_actual_and_ceiling_are_in_this_order(world: World) -> None:
    found = judge(world.plan(), world.reports, world.day)
    # A goal of nothing is reached by units that have said nothing.
    assume(found.target.combine != "all" or not found.goal or found.goal.amount != 0)
    down = found.goal is not None and found.goal.facts.lower_is_better
    # A goal behind where it began was reached before anybody did anything; a rule asks about it.
    assume(not _behind_its_baseline(found, world))
    by_direction = down and found.target.combine not in {"all", "any"}
    sign = -1 if by_direction else 1
    # Of a limit the figure shown is the lower end of what it may be, and stands between no bounds.
    shown = None if by_direction and found.rating.most else found.rating
    bounds = [found.floor, shown, found.ceiling]
    known = [sign * one.actual for one in bounds if one is not None and one.actual is not None]
    assert known == sorted(known)
    ends = [STATUS[one.status].rank for one in (found.floor, found.ceiling) if one is not None]
    assert None in ends or ends == sorted(ends, key=lambda rank: -(rank or 0))


def _behind_its_baseline(found: TargetResult, world: World) -> bool:
    goal, baselines = found.goal, [world.target.get("baseline")]
    baselines += [one.report.entries[0].baseline for one in world.reports]
    known = [one for one in baselines if isinstance(one, Decimal)]
    if goal is None or goal.amount is None or goal.facts.from_base is not None:
        return False
    amount, down = goal.amount, goal.facts.lower_is_better
    return any(amount > one if down else amount < one for one in known)


@LAW
@given(one_silent())
def test_a_silent_unit_that_repeats_its_figure_settles_on_an_announced_answer(
    world: World,
) -> None:
    plan = world.plan()
    found = judge(plan, world.reports, world.day)
    if found.status != "undecided" or found.silent_units != ("a",):
        return
    last, newest = world.reports[0], world.reports[-1].report
    again = last.report.model_copy(update={"period": newest.period})
    after = judge(plan, [*world.reports, LoadedReport(again, "again", last.places)], world.day)
    if found.floor is None or found.ceiling is None:  # nobody knows what a baseline holds
        return
    # Where a percentage came without its whole it stays open whoever reports.
    assert after.status in {found.floor.status, found.ceiling.status} or after.settled is False


@LAW
@given(
    targets(measure="share", combine="pooled", baseline=None, revisions=None, due=None),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=3, max_size=3),
)
def test_a_pooled_share_lies_between_the_units_extremes(
    made: dict[str, Any], pairs: list[tuple[int, int]]
) -> None:
    reports = [
        file(unit, "2022-Q4", {"target": TARGET, "part": min(pair), "whole": max(pair)})
        for unit, pair in zip(LEAGUES, pairs, strict=True)
    ]
    plan = plan_with({**made, "reported_by": ["leagues"]})
    found = judge(plan, reports, date(2022, 12, 31))
    shares = [Fraction(100 * min(pair), max(pair)) for pair in pairs if max(pair)]
    if shares:
        assert found.rating.actual is not None
        assert min(shares) <= found.rating.actual <= max(shares)
    else:
        assert found.status == "unreported"


@LAW
@given(targets(), DAYS, st.integers(0, 400))
def test_a_later_day_never_expects_less_nor_more_than_what_is_due(
    made: dict[str, Any], day: date, later: int
) -> None:
    plan = plan_with(made)
    target = plan.targets[0]
    first = expected_share(plan, target, day)
    second = expected_share(plan, target, day + timedelta(days=later))
    assert 0 <= first <= second <= 1
    if day >= plan.due(target):
        assert first == 1
    elif isinstance(target.schedule, tuple):
        due = [Fraction(step.share or 0) / 100 for step in target.schedule if step.by <= day]
        figures = any(step.value is not None for step in target.schedule)
        assert figures or first == max(due, default=0)
    elif target.schedule == "at_due":
        assert first == 0


@LAW
@given(worlds() | one_silent())
def test_a_status_says_what_its_figures_say(world: World) -> None:
    found = judge(world.plan(), world.reports, world.day)
    rating = found.rating
    whole = found.target.combine not in {"all", "any"} or found.target.measure == "milestone"
    if found.status == "met" and whole and found.goal and not found.goal.has_tolerance:
        assert rating.remaining == 0
    if found.status == "overdue":
        assert world.day >= found.due
    if found.status in {"ahead", "on_track", "slipping", "behind"}:
        assert world.day < found.due
    if found.status == "ahead":
        assert rating.gap is not None
        assert rating.gap >= 10
    if found.status == "undecided":
        assert found.because
