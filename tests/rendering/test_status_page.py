"""What `workplan status` and `workplan show` print, at two widths and in both languages."""

import csv
import io
import json
import re
from datetime import date
from typing import Any

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from rich.cells import cell_len

from building import outcome, plan, reports, units
from workplan_cli.assessment.highlights import worst_first
from workplan_cli.assessment.history import history
from workplan_cli.assessment.pace import Pace, pace
from workplan_cli.assessment.review import review
from workplan_cli.assessment.scope import Scope
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.status import STATUSES
from workplan_cli.pages.show import PlanPlace, show_page
from workplan_cli.pages.status import Choice, chosen, status_page
from workplan_cli.rendering.as_json import status as as_json
from workplan_cli.rendering.forms import csv as comma
from workplan_cli.rendering.forms import table as terminal
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

ABOUT = "measure: count\ngoal: {about: 100}\ncombine: sum\nover_time: cumulative\n"
TARGETS = [
    """
title: {zh: 遴选试点园, en: Pilot kindergartens selected}
measure: count
counted: {zh: 所, en: kindergartens}
goal: {at_least: 120}
combine: sum
over_time: cumulative
reported_by: [leagues]
""",
    """
title: {zh: 结对帮扶的示范校, en: Model schools with a partner}
measure: share
goal: {at_least: 100}
combine: pooled
over_time: snapshot
reported_by: [leagues]
""",
    """
title: {zh: 违规招生, en: Pupils recruited against the rules}
measure: count
counted: {zh: 起, en: cases}
goal: {at_most: 0}
combine: sum
over_time: cumulative
reported_by: [leagues]
""",
    """
title: {zh: 近视率, en: Myopia rate}
measure: rate
counted: {zh: 个百分点, en: percentage points}
goal: {fall_by: [0.5, 1]}
baseline: reported
combine: latest
over_time: snapshot
reported_by: [top]
""",
    """
title: {zh: 办法修订, en: Rules revised}
measure: milestone
kind: regulation
goal: {done_when: revised}
combine: all
reported_by: [top]
due: 2022-07-15
""",
    """
title: {zh: 常规教研, en: Teaching research}
measure: activity
reported_by: [leagues]
""",
    """
title: {zh: 课程录制, en: Lessons recorded}
measure: count
counted: {zh: 节, en: lessons}
goal: {about: 20}
combine: sum
over_time: per_period
reported_by: [a, b]
""",
]
MIXED = """
a 2022-Q1 @2022-04-05: value: 20; 13.4.3 part: 3, whole: 4; 13.4.4 value: 0; 13.4.8 value: 4
b 2022-Q1 @2022-04-05: value: 10; 13.4.3 part: 1, whole: 2; 13.4.4 value: 0; 13.4.8 value: 5
c 2022-Q1 @2022-04-05: value: 5; 13.4.4 value: 0
a 2022-Q2 @2022-07-05: value: 31; 13.4.3 part: 4, whole: 4; 13.4.4 value: 1; 13.4.8 value: 5
b 2022-Q2 @2022-07-05: value: 12; 13.4.3 part: 1, whole: 2; 13.4.4 value: 0; 13.4.7 note: Held
top 2022-Q2 @2022-07-01: 13.4.5 value: 52.1; 13.4.6 stage: drafting, forecast: 2022-08-01
"""
HOSTILE_TARGET = """
title: {zh: "[bold]红[/bold] =1+1 | <b>&\\"", en: "@x [red]é🎉[/] % ; tab"}
measure: count
counted: {zh: "=cmd", en: "-1+2"}
goal: {at_least: 3}
combine: distinct
over_time: cumulative
reported_by: [leagues]
"""
HOSTILE = """
a 2022-Q2: value: 2, items: ["=1+1", "[bold]x"], note: "[/bold] <script>| `x`", reason: "+1"
"""


def mixed() -> Outcome:
    return outcome(TARGETS, MIXED, "2022-06-30")


def as_data(choice: Choice = Choice()) -> dict[str, Any]:  # noqa: B008 - frozen
    whole = mixed()
    return json.loads(json.dumps(as_json.as_object(whole, chosen(whole, choice))))  # type: ignore[no-any-return]


def screen(width: int = 80, code: str = "en", *, color: bool = False) -> Screen:
    return Screen(width, color, Language("zh" if code == "zh" else "en"))


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("by", ["section", "task", "target"])
def test_the_page_of_status(
    by: str, code: str, width: int, file_regression: FileRegressionFixture
) -> None:
    text = terminal.render(status_page(mixed(), Choice(by=by)), screen(width, code))
    assert max(cell_len(line) for line in text.splitlines()) <= width
    file_regression.check(text, extension=".txt")


