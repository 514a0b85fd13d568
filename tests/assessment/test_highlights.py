"""What a summary quotes of the units' own words."""

import pytest

from building import judged
from workplan_cli.assessment.highlights import statements

COUNT = """
measure: count
counted: things
goal: {at_least: 100}
combine: sum
over_time: cumulative
reported_by: [a, b]
"""


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "a 2022-Q1: value: 1, reason: snow\na 2022-Q2: value: 1, note: as before\n"
            "b 2022-Q1: value: 1, note: begins in June",
            [("a", "2022-Q2", "as before")],
        ),
        ("a 2022-Q1: value: 1, reason: snow\nb 2022-Q2: value: 1", []),
        ("a 2022-Q1: value: 1, reason: snow\nb 2022-Q1: value: 1", [("a", "2022-Q1", "snow")]),
        ("a 2022-05: value: 1, reason: rain\na 2022-Q2: value: 1", [("a", "2022-05", "rain")]),
    ],
)
def test_only_words_on_the_newest_period_explain_what_is_short(
    lines: str, said: list[tuple[str, str, str]]
) -> None:
    found = statements(judged(COUNT, lines, "2022-06-30"))
    told = []
    for one in found:
        words = one.reading.entry.reason or one.reading.entry.note
        told.append((one.units[0], one.reading.period.name, str(words.en if words else "")))
    assert told == said
