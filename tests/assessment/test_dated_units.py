"""Units that are merged, renamed, closed or opened while the plan runs."""

from datetime import date
from functools import partial

import pytest

from building import loaded, outcome_of, plan, report, reports, units
from workplan_cli.assessment.asked import asked_of
from workplan_cli.assessment.doubts import Sources, doubts_on
from workplan_cli.assessment.duties import duties_of
from workplan_cli.assessment.highlights import short_units
from workplan_cli.assessment.history import history
from workplan_cli.assessment.review import review
from workplan_cli.assessment.target_results import How
from workplan_cli.loading.in_plan import filed_in_plan
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.period import parse_period
from workplan_cli.model.units import Units
from workplan_cli.pages.blocks import page
from workplan_cli.pages.show_reports import by_period, reported
from workplan_cli.pages.unit_rows import of_part, reporters_of
from workplan_cli.rendering.forms import table
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rules.report_context import ReportContext

FLOW = """
measure: count
goal: {at_least: 200}
combine: sum
over_time: per_period
reported_by: [cities]
"""
TOTAL = FLOW.replace("per_period", "cumulative")
CITIES = """
format: workplan/units@1
id: invented
units:
- {id: "11", name: 甲市, kind: city}
- {id: "12", name: 乙市, kind: city}
- {id: "13", name: 丙市, kind: city%s}
%s
groups:
- {id: cities, name: 各市, kinds: [city]}
"""
MERGED = CITIES % (", until: 2022-06-30, merged_into: '12'", "")
RENAMED = CITIES.replace('"13", name: 丙市', '"14", name: 丁市') % (', formerly: ["13", 丙市]', "")
OPENED = CITIES % ("", '- {id: "14", name: 丁市, kind: city, from: 2022-04-01}')
CLOSED = CITIES % (", until: 2022-06-30", "")
Q1 = """
11 2022-Q1 @2022-04-05: value: 10
12 2022-Q1 @2022-04-05: value: 20
13 2022-Q1 @2022-04-05: value: 30
"""
Q2 = """
11 2022-Q2 @2022-07-05: value: 15
12 2022-Q2 @2022-07-05: value: 25
"""


def on(day: str, text: str, lines: str, target: str = FLOW) -> Outcome:
    """The plan on a day, with the units of a text, reports taken as the plan means them."""
    made, who = plan(target), loaded(text, Units)
    filed = [filed_in_plan(one, made, who) for one in reports(lines)]
    return outcome_of(made, who, filed, day)


def actual(day: str, text: str, lines: str, target: str = FLOW) -> object:
    return on(day, text, lines, target).targets[0].rating.actual


def missing(found: Outcome) -> list[str]:
    """Units and periods of which a report is said to be missing."""
    return [
        f"{one.unit} {one.period}"
        for unit in found.submissions.values()
        for one in unit
        if one.state == "missing"
    ]


def test_what_a_merged_unit_did_per_period_goes_on_in_the_one_that_took_over() -> None:
    found = on("2022-06-30", MERGED, Q1 + Q2)
    assert found.targets[0].rating.actual == 100
    assert found.units_due == ("11", "12")
    assert not found.targets[0].silent_units
    assert actual("2022-03-31", MERGED, Q1 + Q2) == 60


def test_who_reports_is_counted_as_of_the_day() -> None:
    for day, said in (("2022-03-31", "各市（3）"), ("2022-06-30", "各市（2）")):
        found = on(day, MERGED, Q1)
        names = reporters_of(found, found.targets[0])
        assert [Language("zh").write(one) for one in names] == [said]


def test_a_running_total_of_a_merged_unit_stands_until_the_other_one_reports_both() -> None:
    assert actual("2022-03-31", MERGED, Q1, TOTAL) == 60
    assert actual("2022-06-30", MERGED, Q1, TOTAL) == 60
    # 乙市's total of Q2 holds what 丙市 had done
    assert actual("2022-06-30", MERGED, Q1 + Q2.replace("25", "55"), TOTAL) == 70


