"""Laws of who has reported, and of parts of the plan; all data are invented."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import LEAGUES, NAMES, UNITS, World, any_entry, filed, plan_with, targets, worlds

from workplan_cli.assessment.duties import duties_of, settled_period, submissions_of
from workplan_cli.assessment.part import members_of, plan_of_part, review_part
from workplan_cli.assessment.review import review
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.report import LoadedReport

LAW = settings(deadline=None, max_examples=200)
DAYS = st.dates(date(2022, 1, 1), date(2023, 2, 1))
CAME = {"on_time", "late", "undated", "wrong", "empty"}


def states(found: Outcome) -> dict[tuple[str, str], str]:
    """By unit and period how the report came."""
    return {
        (unit, one.period.name): one.state for unit, own in found.submissions.items() for one in own
    }


@LAW
@given(worlds(reported_by=["leagues"]), filed(any_entry()))
def test_adding_a_report_never_turns_a_unit_from_reported_to_missing(
    world: World, more: LoadedReport
) -> None:
    plan = world.plan()
    until = date(2023, 4, 1)
    before = states(review(plan, UNITS, world.reports, world.day, until=until))
    added = replace(more, file="one more")
    after = states(review(plan, UNITS, [*world.reports, added], world.day, until=until))
    for key, state in before.items():
        if state in CAME and key in after:
            assert after[key] != "missing", key


@LAW
@given(worlds(reported_by=["leagues"]))
def test_nobody_is_in_two_lists_of_a_notice(world: World) -> None:
    all_duties = duties_of(review(world.plan(), UNITS, world.reports, world.day))
    period = settled_period(all_duties)
    if period is None:
        return
    lists = submissions_of(all_duties, period)
    named = [duties.unit for found in lists.values() for duties, _one in found]
    assert len(named) == len(set(named))


@st.composite
def sums(draw: st.DrawFn) -> tuple[World, date]:
    """A sum over leagues, with reports of leagues only, on the end of a quarter."""
    made = draw(
        targets(
            measure="count", combine="sum", reported_by=["leagues"], goal={"at_least": 100},
            revisions=None, allocation={}, baseline=None, holds=None,
        )
    )  # fmt: skip
    count = st.fixed_dictionaries({"target": st.just("13.4.2"), "value": st.integers(0, 120)})
    pile = draw(st.lists(filed(count), unique_by=lambda one: one.file, max_size=10))
    own = [one for one in pile if one.report.unit in LEAGUES]
    day = draw(st.sampled_from([date(2022, 3, 31), date(2022, 6, 30), date(2022, 12, 31)]))
    return World(made, own, day), day


@LAW
@given(sums())
def test_where_figures_add_up_those_of_the_units_come_to_the_whole(
    given_: tuple[World, date],
) -> None:
    world, day = given_
    [whole] = review(world.plan(), UNITS, world.reports, day).targets
    parts = [
        review_part(world.plan(), UNITS, world.reports, day, (unit,)).targets[0].rating.actual
        for unit in LEAGUES
    ]
    if whole.rating.actual is not None:
        assert sum((one for one in parts if one is not None), Fraction(0)) == whole.rating.actual
    else:
        assert set(parts) == {None}


@LAW
@given(worlds(), st.sampled_from(NAMES), DAYS)
def test_the_part_of_a_unit_is_the_review_of_what_it_has_to_do_by_what_it_sent(
    world: World, unit: str, day: date
) -> None:
    plan, members = world.plan(), members_of(UNITS, [unit])
    whole = review(plan, UNITS, world.reports, day)
    own = [one for one in world.reports if one.report.unit in members]
    began = {one.target.id: one.baseline for one in whole.targets}
    by_itself = plan_of_part(plan, UNITS, members, began)
    alone = review(by_itself, UNITS, own, day, until=whole.known_on)
    part = review_part(plan, UNITS, world.reports, day, [unit])
    assert part.targets == alone.targets


@LAW
@given(worlds(), targets())
def test_another_target_changes_nothing_of_a_target(world: World, other: dict[str, object]) -> None:
    with_other = plan_with(world.target, {**other, "id": "13.4.3"})
    alone = review(world.plan(), UNITS, world.reports, world.day).targets[0]
    beside = review(with_other, UNITS, world.reports, world.day).targets[0]
    assert (alone.rating, alone.floor, alone.ceiling, alone.units) == (
        beside.rating, beside.floor, beside.ceiling, beside.units,
    )  # fmt: skip
