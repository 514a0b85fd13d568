"""The pages of `workplan show` and `workplan verify`: what forms have to do for them."""

import csv
import io
from datetime import date
from fractions import Fraction

from building import outcome, plan, reports, units
from workplan_cli.assessment.history import history
from workplan_cli.model.message import message
from workplan_cli.pages.blocks import Column, Gauge, Mark, Page, Paragraph, Stack, section, table
from workplan_cli.pages.show import PlanPlace, show_page
from workplan_cli.pages.values import Visible
from workplan_cli.rendering.cells import gauge
from workplan_cli.rendering.forms import csv as comma
from workplan_cli.rendering.forms import table as terminal
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

SHARE = """
title: {zh: 示范校, en: Model schools}
measure: share
goal: {at_least: 90}
combine: pooled
over_time: snapshot
reported_by: [a]
"""
DAY = date(2022, 6, 30)


def screen(width: int = 80) -> Screen:
    return Screen(width, color=False, language=Language("en"))


def page_of(target: str, lines: str) -> Page:
    made, filed = plan(target), reports(lines)
    found = outcome(target, lines, DAY.isoformat())
    past = history(made, units(), filed, made.targets[0], DAY)
    return show_page(found, found.targets[0], past, PlanPlace("plan.yaml", 1))


def alone(*blocks: object) -> Page:
    """A page of these blocks, without a title."""
    made = section(*blocks)  # type: ignore[arg-type]
    return Page(None, (made,) if made else (), bare=True)


def test_the_entries_of_a_target_are_exact_data_with_file_and_line() -> None:
    lines = "a 2022-Q1: part: 1, whole: 3\na 2022-Q2: part: 2, whole: 3"
    rows = list(csv.DictReader(io.StringIO(comma.render(page_of(SHARE, lines), screen()))))
    assert [(row["unit_name"], row["period"], row["part"], row["counted"]) for row in rows] == [
        ("League A", "2022-Q1", "1", "no"),
        ("League A", "2022-Q2", "2", "yes"),
    ]
    assert all(row["file"].endswith(".yaml") and int(row["line"]) > 1 for row in rows)


def test_a_bar_ends_at_the_whole_and_the_percentage_does_not() -> None:
    assert gauge(Gauge(Fraction(3, 2), Fraction(1))) == "█" * 29 + "│ 150.0%"
    assert gauge(Gauge(Fraction(-1, 2))) == "░" * 30 + " -50.0%"
    assert gauge(Gauge(None, Fraction(1, 2))) == ""


def test_a_gauge_is_its_share_as_data() -> None:
    assert comma.text_of(Gauge(Fraction(1, 4), Fraction(1, 2)), screen().language) == "0.25"
    assert comma.text_of(Gauge(None), screen().language) == ""


def test_a_bare_table_has_no_headings_on_a_terminal_and_has_them_as_data() -> None:
    made = table((Column("period", "id", str), Column("actual", "number", len)), ["ab"], bare=True)
    assert terminal.render(alone(made), screen()) == "  ab  2\n"
    assert comma.rows_of(made, screen().language) == "period,actual\nab,2\n"


def test_what_is_said_behind_a_light_follows_its_colon() -> None:
    mark = Mark("✖", "red", "missing", ("A", "B"), between=": ")
    made = table((Column("", "text", lambda _row: Stack((mark,)), 1),), [None])
    assert "✖ missing: A, B\n" in terminal.render(alone(made), screen())


def test_lines_of_a_cell_stay_below_each_other_where_there_is_no_room_for_a_table() -> None:
    columns = (
        Column("period", "id", lambda _row: "2022-Q1"),
        Column("due", "date", lambda _row: "z" * 30),
        Column("", "text", lambda _row: Stack(("x" * 14, "y" * 14)), 1),
    )
    text = terminal.render(alone(table(columns, [None])), screen(40))
    assert text.splitlines() == ["2022-Q1", f"  due: {'z' * 30}", f"  {'x' * 14}", f"  {'y' * 14}"]


def test_a_whole_line_is_never_broken_and_signs_that_cannot_be_seen_are_shown() -> None:
    text = Visible(message("{words}\x1b[31m", words="word " * 30))
    assert terminal.render(alone(Paragraph(text, whole=True)), screen()) == (
        "word " * 30 + "\\x1b[31m\n"
    )
