"""Next year's plan: what goes on, from where it stands; what comes out is a plan that validates."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from building import FRAME, loaded, outcome
from calling import call
from workplan_cli.assessment.next_plan import NextPlan, next_plan
from workplan_cli.model.plan import Plan
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.new_plan import render_next

Capture = pytest.CaptureFixture[str]
PLANS = Path(__file__).parents[1] / "plans"
COUNT = "measure: count\ncounted: things\ncombine: sum\nover_time: cumulative\n"
RATE = "measure: rate\ncombine: latest\nover_time: snapshot\n"


def made(*targets: str, lines: str = "", day: str = "2022-12-31") -> NextPlan:
    return next_plan(outcome(list(targets), lines, day))


def test_what_is_met_or_withdrawn_is_left_out_and_named() -> None:
    found = made(
        f"{COUNT}goal: {{at_least: 5}}",
        f"{COUNT}goal: {{at_least: 5}}\n"
        "revisions: [{on: 2022-03-01, reason: r, withdrawn: true}]",
        f"{COUNT}goal: {{at_least: 5}}",
        "measure: activity",
        "measure: activity\ndraft: true",
        lines="a 2022-Q4: value: 5; 13.4.4 value: 3",
    )
    assert [one.id for one in found.plan.drafts] == ["13.4.4", "13.4.5"]
    assert found.plan.targets == ()
    assert (found.met, found.withdrawn, found.drafts) == (("13.4.2",), ("13.4.3",), ("13.4.6",))


def test_days_move_by_a_year_and_a_leap_day_to_the_day_before() -> None:
    frame = "schedule: [{by: 2022-06-30, share: 50}]\ndue: 2022-11-30"
    found = made(f"{COUNT}goal: {{at_least: 5}}\n{frame}")
    target = found.plan.drafts[0]
    assert target.due == date(2023, 11, 30)
    assert isinstance(target.schedule, tuple)
    assert target.schedule[0].by == date(2023, 6, 30)
    assert (found.plan.period.start, found.plan.period.end) == (
        date(2023, 1, 1),
        date(2023, 12, 31),
    )
    assert found.plan.id == "invented-2023"


@pytest.mark.parametrize(
    ("title", "later"),
    [
        ("Work plan 2022", "Work plan 2023"),
        ("Council plan 2022-23", "Council plan 2023-24"),
        ("教育要点（2022—23学年）", "教育要点（2023—24学年）"),
        ("From 2022-05 on, not as in 2019-20", "From 2023-05 on, not as in 2019-20"),
    ],
)
def test_the_years_in_the_title_move_with_the_plan(title: str, later: str) -> None:
    frame = FRAME.replace("An invented plan", title)
    found = next_plan(outcome(f"{COUNT}goal: {{at_least: 5}}", "", "2022-12-31", frame))
    assert found.plan.title.zh == later


@pytest.mark.parametrize(
    ("target", "baseline"),
    [
        (f"{RATE}baseline: 50\ngoal: {{fall_by: 4}}", Decimal("48.5")),
        (f"{RATE}baseline: reported\ngoal: {{fall_by: 4}}", Decimal("48.5")),
        (f"{RATE}schedule: linear\ngoal: {{at_least: 60}}", Decimal("48.5")),
        (f"{RATE}goal: {{at_least: 60}}", None),  # a level holds or does not
        (f"{RATE}baseline: each_period\ngoal: {{rise_by: 4}}", "each_period"),
        (f"{COUNT}goal: {{at_least: 60}}", None),  # counted anew each year
    ],
)
def test_the_last_value_is_the_baseline_of_what_is_measured_from_one(
    target: str, baseline: object
) -> None:
    line = "value: 48.5" if RATE in target else "value: 48"
    base = ", baseline: 50" if "reported" in target or "each_period" in target else ""
    found = made(target, lines=f"a 2022-Q4: {line}{base}")
    assert found.plan.drafts[0].baseline == baseline


def test_a_goal_that_was_revised_is_the_goal_in_the_end() -> None:
    revised = "revisions: [{on: 2022-05-01, reason: r, goal: {at_least: 7}}]"
    target = made(f"{COUNT}goal: {{at_least: 5}}\n{revised}").plan.drafts[0]
    assert target.goal is not None
    assert target.goal.amount == 7
    assert target.revisions == ()


def test_the_text_is_read_as_the_same_plan() -> None:
    found = made(
        f"{COUNT}goal: {{between: [2, 3]}}\nallocation: {{a: 2}}\nsee: [13.4.3]\nmay_exceed: true",
        f"{RATE}baseline: 50\ngoal: {{fall_by: 0.5}}\nnote: {{zh: 注, en: 'a: note'}}",
    )
    text = render_next(found, date(2022, 12, 31), Language("en"))
    assert loaded(text, Plan) == found.plan
    assert "# unreported; reached: –; goal: 2 to 3 things" in text


@pytest.mark.parametrize("name", sorted(one.name for one in PLANS.iterdir() if one.is_dir()))
def test_the_next_plan_of_every_plan_validates(name: str, capfd: Capture, tmp_path: Path) -> None:
    folder = PLANS / name
    file = tmp_path / "plan.yaml"
    words = ["--plan", folder / "plan.yaml", "-o", file, "--as-of", "2026-12-31"]
    assert call(capfd, "plan", "next", folder / "reports", *words).code == 0
    left = call(capfd, "plan", "validate", file, "--format", "concise")
    assert (left.code, " 0 errors" in left.err + left.out) == (0, True)


def test_files_that_are_there_stay_as_they_are(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2] / "examples" / "leagues_2022")
    (tmp_path / "units.yaml").write_text("mine", "utf-8")
    left = call(capfd, "plan", "next", "-o", tmp_path / "plan.yaml")
    assert left.code == 2
    assert "units.yaml is there already" in left.err
    assert not (tmp_path / "plan.yaml").exists()


def test_a_value_that_lacks_what_a_unit_has_not_reported_says_so() -> None:
    target = f"{COUNT}goal: {{at_least: 50}}\nreported_by: [a, b]"
    lines = "a 2022-Q4: value: 20\nb 2022-Q1: value: 2"
    text = render_next(made(target, lines=lines), date(2022, 12, 31), Language("en"))
    assert "reached: 22, not all of it reported; goal: at least 50 things" in text
