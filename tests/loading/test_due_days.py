"""The day by which a sentence or a cell of a document wants something. All texts are made up."""

from datetime import date

import pytest

from workplan_cli.loading.published.due_days import day_of_cell, due_day

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
FINANCIAL = (date(2025, 4, 1), date(2026, 3, 31))
SEVERAL = (date(2024, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "span", "day"),
    [
        ("Open by 30 September 2025.", YEAR, date(2025, 9, 30)),
        ("Open by September 30th, 2025, if funded", YEAR, date(2025, 9, 30)),
        ("Open by the 1st of May", YEAR, date(2025, 5, 1)),
        ("Open by Feb 2025", YEAR, date(2025, 2, 28)),
        ("Open before the end of Sept", YEAR, date(2025, 9, 30)),
        ("Open by the end of 2025", FINANCIAL, date(2025, 12, 31)),
        ("Open by 15 January", FINANCIAL, date(2026, 1, 15)),
        ("2025年6月底前印发", YEAR, date(2025, 6, 30)),
        ("1月15日前印发", FINANCIAL, date(2026, 1, 15)),
        ("到2025年底建成", SEVERAL, date(2025, 12, 31)),
        ("Open before June 2025", YEAR, None),  # on its first day it is too late
        ("Open by 2025", SEVERAL, None),  # on its first day or its last one
        ("Open by the end of 2025-26", FINANCIAL, None),
        ("Open by June", SEVERAL, None),  # of three
        ("Draft it by March 2025, open it by June 2025", YEAR, None),
        ("Held by marketing; may 2025 be good", YEAR, None),
        ("Open by May 2024", YEAR, None),
    ],
)
def test_the_day_by_which_a_text_wants_something_is_the_only_one_in_the_plan(
    text: str, span: tuple[date, date], day: date | None
) -> None:
    assert due_day(text, *span) == day


@pytest.mark.parametrize(
    ("cell", "span", "day"),
    [
        ("11月30日", YEAR, date(2025, 11, 30)),
        ("11月30日前完成", YEAR, date(2025, 11, 30)),
        ("2025年10月底", YEAR, date(2025, 10, 31)),
        ("6月", YEAR, date(2025, 6, 30)),
        ("三季度", YEAR, date(2025, 9, 30)),
        ("2025年第4季度末", YEAR, date(2025, 12, 31)),
        ("年底", YEAR, date(2025, 12, 31)),
        ("2025.9.1", YEAR, date(2025, 9, 1)),
        ("30 September", YEAR, date(2025, 9, 30)),
        ("June 2025", YEAR, date(2025, 6, 30)),
        ("三季度", FINANCIAL, None),  # of the calendar or of the plan
        ("年底", FINANCIAL, None),
        ("3—9月30日", YEAR, None),
        ("6月、11月", YEAR, None),
        ("46022", YEAR, None),
    ],
)
def test_a_cell_of_due_days_says_one_without_more_words(
    cell: str, span: tuple[date, date], day: date | None
) -> None:
    assert day_of_cell(cell, *span) == day
