"""`workplan demo`: a made-up year that says that it is made up."""

from pathlib import Path
from typing import NoReturn

import pytest

from calling import call
from workplan_cli.loading.files import example_folder

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(("lang", "said"), [("en", "made up"), ("zh", "编造")])
def test_the_year_is_shown_as_made_up(capfd: Capture, lang: str, said: str) -> None:
    run = call(capfd, "demo", lang=lang)
    assert run.code == 0
    assert "2022-09-30" in run.out
    assert said in run.err
    assert {"en": "(made-up example)", "zh": "虚构"}[lang] in run.out.splitlines()[0]


def test_what_is_shown_is_what_status_shows_of_the_files_that_are_written(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = call(capfd, "demo").out
    assert call(capfd, "demo", tmp_path / "year").code == 0
    monkeypatch.chdir(tmp_path / "year")
    assert call(capfd, "status", "--as-of", "2022-09-30").out == shown
    assert "checked 55 files, 2 errors" in call(capfd, "validate").out  # planted ones


def test_a_folder_that_is_there_is_left_alone(capfd: Capture, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    run = call(capfd, "demo", tmp_path)
    assert run.code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_every_file_of_the_year_says_in_its_first_line_that_it_is_made_up() -> None:
    for file in example_folder().rglob("*.yaml"):
        assert "Made-up" in file.read_text("utf-8").splitlines()[0], file


def test_a_disk_that_is_full_leaves_no_half_year(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    left = call(capfd, "demo", tmp_path / "year")
    assert left.code == 2
    assert "No space left on device" in left.err
    assert list(tmp_path.iterdir()) == []
