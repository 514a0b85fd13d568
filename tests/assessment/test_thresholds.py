"""Every threshold of a plan decides a light, at its default and at another value. Invented data."""

from decimal import Decimal

import pytest

from building import FRAME, judged, outcome
from workplan_cli.assessment.duties import duties_of
from workplan_cli.model.plan import Thresholds

STONE = "measure: milestone\ngoal: {done_when: issued}\ncombine: all\ndue: 2022-07-20\n"
COUNT = "measure: count\ngoal: {at_least: 100}\ncombine: sum\nover_time: cumulative\n"


def frame(**thresholds: int) -> str:
    """A plan with thresholds of its own."""
    given = ", ".join(f"{key}: {value}" for key, value in thresholds.items())
    return FRAME + f"thresholds: {{{given}}}\n"


def test_the_edges_of_the_gap_are_those_of_the_lights() -> None:
    limits = Thresholds(ahead=Decimal(1), slipping=Decimal(2), behind=Decimal(3))
    assert limits.edges == (Decimal(1), Decimal(2), Decimal(3))


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (FRAME, "slipping"),
        (frame(near_due_days=20), "slipping"),
        (frame(near_due_days=19), "on_track"),
    ],
)
def test_a_milestone_near_its_due_day_has_to_be_in_its_last_stage(made: str, status: str) -> None:
    # The due day is 20 days after the end of June.
    assert judged(STONE, "a 2022-Q2: stage: drafting", "2022-06-30", made).status == status


@pytest.mark.parametrize(
    ("made", "level"),
    [(FRAME, "red"), (frame(silent_periods=2), "red"), (frame(silent_periods=3), "yellow")],
)
def test_a_unit_that_is_silent_for_too_many_periods_is_red(made: str, level: str) -> None:
    found = outcome(COUNT, "", "2022-07-11", made)
    [duties] = duties_of(found)
    assert (len(duties.missing), duties.level) == (2, level)
