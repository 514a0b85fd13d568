"""Goals: exactly one, ranges, what they say in JSON, and which is in force."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from building import loaded, plan
from workplan_cli.loading.document import parse_document
from workplan_cli.model.goal import Goal
from workplan_cli.model.goal_kind import GOAL_KINDS
from workplan_cli.model.measure import MEASURE


@pytest.mark.parametrize(
    ("text", "kind", "amount", "written"),
    [
        ("at_least: 120", "at_least", 120, {"at_least": 120}),
        ("at_least: 0", "at_least", 0, {"at_least": 0}),
        ("about: 10", "about", 10, {"about": 10}),
        ("between: [2, 3]", "between", 2, {"between": [2, 3]}),
        ("exactly: 5", "exactly", 5, {"exactly": 5}),
        ("fall_by: [0.5, 1.0]", "fall_by", Decimal("0.5"), {"fall_by": [0.5, 1]}),
        ("fall_by: 0.5", "fall_by", Decimal("0.5"), {"fall_by": 0.5}),
        ("rise_by: 2", "rise_by", 2, {"rise_by": 2}),
        ("at_most: 0", "at_most", 0, {"at_most": 0}),
        ("not_below: baseline", "not_below", None, {"not_below": "baseline"}),
        ("not_above: 1.2.3", "not_above", None, {"not_above": "1.2.3"}),
        ("times: 2", "times", 2, {"times": 2}),
        ("more_than: 5", "more_than", 5, {"more_than": 5}),
        ("less_than: 5.5", "less_than", Decimal("5.5"), {"less_than": 5.5}),
        ("done_when: issued", "done_when", None, {"done_when": "issued"}),
    ],
)
def test_a_goal_has_a_kind_and_is_written_as_it_was(
    text: str, kind: str, amount: Decimal | None, written: dict[str, object]
) -> None:
    goal = loaded(text, Goal)
    assert (goal.kind, goal.amount) == (kind, amount)
    assert goal.as_written() == written


@pytest.mark.parametrize(
    "text",
    ["{}", "{at_least: 1, about: 2}", "{at_least: }", "{at_least: '5'}", "{between: 2}",
     "{between: [1, 2, 3]}", "{not_below: true}", "{done_when: finished}",
     "{at_least: .inf}", "{at_least: .nan}", "{at_least: true}", "{fall_by: [1]}"],
)  # fmt: skip
def test_anything_else_is_no_goal(text: str) -> None:
    document, _problems = parse_document(f"goal: {text}\n", "x.yaml")
    assert document is not None
    with pytest.raises(ValidationError):
        Goal.model_validate(document.value["goal"])


@pytest.mark.parametrize(
    ("text", "reach", "lower", "holds", "most"),
    [
        ("at_least: 20", 20, False, "by_due", None),
        ("about: 20", 20, False, "by_due", 20),
        ("between: [20, 30]", 20, False, "by_due", 30),
        ("exactly: 20", 20, False, "by_due", 20),
        ("fall_by: [2, 3]", 98, True, "by_due", None),
        ("rise_by: 2", 102, False, "by_due", None),
        ("not_below: baseline", 100, False, "throughout", None),
        ("not_above: baseline", 100, True, "throughout", None),
        ("times: 3", 300, False, "by_due", None),
        ("less_than: 20", 20, True, "throughout", None),
        ("at_most: 20", 20, True, "throughout", None),
        ("done_when: issued", None, False, "by_due", None),
    ],
)
def test_what_follows_from_the_kind_of_a_goal(
    text: str, reach: int | None, lower: bool, holds: str, most: int | None
) -> None:
    goal = loaded(text, Goal)
    assert goal.reach(Fraction(100)) == reach
    assert (goal.facts.lower_is_better, goal.facts.holds, goal.most) == (lower, holds, most)
    assert (goal.reach(None) is None) == (reach in {None, 98, 100, 102, 300})


def test_every_goal_of_the_format_goes_with_a_measure() -> None:
    assert tuple(Goal.model_fields) == GOAL_KINDS
    assert {kind for facts in MEASURE.values() for kind in facts.goals} == set(GOAL_KINDS)


def test_the_newest_revision_that_has_come_is_in_force_and_of_one_day_the_last() -> None:
    target = plan("""
measure: count
goal: {at_least: 10}
revisions:
- {on: 2022-07-01, goal: {at_least: 8}, reason: first}
- {on: 2022-03-01, goal: {at_least: 9}, reason: earlier}
- {on: 2022-07-01, goal: {at_least: 7}, reason: second}
""").targets[0]
    days = [date(2022, 2, 28), date(2022, 3, 1), date(2022, 6, 30), date(2022, 7, 1)]
    goals = [goal.amount for day in days if (goal := target.goal_on(day)[0])]
    assert goals == [10, 9, 9, 7]
    assert target.goal_on(date(2022, 1, 1))[1] is None