def test_a_unit_that_reported_its_own_last_period_is_not_in_the_others_total() -> None:
    own = Q1 + Q2 + "13 2022-Q2 @2022-07-05: value: 35"
    assert actual("2022-06-30", MERGED, own, TOTAL) == 15 + 25 + 35


def test_the_mean_of_a_year_has_what_the_merged_unit_had_in_its_months() -> None:
    mean = FLOW.replace("per_period", "mean").replace("[cities]", '["12", "13"]')
    lines = "".join(
        f"{unit} 2022-Q{quarter} @2022-12-31: value: {figure}\n"
        for unit, figures in (("12", (10, 10, 30, 30)), ("13", (20, 20)))
        for quarter, figure in enumerate(figures, 1)
    )
    # 10 + 20 in each of two quarters, then 30: never anything but 30
    days = ("2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31")
    assert [actual(day, MERGED, lines, mean) for day in days] == [30] * 4


def test_the_unit_that_took_over_owes_the_parts_of_both() -> None:
    target = FLOW + 'allocation: {"11": 60, "12": 70, "13": 70}\ndue: 2022-06-30\n'
    found = on("2022-07-20", MERGED, Q1 + Q2, target).targets[0]
    parts = {one.unit: one.own for one in found.units}
    # 20 + 25 of its own and 30 of 丙市, of 70 + 70
    second = parts["12"]
    assert second is not None
    assert second.actual == 75
    assert second.remaining == 65


def test_a_former_id_or_name_is_the_unit() -> None:
    lines = Q1 + Q2 + "14 2022-Q2 @2022-07-05: value: 20"
    found = on("2022-06-30", RENAMED, lines)
    assert found.targets[0].rating.actual == 120
    assert [one.state for one in found.submissions["14"]] == ["on_time", "on_time"]
    named = Q1.replace("13 2022-Q1", "丙市 2022-Q1")
    assert actual("2022-03-31", RENAMED, named) == 60


def test_nothing_is_owed_before_a_unit_is_there() -> None:
    lines = Q1 + Q2 + "13 2022-Q2 @2022-07-05: value: 1\n14 2022-Q2 @2022-07-05: value: 20"
    found = on("2022-07-31", OPENED, lines)
    assert found.targets[0].rating.actual == 121
    assert missing(found) == []
    assert missing(on("2022-07-31", OPENED, Q1)) == [f"{one} 2022-Q2" for one in (11, 12, 13, 14)]
    assert on("2022-03-31", OPENED, Q1).units_due == ("11", "12", "13")
    # it is there by now, and nobody asks it about the first quarter
    assert on("2022-04-01", OPENED, Q1).units_due == ("11", "12", "13")
    assert on("2022-06-30", OPENED, Q1).units_due == ("11", "12", "13", "14")
    assert not on("2022-05-15", OPENED, Q1).targets[0].silent_units


def test_nothing_is_owed_after_a_unit_is_closed_and_what_it_added_up_stays() -> None:
    found = on("2022-07-31", CLOSED, Q1 + Q2)
    assert found.targets[0].rating.actual == 100
    assert missing(found) == []
    assert [one.unit for one in duties_of(found)] == ["11", "12"]
    assert actual("2022-06-30", CLOSED, Q1 + Q2, TOTAL) == 15 + 25 + 30


def test_a_closed_unit_is_short_of_nothing_and_carries_nothing_over() -> None:
    target = FLOW + 'allocation: {"11": 20, "12": 20, "13": 160}\n'
    found = on("2022-06-30", CLOSED, Q1 + Q2, target)
    gone = next(one for one in found.targets[0].units if one.unit == "13")
    assert (gone.use, gone.own, gone.carried) == ("counted", None, False)
    assert short_units(found.targets[0]) == []
    said = [Language("en").write(one) for one in of_part(found, ("13",))]
    assert said[-1] == (
        "丙市 was there until 2022-06-30: it owes nothing more, and its figures are its last."
    )


