"""Units and tasks, and the worst of each."""

from workplan_cli.assessment.duties import own_rating_of
from workplan_cli.assessment.highlights import duties_in_scope
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _
from workplan_cli.model.outcome import TargetResult, UnitResult
from workplan_cli.model.status import STATUS, STATUSES, Status, is_short, urgency
from workplan_cli.pages.blocks import Grid, Mark
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.unit_rows import unit_name

_GOOD = [status for status in STATUSES if STATUS[status].good]
_WORST_FIRST: tuple[Status, ...] = (
    *sorted(filter(is_short, STATUSES), key=urgency),
    "silent",
    "no_baseline",
    *sorted(_GOOD, key=lambda status: -(STATUS[status].rank or 0)),
)
"""What a cell shows, of several targets the worst."""
_NO_NEWS = Mark(
    STATUS["unreported"].sign, "grey", _("nothing for the newest period"), status="silent"
)
_REPORTED = Mark("✓", "grey", _("reported, without a goal of its own"))
LEGEND = (
    *(of_status(status) for status in STATUS if status in _WORST_FIRST and status != "silent"),
    _NO_NEWS,
    _REPORTED,
)
"""What the marks stand for."""


def unit_grid(summary: Summary) -> Grid:
    """Each unit that must report, the worst first, with a mark or nothing for every task."""
    tasks = {one.task.number: one.task for one in summary.results}
    cells: dict[tuple[str, int], Mark] = {}
    for result in summary.results:
        for part in result.units:
            if part.must_report:
                key = (part.unit, result.task.number)
                cells[key] = min(cells.get(key, _REPORTED), _mark(result, part), key=_rank)
    units = [duties.unit for duties in duties_in_scope(summary)]
    rows = [
        (unit_name(summary.outcome, unit), tuple(cells.get((unit, number)) for number in tasks))
        for unit in units
    ]
    return Grid(
        _("Unit, by number of the task"),
        tuple((number, task.title) for number, task in tasks.items()),
        tuple(sorted(rows, key=lambda row: sorted(_rank(mark) for mark in row[1] if mark))),
    )


def _mark(result: TargetResult, part: UnitResult) -> Mark:
    """How a unit's part stands, where that can be told and it has a goal of its own."""
    rating = own_rating_of(result, part)
    if rating is None or rating.status not in _WORST_FIRST:
        return _NO_NEWS if part.silent else _REPORTED
    return of_status(rating.status)


def _rank(mark: Mark) -> int:
    return len(_WORST_FIRST) if mark.status is None else _WORST_FIRST.index(mark.status)
