"""The long tables in CSV, and the outcome in JSON."""

import csv
import json
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from workplan_cli.assessment.summary import Summary
from workplan_cli.cli.export import render
from workplan_cli.rendering.forms.csv import safe
from workplan_cli.rendering.screen import Screen

Screens = dict[str, Screen]


def text_of(summary: Summary, screen: Screen) -> str:
    return render(summary, screen).decode()


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), strict=True))


def test_targets_have_a_row_each_with_figures_that_can_be_computed_with(
    summarised: Any, screens: Screens
) -> None:
    found = {row["id"]: row for row in rows(text_of(summarised("csv"), screens["en"]))}
    row = found["§1.1.1"]
    assert len(found) == 10
    assert Decimal(row["actual"]) == 33
    assert Decimal(row["progress"]) == Decimal("0.275")
    assert Decimal(row["gap_points"]) == Decimal("-22.089041")
    assert row["status"] == "slipping"
    assert row["due"] == "2022-12-31"
    assert found["§3.1.1"]["actual"] == ""


def test_entries_have_a_row_each_also_those_that_are_not_counted_now(
    summarised: Any, screens: Screens
) -> None:
    made = text_of(summarised("csv", table="entries"), screens["en"])
    found = [row for row in rows(made) if row["target"] == "§1.1.1"]
    assert [(row["unit"], row["period"], row["value"], row["counted"]) for row in found] == [
        ("a", "2022-Q1", "15", "no"),
        ("b", "2022-Q1", "3", "no"),
        ("c", "2022-Q1", "6", "yes"),
        ("a", "2022-Q2", "22", "yes"),
        ("b", "2022-Q2", "5", "yes"),
    ]


@pytest.mark.parametrize("table", ["targets", "entries"])
def test_no_cell_starts_a_formula(
    summarised: Any, screens: Screens, hostile: str, table: str
) -> None:
    made = text_of(summarised("csv", "zh", table=table), screens["zh"])
    found = rows(made)
    columns = {len(row) for row in found}
    assert len(columns) == 1
    for row in found:
        for cell in row.values():
            assert cell[:1] not in {"=", "@", "\t", "\r", "+"}
            assert not cell.startswith("-") or cell[1:].replace(".", "").isdigit()
            assert "\n" not in cell
    if table == "entries":
        reasons = {row["reason"] for row in found}
        assert any(reason.startswith("'" + hostile[:40]) for reason in reasons)


def test_only_web_addresses_are_links(summarised: Any, screens: Screens, hostile: str) -> None:
    made = text_of(summarised("csv", table="entries"), screens["en"])
    assert hostile
    assert {row["link"] for row in rows(made)} == {
        "", "https://example.org/7", "https://example.org/?a=1&b=\"'<x>",
    }  # fmt: skip


def test_json_is_the_outcome_with_its_provenance(summarised: Any, screens: Screens) -> None:
    content = json.loads(text_of(summarised("json"), screens["en"]))
    assert content["version"] == 1
    assert len(content["targets"]) == sum(content["counts"].values()) == 10
    assert content["provenance"]["figures"]["1.1.1"] == {"status": "slipping", "actual": "33"}
    assert content["provenance"]["as_of"] == content["as_of"] == "2022-06-30"
    assert list(content)[-1] == "provenance"


def test_json_counts_only_what_is_in_scope(summarised: Any, screens: Screens) -> None:
    content = json.loads(text_of(summarised("json", section=2), screens["en"]))
    assert sum(content["counts"].values()) == 5
    assert {one["section"] for one in content["targets"]} == {2}


BEGINNINGS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx")


@pytest.mark.parametrize("blanks", ["", " ", "  ", "\n", "\u3000"])
@pytest.mark.parametrize("text", BEGINNINGS)
def test_what_a_spreadsheet_may_run_is_guarded_also_behind_blanks(text: str, blanks: str) -> None:
    assert safe(blanks + text) == f"'{blanks}{text}"


@pytest.mark.parametrize("text", ["", "-1", "+2.5", "-22.089041", "a=1", "1-2", "–", "150100 x"])
def test_what_no_spreadsheet_runs_stays_as_it_is(text: str) -> None:
    assert safe(text) == text
