"""For notebooks and programs: plan and reports as rows, read and judged as the commands do it.

    from workplan_cli import api

    year = api.open_workspace("2022")
    review = year.review("2022-06-30")
    pandas.DataFrame(review.targets())

Importing this changes nothing in the process; `docs/notebooks.md` has more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workplan_cli.cli.project import Project, Refusal, open_project

if TYPE_CHECKING:
    from workplan_cli.model.message import Message
    from workplan_cli.model.outcome import Outcome

Row = dict[str, Any]
"""Values by column: texts, numbers, true or false, days as text, None, lists of texts."""


class CannotOpenError(Exception):
    """There is nothing to work on, or a file cannot be used; the text says why."""


def open_workspace(
    folder: str | Path = ".", *, plan: str | Path | None = None, reports: Sequence[str] = ()
) -> YearOfReports:
    """Open the plan and the reports that the commands would work on in this folder.

    Args:
        folder: where `workplan.yaml` is looked for, here and upward; without one, and without
            `plan`, the built-in plan with its public record is opened.
        plan: a plan file in place of the workspace's.
        reports: files or folders in place of the workspace's, relative to the working folder.

    Raises:
        CannotOpenError: what the command would say before it leaves with 2 or 3.
    """
    opened = open_project(Path(plan) if plan else None, list(reports), Path(folder))
    if isinstance(opened, Refusal):
        said = [f"{one.file}:{one.place.line}: {_english(one.message)}" for one in opened.problems]
        if opened.reason:
            said.append(_english(opened.reason))
        raise CannotOpenError("; ".join(said))
    return YearOfReports(opened)


@dataclass(frozen=True, slots=True)
class YearOfReports:
    """A plan with the reports on it."""

    project: Project

    @property
    def notes(self) -> list[str]:
        """What was chosen or left out, in English: the commands say it on standard error."""
        return [_english(note) for note in self.project.notes]

    @property
    def unreadable(self) -> list[str]:
        """Files that could not be read, and so are in no figure."""
        found = self.project.reports.diagnostics
        return sorted({one.file for one in found if one.severity == "error"})

    def review(self, as_of: str | dt.date | None = None) -> Review:
        """How far the plan has got on a day; without one, on the day that `status` takes.

        Raises:
            ValueError: `as_of` is no day such as 2022-06-30.
            CannotOpenError: no report could be read, and no day is given.
        """
        from workplan_cli.assessment.review import newest_day, review

        loaded, filed = self.project.loaded, self.project.reports.filed
        day = dt.date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
        day = day or newest_day(loaded.plan, filed)
        if day is None:
            raise CannotOpenError("no report could be read")
        found = review(loaded.plan, loaded.units, filed, day, how=self.project.how)
        return Review(found)


@dataclass(frozen=True, slots=True)
class Review:
    """A plan on a day; every row is that of `--format json`, with its parts as columns."""

    outcome: Outcome

    def targets(self) -> list[Row]:
        """A row a target: goal, actual, progress, gap in points, status, floor and ceiling.

        Columns are the keys of `workplan status --format json`, those inside others joined by `_`
        (`title_en`, `floor_status`); shares are of one, gaps in percentage points.
        """
        return _rows(self._objects(), without=("reports",))

    def entries(self) -> list[Row]:
        """A row an entry that bears on a target: unit, period, figure, file and line.

        `counted` says whether the target's figure is made of it.
        """
        return _rows(
            [{"target": one["id"], **entry} for one in self._objects() for entry in one["reports"]]
        )

    def units(self) -> list[Row]:
        """A row a unit: its names, kind, parent, and whether it reported for the newest period."""
        due, reported = set(self.outcome.units_due), set(self.outcome.units_reported)
        return [
            {
                "unit": unit.id,
                "name_zh": unit.name.zh,
                "name_en": unit.name.en,
                "kind": unit.kind,
                "parent": unit.parent,
                "due": unit.id in due,
                "reported": unit.id in reported,
            }
            for unit in self.outcome.units.by_id.values()
        ]

    def _objects(self) -> list[dict[str, Any]]:
        from workplan_cli.rendering.as_json.status import target_object

        return [target_object(self.outcome, result) for result in self.outcome.targets]


def _rows(objects: Sequence[Mapping[str, Any]], without: Sequence[str] = ()) -> list[Row]:
    """Objects as rows that all have the same columns, whatever the day."""
    nested = {key for one in objects for key, value in one.items() if _is_nested(key, value)}
    rows = [dict(_columns(one)) for one in objects]
    columns = dict.fromkeys(name for row in rows for name in row)
    kept = [name for name in columns if name not in {*nested, *without}]
    return [{name: row.get(name) for name in kept} for row in rows]


def _is_nested(key: str, value: object) -> bool:
    """Whether a value has columns of its own; a goal is one, as it is written in the plan."""
    return isinstance(value, dict) and key != "goal"


_COLUMNS: Mapping[str, Sequence[str]] = {
    "floor": ("actual", "status"),
    "ceiling": ("actual", "status"),
    "highest": ("actual", "progress", "gap_points"),
    "unit": ("zh", "en"),
}
"""Columns of what may be missing in all rows of a day, and is no less a column then."""


def _columns(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if value is None and key in _COLUMNS:
            yield from ((f"{before}{key}_{name}", None) for name in _COLUMNS[key])
        elif _is_nested(key, value):
            yield from _columns(value, f"{before}{key}_")
        else:
            yield before + key, value


def _english(said: Message) -> str:
    from workplan_cli.rendering.language import Language

    return Language("en").say(said)
