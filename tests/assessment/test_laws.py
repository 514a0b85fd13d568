"""Laws that hold for every plan and every pile of reports. All data are invented."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workplan_cli.assessment.expected import expected_share
from workplan_cli.assessment.review import review
from workplan_cli.model.outcome import STATUSES, TargetResult, Verdict
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Filed
from worlds import DAYS, FIGURE, QUARTERS, UNITS, file, piles, plan_with, targets

settings.register_profile("laws", deadline=None, max_examples=150)
settings.load_profile("laws")

LEAGUES = ("a", "b", "c")


def value() -> st.SearchStrategy[dict[str, Any]]:
    return FIGURE.map(lambda figure: {"target": "13.4.2", "value": figure})


def judge(plan: Plan, reports: list[Filed], day: date) -> TargetResult:
    return review(plan, UNITS, reports, day).targets[0]


def figures(found: TargetResult) -> tuple[object, ...]:
    """What a reader sees, apart from the entries that it comes from."""
    units = [(part.unit, part.silent, part.use, part.own) for part in found.units]
    bounds = (found.floor, found.ceiling, found.settled)
    return (found.verdict, *bounds, found.baseline, found.because, units)


@given(st.lists(targets(), min_size=1, max_size=3), piles(), DAYS)
def test_every_target_gets_one_status_whatever_is_reported(
    made: list[dict[str, Any]], reports: list[Filed], day: date
) -> None:
    plan = plan_with(*({**one, "id": f"13.4.{n}"} for n, one in enumerate(made, 2)))
    outcome = review(plan, UNITS, reports, day)
    assert [one.target.id for one in outcome.targets] == [one.id for one in plan.targets]
    assert sum(outcome.counts.values()) == len(plan.targets)
    assert Counter(one.status for one in outcome.targets) == Counter(outcome.counts)
    assert set(outcome.counts) == set(STATUSES)


@given(targets(), piles(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(
    made: dict[str, Any], reports: list[Filed], day: date, random: Any
) -> None:
    plan = plan_with(made)
    shuffled = random.sample(reports, len(reports))
    assert review(plan, UNITS, shuffled, day).targets == review(plan, UNITS, reports, day).targets


@given(targets(), piles(min_size=1), DAYS, st.data())
def test_a_revision_that_says_the_same_changes_nothing(
    made: dict[str, Any], reports: list[Filed], day: date, data: st.DataObject
) -> None:
    plan = plan_with(made)
    first = data.draw(st.sampled_from(reports)).report
    key = (first.unit, first.period)
    latest = max(
        (one.report for one in reports if (one.report.unit, one.report.period) == key),
        key=lambda report: report.revision,
    )
    again = latest.model_copy(update={"revision": 9})
    more = [*reports, Filed(again, "again", reports[0].places)]
    assert figures(judge(plan, more, day)) == figures(judge(plan, reports, day))


@given(
    targets(measure="count"),
    piles(entry=value(), min_size=1),
    DAYS,
    st.data(),
    st.integers(1, 50),
)
def test_adding_progress_never_lowers_a_count(
    made: dict[str, Any], reports: list[Filed], day: date, data: st.DataObject, more: int
) -> None:
    plan = plan_with(made)
    chosen = data.draw(st.sampled_from(reports))
    entry = chosen.report.entries[0]
    raised = entry.model_copy(update={"value": (entry.value or 0) + Decimal(more)})
    report = chosen.report.model_copy(update={"entries": (raised,)})
    better = [Filed(report, one.file, one.places) if one is chosen else one for one in reports]
    before, after = judge(plan, reports, day).verdict, judge(plan, better, day).verdict
    assert (after.actual or 0) >= (before.actual or 0)


@given(targets(measure="count"), piles(), DAYS)
def test_a_combined_count_is_never_above_the_sum(
    made: dict[str, Any], reports: list[Filed], day: date
) -> None:
    assume(made["combine"] not in {"all", "any"})
    assume(all((one.report.entries[0].value or 0) >= 0 for one in reports))
    found = judge(plan_with(made), reports, day)
    amounts = [part.holding.amount or 0 for part in found.units if part.holding]
    assert (found.verdict.actual or 0) <= sum(amounts)


@given(targets(), piles(), DAYS)
def test_floor_actual_and_ceiling_are_in_this_order(
    made: dict[str, Any], reports: list[Filed], day: date
) -> None:
    assume(all((one.report.entries[0].value or 0) >= 0 for one in reports))
    assume(all(_is_share(one.report.entries[0]) for one in reports))
    found = judge(plan_with(made), reports, day)
    kinds = {"fall_by", "at_most"}
    sign = -1 if found.goal and found.goal.kind in kinds and _by_figure(found) else 1
    bounds = [found.floor, found.verdict, found.ceiling]
    known = [sign * one.actual for one in bounds if one is not None and one.actual is not None]
    assert known == sorted(known)


def _is_share(entry: Any) -> bool:
    """Not more than there is: a part above its whole is an error that a rule reports."""
    return (entry.part or 0) <= (entry.whole or 0) and (entry.value or 0) <= 100


def _by_figure(found: TargetResult) -> bool:
    return found.target.combine not in {"all", "any"}


@given(
    targets(over_time="cumulative", reported_by=["leagues"]) | targets(over_time="snapshot"),
    piles(LEAGUES, QUARTERS),
    st.sampled_from(["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31", "2023-02-01"]),
)
def test_a_silent_unit_that_repeats_its_figure_settles_on_an_announced_answer(
    made: dict[str, Any], reports: list[Filed], day: str
) -> None:
    made = {**made, "reported_by": ["leagues"]}
    plan, on = plan_with(made), date.fromisoformat(day)
    found = judge(plan, reports, on)
    silent = [part for part in found.units if part.silent]
    assume(found.status == "undecided" and len(silent) == 1)
    held = silent[0].holding
    assume(held is not None)
    assert held is not None
    period = review(plan, UNITS, reports, on).period
    assert period is not None
    entry = held.newest.entry.model_dump(exclude_none=True, exclude_defaults=True)
    repeated = file(held.unit, period.name, entry, revision=9)
    after = judge(plan, [*reports, repeated], on)
    assert found.floor is not None
    assert found.ceiling is not None
    # Wholes that are still unknown leave it open whoever reports.
    if after.settled:
        assert after.status in {found.floor.status, found.ceiling.status}


@given(
    targets(measure="share", combine="pooled", baseline=None),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=3, max_size=3),
)
def test_a_pooled_share_lies_between_the_units_extremes(
    made: dict[str, Any], figures: list[tuple[int, int]]
) -> None:
    made = {**made, "reported_by": ["leagues"], "revisions": []}
    reports = [
        file(unit, "2022-Q4", {"target": "13.4.2", "part": min(pair), "whole": max(pair)})
        for unit, pair in zip(LEAGUES, figures, strict=True)
    ]
    found = judge(plan_with(made), reports, date(2022, 12, 31))
    shares = [Fraction(100 * min(pair), max(pair)) for pair in figures if max(pair)]
    if shares:
        assert found.verdict.actual is not None
        assert min(shares) <= found.verdict.actual <= max(shares)
    else:
        assert found.status == "unreported"


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
        assert first <= max([Fraction(step.share) / 100 for step in target.schedule], default=0)
    elif target.schedule == "at_due":
        assert first == 0


@given(targets(), piles(), DAYS)
def test_a_status_says_what_its_figures_say(
    made: dict[str, Any], reports: list[Filed], day: date
) -> None:
    found = judge(plan_with(made), reports, day)
    verdict: Verdict = found.verdict
    if found.status == "met" and found.goal and found.goal.kind == "at_least" and _by_figure(found):
        assert verdict.remaining == 0
    if found.status == "overdue":
        assert day > found.due
    if found.status in {"ahead", "on_track", "slipping", "behind"}:
        assert day <= found.due
    if found.status == "ahead":
        assert verdict.gap is not None
        assert verdict.gap >= 10
    if found.status == "undecided":
        assert found.because
