"""The reports on one plan, arranged once for all rules that hold them against each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import Message
from workplan_cli.model.names import name_key
from workplan_cli.model.report import Entry, LoadedReport, in_force
from workplan_cli.model.target import Target
from workplan_cli.rules.rule import Finding


class Line(NamedTuple):
    """One entry, and where it stands; a tuple, for there are many."""

    filed: LoadedReport
    position: int

    @property
    def entry(self) -> Entry:
        """What it says."""
        return self.filed.report.entries[self.position]

    def finding(self, what: Message, *keys: str | int, fix: Message | None = None) -> Finding:
        """Something that is wrong in this entry, at the end of these keys."""
        route: Route = ("entries", self.position, *keys)
        return Finding(route, what, fix, file=self.filed.file)


Series = Sequence[tuple[Line, ...]]
"""By unit the entries that stand for one target, the oldest first."""


@dataclass(frozen=True)
class ReportHistory:
    """Every report that could be read, and those that came and could not."""

    filed: Sequence[LoadedReport]
    unread: Sequence[LoadedReport] = ()

    def __reduce__(self) -> tuple[object, ...]:
        return ReportHistory, (self.filed, self.unread)

    @cached_property
    def in_force(self) -> Mapping[str, tuple[LoadedReport, ...]]:
        """By unit the reports that stand, the oldest period first."""
        found: dict[str, list[LoadedReport]] = {}
        for (unit, _period), filed in in_force(self.filed).items():
            found.setdefault(unit, []).append(filed)
        return {
            unit: tuple(sorted(reports, key=lambda one: one.report.period.order))
            for unit, reports in found.items()
        }

    @cached_property
    def came_wrong(self) -> frozenset[tuple[str, str]]:
        """Units and periods of reports that are there and cannot be read."""
        return frozenset(one.subject for one in self.unread)

    def of_target(self, target: Target) -> Series:
        """Every unit's entries for one target."""
        return tuple(self._series.get(target.id, {}).values())

    def of_unit(self, unit: str, target: str) -> Sequence[Line]:
        """One unit's entries for one target, the oldest first."""
        return self._series.get(target, {}).get(unit, ())

    @cached_property
    def _series(self) -> Mapping[str, Mapping[str, tuple[Line, ...]]]:
        """By target and unit the entries that stand, the oldest first.

        Of two for one target in one report the last stands; that there are two is said elsewhere.
        """
        found: dict[str, dict[str, tuple[Line, ...]]] = {}
        for unit, reports in self.in_force.items():
            own: dict[str, list[Line]] = {}
            for filed in reports:
                last = {target: position for position, target in enumerate(filed.targets)}
                for target, position in last.items():
                    own.setdefault(target, []).append(Line(filed, position))
            for target, lines in own.items():
                found.setdefault(target, {})[unit] = tuple(lines)
        return found


def counted_in(entry: Entry) -> Decimal | None:
    """The count that an entry gives: its value, else how many different names it has."""
    if entry.value is not None:
        return entry.value
    return Decimal(len({name_key(item) for item in entry.items})) if entry.items else None
