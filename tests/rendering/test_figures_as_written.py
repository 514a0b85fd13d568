"""What was reported is printed as it was; what was computed is never printed as its bound."""

from csv import DictReader
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import judged, outcome
from calling import call
from workplan_cli.pages.goals import goal_in_words, reached_in_words
from workplan_cli.pages.show_arithmetic import steps
from workplan_cli.pages.status import Choice, status_page
from workplan_cli.rendering.as_json.status import figure as json_figure
from workplan_cli.rendering.as_json.status import target_object
from workplan_cli.rendering.forms import csv, table
from workplan_cli.rendering.language import Language, exact, number, percent, quotient
from workplan_cli.rendering.screen import Screen

ENGLISH, CHINESE = Language("en"), Language("zh")
FIGURES = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=12
)
QUOTIENTS = st.fractions(min_value=0, max_value=2, max_denominator=10**9)
POOLED = """
measure: share
goal: {at_least: 90}
combine: pooled
over_time: snapshot
reported_by: [leagues]
"""


@given(FIGURES)
def test_what_is_printed_and_read_back_is_what_was_reported(value: Decimal) -> None:
    assert Decimal(number(value).replace(",", "")) == value
    assert Decimal(number(Fraction(value)).replace(",", "")) == value
    assert exact(Fraction(value)) == value


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=8))
def test_json_has_the_figure_that_was_reported(value: Decimal) -> None:
    assert Decimal(repr(json_figure(Fraction(value)))) == value


@given(QUOTIENTS)
def test_a_percentage_below_a_hundred_never_reads_as_a_hundred(share: Fraction) -> None:
    shown = Fraction(percent(share).rstrip("%")) / 100
    assert (shown < 1, shown > 1, shown == 0) == (share < 1, share > 1, share == 0)
    found = exact(share)
    assert found is not None
    assert (found < 1, found > 1, found == 0) == (share < 1, share > 1, share == 0)


@given(QUOTIENTS, QUOTIENTS)
def test_a_quotient_never_reads_as_the_figure_that_it_is_held_against(
    value: Fraction, goal: Fraction
) -> None:
    goal = Fraction(round(goal * 1000), 1000)
    shown = Fraction(quotient(value, edges=(goal,)).replace(",", ""))
    assert (shown < goal, shown > goal) == (value < goal, value > goal)


@pytest.mark.parametrize(
    ("target", "entry", "goal", "actual"),
    [
        ("measure: rate\ngoal: {at_most: 0.4849}\ncounted: tce\ncombine: latest\n"
         "over_time: snapshot", "value: 0.4851", "at most 0.4849 tce", "0.4851"),
        ("measure: amount\ngoal: {at_least: 1.304}\ncounted: GW\ncombine: sum\n"
         "over_time: cumulative", "value: 1.301", "at least 1.304 GW", "1.301"),
        ("measure: share\ngoal: {at_least: 99.995}\ncombine: latest\nover_time: snapshot",
         "value: 99.99", "at least 99.995%", "99.99%"),
        ("measure: share\ngoal: {at_least: 80}\ncombine: pooled\nover_time: snapshot",
         "part: 79999, whole: 100000", "at least 80%", "79.999%"),
        ("measure: share\ngoal: {at_least: 97.1}\ncombine: pooled\nover_time: snapshot",
         "part: 97141, whole: 100047", "at least 97.1%", "97.095%"),
        ("measure: share\ngoal: {at_least: 100}\ncombine: pooled\nover_time: snapshot",
         "part: 299999, whole: 300000", "100%", "99.9997%"),
        ("measure: share\ngoal: {at_least: 90}\ncombine: pooled\nover_time: snapshot",
         "part: 171, whole: 256", "at least 90%", "66.8%"),
    ],
)  # fmt: skip
def test_goal_and_figure_as_they_stand_beside_each_other(
    target: str, entry: str, goal: str, actual: str
) -> None:
    found = judged(target, f"a 2022-Q4 @2023-01-05: {entry}", "2022-12-31")
    assert ENGLISH.write(goal_in_words(found.target, found.goal)) == goal
    assert ENGLISH.write(reached_in_words(found)) == actual


@pytest.mark.parametrize(
    ("target", "goal", "actual"),
    [
        ("measure: rate\ncounted: '%'\ngoal: {at_most: 5.5}", "at most 5.5%", "9%"),
        ("measure: rate\ncounted: '‰'\ngoal: {at_most: 5.5}", "at most 5.5‰", "9‰"),
        ("measure: rate\ncounted: '%'\nbaseline: 3\ngoal: {rise_by: 2}",
         "rise by 2 percentage points", "9%"),
        ("measure: share\nbaseline: 3\ngoal: {rise_by: [2, 4]}",
         "rise by 2 to 4 percentage points", "9%"),
        ("measure: rate\ncounted: points\ngoal: {at_most: 10}", "at most 10 points", "9"),
    ],
)  # fmt: skip
def test_a_percent_sign_stands_at_its_figure_and_a_change_of_percent_is_points(
    target: str, goal: str, actual: str
) -> None:
    text = f"{target}\ncombine: latest\nover_time: snapshot"
    found = judged(text, "a 2022-Q4 @2023-01-05: value: 9", "2022-12-31")
    assert ENGLISH.write(goal_in_words(found.target, found.goal)) == goal
    assert ENGLISH.write(reached_in_words(found)) == actual


