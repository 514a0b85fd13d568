"""The terminal, at every width."""

from operator import itemgetter

import pytest
from rich.cells import cell_len
from rich.text import Text as Plain

from sample_pages import sample_page
from workplan_cli.model.text import Text
from workplan_cli.pages.blocks import Column, PageSection, Pairs, Table, page
from workplan_cli.pages.marks import of_status
from workplan_cli.rendering.forms import table
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

WIDTHS = range(30, 161)
TITLE = "Kindergartens that have been chosen as pilots of the reform and of everything else"
ROWS = (
    ("13.4.2", TITLE, "at least 120 kindergartens", "1,234,567.89", "+123.4", of_status("behind")),
    (
        "27.1.10",
        "保育员培训" * 20,
        "至少 120 所",
        "1,234 of 5,678 kg",
        "-65.07",
        of_status("undecided"),
    ),
    ("M1", "Short", "", "11 of 12 units", "–", of_status("no_baseline")),
)
COLUMNS = (
    Column("Target", "id", itemgetter(0)),
    Column("", "text", itemgetter(1), 3),
    Column("Goal", "text", itemgetter(2), 2),
    Column("Actual", "figure", itemgetter(3)),
    Column("Gap", "points", itemgetter(4)),
    Column("Status", "mark", itemgetter(5)),
)


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("level", [2, 3])
def test_ids_figures_and_the_last_column_are_never_cut(level: int, code: str) -> None:
    language = Language("zh" if code == "zh" else "en")
    made = page("Plan", [PageSection((Table(COLUMNS, ROWS),), level=level)])
    for width in WIDTHS:
        text = table.render(made, Screen(width, False, language))
        words = [cell for row in ROWS for cell in (row[0], row[3], row[4])]
        words += [f"{row[5].sign} {language.say(str(row[5].word))}" for row in ROWS]
        assert [word for word in words if word not in text] == [], width


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("name", ["clean", "mixed"])
def test_nothing_is_wider_than_the_screen(name: str, *, color: bool) -> None:
    for width in WIDTHS:
        text = table.render(sample_page(name), Screen(width, color, Language("zh")))
        lines = Plain.from_ansi(text).plain.split("\n")
        assert [line for line in lines if cell_len(line) > width] == [], width


def test_every_word_of_a_column_that_may_shrink_is_there_at_every_width() -> None:
    made = page("Plan", [PageSection((Table(COLUMNS, ROWS[:1]),))])
    for width in WIDTHS:
        text = table.render(made, Screen(width, False, Language("en")))
        shown = "".join(text.split())
        assert all(word in shown for word in ("Kindergartens", "everything", "120")), width


def test_a_label_of_any_length_leaves_its_value_to_be_seen() -> None:
    label = Text("很长的标签" * 40, "a very long label " * 20)
    made = page("Plan", [PageSection((Pairs(((label, "1,234"), ("due", "2022-06-30"))),))])
    for width in WIDTHS:
        text = table.render(made, Screen(width, False, Language("zh")))
        assert ("1,234" in text, "2022-06-30" in text) == (True, True), width
