"""A gap that would have another light than the one beside it is explained below the list."""

import pytest

from building import outcome
from workplan_cli.pages.status import Choice, status_page
from workplan_cli.rendering.forms import markdown
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

ALLIANCES = "measure: {measure}\ncounted: alliances\ngoal: {{exactly: 2}}\ncombine: sum\n" \
    "over_time: cumulative"  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        # 2 x 273/365 = 1.496: 1 whole alliance is as many as there can be; 50.0 - 74.8 = -24.8.
        ("count", "1", "whole things: 1 of 2 expected by now (rounded down), 1 reached"),
        ("count", "0", ""),  # behind, as the gap says
        ("amount", "1", ""),  # slipping, as the gap says
        ("amount", "1.4", ""),  # on track, as the gap says: 70.0 - 74.8 = -4.8
    ],
)
def test_a_green_light_beside_a_large_gap_is_explained_below_the_list(
    measure: str, value: str, said: str
) -> None:
    found = outcome(ALLIANCES.format(measure=measure), f"a 2022-Q3: value: {value}", "2022-09-30")
    page = status_page(found, Choice(by="target"))
    text = markdown.render(page, Screen(100, False, Language("en")))
    assert text.count("**13.4.2:**") == bool(said)
    assert said in text
