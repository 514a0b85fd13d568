"""The part of some units: figures, goals and lights of their own, the whole beside them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from worlds import LEAGUES, UNITS, World, worlds

from building import UNITS as UNITS_TEXT
from building import loaded, plan, reports, units
from workplan_cli.assessment.changes import changes
from workplan_cli.assessment.duties import duties_of, own_rating_of
from workplan_cli.assessment.highlights import gaps, short_units
from workplan_cli.assessment.listing import Filters, listing
from workplan_cli.assessment.part import members_of, plan_of_part, review_part
from workplan_cli.assessment.review import review
from workplan_cli.assessment.scope import Scope
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.period import parse_period
from workplan_cli.model.units import Units
from workplan_cli.pages.targets import targets_page
from workplan_cli.pages.unit_rows import of_part
from workplan_cli.rendering.forms import table
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

SHARE = """
measure: share
goal: {at_least: 95}
combine: pooled
over_time: snapshot
due: 2022-03-01
reported_by: [leagues]
"""
CASES = """
measure: count
goal: {at_most: 0}
combine: sum
over_time: cumulative
reported_by: [leagues]
"""
SUM = """
measure: count
goal: {at_least: 18}
combine: sum
over_time: cumulative
allocation: {a: 6, b: 8, c: 4}
reported_by: [leagues]
"""
COMMON = """
measure: count
goal: {at_least: 18}
combine: sum
over_time: cumulative
reported_by: [leagues]
"""


def part(targets: list[str], lines: str, names: tuple[str, ...], day: str) -> Outcome:
    """A review of the part of some units on a day."""
    return review_part(plan(*targets), units(), reports(lines), date.fromisoformat(day), names)


def test_a_perfect_unit_has_no_gap_of_others() -> None:
    lines = """
    a 2022-Q1: part: 100, whole: 100; 13.4.3 value: 0
    b 2022-Q1: part: 90, whole: 100; 13.4.3 value: 1
    """
    found = part([SHARE, CASES], lines, ("a",), "2022-03-31")
    assert gaps(found.targets) == []
    assert [one.status for one in found.targets] == ["met", "on_track"]
    assert found.whole is not None
    assert [one.status for one in found.whole.targets] == ["undecided", "broken"]


def test_shares_are_pooled_over_the_part() -> None:
    lines = """
    a 2022-Q1: part: 50, whole: 100
    b 2022-Q1: part: 300, whole: 300
    c 2022-Q1: part: 0, whole: 400
    """
    found = part([SHARE], lines, ("a", "b"), "2022-03-31")
    assert found.targets[0].rating.actual == Fraction(350, 4)
    assert found.whole is not None
    assert found.whole.targets[0].rating.actual == Fraction(350, 8)


@pytest.mark.parametrize(
    ("names", "goal"), [(("a",), 6), (("a", "b"), 14), (("leagues",), 18), (("top",), 18)]
)
def test_the_allocation_is_the_goal_of_a_part(names: tuple[str, ...], goal: int) -> None:
    made = plan_of_part(plan(SUM), units(), members_of(units(), names))
    assert made.targets[0].goal is not None
    assert made.targets[0].goal.amount == Decimal(goal)


def test_a_revised_allocation_is_the_goal_from_its_day_on() -> None:
    text = SUM + (
        "revisions:\n"
        "- {on: 2022-07-01, reason: more, goal: {at_least: 20}, allocation: {a: 9, b: 8, c: 3}}\n"
    )
    lines = "a 2022-Q3: value: 6"
    before = part([text], lines, ("a",), "2022-06-30").targets[0]
    after = part([text], lines, ("a",), "2022-09-30").targets[0]
    assert before.goal is not None
    assert after.goal is not None
    assert (before.goal.amount, after.goal.amount) == (Decimal(6), Decimal(9))
    assert after.rating.progress == Fraction(6, 9)


OTHER_PARTS = SUM + (
    "revisions:\n"
    "- {on: 2022-07-01, reason: more, goal: {at_least: 20}, allocation: {b: 8, c: 12}}\n"
)


@pytest.mark.parametrize(
    ("unit", "goal", "revised"),
    [("a", None, ["allocation"]), ("b", 8, []), ("c", 12, ["goal", "allocation"])],
)
def test_a_part_is_revised_only_where_it_is_another_one(
    unit: str, goal: int | None, revised: list[str]
) -> None:
    first, last = parse_period("2022-Q2"), parse_period("2022-Q3")
    assert first is not None
    assert last is not None
    found = changes(plan(OTHER_PARTS), units(), [], first, last, Scope((unit,)))
    own = found.after.targets[0].goal
    assert [one.key for one in found.revised] == revised
    assert (own and own.amount) == goal


def test_a_list_of_what_a_unit_has_to_reach_calls_only_its_own_part_revised() -> None:
    said = [
        table.render(
            targets_page(listing(plan(OTHER_PARTS), units(), Filters(Scope((unit,))))),
            Screen(100, False, Language("en")),
        )
        for unit in ("b", "c")
    ]
    assert ["revised 2022-07-01" in one for one in said] == [False, True]


def test_a_part_that_was_taken_away_is_not_judged_by_what_it_was() -> None:
    lines = "a 2022-Q2 @2022-07-05: value: 1\na 2022-Q3 @2022-10-05: value: 1"
    before = part([OTHER_PARTS], lines, ("a",), "2022-06-30").targets[0]
    after = part([OTHER_PARTS], lines, ("a",), "2022-09-30").targets[0]
    # 1 of 6 is 16.7 %, half of the year is over; later nothing is left to fall short of
    assert (before.status, after.status, after.rating.gap) == ("behind", "undecided", None)


def test_what_adds_to_a_goal_of_all_has_a_figure_and_no_light_of_its_own() -> None:
    found = part([COMMON], "a 2022-Q2: value: 1", ("a",), "2022-06-30").targets[0]
    assert found.goal is None
    assert (found.status, found.rating.actual) == ("undecided", Fraction(1))
    assert found.rating.most is None
    assert part([COMMON], "a 2022-Q2: value: 1", ("b",), "2022-06-30").targets[0].status == (
        "unreported"
    )
    assert Language("en").say(found.because[0]) == (
        "no part of the goal is allocated, so that its own figure has none"
    )


LEVEL = """
measure: rate
goal: {at_least: 7}
combine: all
over_time: snapshot
due: 2022-09-01
reported_by: [leagues]
"""


@pytest.mark.parametrize(
    ("target", "lines", "day", "status"),
    [
        # 1 of its 6, and at best 3: with 49.6 % expected far behind, or on track.
        (SUM, "a 2022-Q1: value: 1\nb 2022-Q2: value: 8", "2022-06-30", "undecided"),
        (SUM, "a 2022-Q2: value: 1\nb 2022-Q2: value: 8", "2022-06-30", "behind"),
        # Short two months before the due day; the figure of the day comes with the third quarter.
        (LEVEL, "a 2022-Q2: value: 6\nb 2022-Q2: value: 8", "2022-09-15", "undecided"),
        (LEVEL, "a 2022-Q3: value: 6\nb 2022-Q3: value: 8", "2022-10-15", "overdue"),
    ],
)
def test_a_unit_has_the_status_that_it_would_have_alone(
    target: str, lines: str, day: str, status: str
) -> None:
    whole = review(plan(target), units(), reports(lines), date.fromisoformat(day))
    own = {one.unit: one.own and one.own.status for one in whole.targets[0].units}
    assert own["a"] == status
    assert part([target], lines, ("a",), day).targets[0].status == status


def test_what_was_allocated_to_a_unit_that_is_gone_is_its_successors() -> None:
    """League A is part of League C by now: 6 and 4 of 18."""
    text = UNITS_TEXT.replace("name: League A", "name: League A, until: 2022-06-30, merged_into: c")
    who = loaded(text, Units)
    made = review_part(plan(SUM), who, reports("c 2022-Q3: value: 5"), date(2022, 9, 30), ("c",))
    goal = made.targets[0].goal
    assert goal is not None
    assert goal.amount == 10


def test_a_part_has_the_allocations_and_the_duties_of_its_own_units() -> None:
    found = part([SUM], "a 2022-Q2: value: 6\nc 2022-Q2: value: 1", ("a", "b"), "2022-06-30")
    assert found.targets[0].target.allocation == {"a": 6, "b": 8}
    assert [one.unit for one in duties_of(found)] == ["a", "b"]


def test_a_group_that_is_in_a_part_as_a_whole_keeps_its_name_there() -> None:
    reported_by = {
        names: plan_of_part(plan(COMMON), units(), members_of(units(), names)).targets[0].reporters
        for names in (("leagues",), ("a", "b"))
    }
    assert reported_by == {("leagues",): ("leagues",), ("a", "b"): ("a", "b")}


def test_of_different_things_two_leagues_have_a_figure_between_two() -> None:
    lines = "a 2022-Q2: items: [x]\nb 2022-Q2: value: 3"
    distinct = COMMON.replace("combine: sum", "combine: distinct")
    found = part([distinct], lines, ("a", "b"), "2022-06-30").targets[0]
    assert found.rating.most is not None
    assert [found.rating.actual, found.rating.most.actual] == [3, 4]
    assert found.rating.most.status == "undecided"


def test_nobody_has_broken_alone_what_all_together_keep_below_the_year_before() -> None:
    target = (
        "measure: count\ngoal: {not_above: baseline}\nbaseline: each_period\ncombine: sum\n"
        "over_time: snapshot\nreported_by: [leagues]\n"
    )
    lines = (
        "a 2022-Q4: value: 25, baseline: 33\nb 2022-Q4: value: 4, baseline: 6\n"
        "c 2022-Q4: value: 2, baseline: 0"
    )
    made, filed = plan(target), reports(lines)
    whole = review(made, units(), filed, date(2022, 12, 31))
    assert (whole.targets[0].status, whole.targets[0].rating.actual) == (
        "met",
        Fraction(31),
    )  # 31 ≤ 39
    assert all(not duties.lags for duties in duties_of(whole))
    part = review_part(made, units(), filed, date(2022, 12, 31), ("c",))
    assert (part.targets[0].status, part.targets[0].rating.actual) == ("undecided", Fraction(2))
    # where every unit has to, c has not
    each = review(plan(target.replace("sum", "all")), units(), filed, date(2022, 12, 31))
    assert [duties.unit for duties in duties_of(each) if duties.lags] == ["c"]


def test_it_is_said_how_many_targets_have_no_part_of_their_goal_and_who_took_a_unit_over() -> None:
    text = UNITS_TEXT.replace("name: League B", "name: League B, until: 2022-06-30, merged_into: c")
    who = loaded(text, Units)
    filed = reports("a 2022-Q3: value: 1\nb 2022-Q2: value: 2\nc 2022-Q3: value: 3")
    # of what was withdrawn nothing is to be judged
    withdrawn = COMMON + "revisions: [{on: 2022-08-01, withdrawn: true, reason: taken back}]"
    part = review_part(plan(COMMON, withdrawn), who, filed, date(2022, 9, 30), ("b",))
    said = [Language("en").write(one) for one in of_part(part, ("b",))]
    assert said == [
        "Only the part of League B: its own figures, goals and lights; beside them the whole.",
        "League B is part of League C by now: these are the figures of both.",
        "1 target cannot be judged here: its goal is that of all units together.",
    ]


def test_a_list_of_what_a_unit_has_to_reach_calls_no_figure_continuing_work() -> None:
    listed = listing(plan(COMMON, SUM), units(), Filters(Scope(units=("b",))))
    said = table.render(targets_page(listed), Screen(100, False, Language("en")))
    goals = [line[:60].split("  ") for line in said.splitlines() if line.startswith("13.4")]
    assert [[word.strip() for word in one if word.strip()][2] for one in goals] == [
        "none of its own",
        "at least 8",
    ]


def test_the_units_below_belong_to_the_part() -> None:
    text = SHARE.replace("[leagues]", "[counties]")
    lines = "a1 2022-Q1: part: 1, whole: 2\na2 2022-Q1: part: 2, whole: 2"
    found = part([text], lines, ("a",), "2022-02-28")
    assert [one.unit for one in found.targets[0].units] == ["a1", "a2"]
    assert part([text], lines, ("b",), "2022-02-28").targets == ()


def test_a_part_is_the_review_of_a_plan_that_only_its_units_report_on() -> None:
    lines = """
    a 2022-Q1 @2022-04-20: part: 9, whole: 10; 13.4.3 value: 0; 13.4.4 value: 2
    b 2022-Q1: part: 90, whole: 100; 13.4.3 value: 1; 13.4.4 value: 0
    """
    alone = [
        text.replace("[leagues]", "[a]").replace("at_least: 18", "at_least: 6")
        for text in (SHARE, CASES, SUM.replace("a: 6, b: 8, c: 4", "a: 6"))
    ]
    own = [one for one in reports(lines) if one.report.unit == "a"]
    expected = review(plan(*alone), units(), own, date(2022, 6, 30))
    found = part([SHARE, CASES, SUM], lines, ("a",), "2022-06-30")
    assert [one.rating for one in found.targets] == [one.rating for one in expected.targets]
    assert found.counts == expected.counts
    assert found.submissions == expected.submissions


def test_all_units_together_are_the_whole() -> None:
    lines = "a 2022-Q1: part: 9, whole: 10\nb 2022-Q1: part: 1, whole: 10"
    found = part([SHARE, CASES, SUM], lines, ("leagues",), "2022-03-31")
    assert found.whole is not None
    assert [one.rating for one in found.targets] == [one.rating for one in found.whole.targets]


def test_a_unit_has_one_light_in_its_part_and_in_the_whole() -> None:
    lines = """
    a 2022-Q2: 13.4.2 value: 6; 13.4.3 part: 1, whole: 2
    b 2022-Q2: 13.4.2 value: 1; 13.4.3 part: 2, whole: 2
    c 2022-Q2: 13.4.2 value: 2; 13.4.3 part: 19, whole: 20
    """
    made = plan(SUM, SHARE.replace("due: 2022-03-01", "due: 2022-06-30"))
    whole = review(made, units(), reports(lines), date(2022, 6, 30))
    for result in whole.targets:
        for one in result.units:
            own = part(
                [SUM, SHARE.replace("due: 2022-03-01", "due: 2022-06-30")],
                lines,
                (one.unit,),
                "2022-06-30",
            ).by_id[result.target.id]
            rating = own_rating_of(result, one)
            assert rating is not None
            assert (rating.status, rating.gap) == (own.status, own.rating.gap)


def test_a_figure_of_an_earlier_period_makes_no_unit_short() -> None:
    lines = "a 2022-Q1: value: 0\nb 2022-Q2: value: 0"
    found = review(plan(SUM), units(), reports(lines), date(2022, 6, 30)).targets[0]
    assert short_units(found) == ["b"]


def test_public_record_that_names_no_unit_accuses_none() -> None:
    from dataclasses import replace

    filed = [replace(one, compiled=True) for one in reports("b 2022-Q2: value: 8")]
    found = review_part(plan(SUM), units(), filed, date(2022, 6, 30), ("a",))
    assert found.submissions == {}
    assert [one.status for one in found.targets] == ["unreported"]


@settings(deadline=None, max_examples=200)
@given(worlds(reported_by=["leagues"]))
def test_a_unit_has_one_status_of_its_own_and_one_light_wherever_it_is_looked_at(
    world: World,
) -> None:
    """Also where it is silent; of parents it is not asked who of them speaks for whom."""
    own = [one for one in world.reports if one.report.unit in LEAGUES]
    whole = review(world.plan(), UNITS, own, world.day)
    lights = {one.unit: (one.level, one.submissions) for one in duties_of(whole)}
    [result] = whole.targets
    for one in (each for each in result.units if each.must_report):
        found = review_part(world.plan(), UNITS, own, world.day, (one.unit,))
        assert {each.unit: (each.level, each.submissions) for each in duties_of(found)} == {
            unit: light for unit, light in lights.items() if unit == one.unit
        }
        rating = own_rating_of(result, one)
        if rating is not None and not result.target.revisions:
            assert rating.status == found.targets[0].status
