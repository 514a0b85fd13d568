"""Doubts beside the figures, on every page that has figures."""

from pathlib import Path

import pytest

from calling import call

REPORT = """# Made up for a test.
format: workplan/report@1
plan: nmg-education-2022
unit: "150500"
period: 2022-Q{quarter}
submitted: 2022-{day}
entries:
- target: 13.4.2
  value: {value}
  evidence:
  - {{ref: 示例{quarter}号}}
"""


@pytest.fixture
def fallen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tongliao gave 3, 2, 4 for a running total."""
    monkeypatch.chdir(tmp_path)
    for quarter, day, value in ((1, "04-05", 3), (2, "07-05", 2), (3, "10-05", 4)):
        text = REPORT.format(quarter=quarter, day=day, value=value)
        (tmp_path / f"q{quarter}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_show_names_the_open_error_and_shows_the_fall(
    fallen: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = call(capfd, "show", "13.4.2", fallen).out
    doubts = said[said.index("Doubts") : said.index("Reported")]
    assert "2, after 3 in 2022-Q1 (q1.yaml)" in doubts
    assert "error WP402" in doubts
    assert "q2.yaml:9" in doubts
    by_period = said[said.index("Figures of each unit by period") :].splitlines()
    assert by_period[3].split() == ["Tongliao", "3", "2", "!", "4"]


def test_show_is_short_without_all(fallen: Path, capfd: pytest.CaptureFixture[str]) -> None:
    short = call(capfd, "show", "13.4.2", fallen).out
    everything = call(capfd, "show", "13.4.2", fallen, "--all").out
    assert "2022-Q1  2022-04-10" not in short
    assert "示例1号" not in short
    assert "workplan show 13.4.2 --all" in " ".join(short.split())
    assert "2022-Q1  2022-04-10" in everything
    assert "示例1号" in everything