def test_how_a_closed_unit_stood_does_not_go_on() -> None:
    level = FLOW.replace("per_period", "snapshot")
    assert actual("2022-03-31", CLOSED, Q1, level) == 60
    outcome = on("2022-06-30", CLOSED, Q1 + Q2, level)
    found = outcome.targets[0]
    assert found.rating.actual == 40
    said = [Language("en").say(one) for one in found.because]
    assert said[-1] == "not counted, because they are there no more: 13"
    shown = table.render(page("T", [reported(outcome, found)]), Screen(100, False, Language("en")))
    assert shown.count("there no more: not counted") == 1
    alone = on("2022-06-30", CLOSED, "13 2022-Q1 @2022-04-05: value: 30", level).targets[0]
    assert [Language("en").say(one) for one in alone.because] == [
        "nobody has given a figure that counts",
        "not counted, because they are there no more: 13",
    ]
    assert "does not report on it" not in shown


def test_a_gone_unit_was_asked_while_it_was_there() -> None:
    made, who = plan(FLOW), loaded(MERGED, Units)
    past = history(made, who, reports(Q1 + Q2), made.targets[0], date(2022, 7, 31))
    assert [one.asked for one in past.rounds] == [3, 2]
    assert [one.unit for one in past.rounds[0].submissions["on_time"]] == ["11", "12", "13"]


@pytest.mark.parametrize("done", ["12", "13"])
def test_a_milestone_of_all_is_what_the_units_say_that_are_there(done: str) -> None:
    target = """
measure: milestone
kind: document
goal: {done_when: issued}
combine: all
reported_by: [cities]
"""
    lines = "\n".join(f"{one} 2022-Q1: stage: issued" for one in ("11", done))
    found = on("2022-06-30", MERGED, lines, target).targets[0]
    assert (found.status == "met") is (done == "12")


def test_units_and_groups_are_found_by_name_and_by_what_they_were_called() -> None:
    who = loaded(RENAMED, Units)
    found = [who.called(name) for name in ("14", "丁市", "丙市", "13", "各市", "cities", "戊市")]
    assert found == ["14", "14", "14", "14", "cities", "cities", None]
    twins = loaded(RENAMED.replace("乙市", "甲市"), Units)
    assert twins.called("甲市") is None


FOLLOWED = CITIES % (
    ", until: 2022-06-30, merged_into: '14'",
    '- {id: "14", name: 丁市, kind: city, from: 2022-07-01}',
)
BY_13 = "13 2022-Q2 @2022-07-05: value: 35"


def test_a_unit_is_itself_until_the_one_that_takes_over_has_begun() -> None:
    level = "measure: rate\ngoal: {at_least: 30}\nover_time: snapshot\nreported_by: [cities]\n"
    by_one = level.replace("cities", '"13"') + "combine: latest\n"
    # its last day is over, and the other one's first day is tomorrow
    for day in ("2022-06-30", "2022-07-01"):
        found = on(day, FOLLOWED, Q1 + Q2 + BY_13, by_one).targets[0]
        assert found.status == "on_track"
        assert found.rating.actual == 35
    assert actual("2022-06-30", FOLLOWED, Q1 + Q2 + BY_13, level + "combine: min\n") == 15
    assert actual("2022-06-30", FOLLOWED, Q1 + Q2 + BY_13, TOTAL) == 15 + 25 + 35


def test_nothing_is_owed_by_a_unit_on_its_last_day_nor_by_the_one_that_begins_after_it() -> None:
    found = on("2022-06-30", FOLLOWED, Q1 + Q2)
    assert found.targets[0].rating.actual == 100
    assert found.units_due == ("11", "12")
    assert not found.targets[0].silent_units
    assert [one.unit for one in duties_of(found)] == ["11", "12"]
    past = history(
        plan(FLOW),
        loaded(FOLLOWED, Units),
        reports(Q1 + Q2),
        plan(FLOW).targets[0],
        date(2022, 6, 30),
    )
    assert [one.asked for one in past.rounds] == [3, 2]
    after = on("2022-09-30", FOLLOWED, Q1 + Q2)
    assert after.units_due == after.targets[0].silent_units == ("11", "12", "14")


