"""The brief: one sheet of A4, whatever the plan; what is on it, and what `verify` says of it."""

import re
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from rich.cells import cell_len

from building import FRAME, plan, reports, units
from calling import call
from other_programs import libreoffice, printed, sheets
from workplan_cli.assessment.summary import Material, Summary, summarise
from workplan_cli.model.export_words import Format
from workplan_cli.model.provenance import Options
from workplan_cli.pages.one_page import one_page
from workplan_cli.rendering.forms import docx, html, markdown
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

Capture = pytest.CaptureFixture[str]
EXAMPLE = Path(__file__).parents[2].parent / "examples" / "leagues_2022"
LONG = "a target whose title goes on and on because those who wrote it could not stop " * 4
SCREENS = {code: Screen(100, False, Language(code)) for code in ("zh", "en")}
LINES = {"zh": (84, 38), "en": (95, 50)}
"""Narrow signs in a line of the small type of Word, and lines that a sheet has under the title."""


def large(form: Format, code: str, targets: int = 120) -> Summary:
    """Long targets of which two in three are behind, and units that are silent, late or empty."""
    count = (
        f"title: {{en: {LONG}, zh: {'名称很长的目标' * 20}}}\nmeasure: count\n"
        "counted: things\ncombine: sum\nover_time: cumulative\ngoal: {at_least: 100}\n"
        "reported_by: [leagues, counties, x]"
    )
    made = plan(*[count] * targets, frame=FRAME + "reporting: {every: quarter, due_days: 10}\n")
    some = ";".join(f"13.4.{number} value: 5" for number in range(2, targets * 2 // 3 + 2))
    filed = reports(f"a 2022-Q1 @2022-04-30: {some}\na 2022-Q2 @2022-09-01: {some}\n"
                    f"b 2022-Q1 @2022-05-30: {some}")  # fmt: skip
    options = Options.model_validate({"language": code, "brief": True})
    return summarise(Material(made, units(), filed), date(2022, 6, 30), form, options)


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("targets", [15, 60, 120, 501])
def test_a_plan_of_any_size_is_cut_to_what_fits(code: str, targets: int) -> None:
    text = markdown.render(one_page(large("markdown", code, targets)), SCREENS[code])
    seen = text[: text.index("<!--")].splitlines()[1:]
    signs, most = LINES[code]
    assert sum(ceil(cell_len(line) / signs) for line in seen) <= most


@pytest.mark.parametrize("code", ["zh", "en"])
def test_what_is_cut_is_counted(code: str) -> None:
    text = markdown.render(one_page(large("markdown", code)), SCREENS[code])
    seen = text[: text.index("<!--")].splitlines()[1:]
    short = "falling short 80, cannot be judged 40" if code == "en" else "滞后 80、暂不能判断 40"
    assert short in "".join(seen)
    assert ("and 75 more, see the annex" if code == "en" else "另有 75 项，见附件") in "".join(seen)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_in_word_a_large_plan_is_one_sheet(code: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(docx.render(one_page(large("docx", code)), SCREENS[code]))
    assert sheets(libreoffice(tmp_path, file) / "brief.pdf") == 1


@pytest.mark.parametrize("code", ["zh", "en"])
def test_in_a_browser_a_large_plan_is_printed_on_one_sheet(code: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    file.write_text(html.render(one_page(large("html", code)), SCREENS[code]), "utf-8")
    assert sheets(printed(tmp_path, file)) == 1


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_brief_of_the_example_year(
    code: str,
    capfd: Capture,
    monkeypatch: pytest.MonkeyPatch,
    file_regression: FileRegressionFixture,
) -> None:
    monkeypatch.chdir(EXAMPLE)
    words = ["export", "markdown", "--brief", "--as-of", "2022-09-30"]
    text = call(capfd, *words, lang=code).out
    file_regression.check(text[: text.index("<!--")], extension=".md")


@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_verify_reads_the_brief_and_sees_a_change(
    form: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(EXAMPLE)
    file = tmp_path / "brief"
    call(capfd, "export", form, "--brief", "--as-of", "2022-09-30", "-o", file)
    assert call(capfd, "verify", file).code == 0
    if form != "docx":
        file.write_text(file.read_text("utf-8").replace("Alxa League", "Hohhot"), "utf-8")
        assert call(capfd, "verify", file).code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["xlsx", "--brief"], "--brief goes with markdown, html, docx, not with xlsx"),
        (["markdown", "--brief", "--top", "3"], "--top has no effect with --brief"),
    ],
)
def test_what_has_no_effect_is_refused(capfd: Capture, words: list[str], said: str) -> None:
    left = call(capfd, "export", *words)
    assert left.code == 2
    assert said in left.err


def test_shares_are_of_what_can_be_met(summarised: Any) -> None:
    text = markdown.render(one_page(summarised(brief=True)), SCREENS["en"])
    assert re.search(r"of \d+ targets that can be met: met \d+ \(\d+\.\d%\)", text)
    assert "Appendix" not in text
