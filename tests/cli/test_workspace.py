"""What `workplan.yaml` says is done, and what is wrong in it is said. All data are invented."""

import shutil
from pathlib import Path

import pytest

from calling import Left, call

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
START = "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\n"


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example year, and the folder that commands run in."""
    monkeypatch.chdir(shutil.copytree(EXAMPLE, tmp_path / "year"))
    return Path()


def show(capfd: pytest.CaptureFixture[str], text: str) -> Left:
    Path("workplan.yaml").write_text(START + text, "utf-8")
    return call(capfd, "show", "13.4.2", "--as-of", "2022-09-30")


@pytest.mark.usefixtures("year")
def test_thresholds_that_are_left_out_stay_those_of_the_plan(
    capfd: pytest.CaptureFixture[str],
) -> None:
    plan = Path("plan.yaml").read_text("utf-8")
    Path("plan.yaml").write_text(
        plan.replace("slipping: 10, behind: 30", "slipping: 12, behind: 40")
    )
    left = show(capfd, "thresholds: {ahead: 5}\n")
    assert "ahead from +5, slipping from -12, behind beyond -40" in left.out


@pytest.mark.usefixtures("year")
def test_thresholds_in_the_wrong_order_are_refused(capfd: pytest.CaptureFixture[str]) -> None:
    left = show(capfd, "thresholds: {slipping: 40}\n")
    assert (left.code, left.out) == (2, "")
    assert "behind from 30 points, slipping from 40" in left.err


@pytest.mark.usefixtures("year")
def test_a_units_file_that_is_not_there_is_named_as_the_workspace_names_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    left = show(capfd, "units: nowhere.yaml\n")
    assert left.code == 2
    assert "nowhere.yaml:1:1" in left.err
    assert "plan.yaml" not in left.err


def test_it_is_found_upward_and_its_paths_begin_where_it_is(
    year: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("workplan.yaml").write_text(
        "format: workplan/workspace@1\nplan: plan.yaml\n"
        "reports: [reports/*-Q1, reports/2022-Q2/1501*.yaml]\n"
    )
    deep = year / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    left = call(capfd, "status")
    assert "reported for 2022-Q2: 1 of 13 units" in left.out


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("words", [("status",), ("plan", "list"), ("show", "13.4.2")])
def test_a_plan_file_that_lies_there_and_is_not_named_is_spoken_of(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert "is not used" not in call(capfd, *words).err
    Path("workplan.yaml").unlink()
    assert "plan.yaml is here and is not used; the built-in plan is." in call(capfd, *words).err
    assert "is not used" not in call(capfd, *words, "--plan", "plan.yaml").err
