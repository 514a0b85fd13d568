"""What a unit is asked to report on."""

from building import plan, units
from workplan_cli.assessment.asked import asked_of
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target

COUNT = "measure: count\ngoal: {at_least: 30}\ncombine: sum\nover_time: cumulative\n"


def asked(made: Plan, unit: str) -> tuple[Target, ...]:
    period = made.period_called("2022-Q2")
    assert period is not None
    return asked_of(made, units(), unit, period).targets


def test_the_goal_that_a_unit_is_shown_is_its_own_share_of_the_whole() -> None:
    made = plan(COUNT + "reported_by: [leagues]\nallocation: {a: 10, b: 15, c: 5}")
    of_each = {one: asked(made, one)[0].goal for one in ("a", "b")}
    assert {one: goal and goal.as_written() for one, goal in of_each.items()} == {
        "a": {"at_least": 10},
        "b": {"at_least": 15},
    }


def test_without_an_allocation_it_is_the_goal_of_all() -> None:
    made = plan(COUNT)
    (target,) = asked(made, "a")
    assert target.goal == made.targets[0].goal