@pytest.mark.parametrize("code", ["en", "zh"])
def test_hostile_words_are_shown_as_they_are(
    code: str, file_regression: FileRegressionFixture
) -> None:
    found = outcome(HOSTILE_TARGET, HOSTILE, "2022-06-30")
    text = terminal.render(status_page(found, Choice(by="target")), screen(100, code))
    assert ("[bold]红[/bold]" if code == "zh" else "[red]é🎉[/]") in text
    file_regression.check(text, extension=".txt")


def test_every_status_keeps_its_place_without_colour() -> None:
    plain = terminal.render(status_page(mixed(), Choice()), screen())
    colored = terminal.render(status_page(mixed(), Choice()), screen(color=True))
    assert "\x1b[" not in plain
    assert "\x1b[" in colored


def test_the_counts_of_the_json_add_up_to_its_targets() -> None:
    found = as_data()
    assert list(found["counts"]) == list(STATUSES)
    assert sum(found["counts"].values()) == len(found["targets"]) == len(TARGETS)


def test_the_json_holds_numbers_and_null_and_both_languages() -> None:
    found = as_data()["targets"]
    first, _share, _limit, rate, *_rest = found
    assert first["actual"] == 48
    assert first["title"] == {"zh": "遴选试点园", "en": "Pilot kindergartens selected"}
    assert first["goal"] == {"at_least": 120}
    assert first["progress"] == 0.4
    assert first["gap_points"] == pytest.approx(40 - 100 * 181 / 365)
    assert rate["baseline"] is None
    assert rate["goal"] == {"fall_by": [0.5, 1]}
    keys = {tuple(target) for target in found}
    assert len(keys) == 1, "every key is present in every target"


def test_the_json_names_file_and_line_of_every_entry_and_whether_it_counts() -> None:
    found = as_data()["targets"][0]
    counted = [(one["unit"], one["period"]) for one in found["reports"] if one["counted"]]
    assert counted == [("c", "2022-Q1"), ("a", "2022-Q2"), ("b", "2022-Q2")]
    assert all(one["file"].endswith(".yaml") and one["line"] > 1 for one in found["reports"])


def test_the_csv_is_read_back_and_holds_no_formula() -> None:
    text = comma.render(
        status_page(outcome(HOSTILE_TARGET, HOSTILE, "2022-06-30"), Choice()), screen()
    )
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["id"] == "§13.4.2"
    cells = [cell for row in rows for cell in row.values()]
    words = [cell for cell in cells if not cell.lstrip("+-").replace(".", "").isdigit()]
    assert not [cell for cell in words if cell.startswith(("=", "@", "+"))]


def test_filters_choose_and_counts_follow_them() -> None:
    found = as_data(Choice(scope=Scope(statuses=("behind",))))
    assert {target["status"] for target in found["targets"]} <= {"behind"}
    assert sum(found["counts"].values()) == found["counts"]["behind"] == len(found["targets"])


def test_the_worst_comes_first_and_figures_before_milestones() -> None:
    order = [result.status for result in worst_first(list(mixed().targets))]
    pressing = [
        "overdue",
        "broken",
        "behind",
        "slipping",
        "undecided",
        "no_baseline",
        "unreported",
        "silent",
    ]
    assert order == sorted(order, key=pressing.index)


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("target", ["13.4.2", "13.4.3", "13.4.4", "13.4.5", "13.4.6", "13.4.8"])
def test_the_page_of_show(target: str, code: str, file_regression: FileRegressionFixture) -> None:
    made, filed, day = plan(*TARGETS), reports(MIXED), date(2022, 6, 30)
    found = mixed()
    past = history(made, units(), filed, made.by_id[target], day)
    place = PlanPlace("plan.yaml", 12)
    text = terminal.render(show_page(found, found.by_id[target], past, place), screen(80, code))
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    file_regression.check(text, extension=".txt")


def test_the_needed_pace_is_the_rest_over_the_months_that_are_left() -> None:
    made, filed, day = plan(*TARGETS), reports(MIXED), date(2022, 6, 30)
    found = pace(made, review(made, units(), filed, day).by_id["13.4.2"], day)
    assert found is not None
    # 48 in 181 days; 72 are left for the 184 days from 30 June to 31 December.
    assert found.present * 12 / 365 * 181 == 48
    assert found.needed is not None
    assert found.needed * 12 / 365 * 184 == 72
    # 72 more at 48/181 a day take 271.5 days: the goal is reached on the 272nd.
    assert found.reached_on == date(2023, 3, 29)


