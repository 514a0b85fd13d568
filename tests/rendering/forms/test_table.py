"""The terminal, at every width."""

from fractions import Fraction
from operator import itemgetter

import pytest
from rich.cells import cell_len
from rich.text import Text as Plain

from sample_pages import sample_page
from workplan_cli.model.text import Text
from workplan_cli.pages.blocks import (
    Column,
    Gauge,
    PageSection,
    Pairs,
    Paragraph,
    Stack,
    Table,
    page,
)
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


def test_titles_headings_and_strong_words_are_bold_on_every_line_where_there_are_colours() -> None:
    sections = [
        PageSection((Paragraph("strong " * 20, strong=True), Paragraph("light")), "Targets"),
        PageSection((Paragraph("below"),), "Details", level=3),
    ]
    for color in (True, False):
        text = table.render(page("Plan", sections), Screen(60, color, Language("en")))
        bold = {line for line in text.split("\n") if line.startswith("\x1b[1m")}
        shown = {Plain.from_ansi(line).plain.strip() for line in bold}
        strong = {"Plan", "Targets", " ".join(["strong"] * 8), " ".join(["strong"] * 4)}
        assert shown == (strong if color else set())
        assert ("\x1b" in text) == color


def test_what_is_to_stay_whole_is_one_line_however_narrow_the_screen() -> None:
    words = "workplan " * 20
    for whole, lines in ((True, 1), (False, 7)):
        made = page(None, [PageSection((Paragraph(words, whole=whole),))], bare=True)
        text = table.render(made, Screen(30, False, Language("en")))
        assert len(text.strip().split("\n")) == lines


def test_headings_of_a_table_are_bold_and_the_colour_of_a_light_ends_with_its_word() -> None:
    columns = (Column("Status", "mark", itemgetter(0)),)
    made = page(
        None, [PageSection((Table(columns, ((of_status("behind", "more"),),)),))], bare=True
    )
    lines = table.render(made, Screen(60, True, Language("en"))).split("\n")
    styled = [
        (line.plain[span.start : span.end].strip(), str(span.style))
        for line in map(Plain.from_ansi, lines)
        for span in line.spans
    ]
    assert ("Status", "bold") in styled
    assert ("▼ behind", "color(1)") in styled
    assert not any("more" in words and "color" in style for words, style in styled)


def test_a_count_of_nothing_is_a_dot_also_below_another_one() -> None:
    columns = (Column("Goal", "count", itemgetter(0)),)
    made = page(None, [PageSection((Table(columns, ((Stack((3, 0)),),)),))], bare=True)
    assert "·" in table.render(made, Screen(60, False, Language("en")))


@pytest.mark.parametrize(("width", "cells"), [(71, 10), (72, 30)])
def test_a_gauge_is_a_small_one_on_a_narrow_screen(width: int, cells: int) -> None:
    columns = (Column("Progress", "text", itemgetter(0)),)
    made = page(None, [PageSection((Table(columns, ((Gauge(Fraction(1, 2)),),)),))], bare=True)
    text = table.render(made, Screen(width, False, Language("en")))
    assert (text.count("█"), text.count("░")) == (cells // 2, cells // 2)
