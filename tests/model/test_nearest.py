"""“Did you mean”: one name, or none."""

import pytest

from workplan_cli.model.names import begun, nearest

UNITS = ["150000", "150100", "150102", "150103", "150200"]


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("vaule", ["value", "valid"], "value"),
        ("xyz", ["value"], None),
        ("value", [], None),
        ("1501000", UNITS, "150100"),
        ("159100", UNITS, "150100"),
        ("150102 ", UNITS, "150102"),
    ],
)
def test_the_name_most_like_what_was_written_is_meant(
    written: str, known: list[str], meant: str | None
) -> None:
    assert nearest(written, known) == meant


def test_names_that_are_equally_near_are_no_guess() -> None:
    assert nearest("150101", UNITS) is None


def test_a_name_that_begins_alike_is_meant_where_there_is_one() -> None:
    assert begun("entry", ["entries", "unit"]) == "entries"
    assert begun("entry", ["entries", "entrance"]) is None
    assert begun("ent", ["entries"]) is None
