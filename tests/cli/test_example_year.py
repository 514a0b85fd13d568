"""The example year, whole: what every command prints, in both languages and at two widths."""

from collections import Counter
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from rich.cells import cell_len

from workplan_cli.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
PAGES = {
    "status_third_quarter": "status --as-of 2022-09-30",
    "status_by_unit": "status --as-of 2022-09-30 --by unit --top 0",
    "status_by_task": "status --as-of 2022-09-30 --by task --top 0",
    "status_by_target": "status --as-of 2022-09-30 --by target",
    "status_year": "status",
    "show_undecided_sum": "show 13.4.2 --as-of 2022-09-30",
    "show_overdue_share": "show 10.3.2 --as-of 2022-09-30",
    "show_open_limit": "show 16.1.2 --as-of 2022-09-30",
    "show_milestones": "show 11.10.2",
    "show_names": "show 27.1.6",
    "show_revised_goal": "show 27.3.3",
    "show_rate": "show 11.3.4",
    "chase_after_the_year": "chase",
    "chase_before_the_day": "chase --as-of 2022-07-05",
    "chase_after_the_day": "chase --as-of 2022-10-12",
    "chase_one_unit": "chase --as-of 2022-10-12 --unit 150700",
    "changes_third_quarter": "changes --from 2022-Q2 --to 2022-Q3",
    "changes_year": "changes",
    "outlook_third_quarter": "outlook --as-of 2022-09-30",
}
NOTICES = {
    "circular_with_a_later_period_open": "chase --as-of 2022-10-08 --notice circular",
    "circular": "chase --as-of 2022-10-12 --notice circular",
    "reminder_silent": "chase --as-of 2022-10-12 --notice reminder --unit 152900",
    "reminder_evidence": "chase --as-of 2022-10-12 --notice reminder --unit 150700",
    "reminder_open": "chase --as-of 2022-07-05 --notice reminder --unit 150900",
}


@pytest.fixture
def printed(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Printed":
    monkeypatch.chdir(EXAMPLE)
    monkeypatch.setenv("NO_COLOR", "1")
    return Printed(capfd, monkeypatch)


class Printed:
    """What a command prints; it has to succeed and to say nothing beside."""

    def __init__(self, captured: pytest.CaptureFixture[str], patched: pytest.MonkeyPatch) -> None:
        self.captured = captured
        self.patched = patched

    def __call__(self, command: str, language: str, width: int) -> str:
        self.patched.setenv("COLUMNS", str(width))
        with pytest.raises(SystemExit) as left:
            main([*command.split(), "--lang", language])
        out, err = self.captured.readouterr()
        assert (left.value.code, err) == (0, "")
        return out


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_pages(
    page: str,
    language: str,
    width: int,
    printed: Printed,
    file_regression: FileRegressionFixture,
) -> None:
    text = printed(PAGES[page], language, width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    file_regression.check(text, basename=f"{page}_{language}_{width}", extension=".txt")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("status")])
def test_a_narrow_page_holds_all_that_a_wide_one_holds(
    page: str, language: str, printed: Printed
) -> None:
    narrow, wide = (printed(PAGES[page], language, width) for width in (80, 120))
    assert _signs(narrow) == _signs(wide)


def _signs(text: str) -> Counter[str]:
    """Every sign but blanks and rules, which depend on the width."""
    return Counter(text) - Counter({sign: text.count(sign) for sign in " \n─"})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("notice", NOTICES)
def test_notices(
    notice: str, language: str, printed: Printed, file_regression: FileRegressionFixture
) -> None:
    text = printed(NOTICES[notice], language, 80)
    file_regression.check(text, basename=f"{notice}_{language}", extension=".md")


def test_every_file_says_on_its_first_line_that_it_is_made_up() -> None:
    first = [path.read_text("utf-8").splitlines()[0] for path in EXAMPLE.rglob("*.yaml")]
    assert len(first) == 3 + 52
    assert set(first) == {"# Made-up example, no figure in it is a fact. 虚构示例，数据均为编造。"}
