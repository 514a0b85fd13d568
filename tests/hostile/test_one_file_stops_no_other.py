"""Whatever a library does with a file, that file gets a diagnostic and the others are looked at."""

import importlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import openpyxl
import pytest

from calling import Left, call
from workplan_cli.loading import boundary

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
Capture = pytest.CaptureFixture[str]
MARK = "made-up-mark"
REPORT = f'format: workplan/report@1\nplan: example-leagues-2022\nunit: "150100"\n# {MARK}\n'


class Panic(BaseException):
    """What libraries in Rust raise: no `Exception`."""


WAYS = (AssertionError, RecursionError, MemoryError, NotImplementedError, KeyError, Panic)


def raising(way: type[BaseException]) -> Callable[..., NoReturn]:
    def door(*_given: object, **_named: object) -> NoReturn:
        raise way("as a library would")

    return door


class Hook:
    """Stands in for a class: making one of it, or calling anything of it, raises."""

    def __init__(self, way: type[BaseException]) -> None:
        self._way = way

    def __call__(self, *given: object, **named: object) -> NoReturn:
        raise self._way("as a library would")

    def __getattr__(self, _name: str) -> "Hook":
        return self


@pytest.fixture(autouse=True)
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(shutil.copytree(EXAMPLE, tmp_path / "year"))
    return tmp_path / "year"


def only_for_marked(monkeypatch: pytest.MonkeyPatch, door: str, way: type[BaseException]) -> None:
    """Let a function raise where what it is given has the mark, and work as ever elsewhere."""
    name, _dot, attribute = door.rpartition(".")
    module: Any = importlib.import_module(name)
    works = getattr(module, attribute)

    def opened(given: Any, *more: Any, **named: Any) -> Any:
        text = given if isinstance(given, str) else str(getattr(given, "text", given))
        if MARK in text:
            raise way("as a library would")
        return works(given, *more, **named)

    monkeypatch.setattr(module, attribute, opened)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("words", ["validate", "validate --format json", "status"])
@pytest.mark.parametrize(
    "door",
    [
        "workplan_cli.loading.yaml.by_libyaml", "workplan_cli.loading.shape._shaped",
        "workplan_cli.rules.checking._checked_report", "workplan_cli.loading.document.load_yaml",
    ],
)  # fmt: skip
def test_a_report_that_breaks_a_library_is_said_and_the_others_are_checked(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, door: str, words: str, way: type[BaseException]
) -> None:
    monkeypatch.delenv("WORKPLAN_DEBUG", raising=False)
    Path("reports/2022-Q1/aa.yaml").write_text(REPORT + "period: 2022-Q1\nentries: []\n", "utf-8")
    only_for_marked(monkeypatch, door, way)
    left = call(capfd, *words.split())
    said = left.out + left.err
    if words == "status" and "checked_report" in door:
        return  # figures do not ask the rules of reports
    assert left.code == (1 if "yaml" in door and words != "status" else 2)
    assert "reports/2022-Q1/aa.yaml" in said
    assert "Traceback" not in said
    if words == "validate":
        assert "reports/2022-Q3/150300.yaml" in said  # whose finding is found as ever


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["workplan.yaml", "plan.yaml", "units.yaml"])
@pytest.mark.parametrize("words", ["validate", "status", "show 13.4.2", "chase", "plan list"])
def test_so_is_a_plan_its_units_and_a_workspace(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, words: str, name: str, way: type[BaseException]
) -> None:
    Path(name).write_text(Path(name).read_text("utf-8") + f"# {MARK}\n", "utf-8")
    only_for_marked(monkeypatch, "workplan_cli.loading.document.load_yaml", way)
    left = call(capfd, *words.split())
    assert left.code == 2 or (words == "validate" and left.code == 1)
    assert f"{name}:1:1: error WP105" in left.out + left.err
    assert "in workplan itself" not in left.out + left.err


