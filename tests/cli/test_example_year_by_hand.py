"""The figures of the example year, worked out by hand from its files, against those of the tool."""

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from workplan_cli.assessment.duties import duties_of
from workplan_cli.assessment.punctuality import received_on
from workplan_cli.assessment.review import review
from workplan_cli.loading.files import LoadedPlan, load_plan
from workplan_cli.loading.report_files import find_reports
from workplan_cli.loading.reports import load_reports
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.period import parse_period
from workplan_cli.model.report import LoadedReport

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
Q1, Q2, Q3, Q4 = (f"2022-Q{number}" for number in range(1, 5))


@cache
def _read() -> tuple[LoadedPlan, list[LoadedReport]]:
    loaded, found = load_plan(EXAMPLE / "plan.yaml")
    assert loaded is not None, found
    read = load_reports(find_reports(["reports"], EXAMPLE).files)
    assert not read.diagnostics
    return loaded, read.filed


@cache
def at_the_end_of(name: str) -> Outcome:
    loaded, filed = _read()
    period = parse_period(name)
    assert period is not None
    return review(loaded.plan, loaded.units, filed, period.end)


FIGURES: list[tuple[str, str, Fraction | int | None, str]] = [
    # Pilot kindergartens: twelve running totals, the newest of each. Expected of 120: 24.7 %,
    # 49.6 %, 74.8 %, 100 %. Baotou's first total was 8 and is 3 by its correction.
    ("13.4.2", Q1, 3 + 3 + 1 + 4 + 2 + 14 + 3 + 2 + 2 + 1 + 1 + 1, "on_track"),
    # Alxa is silent: its 1 of the first quarter is carried over.
    ("13.4.2", Q2, 7 + 6 + 3 + 8 + 3 + 14 + 5 + 4 + 4 + 3 + 2 + 1, "on_track"),
    # 76 of 120 is 63.3 %, 11.5 points short: slipping. Had Xilingol (6 x 25.2 % of the year) added
    # 2 and Alxa (4 x 50.1 %) 3, it would be 81, 7.3 points short: on track.
    ("13.4.2", Q3, 9 + 8 + 2 + 12 + 5 + 14 + 7 + 5 + 7 + 4 + 2 + 1, "undecided"),
    ("13.4.2", Q4, 14 + 12 + 5 + 16 + 8 + 18 + 12 + 9 + 9 + 7 + 6 + 4, "met"),
    # Demonstration areas: 30 % by the end of June, 60 % by the end of September; met from 9.
    ("13.4.1", Q1, 0, "on_track"),
    ("13.4.1", Q2, 1 + 1 + 1, "on_track"),
    ("13.4.1", Q3, 1 + 1 + 1 + 1 + 1, "undecided"),  # exactly 10 points short: slipping
    ("13.4.1", Q4, 2 + 1 + 1 + 2 + 1 + 1 + 1, "met"),
    # Sum of the parts over the sum of the wholes, never a mean of percentages.
    ("14.9.4", Q1, Fraction(100 * (70 + 55 + 20 + 96 + 60 + 60 + 52 + 40 + 44 + 40 + 24 + 9), 1930),
     "on_track"),
    # Hinggan left it out, Alxa is silent: 40 and 9 carried over.
    ("14.9.4", Q2,
     Fraction(100 * (120 + 100 + 36 + 180 + 118 + 100 + 98 + 76 + 90 + 40 + 48 + 9), 1930),
     "on_track"),
    ("14.9.4", Q3,
     Fraction(100 * (171 + 147 + 50 + 262 + 170 + 136 + 150 + 70 + 130 + 112 + 48 + 9), 1930),
     "on_track"),
    ("14.9.4", Q4,
     Fraction(100 * (206 + 176 + 60 + 312 + 226 + 160 + 186 + 126 + 162 + 144 + 88 + 28), 1930),
     "overdue"),
    # Due on 1 September, and nothing expected before. Alxa has said nothing yet. On 30 September
    # two units have until 10 October for the figure, and what they had in June could be all by now.
    ("10.3.2", Q1, None, "unreported"),
    ("10.3.2", Q2,
     Fraction(100 * (24 + 20 + 8 + 30 + 21 + 22 + 19 + 16 + 15 + 10 + 9), 242), "ahead"),
    ("10.3.2", Q3,
     Fraction(100 * (30 + 24 + 8 + 36 + 28 + 22 + 26 + 16 + 20 + 14 + 9), 242), "undecided"),
    ("10.3.2", Q4, 100, "met"),
    # Different names: Hohhot's two writings of one school are one, and so is the school that both
    # Hohhot and Baotou count. 26 of about 30, met from 27.
    ("27.1.6", Q1, 1 + 1 + 1, "slipping"),
    ("27.1.6", Q2, 2 + 1 + 2 + 1 + 1 + 1 + 1 + 1 + 1 + 1, "on_track"),
    ("27.1.6", Q3, 2 + 2 + 1 + 3 + 1 + 2 + 1 + 2 + 2 + 1 + 1, "undecided"),
    ("27.1.6", Q4, 3 + 3 + 1 + 4 + 2 + 3 + 2 + 2 + 2 + 2 + 2 + 1 - 1, "overdue"),
    # Stations set up: Bayannur's of June is being drafted again in September.
    ("11.10.2", Q1, 1, "on_track"),
    ("11.10.2", Q2, 4, "on_track"),
    ("11.10.2", Q3, 4 - 1 + 2, "on_track"),
    ("11.10.2", Q4, 11, "overdue"),
    # A limit: broken at once. While a league is silent nobody knows that it holds.
    ("15.5.2", Q1, 0, "on_track"),
    ("15.5.2", Q2, 0, "undecided"),
    ("15.5.2", Q3, 1, "broken"),
    ("15.5.2", Q4, 1, "broken"),
    ("16.1.2", Q2, 2, "broken"),
    ("16.1.2", Q3, 0, "undecided"),
    ("16.1.2", Q4, 0, "met"),
    # 640 of 2,000 is 32 %. On 20 July the goal became 1,500: 1,080 is 72 % of it, met from 1,350.
    ("27.3.3", Q1, 260, "slipping"),
    ("27.3.3", Q2, 640, "slipping"),
    ("27.3.3", Q3, 1080, "on_track"),
    ("27.3.3", Q4, 1420, "met"),
    # Whole things: of two alliances, one and a half are expected in September, so one is enough.
    ("19.8.2", Q3, 1, "on_track"),
    ("9.8.2", Q3, 2, "met"),
    ("11.3.4", Q3, None, "unreported"),
    ("11.3.4", Q4, Fraction("49.4"), "met"),
    ("28.1.3", Q3, 102, "on_track"),
    ("28.1.3", Q4, 102, "met"),
    ("24.1.1", Q2, 0, "on_track"),
    ("24.1.1", Q3, 0, "slipping"),  # the forecast is 20 January 2023
    ("26.1.4", Q3, 1, "met"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "period", "actual", "status"), FIGURES)
