"""What an editor makes of the schema of reports: errors, completion and hover.

The server is the one behind the YAML support of most editors. Get it with
`npm install -g yaml-language-server`, or set YAML_LANGUAGE_SERVER to its path. The reports are
made up, or those that come with the tool.
"""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_server import LanguageServer

from workplan_cli.loading.files import data_folder, load_plan
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.schemas.for_plan import report_schema

COMMAND = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
pytestmark = pytest.mark.skipif(
    COMMAND is None, reason="needs node: npm install -g yaml-language-server"
)
HEAD = 'format: workplan/report@1\nplan: nmg-education-2022\nunit: "150100"\nperiod: 2022-Q2\n'


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """The server with the schema of reports on the built-in plan."""
    loaded = load_plan(data_folder() / "plan_2022.yaml")[0]
    assert loaded is not None
    schema = tmp_path_factory.mktemp("schemas") / "report.schema.json"
    made = report_schema(loaded.plan, loaded.units, Language("zh"))
    schema.write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    settings = {
        "yaml": {
            "schemas": {schema.as_uri(): "*.yaml"},
            "schemaStore": {"enable": False},
            "completion": True,
            "hover": True,
            "validate": True,
        }
    }
    started = LanguageServer([str(COMMAND), "--stdio"], settings)
    yield started
    started.end()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.yaml"


@pytest.mark.parametrize("name", ["2022-Q2.yaml", "2022-Q3.yaml", "2022.yaml"])
def test_a_shipped_report_has_no_errors(server: LanguageServer, file: Path, name: str) -> None:
    text = (data_folder() / "public_record_2022" / name).read_text("utf-8")
    assert server.open(file, text) == []


def test_errors_stand_at_their_values(server: LanguageServer, file: Path) -> None:
    text = HEAD.replace("2022-Q2", "2022-Q5") + (
        "entries:\n- target: 1.2.2\n  value: 3\n- target: 13.4.9\n- target: 3.3.1\n  value: 120\n"
    )
    found = server.open(file, text)
    places = [(one["range"]["start"]["line"], one["range"]["start"]["character"]) for one in found]
    assert places == [(3, 8), (6, 2), (7, 10), (9, 9)]
    assert "Property value is not allowed." in [one["message"] for one in found]


def test_completion_offers_the_keys_of_the_measure(server: LanguageServer, file: Path) -> None:
    server.open(file, HEAD + "entries:\n- target: 1.2.2\n  x\n- target: 3.3.1\n  x\n")
    everywhere = {"activities", "evidence", "no_figure", "note", "reason", "next"}
    assert set(server.completion(file, 6, 3)) == {"stage", "done", "forecast"} | everywhere
    assert set(server.completion(file, 8, 3)) == {"value", "part", "whole"} | everywhere


def test_completion_offers_targets_units_and_stages_with_names(
    server: LanguageServer, file: Path
) -> None:
    server.open(file, HEAD + "entries:\n- target: 1.2.2\n  stage: \n- target: \n")
    assert "120" in server.completion(file, 7, 10)["13.4.2"]
    assert server.completion(file, 2, 8)['"150100"'] == "呼和浩特市\n\nHohhot"
    stages = server.completion(file, 6, 9)
    assert [*stages][:5] == ["not_started", "drafting", "consulting", "approved", "issued"]
    assert stages["issued"].startswith("印发")


def test_hovering_over_an_id_says_what_it_is(server: LanguageServer, file: Path) -> None:
    server.open(file, HEAD + "entries:\n- target: 13.4.2\n  value: 18\n")
    over_target = server.hover(file, 5, 12)
    assert "120" in over_target
    assert "1.1.1" not in over_target
    assert "呼和浩特市" in server.hover(file, 2, 9)
    assert "完成数" in server.hover(file, 6, 3)
