"""Published plans that the tool was not fitted to, with statuses worked out by hand.

Each folder has a plan, its units, reports and `expected.yaml`: by day and target the status, the
actual figure, progress and gap in percentage points, with the arithmetic beside it. What is not
given is not compared, but `progress` and `gap` have to be absent where neither is given.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from calling import call
from workplan_cli.assessment.review import review
from workplan_cli.cli.project import Project, open_project
from workplan_cli.model.combine import OVER_TIME
from workplan_cli.model.measure import MEASURE
from workplan_cli.model.outcome import Outcome

HERE = Path(__file__).parent
PLANS = sorted(path.parent.name for path in HERE.glob("*/plan.yaml"))
LANGUAGES = ("en", "zh")


@cache
def _project(name: str) -> Project:
    project = open_project(HERE / name / "plan.yaml", [str(HERE / name / "reports")])
    assert isinstance(project, Project), project
    assert not project.reports.diagnostics
    return project


@cache
def _outcome(name: str, day: date) -> Outcome:
    project = _project(name)
    return review(project.loaded.plan, project.loaded.units, project.reports.filed, day)


def _expected() -> Iterator[Any]:
    for name in PLANS:
        days = YAML(typ="safe").load((HERE / name / "expected.yaml").read_text("utf-8"))
        for day, targets in days.items():
            for target, wanted in targets.items():
                yield pytest.param(name, day, target, wanted, id=f"{name}-{day}-{target}")


def _points(value: object) -> object:
    return value if value is None else pytest.approx(float(str(value)), abs=0.001)


@pytest.mark.parametrize(("name", "day", "target", "wanted"), list(_expected()))
def test_a_published_plan_is_judged_as_by_hand(
    name: str, day: date, target: str, wanted: dict[str, Any]
) -> None:
    found = next(one for one in _outcome(name, day).targets if one.target.id == target)
    rating = found.rating
    made: dict[str, object] = {"status": rating.status}
    if "actual" in wanted:
        made["actual"] = None if rating.actual is None else float(rating.actual)
        made["gap"] = None if rating.gap is None else float(rating.gap)
    if "progress" in wanted:
        made["progress"] = None if rating.progress is None else float(100 * rating.progress)
    if wanted["status"] == "met":
        made.pop("gap", None)  # no matter how early
    else:
        wanted = {"gap": None, **wanted} if "actual" in wanted else wanted
    assert made == {
        key: value if key == "status" else _points(value) for key, value in wanted.items()
    }


def test_the_plans_have_every_measure_and_goal_and_way_over_time() -> None:
    targets = [one for name in PLANS for one in _project(name).loaded.plan.targets]
    assert {one.measure for one in targets} == set(MEASURE)
    goals = {goal for facts in MEASURE.values() for goal in facts.goals}
    assert {one.goal.kind for one in targets if one.goal} == goals
    assert {one.over_time for one in targets} - {None} == set(OVER_TIME)
    assert {one.holds for one in targets} == {None, "throughout", "by_due"}
    assert {one.baseline for one in targets} >= {None, "reported", "each_period"}


def test_the_reports_give_every_reason_for_having_no_figure() -> None:
    filed = [one.report for name in PLANS for one in _project(name).reports.filed]
    reasons = {entry.no_figure for report in filed for entry in report.entries}
    assert reasons == {None, "not_published", "nothing_new", "not_applicable"}


@pytest.mark.parametrize("name", PLANS)
def test_every_file_of_a_plan_says_where_it_comes_from_or_that_it_is_made_up(name: str) -> None:
    for file in (HERE / name).rglob("*.yaml"):
        if file.name not in {"workplan.yaml", "expected.yaml"}:
            assert file.read_text("utf-8").startswith("# "), file
    for file in (HERE / name / "reports").rglob("*.yaml"):
        first = file.read_text("utf-8").partition("\n")[0]
        assert "Made up" in first or "published" in first or "已公布" in first, file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: Any) -> Path:
    copy = Path(shutil.copytree(HERE / request.param, tmp_path / request.param))
    monkeypatch.chdir(copy)
    return copy


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("folder", PLANS, indirect=True)
def test_a_published_plan_passes_its_check(
    folder: Path, lang: str, capfd: pytest.CaptureFixture[str]
) -> None:
    left = call(capfd, "plan", "validate", folder / "plan.yaml", lang=lang)
    assert left.code == 0, left.out


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("folder", PLANS, indirect=True)
def test_reports_on_a_published_plan_have_no_error(
    folder: Path, lang: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert (folder / "workplan.yaml").exists()
    left = call(capfd, "validate", lang=lang)
    assert left.code == 0, left.out


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("folder", PLANS, indirect=True)
def test_every_export_of_a_published_plan_is_verified(
    folder: Path, lang: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for form in ("markdown", "html", "xlsx", "csv", "json"):
        file = folder / f"summary.{form}"
        assert call(capfd, "export", form, "-o", file, lang=lang).code == 0
        if form != "csv":
            left = call(capfd, "verify", file, lang=lang)
            assert left.code == 0, left.out
