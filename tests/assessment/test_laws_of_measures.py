"""Laws of measures and goals, whatever the plan: the unit of measure, levels, progress, order."""

import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from worlds import UNITS, World, file, filed, fitting_entry, plan_with, targets, worlds

from building import TARGET
from workplan_cli.assessment.review import review
from workplan_cli.model.goal_kind import GOAL
from workplan_cli.model.measure import MEASURE
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.status import urgency
from workplan_cli.model.units import Units

LAW = settings(deadline=None, max_examples=150)
UNCHANGED = ("times", "not_below", "not_above", "done_when")
"""Goals whose number is no figure of the target."""
STEPS = ("rise_by", "fall_by")


def judge(plan: Plan, reports: list[LoadedReport], day: date, units: Units = UNITS) -> TargetResult:
    return review(plan, units, reports, day).targets[0]


def lights(found: TargetResult) -> tuple[object, ...]:
    bounds = (found.floor and found.floor.status, found.ceiling and found.ceiling.status)
    return (found.status, found.rating.progress, found.rating.gap, *bounds, found.settled)


def with_figures(world: World, goal: Any, figure: Any) -> World:
    """The same world with every figure made another one; `goal` is for a kind of goal."""
    made = dict(world.target)
    made["goal"] = _goal(made["goal"], goal)
    if "revisions" in made:
        made["revisions"] = [{**one, "goal": _goal(one["goal"], goal)} for one in made["revisions"]]
    if isinstance(made.get("baseline"), Decimal):
        made["baseline"] = figure(made["baseline"])
    if isinstance(made.get("schedule"), list):
        made["schedule"] = [_step(one, goal) for one in made["schedule"]]
    made["allocation"] = {unit: goal("at_least", one) for unit, one in made["allocation"].items()}
    return World(made, [_report(one, figure) for one in world.reports], world.day)


def _step(written: dict[str, Any], change: Any) -> dict[str, Any]:
    return {key: change("at_least", one) if key == "value" else one for key, one in written.items()}


def _goal(written: dict[str, Any], change: Any) -> dict[str, Any]:
    ((kind, value),) = written.items()
    if isinstance(value, list):
        return {kind: [change(kind, one) for one in value]}
    return {kind: change(kind, value)}


def _report(filed: LoadedReport, change: Any) -> LoadedReport:
    entry = filed.report.entries[0]
    given_ = {key: getattr(entry, key) for key in ("value", "baseline")}
    changed = {key: change(one) for key, one in given_.items() if one is not None}
    entries = (entry.model_copy(update=changed),)
    report = filed.report.model_copy(update={"entries": entries})
    return LoadedReport(report, filed.file, filed.places)


@LAW
@given(worlds(measure="amount"), st.sampled_from([10_000, 100_000_000, Decimal("0.0001")]))
def test_another_unit_of_measure_changes_no_status(world: World, factor: Any) -> None:
    def goal(kind: str, value: Any) -> Any:
        return value if kind in UNCHANGED else value * factor

    # So many times the baseline is no figure of which a unit could have a part.
    plan = world.plan()
    kinds = {one.kind for one in plan.targets[0].goals}
    assume("times" not in kinds or not world.target.get("allocation"))
    other = with_figures(world, goal, lambda value: value * factor)
    before = judge(plan, world.reports, world.day)
    assert lights(judge(other.plan(), other.reports, other.day)) == lights(before)


@LAW
@given(worlds(measure="rate", schedule=None, allocation={}), st.integers(-300, 300).map(Decimal))
def test_a_constant_added_to_level_baseline_and_goal_of_a_rate_changes_nothing(
    world: World, more: Decimal
) -> None:
    """But for `about`, whose tolerance is a share of the number itself."""
    plan = world.plan()
    assume(all(goal.kind != "about" for goal in plan.targets[0].goals))

    def goal(kind: str, value: Any) -> Any:
        return value if kind in (*UNCHANGED, *STEPS) else value + more

    other = with_figures(world, goal, lambda value: value + more)
    assert lights(judge(other.plan(), other.reports, other.day)) == lights(
        judge(plan, world.reports, world.day)
    )