def past(lines: str, target: str, day: date) -> tuple[Pace | None, str]:
    """The pace of the one target of a plan, and the page of `show` in English."""
    made, filed = plan(target), reports(lines)
    found = review(made, units(), filed, day)
    kept = history(made, units(), filed, made.targets[0], day)
    page = show_page(found, found.targets[0], kept, PlanPlace("p.yaml", 1))
    return pace(made, found.targets[0], day), terminal.render(page, screen())


def test_what_is_met_needs_no_pace_although_some_of_about_so_many_are_missing() -> None:
    found, page = past("a 2022-Q3: value: 95", ABOUT, date(2022, 9, 30))
    assert found is not None
    assert (found.needed, found.reached_on) == (None, None)
    assert "until" not in page


def test_after_the_due_day_the_page_still_says_where_the_pace_leads() -> None:
    found, page = past("a 2022-Q4: value: 73", ABOUT, date(2023, 1, 31))
    assert found is not None
    # 73 in 365 days are a fifth a day; about 100 is met at 90: 17 more take 85 days
    assert (found.needed, found.reached_on) == (None, date(2023, 3, 26))
    assert "would be reached on 2023-03-26" in page


def test_the_pace_of_a_year_that_is_not_over_counts_to_the_day_it_was_filed() -> None:
    found, _page = past("a 2022 @2022-03-14: value: 73", ABOUT, date(2022, 9, 30))
    assert found is not None
    assert found.present * 12 / 365 == 1  # 73 in the 73 days up to 14 March


def test_what_a_share_lacks_is_points_and_never_percent() -> None:
    share = "measure: share\ngoal: {at_least: 90}\ncombine: pooled\n"
    share += "over_time: snapshot\nschedule: linear\n"
    _pace, page = past("a 2022-Q2: part: 40, whole: 50", share, date(2022, 6, 30))
    assert "remaining   10 percentage points" in page


def test_a_goal_that_was_revised_says_since_when_and_what_it_was() -> None:
    target = ABOUT + "revisions: [{on: 2022-07-01, goal: {about: 80}, reason: cut}]\n"
    _pace, page = past("a 2022-Q3: value: 50", target, date(2022, 9, 30))
    assert re.search(r"2022-07-01 +goal +about 100 +about 80 +cut", page)
    found = outcome(target, "a 2022-Q3: value: 50", "2022-09-30")
    assert "about 80; since 2022-07-01" in terminal.render(
        status_page(found, Choice(by="target")), screen(120)
    )


def test_of_a_stage_only_the_newest_is_shown_and_of_names_those_that_add_some() -> None:
    stone = "measure: milestone\ngoal: {done_when: issued}\ncombine: all\n"
    lines = "a 2022-Q1: stage: drafting\na 2022-Q2: stage: consulting\n"
    _pace, page = past(lines + "a 2022-Q3: forecast: 2022-12-01", stone, date(2022, 9, 30))
    assert ["01.yaml" in page, "02.yaml" in page, "03.yaml" in page] == [False, True, True]
    names = ABOUT.replace("sum", "distinct")
    lines = "a 2022-Q1: items: [x]\na 2022-Q2: items: [y]\na 2022-Q3: items: [y, z]\n"
    _pace, page = past(lines, names, date(2022, 9, 30))
    assert ["01.yaml" in page, "02.yaml" in page, "03.yaml" in page] == [True, False, True]


def test_the_bounds_of_a_share_without_wholes_are_shown_though_nobody_is_silent() -> None:
    share = "measure: share\ngoal: {at_least: 90}\ncombine: pooled\n"
    share += "over_time: snapshot\nschedule: linear\n"
    lines = "a 2022-Q2: part: 30, whole: 100\nb 2022-Q2: value: 95"
    _pace, page = past(lines, share + "reported_by: [a, b]\n", date(2022, 6, 30))
    assert "floor       30%: slipping (at the least)" in page
    assert "ceiling     95%: met (at the most)" in page


def test_undecided_targets_are_counted_beside_the_silent_units() -> None:
    target = ABOUT.replace("100", "12") + "reported_by: [leagues]\n"
    found = outcome(target, "a 2022-Q2: value: 4\nb 2022-Q2: value: 0", "2022-06-30")
    assert found.targets[0].status == "undecided"
    page = terminal.render(status_page(found, Choice()), screen())
    assert "1 target is undecided for lack of figures: --only undecided" in page


def test_a_value_per_period_is_not_said_to_be_carried_over() -> None:
    lines = "a 2022-Q1: value: 4"
    for over_time, said in (("cumulative", "carried over"), ("per_period", "nothing since")):
        _pace, page = past(lines, ABOUT.replace("cumulative", over_time), date(2022, 6, 30))
        assert f"League A ({said})" in page


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_is_no_formula_whatever_it_begins_with(sign: str) -> None:
    assert comma.safe(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"
