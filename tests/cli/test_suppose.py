"""`--suppose`: what would follow; marked on every page, in no state of a report, never verified."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from calling import call

Capture = pytest.CaptureFixture[str]
EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
DAY = ("--as-of", "2022-09-30")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A supposition for the third quarter: the silent league Alxa has 40 kindergartens."""
    monkeypatch.chdir(EXAMPLE)
    monkeypatch.setenv("COLUMNS", "300")  # the file's name is not to be broken
    path = tmp_path / "what_if.yaml"
    path.write_text(
        "# Made up for tests.\nformat: workplan/report@1\nplan: example-leagues-2022\n"
        'unit: "152900"\nperiod: 2022-Q3\nentries:\n- {target: 13.4.2, value: 40}\n',
        "utf-8",
    )
    return path


def figures(capfd: Capture, *words: object) -> dict[str, dict[str, str]]:
    text = call(capfd, "status", *DAY, "--format", "csv", *words, lang="en").out
    return {row["id"].removeprefix("§"): row for row in csv.DictReader(StringIO(text))}


def test_it_counts_in_this_run_only(capfd: Capture, file: Path) -> None:
    before = figures(capfd)["13.4.2"]
    after = figures(capfd, "--suppose", file)["13.4.2"]
    # Of 76 one is Alxa's, of the first quarter: 76 - 1 + 40
    assert (before["actual"], after["actual"]) == ("76", "115")
    assert figures(capfd)["13.4.2"] == before


@pytest.mark.parametrize(
    "words", [("status",), ("show", "13.4.2"), ("outlook",), ("export", "markdown", "--brief")]
)
@pytest.mark.parametrize(("lang", "mark"), [("en", "Supposition"), ("zh", "假设")])
def test_every_page_says_so(
    words: tuple[str, ...], lang: str, mark: str, capfd: Capture, file: Path
) -> None:
    page = call(capfd, *words, *DAY, "--suppose", file, lang=lang).out
    assert mark in page.splitlines()[0]
    assert file.name in page
    assert mark not in call(capfd, *words, *DAY, lang=lang).out


@pytest.mark.parametrize("form", ["markdown", "html", "xlsx", "docx", "json", "csv"])
def test_every_form_says_so_and_verify_refuses_it(
    form: str, capfd: Capture, file: Path, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    left = call(capfd, "export", form, *DAY, "--suppose", file, "-o", made)
    assert left.code == 0
    if form == "csv":
        assert "supposition" in made.read_text("utf-8-sig").splitlines()[0]
        return
    left = call(capfd, "verify", made)
    assert left.code == 1
    assert "it rests on suppositions" in left.out


def test_in_json_it_is_a_key(capfd: Capture, file: Path) -> None:
    words = ("outlook", *DAY, "--format", "json")
    found = json.loads(call(capfd, *words, "--suppose", file).out)
    assert [Path(one).name for one in found["supposition"]] == [file.name]
    assert "supposition" not in json.loads(call(capfd, *words).out)


def test_who_is_missing_stays_missing(capfd: Capture, file: Path) -> None:
    assert "11 of 13 units" in call(capfd, "status", *DAY, "--suppose", file).out
    page = call(capfd, "export", "markdown", "--brief", *DAY, "--suppose", file).out
    missing = "Reports missing (2): Xilingol League (2022-Q3: 1 day), Alxa League"
    assert missing in page.replace("**", "")


def test_it_moves_no_default_day_and_says_where_it_has_no_effect(
    capfd: Capture, file: Path, tmp_path: Path
) -> None:
    later = tmp_path / "later.yaml"
    later.write_text(file.read_text("utf-8").replace("2022-Q3", "2022-Q4"), "utf-8")
    left = call(capfd, "status", *DAY, "--suppose", later)
    assert "has no effect on 2022-09-30: --as-of 2022-12-31" in left.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("13.4.2", "13.4.9", "the plan has no target 13.4.9"),
        ("example-leagues-2022", "other", "is on the plan other, not on example-leagues-2022"),
        ('"152900"', '"1"', "there is no unit 1"),
        ("value: 40", "value: many", "value"),
    ],
)
def test_what_does_not_fit_is_refused(
    old: str, new: str, said: str, capfd: Capture, file: Path
) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    left = call(capfd, "status", "--suppose", file)
    assert (left.code, left.out) == (2, "")
    assert said in left.err


def test_a_file_that_is_not_there_is_named(capfd: Capture, file: Path) -> None:
    left = call(capfd, "status", "--suppose", file.with_name("gone.yaml"))
    assert (left.code, left.out) == (2, "")
    assert "gone.yaml" in left.err