def test_figure_and_status(
    target: str, period: str, actual: Fraction | int | None, status: str
) -> None:
    rating = at_the_end_of(period).by_id[target].rating
    assert (rating.actual, rating.status) == (actual, status)


@pytest.mark.parametrize(
    ("target", "floor", "ceiling"),
    [
        ("13.4.2", "76 slipping", f"{76 + 2 + 3} on_track"),
        # A twelfth of 10, times the 30 % that came due since June, or the 60 % since March.
        ("13.4.1", "5 slipping", f"{5 + 1 + 1} ahead"),
        # A twelfth of 30, times 25.2 % and 50.1 %.
        ("27.1.6", "18 slipping", f"{18 + 1 + 2} on_track"),
    ],
)
def test_what_the_two_silent_leagues_could_have_done(target: str, floor: str, ceiling: str) -> None:
    found = at_the_end_of(Q3).by_id[target]
    assert found.floor is not None
    assert found.ceiling is not None
    assert f"{found.floor.actual} {found.floor.status}" == floor
    assert f"{found.ceiling.actual} {found.ceiling.status}" == ceiling


LAGS: dict[str, dict[str, tuple[str, int | Fraction, int | Fraction]]] = {
    # Status, what was reached, what the unit has to reach; 74.8 % of it by the end of September.
    "150000": {"24.1.1": ("slipping", 0, 1)},
    "150100": {"13.4.2": ("slipping", 9, 14)},
    "150300": {"13.4.2": ("behind", 2, 5)},
    "150500": {"13.4.2": ("behind", 5, 12), "15.5.2": ("broken", 1, 0)},
    "150700": {"13.4.2": ("slipping", 7, 12)},
    "150800": {"13.4.2": ("slipping", 5, 9), "14.9.4": ("slipping", Fraction(7000, 130), 100)},
    "152200": {"13.4.2": ("slipping", 4, 7)},
}


def test_whose_own_part_is_behind_at_the_end_of_september() -> None:
    found = {
        duties.unit: {
            lag.result.target.id: (
                lag.rating.status,
                lag.rating.actual,
                1 if lag.goal.amount is None else lag.goal.amount,
            )
            for lag in duties.lags
        }
        for duties in duties_of(at_the_end_of(Q3))
        if duties.lags
    }
    assert found == LAGS


PUNCTUALITY = {
    # On 12 October, two days after the reports for the third quarter were due.
    "150000": "on_time 0, on_time 0, on_time 0",
    "150100": "on_time 0, on_time 0, on_time 0",
    "150200": "on_time 0, on_time 0, on_time 0",
    "150300": "late 4, on_time 0, on_time 0",
    "150400": "on_time 0, on_time 0, on_time 0",
    "150500": "on_time 0, on_time 0, on_time 0",
    "150600": "on_time 0, on_time 0, on_time 0",
    "150700": "on_time 0, on_time 0, on_time 0",
    "150800": "on_time 0, on_time 0, on_time 0",
    "150900": "on_time 0, late 5, late 1",
    "152200": "on_time 0, on_time 0, on_time 0",
    "152500": "on_time 0, on_time 0, missing 2",
    "152900": "on_time 0, missing 94, missing 2",
}


def test_who_was_on_time() -> None:
    loaded, filed = _read()
    period = parse_period("2022-10")
    assert period is not None
    day = period.start.replace(day=12)
    found = review(loaded.plan, loaded.units, received_on(filed, day), day)
    assert {
        unit: ", ".join(f"{submission.state} {submission.days}" for submission in submissions)
        for unit, submissions in found.submissions.items()
    } == PUNCTUALITY


def test_targets_by_status_add_up_to_all_of_them() -> None:
    expected: dict[str, dict[str, Any]] = {
        Q3: {"met": 2, "on_track": 5, "slipping": 1, "broken": 1, "undecided": 5,
             "unreported": 1, "ongoing": 1},
        Q4: {"met": 10, "broken": 1, "overdue": 4, "ongoing": 1},
    }  # fmt: skip
    for period, counts in expected.items():
        found = {status: n for status, n in at_the_end_of(period).counts.items() if n}
        assert json.dumps(found) == json.dumps(counts)
        assert sum(found.values()) == 16
