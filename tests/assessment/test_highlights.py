"""What a summary quotes of the units' own words."""

from datetime import date

import pytest

from building import judged, plan, reports, units
from workplan_cli.assessment.highlights import statements
from workplan_cli.assessment.summary import Material, summarise
from workplan_cli.model.provenance import Options
from workplan_cli.pages.phrases import Phrases
from workplan_cli.rendering.language import Language

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


def test_the_only_one_in_the_lead_is_named_once_although_another_works_along() -> None:
    target = """
measure: count
goal: {at_least: 5}
combine: sum
over_time: cumulative
lead: [a]
support: [b]
reported_by: [a]
"""
    lines = reports("a 2022-Q2: value: 1\nb 2022-Q2: value: 1")
    material = Material(plan(target), units(), lines)
    summary = summarise(material, date(2022, 6, 30), "markdown", Options(language="en"))
    said = Phrases(summary).responsible(summary.results[0])
    assert Language("en").write(said) == "League A"
