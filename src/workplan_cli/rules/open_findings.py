"""What the rules find on reports that were loaded, by the entry that it concerns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from workplan_cli.loading.document import DocumentsAgain
from workplan_cli.model.diagnostic import Diagnostic, Place, Route, Severity
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Accepted
from workplan_cli.rules.checking import (
    Found,
    diagnostic,
    diagnostic_at,
    found_in_all,
    found_on,
    history_of,
)
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.selection import acceptance_of

_WHOSE = frozenset({"unit", "period", "revision"})
"""What says whose report it is and on what: what is wrong there concerns every entry."""
_ByEntry = Mapping[tuple[str, int | None], Sequence[Found]]
"""By file and position of the entry; without one for the report as a whole."""


@dataclass(frozen=True)
class OpenFindings:
    """What is open about reports: what each has of its own, and what the rules on all of them find.

    `known` is what is accepted, with the files as they can be opened.
    """

    plan: Plan
    units: Units
    filed: Sequence[LoadedReport]
    known: Sequence[Accepted] = ()

    def on(self, target: str, reading: Reading) -> Iterator[Diagnostic]:
        """What is open about an entry on a target, or about its report as a whole."""
        filed = self._by_file.get(reading.file)
        if filed is None:
            return
        yield from (one for one in filed.found if _concerns(one, reading, filed))
        for known in (self._in_all, self._on_target(target)):
            for entry in (reading.position, None):
                for one in known.get((filed.file, entry), ()):
                    yield self._placed(one, filed, reading)

    def lasting_on(self, target: str, reading: Reading) -> Iterator[Diagnostic]:
        """What is open about an entry on a target, and stays so for later figures of the unit."""
        at = (reading.file, reading.position)
        for known in (self._in_all, self._on_target(target)):
            for one in known.get(at, ()):
                if one[0].lasting:
                    yield self._placed(one, self._by_file[reading.file], reading)

    def acceptance(self, found: Diagnostic, day: date) -> Accepted | None:
        """Who has explained a finding, if that holds on a day."""
        filed = self._by_file[found.file]
        here = [one for one in self.known if one.file == (filed.opened or filed.file)]
        if not here:
            return None
        meant = replace(found, file=here[0].file)
        return acceptance_of(meant, here, self._documents.text(found.file) or "", day)

    @property
    def in_reports(self) -> object:
        """What is found by rules that look at all reports, on whatever target."""
        return self._in_all

    @cached_property
    def _by_file(self) -> dict[str, LoadedReport]:
        return {one.file: one for one in self.filed if one.mistake is None}

    @cached_property
    def _history(self) -> ReportHistory:
        unread = [one for one in self.filed if one.mistake]
        return history_of(list(self._by_file.values()), self.plan, self.units, unread)

    @cached_property
    def _context(self) -> PlanContext:
        return PlanContext(self.plan, self.units)

    @cached_property
    def _in_all(self) -> _ByEntry:
        return _by_entry(found_in_all(self._history, self._context))

    def _on_target(self, target: str) -> _ByEntry:
        """What is found on one target; of the last one that was asked for it is known."""
        if target not in self._last:
            self._last.clear()
            found = found_on(self.plan.by_id[target], self._history, self._context)
            self._last[target] = _by_entry(found)
        return self._last[target]

    @cached_property
    def _last(self) -> dict[str, _ByEntry]:
        return {}

    def _placed(self, found: Found, filed: LoadedReport, reading: Reading) -> Diagnostic:
        """A finding with its line; with that of the entry where the file cannot be read again."""
        document = self._documents.get(filed.file)
        if document is not None:
            return diagnostic(*found, document)
        return diagnostic_at(*found, filed.file, reading.place)

    @cached_property
    def _documents(self) -> DocumentsAgain:
        found = DocumentsAgain()
        for one in self._by_file.values():
            if one.file != "-":
                found.add_path(one.file, Path(one.opened or one.file))
        return found


def _by_entry(findings: Iterable[Found]) -> _ByEntry:
    found: dict[tuple[str, int | None], list[Found]] = {}
    for one in findings:
        rule, finding = one
        entry = _entry_at(finding.route)
        if entry is not None or _is_on_all(finding.route, finding.severity or rule.severity):
            found.setdefault((finding.file or "", entry), []).append(one)
    return found


def _concerns(found: Diagnostic, reading: Reading, filed: LoadedReport) -> bool:
    """Whether something that is wrong with a report is so in an entry, or leaves it open."""
    if not found.route:  # it came up when the file was read
        return found.severity == "warning" and _is_in(found, reading.place, filed)
    entry = _entry_at(found.route)
    return _is_on_all(found.route, found.severity) if entry is None else entry == reading.position


def _entry_at(route: Route) -> int | None:
    """The position of the entry that a route leads into; None where it leads into none."""
    top, *rest = route or ("",)
    return rest[0] if top == "entries" and rest and isinstance(rest[0], int) else None


def _is_on_all(route: Route, severity: Severity) -> bool:
    """Whether a finding outside of the entries leaves open which of them count, and where."""
    top = route[0] if route else None
    return top in _WHOSE and (severity == "error" or top == "revision")


def _is_in(found: Diagnostic, entry: Place, filed: LoadedReport) -> bool:
    """Whether a line is one of an entry's: not above it, nor in the next one."""
    after = [one for one in filed.places if one > entry]
    return entry <= found.place and (not after or found.place < min(after))
