"""No output takes the place of a plan, a report or another file that the tool reads."""

import shutil
from pathlib import Path

import pytest

from calling import call

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "leagues_2022"


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "year")
    monkeypatch.chdir(tmp_path / "year")
    return tmp_path / "year"


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("export markdown", "plan.yaml"),
        ("export csv", "units.yaml"),
        ("status --format json", "reports/2022-Q1/150100.yaml"),
        ("chase --notice circular", "workplan.yaml"),
        ("schema report", "plan.yaml"),
    ],
)
def test_an_output_onto_an_input_is_refused(
    capfd: pytest.CaptureFixture[str], year: Path, words: str, file: str
) -> None:
    before = (year / file).read_bytes()
    left = call(capfd, *words.split(), "-o", file)
    assert left.code == 2
    assert f"{file} is a plan, a report or another file that workplan reads" in left.err
    assert (year / file).read_bytes() == before


def test_an_output_onto_a_file_that_was_read_is_refused(
    capfd: pytest.CaptureFixture[str], year: Path
) -> None:
    (year / "source.txt").write_text("1.题目。第一条。\n2.题目。第二条。\n", "utf-8")
    (year / "same.txt").symlink_to("source.txt")
    for name in ("source.txt", "same.txt"):
        left = call(capfd, "plan", "trace", "--source", "source.txt", "-o", name)
        assert left.code == 2
        assert f"{name} is a plan, a report or another file that workplan reads" in left.err


def test_a_summary_takes_the_place_of_an_older_one(
    capfd: pytest.CaptureFixture[str], year: Path
) -> None:
    assert call(capfd, "export", "markdown", "-o", "summary.md").code == 0
    assert call(capfd, "export", "markdown", "-o", "summary.md", "--top", "1").code == 0
    assert "--top 1" in (year / "summary.md").read_text("utf-8")


def test_only_files_of_ours_are_tidied(capfd: pytest.CaptureFixture[str], year: Path) -> None:
    foreign = year / "docker-compose.yml"
    foreign.write_text("b:   [1,   2]\na:  1\n", "utf-8")
    left = call(capfd, "report", "fmt", "docker-compose.yml")
    assert left.code == 2
    assert "docker-compose.yml names no workplan/ format" in left.err
    assert foreign.read_text("utf-8") == "b:   [1,   2]\na:  1\n"


def test_a_directive_is_said_with_its_line_and_hides_no_other_file(
    capfd: pytest.CaptureFixture[str], year: Path
) -> None:
    (year / "v.yaml").write_text("%YAML 1.3\n---\na: 1\n", "utf-8")
    (year / "w.yaml").write_text("format: workplan/report@1\nplan: other\n", "utf-8")
    left = call(capfd, "validate", "v.yaml", "w.yaml", "--format", "concise")
    assert left.code == 1
    assert "v.yaml:1:1: WP105" in left.out
    assert "w.yaml:" in left.out


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("form", ["markdown", "json", "html"])
def test_an_export_that_somebody_has_edited_is_not_written_over(
    capfd: pytest.CaptureFixture[str], form: str
) -> None:
    file = Path("summary")
    words = ("export", form, "-o", file)
    assert call(capfd, *words).code == 0
    made = file.read_text("utf-8")
    assert call(capfd, *words).code == 0  # as it was: it may be made again
    file.write_text(made.replace("2022", "2032", 1), "utf-8")
    left = call(capfd, *words)
    assert left.code == 2
    assert "summary was changed by hand after it was exported, and stays as it is" in left.err
    assert file.read_text("utf-8") == made.replace("2022", "2032", 1)
    file.write_text("none of ours", "utf-8")
    assert call(capfd, *words).code == 0
