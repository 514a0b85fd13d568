"""What WP221 says of a key is what the assessment does with it. All data are invented."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import UNITS, World, worlds

from building import outcome, plan
from workplan_cli.assessment.review import review
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.plan import Plan
from workplan_cli.rules.plan.key_without_effect import check
from workplan_cli.rules.plan_context import PlanContext

LAW = settings(deadline=None, max_examples=300)
EXTRA = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["document", "works"]),
        "stages": st.just("works"),
        "may_exceed": st.booleans(),
        "lead": st.just(["a"]),
    },
)
DAYS = (date(2022, 3, 31), date(2022, 6, 30), date(2022, 11, 15), date(2022, 12, 31))


def _named(made: Plan) -> Iterator[str]:
    return (str(finding.route[-1]) for finding in check(PlanContext(made, UNITS)))


def _figures(found: Outcome) -> list[object]:
    return [(one.rating, one.floor, one.ceiling, one.settled) for one in found.targets]


@LAW
@given(worlds(), EXTRA)
def test_deleting_a_key_without_effect_changes_no_figure(
    world: World, extra: dict[str, Any]
) -> None:
    target = {**world.target, **extra}
    made = World(target, world.reports, world.day).plan()
    for key in _named(made):
        without = {name: value for name, value in target.items() if name != key}
        fewer = World(without, world.reports, world.day).plan()
        for day in (*DAYS, world.day):
            before, after = (review(one, UNITS, world.reports, day) for one in (made, fewer))
            assert _figures(after) == _figures(before), (key, day)


COUNT = "measure: count\ngoal: {at_least: 20}\ncombine: sum\nover_time: cumulative\n"
USED = {
    "baseline: 10": (COUNT, "a 2022-Q2: value: 15"),
    "schedule: at_due": (COUNT, "a 2022-Q2: value: 2"),
    "tolerance: 20": (COUNT.replace("at_least", "about"), "a 2022-Q2: value: 17"),
    "holds: throughout": (
        COUNT.replace("cumulative", "snapshot"),
        "a 2022-Q2: value: 15",
    ),
    "due: 2022-06-30": (COUNT, "a 2022-Q2: value: 15"),
}
"""Keys that do something: on this target, with this report, without the key it is another page."""


@pytest.mark.parametrize("key", USED)
def test_a_key_that_is_not_named_changes_a_figure(key: str) -> None:
    target, lines = USED[key]
    assert list(_named(plan(target + key))) == []
    with_key, without = (outcome(one, lines, "2022-06-30") for one in (target + key, target))
    assert _figures(with_key) != _figures(without)
