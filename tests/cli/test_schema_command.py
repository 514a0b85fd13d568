"""`workplan schema`: what is printed, and what other programs make of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from calling import call
from workplan_cli.loading.files import data_folder

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("kind", ["report", "plan", "units", "workspace"])
def test_every_format_has_a_schema(kind: str, capfd: Capture) -> None:
    run = call(capfd, "schema", kind)
    assert json.loads(run.out)["title"] == f"workplan {kind}"
    assert run.err == ""


def test_reports_are_on_the_plan_that_is_asked_for(capfd: Capture) -> None:
    plan = ROOT / "tests" / "examples" / "half_year" / "plan.yaml"
    run = call(capfd, "schema", "report", "--plan", plan)
    assert json.loads(run.out)["properties"]["plan"]["const"] == "example-2022"


def test_generic_reports_are_on_any_plan(capfd: Capture) -> None:
    made = json.loads(call(capfd, "schema", "report", "--generic").out)
    assert "const" not in made["properties"]["plan"]


def test_an_unknown_format_is_refused_with_the_nearest(capfd: Capture) -> None:
    run = call(capfd, "schema", "reprot")
    assert run.code == 2
    assert "did you mean report" in run.err


def test_descriptions_begin_with_the_runs_language(capfd: Capture) -> None:
    made = json.loads(call(capfd, "schema", "report", lang="zh").out)
    assert made["description"].startswith("一个单位")


def test_a_schema_goes_into_a_file(tmp_path: Path, capfd: Capture) -> None:
    file = tmp_path / "s.json"
    run = call(capfd, "schema", "units", "-o", file)
    assert (run.code, run.out) == (0, "")
    assert json.loads(file.read_text("utf-8"))["title"] == "workplan units"


def checked(schema: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """What check-jsonschema says of files."""
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    names = [str(schema), *map(str, files)]
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", *names]
    return subprocess.run(  # noqa: S603 - our own command line
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_check_jsonschema_takes_the_shipped_reports_and_finds_what_is_wrong(
    tmp_path: Path, capfd: Capture
) -> None:
    schema = tmp_path / "report.schema.json"
    call(capfd, "schema", "report", "-o", schema)
    shipped = sorted((data_folder() / "public_record_2022").glob("*.yaml"))
    assert shipped
    assert checked(schema, *shipped).returncode == 0
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        "format: workplan/report@1\nplan: nmg-education-2022\nunit: 150100\nperiod: 2022-Q2\n"
        "entries:\n- target: 1.2.2\n  value: 3\n",
        "utf-8",
    )
    run = checked(schema, wrong)
    assert run.returncode == 1
    assert "$.unit: 150100 is not of type 'string'" in run.stdout
    assert "Unevaluated properties are not allowed ('value' was unexpected)" in run.stdout


def test_check_jsonschema_takes_the_shipped_plan_and_units() -> None:
    for kind, name in (("plan", "plan_2022.yaml"), ("units", "units_nmg.yaml")):
        run = checked(ROOT / "schemas" / f"{kind}.schema.json", data_folder() / name)
        assert run.returncode == 0, run.stdout
