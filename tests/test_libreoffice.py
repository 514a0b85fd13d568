"""LibreOffice opens whatever the tool writes; the brief is one sheet of paper in it."""

from pathlib import Path

import pytest

from calling import call
from other_programs import libreoffice, sheets

EXAMPLE = Path(__file__).parent.parent / "examples" / "leagues_2022"
WRITTEN = {
    "ledger.xlsx": "export xlsx",
    "briefing.docx": "export docx",
    "dashboard.html": "export html",
    "targets.csv": "export csv",
    "part.docx": "export docx --unit 150100",
    "brief.docx": "export docx --brief",
    "status.xlsx": "status --format xlsx",
    "show.xlsx": "show 13.4.2 --format xlsx",
    "changes.docx": "changes --format docx",
    "chase.xlsx": "chase --format xlsx",
    "reminders.docx": "chase --notice reminder --unit 152900 --format docx",
    "circular.docx": "chase --notice circular --format docx",
    "outlook.xlsx": "outlook --format xlsx",
    "plan.docx": "plan list --format docx",
    "form.xlsx": "report form --unit 150100 --period 2022-Q3",
}
"""The command behind each file."""


@pytest.mark.parametrize("code", ["zh", "en"])
def test_libreoffice_opens_every_file_that_we_write(
    code: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(EXAMPLE)
    files = [tmp_path / name for name in WRITTEN]
    for file in files:
        assert call(capfd, *WRITTEN[file.name].split(), "-o", file, lang=code).code in {0, 1}
    saved = libreoffice(tmp_path, *files)
    assert {one.stem for one in files if not sheets(saved / f"{one.stem}.pdf")} == set()
    assert sheets(saved / "brief.pdf") == 1