def documents() -> dict[str, Path]:
    """A document for each reader."""
    Path("a.txt").write_text("1.题。一句。\n", "utf-8")
    Path("a.md").write_text("# 1.题。一句。\n", "utf-8")
    Path("a.html").write_text("<!doctype html><p>1.题。一句。</p>", "utf-8")
    Path("a.csv").write_text("编号,完成数\n13.4.2,3\n", "utf-8")
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["编号", "完成数"])
    sheet.append(["13.4.2", 3])
    book.save("a.xlsx")
    with zipfile.ZipFile("a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return {name: Path(f"a.{name}") for name in ("txt", "md", "html", "csv", "xlsx", "docx")}


DOORS = {
    "txt": "workplan_cli.loading.published.source.pieces_of_text",
    "md": "workplan_cli.loading.published.source._pieces",
    "html": "workplan_cli.loading.published.web_page.unescape",
    "csv": "csv.reader",
    "xlsx": "python_calamine.CalamineWorkbook",
    "docx": "docx.Document",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", DOORS)
@pytest.mark.parametrize(
    "words", ["plan new --period 2022 -o new.yaml --from", "plan trace --source"]
)
def test_a_document_that_breaks_its_reader_is_refused(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, words: str, name: str, way: type[BaseException]
) -> None:
    file = documents()[name]
    monkeypatch.setattr(DOORS[name], Hook(way))
    left = call(capfd, *words.split(), file)
    assert (left.code, left.out) == (2, "")
    assert left.err.startswith(f"{file}:1:1: error WP101")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_table_that_breaks_its_reader_keeps_no_other_from_being_imported(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, name: str, way: type[BaseException]
) -> None:
    made = documents()
    first, second = made[name], made["xlsx" if name == "csv" else "csv"]
    monkeypatch.setattr(DOORS[name], Hook(way))
    words = ("--unit", "150100", "--period", "2022-H1", "--dry-run")
    left = call(capfd, "report", "import", first, second, *words)
    assert left.code == 2
    assert f"{first}:1:1: error WP102" in left.err
    assert f"{second}: report of 150100" in left.out


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("name", "door"),
    [
        ("md", "json.loads"), ("html", "json.loads"), ("json", "json.loads"),
        ("xlsx", "python_calamine.CalamineWorkbook"),
        ("docx", "workplan_cli.loading.word_summary.fromstring"),
        ("docx", "workplan_cli.loading.word_summary.ZipFile"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["table", "json"])
def test_an_export_that_breaks_its_reader_is_refused_and_not_called_changed(
    capfd: Capture,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    door: str,
    form: str,
    way: type[BaseException],
) -> None:
    forms = {"md": "markdown"}
    assert call(capfd, "export", forms.get(name, name), "-o", f"a.{name}").code == 0
    with monkeypatch.context() as patched:
        patched.setattr(door, Hook(way))
        left = call(capfd, "verify", f"a.{name}", "--format", form)
    assert (left.code, left.out) == (2, "")
    assert left.err.startswith(f"a.{name}:1:1: error WP")


def test_the_wish_to_end_is_no_failure_of_a_file(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workplan_cli.loading.document.load_yaml", raising(KeyboardInterrupt))
    assert call(capfd, "validate").code == 130


@pytest.mark.parametrize("words", ["plan trace --source", "plan new --period 2022 --from"])
@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="has no such clock")
def test_a_document_that_takes_too_long_is_refused(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    def endless(_text: str) -> NoReturn:
        while True:
            pass

    monkeypatch.setattr(boundary, "MOST_SECONDS", 0.2)
    monkeypatch.setattr("workplan_cli.loading.published.source.pieces_of_text", endless)
    left = call(capfd, *words.split(), documents()["txt"])
    assert left.code == 2
    assert "a.txt:1:1: error WP109" in left.err
    assert "reading this file takes longer than 0.2 seconds" in left.err


def test_the_record_of_init_may_hold_anything(capfd: Capture, year: Path) -> None:
    for text in ('{"files": []}', "[" * 100_000, '{"files": {"a": 1}}', "\x00"):
        (year / ".workplan-init.json").write_text(text, "utf-8")
        left: Left = call(capfd, "init", ".", "--plan", "plan.yaml")
        assert left.code == 0, left.err
    assert json.loads((year / ".workplan-init.json").read_text("utf-8"))["files"]