def test_the_arithmetic_of_a_small_fall_can_be_followed() -> None:
    small = "measure: rate\ngoal: {fall_by: 0.004}\nbaseline: 0.468\ncombine: latest\n"
    found = outcome(small + "over_time: snapshot", "a 2022-Q2 @2022-07-05: value: 0.4655",
                    "2022-06-30")  # fmt: skip
    said = {label: ENGLISH.write(text) for label, text in steps(found, found.targets[0])}
    assert said["progress"] == "(0.4655 − 0.468) / (0.464 − 0.468) = 62.5%"


def test_a_gap_that_is_left_on_the_last_day_is_not_nothing() -> None:
    share = "measure: share\ngoal: {at_least: 80}\ncombine: pooled\nover_time: snapshot\n"
    share += "baseline: 0\nschedule: linear"
    line = "a 2022-Q4 @2023-01-05: part: 79999, whole: 100000"
    found = outcome(share, line, "2022-12-31")
    said = {label: ENGLISH.write(text) for label, text in steps(found, found.targets[0])}
    assert said["progress"] == "79.999 / 80 = 99.999%"
    assert said["gap"] == "99.999% − 100.0% = -0.001 points"
    assert said["remaining"] == "0.001 percentage points"


OPEN = """
a 2022-Q2 @2022-07-05: part: 95, whole: 100
b 2022-Q2 @2022-07-05: value: 80
c 2022-Q2 @2022-07-05: part: 40, whole: 50
"""
"""League B gave no whole: by the others the share is 90 %, so that it lies between 80 and 90."""


def test_a_figure_of_which_only_bounds_are_known_is_printed_as_bounds() -> None:
    found = outcome(POOLED + "schedule: linear", OPEN, "2022-06-30")
    result = found.targets[0]
    assert ENGLISH.write(reached_in_words(result)) == "80% to 90%"
    assert CHINESE.write(reached_in_words(result)) == "80%～90%"
    said = {label: ENGLISH.write(text) for label, text in steps(found, result)}
    assert said["actual"] == "80% to 90%: no whole was given by League B"
    assert said["progress"] == "80 to 90 / 90 = 88.9% to 100.0%"
    assert said["remaining"] == "0 to 10 percentage points"
    shown = table.render(status_page(found, Choice(by="target")), Screen(80, False, ENGLISH))
    assert "80% to 90%" in shown
    assert "+39.3 to +50.4" in shown


def test_data_has_the_lowest_and_the_highest_figure() -> None:
    found = outcome(POOLED + "schedule: linear", OPEN, "2022-06-30")
    row = target_object(found, found.targets[0])
    assert row["actual"] == 80
    assert row["highest"] == {"actual": 90, "progress": 1, "gap_points": 50.410959}
    shown = csv.render(status_page(found, Choice()), Screen(80, False, ENGLISH))
    (cells,) = DictReader(shown.splitlines())
    assert (cells["actual"], cells["highest_actual"], cells["highest_progress"]) == (
        "80",
        "90",
        "1",
    )


def test_a_count_with_and_without_names_is_printed_as_bounds() -> None:
    names = "measure: count\ngoal: {at_least: 9}\ncombine: distinct\nover_time: cumulative\n"
    lines = """
    a 2022-Q2: items: [One, Two]
    b 2022-Q2: value: 3
    """
    result = judged(names + "reported_by: [leagues]", lines, "2022-06-30")
    assert ENGLISH.write(reached_in_words(result)) == "3 to 5"


@pytest.mark.parametrize("form", ["markdown", "csv", "json", "html", "docx", "xlsx"])
def test_every_export_has_both_bounds(
    form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    head = "format: workplan/report@1\nplan: nmg-education-2022\nperiod: 2022-Q3\n"
    head += "submitted: 2022-10-05\n"
    for unit, said in (("150100", "part: 95, whole: 100"), ("150600", "value: 80.25")):
        text = f"{head}unit: '{unit}'\nentries:\n- {{target: 11.2.1, {said}}}\n"
        (tmp_path / f"{unit}.yaml").write_text(text, encoding="utf-8")
    out, plan = tmp_path / f"out.{form}", Path("data/plan_2022.yaml").resolve()
    words = ("--plan", plan, "--target", "11.2.1", "-o", out)
    left = call(capfd, "export", form, tmp_path, *words, lang="zh")
    assert left.code == 0, left.err
    shown = _text(out)
    if form in {"csv", "json"}:
        assert "80.25" in shown
        assert "95" in shown
    else:
        assert "80.25%～95%" in shown


def _text(path: Path) -> str:
    """All text of a file, with that of the parts of an archive."""
    if path.suffix not in {".docx", ".xlsx"}:
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())
