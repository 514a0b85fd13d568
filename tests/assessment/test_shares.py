"""Shares in steps, as bars have them."""

import pytest

from workplan_cli.assessment.shares import steps_of


@pytest.mark.parametrize(
    ("count", "steps"),
    [(0, 0), (1, 1), (24, 1), (76, 2), (500, 10), (974, 19), (976, 19), (999, 19), (1000, 20)],
)
def test_a_bar_is_full_only_for_all_and_empty_only_for_nothing(count: int, steps: int) -> None:
    assert steps_of(count, 1000, 20) == steps


def test_of_no_things_no_step_is_filled() -> None:
    assert steps_of(0, 0, 20) == 0