@pytest.mark.parametrize("text", [MERGED, FOLLOWED])
def test_who_took_over_and_has_said_nothing_yet_stands_on_the_others_entries(text: str) -> None:
    lines = """
    13 2022-Q1 @2022-04-05: value: 30, evidence: [{ref: 1号}]
    13 2022-Q2 @2022-07-05: value: 35
    """
    heir = "12" if text == MERGED else "14"
    made, who = plan(TOTAL), loaded(text, Units)
    filed = [filed_in_plan(one, made, who) for one in reports(lines)]
    doubts_of = partial(doubts_on, made, who, Sources(filed))
    found = review(made, who, filed, date(2022, 7, 31), how=How(doubts_of)).targets[0]
    assert found.rating.actual == 35
    doubts = [(one.kind, one.unit, one.file) for one in found.doubts if one.kind != "bound"]
    assert doubts == [("no_evidence", "13", "02.yaml")]
    assert heir in {one.unit for one in found.units if one.standing}


def test_units_that_take_each_other_over_are_not_followed_for_ever() -> None:
    text = MERGED.replace(
        "乙市, kind: city", "乙市, kind: city, until: 2022-06-30, merged_into: '13'"
    )
    who = loaded(text, Units)
    assert who.now("12", date(2022, 7, 1)) is None
    assert units().now("a", date(2022, 7, 1)) == "a"


def test_the_table_of_periods_has_the_figures_of_a_unit_that_is_gone() -> None:
    outcome = on("2022-09-30", MERGED, Q1 + Q2 + "12 2022-Q3 @2022-10-05: value: 40")
    result = outcome.targets[0]
    # 10 + 15 of 11, 20 + 25 + 40 of 12, 30 of 13, which is part of 12
    assert result.rating.actual == 140
    found = by_period(outcome, result, everything=True)
    assert found is not None
    said = table.render(page("x", [found]), Screen(80, False, Language("en")))
    rows = [line.split() for line in said.splitlines() if line.startswith(("甲", "乙", "丙"))]
    assert rows == [["甲市", "10", "15", "–"], ["乙市", "20", "25", "40"], ["丙市", "30", "–", "–"]]


EACH = """
measure: milestone
goal: {done_when: issued}
due: 2022-03-31
combine: all
reported_by: [cities]
"""

SECOND = parse_period("2022-Q2")


def test_who_began_after_the_due_day_has_missed_nothing() -> None:
    done = (
        "11 2022-Q1: done: 2022-03-01\n12 2022-Q1: done: 2022-03-02\n13 2022-Q1: done: 2022-03-03"
    )
    for last in ("", "\n14 2022-Q2: stage: drafting"):
        found = on("2022-06-30", OPENED, done + last, EACH)
        assert (found.targets[0].status, found.targets[0].asked) == ("met", 3), last
        assert not any(one.lags or one.entries for one in duties_of(found))
    said = [Language("en").say(one) for one in found.targets[0].because]
    assert said == ["not counted, because they began after the due day: 14"]
    assert SECOND is not None
    who = loaded(OPENED, Units)
    assert asked_of(plan(EACH), who, "14", SECOND).targets == ()
    filed = report("14 2022-Q2: stage: drafting", "14.yaml")
    assert ReportContext(filed.report, plan(EACH), who).owed == ()
    later = EACH.replace("2022-03-31", "2022-06-30")
    found = on("2022-06-30", OPENED, done + "\n14 2022-Q2: stage: drafting", later)
    assert (found.targets[0].status, found.targets[0].asked) == ("overdue", 4)


def test_who_took_over_after_the_due_day_is_asked_in_the_place_of_the_one_before() -> None:
    heir = '- {id: "14", name: 丁市, kind: city, from: 2022-07-01}'
    text = CITIES % (", until: 2022-06-30, merged_into: '14'", heir)
    done = "11 2022-Q1: done: 2022-03-01\n12 2022-Q1: done: 2022-03-02"
    found = on("2022-09-30", text, f"{done}\n14 2022-Q3: stage: drafting", EACH)
    assert (found.targets[0].status, found.targets[0].asked) == ("overdue", 3)
