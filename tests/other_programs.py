"""Programs that others open our files with; a test skips where one is not installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest


def libreoffice(folder: Path, *files: Path, to: str = "pdf") -> Path:
    """Let LibreOffice save files in another form; the folder in which they are then."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    saved = folder / "saved"
    run(office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", to, "--outdir", saved, *files)  # fmt: skip
    documents = [one.stem for one in files if one.suffix in {".docx", ".html"}]
    if any(not list(saved.glob(f"{name}.*")) for name in documents):
        pytest.skip("LibreOffice Writer is not installed")
    return saved


def calibri() -> None:
    """Skip where no font has letters as wide as Calibri's, in which workbooks are measured."""
    match = shutil.which("fc-match")
    if match is None or not re.search("Carlito|Calibri", run(match, "Calibri")):
        pytest.skip("needs the font Carlito: tools/programs.sh")


def printed(folder: Path, page: Path) -> Path:
    """Let a browser print a web page; the PDF."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("needs Chromium: tools/programs.sh")
    file = folder / f"{page.stem}.pdf"
    run(browser, "--headless", "--no-sandbox", "--no-pdf-header-footer",
        f"--user-data-dir={folder}/browser", f"--print-to-pdf={file}", page.as_uri())  # fmt: skip
    return file


def sheets(pdf: Path) -> int:
    """How many sheets of paper a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def run(*words: object) -> str:
    """Run a program, whose failure is that of the test; what it prints."""
    done = subprocess.run(list(map(str, words)), check=True, capture_output=True, timeout=180)  # noqa: S603 - found by its name
    return done.stdout.decode("utf-8", "replace")
