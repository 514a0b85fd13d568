"""Units: parents, groups, and circles that must not hang."""

from building import loaded, units
from workplan_cli.model.units import Units


def test_ancestors_go_from_the_parent_up() -> None:
    assert units().ancestors("a1") == ("a", "top")
    assert not units().ancestors("top")
    assert not units().ancestors("nobody")


def test_a_circle_of_parents_ends() -> None:
    circle = loaded(
        """
format: workplan/units@1
id: circle
units:
- {id: a, name: A, kind: k, parent: b}
- {id: b, name: B, kind: k, parent: a}
- {id: c, name: C, kind: k, parent: c}
- {id: d, name: D, kind: k, parent: nowhere}
""",
        Units,
    )
    assert [circle.ancestors(unit) for unit in "abcd"] == [("b",), ("a",), (), ("nowhere",)]


def test_groups_and_units_are_expanded_once_in_the_order_of_the_file() -> None:
    assert units().expand(("a1", "leagues", "a", "nobody")) == ("a", "b", "c", "a1")
