"""The heat table of the web page: units and tasks, and the worst of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from workplan_cli.model.outcome import UnitResult
from workplan_cli.model.status import STATUSES
from workplan_cli.rendering.console import LIGHTS
from workplan_cli.rendering.export.content import debts
from workplan_cli.rendering.export.page_targets import Light, light
from workplan_cli.rendering.export.page_words import LABELS, Both, Two, in_both

_CELLS = ("overdue", "behind", "slipping", "silent", "no_baseline", "on_track", "ahead", "met")
"""What a cell shows, of several targets the worst; the last of all is `reported`."""
_REPORTED = "reported"


def unit_rows(both: Both) -> Iterator[tuple[Two, list[Light | None]]]:
    """Each unit that must report, with a light or nothing for every task in scope."""
    cells: dict[tuple[str, int], str] = {}
    for result in both.summary.results:
        for part in result.units:
            if part.must_report:
                key = (part.unit, result.task.number)
                cells[key] = min(cells.get(key, _REPORTED), _cell(part), key=_rank)
    lights = {one.key: one for one in legend(both)}
    for debt in debts(both.summary):
        found = [cells.get((debt.unit, task.number)) for task in columns(both)]
        yield both.unit(debt.unit), [lights[one] if one else None for one in found]


@dataclass(frozen=True, slots=True)
class Column:
    """A task with a target in scope."""

    number: int
    title: Two


def columns(both: Both) -> list[Column]:
    """The tasks, in the order of the plan."""
    tasks = {one.task.number: one.task for one in both.summary.results}
    return [Column(number, in_both(task.title)) for number, task in tasks.items()]


def legend(both: Both) -> list[Light]:
    """What the cells of the table stand for."""
    return [
        *(light(both, status) for status in STATUSES if status in _CELLS and status != "silent"),
        Light("silent", LIGHTS["unreported"][0], both.say(LABELS["no_news"])),
        Light(_REPORTED, "✓", both.say(LABELS["reported"])),
    ]


def _cell(part: UnitResult) -> str:
    if part.silent:  # a figure that is carried over says nothing of today
        return "silent"
    own = part.own.status if part.own else None
    return own if own in _CELLS else _REPORTED


def _rank(cell: str) -> int:
    return _CELLS.index(cell) if cell in _CELLS else len(_CELLS)
