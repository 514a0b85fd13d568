"""Ids that YAML would read as numbers are refused; the others sort as people count."""

import pytest
from pydantic import ValidationError

from building import UNITS, loaded, plan
from workplan_cli.loading.document import parse_document
from workplan_cli.loading.shape import shape
from workplan_cli.model.ids import id_order
from workplan_cli.model.target import Source
from workplan_cli.model.units import Units


def refusal(text: str) -> str:
    """The kind of error with which a clause is refused."""
    document, _problems = parse_document(f"clause: {text}\n", "x.yaml")
    assert document is not None
    with pytest.raises(ValidationError) as caught:
        Source.model_validate(document.value)
    return caught.value.errors()[0]["type"]


@pytest.mark.parametrize("clause", ["13.10", "13.1", "13", "013.1"])
def test_a_clause_without_quotes_is_a_number_and_refused(clause: str) -> None:
    assert refusal(clause) == "id_is_number"


@pytest.mark.parametrize("clause", ["", "13..4", ".1", "13.4 ", "١.٢", "a/b", "13_4", "-1", "M1-"])
def test_a_clause_is_letters_digits_dots_and_hyphens(clause: str) -> None:
    assert refusal(f"'{clause}'") == "string_pattern_mismatch"


def test_a_quoted_clause_keeps_its_last_zero() -> None:
    assert loaded("clause: '13.10'", Source).clause == "13.10"


@pytest.mark.parametrize("clause", ["7", "M1", "KR-2.1", "13.4.2", "13.04", "a.b"])
def test_a_clause_may_have_any_form(clause: str) -> None:
    assert loaded(f"clause: '{clause}'", Source).clause == clause


def test_a_units_id_without_quotes_is_refused() -> None:
    document, _problems = parse_document(UNITS.replace("id: x,", "id: 150100,"), "u.yaml")
    assert document is not None
    units, (problem,) = shape(document, Units)
    assert units is None
    assert problem.code == "WP115"


def test_ids_sort_by_their_numbers() -> None:
    ids = ["13.10.1", "13.9.1", "2.1.1", "13.9.10", "13.9.2"]
    assert sorted(ids, key=id_order) == ["2.1.1", "13.9.1", "13.9.2", "13.9.10", "13.10.1"]
    assert sorted(["b", "150200", "a", "150100"], key=id_order) == ["150100", "150200", "a", "b"]


def test_ids_of_letters_and_digits_sort_as_people_count() -> None:
    ids = ["M10", "M2", "KR-2.10", "KR-2.9", "M1"]
    assert sorted(ids, key=id_order) == ["KR-2.9", "KR-2.10", "M1", "M2", "M10"]


def test_a_target_is_found_by_its_id_in_its_section_and_task() -> None:
    made = plan("measure: activity", "measure: activity")
    assert list(made.by_id) == ["13.4.2", "13.4.3"]
    section, task = made.place_of["13.4.3"]
    assert (section.number, task.number) == (1, 13)
