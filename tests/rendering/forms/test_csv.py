"""CSV is for programs: names of columns that stay, ids that stay what they are."""

import re
from decimal import Decimal

import pytest

from building import outcome
from workplan_cli.model.message import Message
from workplan_cli.pages import blocks, changes, chase, entries, ledger, targets, trace
from workplan_cli.pages import columns as of_targets
from workplan_cli.pages.blocks import Column, Sheet, page, table
from workplan_cli.pages.status import Choice, status_page
from workplan_cli.rendering.as_json.status import as_object
from workplan_cli.rendering.forms import csv
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

ENGLISH, CHINESE = (Screen(80, False, Language(code)) for code in ("en", "zh"))
COUNT = "measure: count\ngoal: {at_least: 10}\ncombine: sum\nover_time: cumulative"


def written(kind: blocks.Kind, text: str) -> str:
    made = table([Column("Clause", kind, lambda cell: cell)], [text])
    return csv.render(page("Title", (), [Sheet("one", "One", lambda: made)]), ENGLISH)


@pytest.mark.parametrize(
    "text", ["11.10", "13.4", "9.8.2", "11.10.2", "2022-06", "1-2", "0101", "1e5", "NA", "nan",
             "null", "true", "MAR1", "1234567890123456"],
)  # fmt: skip
def test_an_id_that_a_program_would_read_as_something_else_has_a_sign_before_it(text: str) -> None:
    assert written("id", text) == f"clause\n§{text}\n"


@pytest.mark.parametrize("text", ["150100", "2022-Q2", "10126", "M1", "13.4.a", "a-1", "1.1 1.2"])
def test_an_id_that_nobody_mistakes_is_written_as_it_is(text: str) -> None:
    assert written("id", text) == f"clause\n{text}\n"


def test_figures_and_texts_get_no_sign() -> None:
    assert written("text", "11.10") == "clause\n11.10\n"
    assert written("number", Decimal("11.10")) == "clause\n11.10\n"  # type: ignore[arg-type]


SHEETS = {
    "status": (*of_targets.DATA, *of_targets.WHOLE_DATA),
    "entries": entries.COLUMNS,
    "ledger entries": ledger._ENTRIES,
    "chase": chase._DATA,
    "changes": changes._DATA,
    "trace": trace._DATA,
    "plan list": targets._DATA,
}


@pytest.mark.parametrize("name", SHEETS)
def test_columns_have_names_for_programs_and_no_two_the_same(name: str) -> None:
    names = [csv.machine_name(column) for column in SHEETS[name]]
    assert len({*names}) == len(names)
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", one) for one in names)


def test_a_column_without_a_name_is_called_like_its_english_heading() -> None:
    column = Column(Message("Gap, {unit}", {"unit": "points"}), "text", lambda cell: cell)
    assert csv.machine_name(column) == "gap_unit"


def test_a_cell_of_two_lines_stands_on_one() -> None:
    assert written("text", "one\ntwo") == "clause\none two\n"


def test_the_names_are_the_same_in_both_languages() -> None:
    made = status_page(outcome(COUNT, "a 2022-Q2: value: 3", "2022-06-30"), Choice())
    first = [csv.render(made, screen).splitlines()[0] for screen in (ENGLISH, CHINESE)]
    assert first[0] == first[1]
    assert first[0].startswith("id,title,section,task,clause,measure,goal,actual,")


def test_what_csv_and_json_both_have_has_one_name() -> None:
    found = outcome(COUNT, "a 2022-Q2: value: 3", "2022-06-30")
    (target,) = as_object(found, found.targets)["targets"]
    names = {csv.machine_name(column) for column in of_targets.DATA}
    assert names - {*target, *(f"pace_{key}" for key in target["pace"])} == {
        "status_word", "pace_course_word", "highest_actual", "highest_progress",
        "highest_gap_points",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["-3", "+0.5", "3", "13.4.2", "a=b"])
def test_figures_keep_their_sign_and_texts_that_are_no_formula_stay(text: str) -> None:
    assert csv.safe(text) == text


@pytest.mark.parametrize(
    "text", ["-A1", "+A1", "+1+1", "-1-1", "-1.2.3", "=1", "@x", " =1", "\t=1", " -1", "-"]
)
def test_a_text_that_a_spreadsheet_would_run_has_a_sign_before_it(text: str) -> None:
    assert csv.safe(text) == f"'{text}"
