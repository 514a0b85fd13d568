"""A whole made-up year on the plan of 2022, worked out by the program and from the documents.

`made_up_year.py` and `mess.py` write the reports, `filed.py`, `standing.py` and `recompute.py` work
out every target without a line of the program, `compare.py` says where the two differ.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from calling import call
from compare import differences
from made_up_year import Year
from mess import with_mess, write
from recompute import Plan

DATA = Path(__file__).parents[2] / "data"
BETWEEN_PERIODS = ["2022-05-20", "2022-11-20", "2022-12-10"]
LAST_DAY = "2022-12-31"
ENDS_OF_PERIODS = ["2022-03-31", "2022-06-30", "2022-09-30"]
DAYS = [*ENDS_OF_PERIODS, *BETWEEN_PERIODS, LAST_DAY, "2023-01-15"]


@pytest.fixture(scope="module", params=[1, 3])
def year(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A year of reports of the department, twelve leagues and three colleges, with its mess."""
    folder = tmp_path_factory.mktemp("year")
    plan = Plan(DATA / "plan_2022.yaml", DATA / "units_nmg.yaml", folder)
    made = Year(plan.plan, plan.reporters(), request.param)
    write(with_mess(made.make(), plan.members("leagues"), request.param), folder)
    return Plan(DATA / "plan_2022.yaml", DATA / "units_nmg.yaml", folder)


@pytest.mark.parametrize("day", DAYS)
def test_status_figure_progress_and_gap_of_every_target_are_those_of_the_documents(
    year: Plan, day: str, capfd: pytest.CaptureFixture[str]
) -> None:
    left = call(capfd, "status", year.folder, "--as-of", day, "--format", "json")
    told = json.loads(left.out)["targets"]
    found = differences(told, year.answers(date.fromisoformat(day)))
    assert not found, f"{len(found)} differences on {day}:\n" + "\n".join(found)
    assert len(told) == 500