@LAW
@given(
    st.sampled_from(["count", "amount", "rate", "share"]).flatmap(
        lambda measure: targets(measure=measure, reported_by=["a"], revisions=None, allocation={})
    ),
    st.integers(0, 100),
    st.integers(0, 100),
    st.dates(date(2022, 6, 30), date(2023, 1, 31)),
)
def test_more_progress_never_gives_a_worse_status(
    made: dict[str, Any], first: int, second: int, day: date
) -> None:
    plan = plan_with(made)
    target = plan.targets[0]
    assert target.goal is not None
    down = target.goal.facts.lower_is_better
    less, more = sorted([first, second], reverse=down)

    def status(value: int) -> int:
        entry = {"target": TARGET, "value": Decimal(value), "baseline": Decimal(40)}
        if not target.asks_baseline:
            del entry["baseline"]
        return urgency(judge(plan, [file("a", "2022-Q2", entry)], day).status)

    assert status(more) >= status(less)


@LAW
@given(
    st.sampled_from(["count", "amount", "rate", "share"]).flatmap(
        lambda measure: targets(
            measure=measure, goal={"at_most": Decimal(5)}, revisions=None, due=date(2022, 12, 31),
            reported_by=["a"], baseline=None, allocation={}, combine=MEASURE[measure].combine[0],  # type: ignore[index]
        )
    ),
    st.integers(6, 100),
    st.lists(filed(fitting_entry("amount")), max_size=5),
)  # fmt: skip
def test_what_is_broken_on_a_day_stays_so_whatever_later_periods_say(
    made: dict[str, Any], value: int, later: list[LoadedReport]
) -> None:
    plan, day = plan_with({**made, "holds": "throughout"}), date(2022, 6, 30)
    broken = file("a", "2022-Q2", {"target": TARGET, "value": Decimal(value)})
    assert judge(plan, [broken], day).status == "broken"
    more = [one for one in later if one.report.period.start > day]
    assert judge(plan, [broken, *more], day).status == "broken"


@LAW
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_of_reporters_does_not_matter(
    world: World, chance: random.Random
) -> None:
    shuffled = Units.model_validate(
        {
            **UNITS.model_dump(exclude_unset=True),
            "units": chance.sample(
                [one.model_dump(exclude_unset=True) for one in UNITS.units], len(UNITS.units)
            ),
        }
    )
    names = world.target["reported_by"]
    other = plan_with({**world.target, "reported_by": chance.sample(names, len(names))})
    assert lights(judge(other, world.reports, world.day, shuffled)) == lights(
        judge(world.plan(), world.reports, world.day)
    )


@LAW
@given(
    targets(revisions=None),
    st.lists(st.dates(date(2022, 1, 1), date(2022, 12, 31)), min_size=2, max_size=4, unique=True),
    st.randoms(use_true_random=False),
    st.dates(date(2022, 1, 1), date(2023, 1, 31)),
)
def test_the_order_of_revisions_does_not_matter(
    made: dict[str, Any], days: list[date], chance: random.Random, day: date
) -> None:
    dues = [
        {"on": one, "due": date(2022, 12, 1 + number), "reason": "r"}
        for number, one in enumerate(days)
    ]
    plans = [
        plan_with({**made, "revisions": one}) for one in (dues, chance.sample(dues, len(dues)))
    ]
    found = [judge(plan, [], day) for plan in plans]
    assert (found[0].due, lights(found[0])) == (found[1].due, lights(found[1]))


@pytest.mark.parametrize("measure", ["count", "amount", "share", "rate"])
def test_every_goal_goes_with_every_measure_that_has_a_figure(measure: str) -> None:
    figures = {kind for kind in GOAL if kind != "done_when"}
    assert set(MEASURE[measure].goals) == figures - ({"times"} if measure == "rate" else set())  # type: ignore[index]
