"""What the rules find on reports that were loaded, by the entry that it concerns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from workplan_cli.loading.documents_again import DocumentsAgain
from workplan_cli.model.diagnostic import Diagnostic, Place
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Accepted
from workplan_cli.rules.accepted import acceptance_of
from workplan_cli.rules.checking import (
    Found,
    diagnostic,
    diagnostic_at,
    found_in_history,
    found_in_report,
)

_WHOSE = frozenset({"unit", "period", "revision"})
"""What says whose report it is and on what: what is wrong there concerns every entry."""
_ByEntry = Mapping[tuple[str, int | None], Sequence[Found]]
"""By file and position of the entry; without one for the report as a whole."""


@dataclass(frozen=True)
class OpenFindings:
    """What is open about reports; the rules on a single one run when somebody asks for it.

    `read` are warnings that came up when the files were read; `known` what is accepted, with the
    files as they can be opened.
    """

    plan: Plan
    units: Units
    filed: Sequence[LoadedReport]
    read: Sequence[Diagnostic] = ()
    known: Sequence[Accepted] = ()

    def on(self, reading: Reading) -> Iterator[Diagnostic]:
        """What is open about an entry, or about its report as a whole."""
        file, filed = reading.file, self._by_file.get(reading.file)
        if filed is None:
            return
        for each in self._of_reading.get(file, ()):
            if _is_in(each, reading.place, filed):
                yield each
        for found in (self._of_report(filed), self._of_history):
            for one in (*found.get((file, reading.position), ()), *found.get((file, None), ())):
                yield self._placed(one, filed, reading)

    def lasting_on(self, reading: Reading) -> Iterator[Diagnostic]:
        """What is open about an entry, and stays so for later figures of the unit."""
        for one in self._of_history.get((reading.file, reading.position), ()):
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

    @cached_property
    def _by_file(self) -> dict[str, LoadedReport]:
        return {one.file: one for one in self.filed if one.mistake is None}

    @cached_property
    def _of_reading(self) -> dict[str, list[Diagnostic]]:
        found: dict[str, list[Diagnostic]] = {}
        for one in self.read:
            if one.severity == "warning":  # with an error there would be no report
                found.setdefault(one.file, []).append(one)
        return found

    @cached_property
    def _of_history(self) -> _ByEntry:
        unread = [one for one in self.filed if one.mistake]
        filed = list(self._by_file.values())
        return self._by_entry(found_in_history(filed, self.plan, self.units, unread))

    def _of_report(self, filed: LoadedReport) -> _ByEntry:
        if filed.file not in self._reports:
            found = found_in_report(filed.report, self.plan, self.units)
            self._reports[filed.file] = self._by_entry(found, filed.file)
        return self._reports[filed.file]

    @cached_property
    def _reports(self) -> dict[str, _ByEntry]:
        return {}

    def _by_entry(self, findings: Iterable[Found], file: str = "") -> _ByEntry:
        found: dict[tuple[str, int | None], list[Found]] = {}
        for one in findings:
            name, entry = one[1].file or file, _entry_of(one)
            if entry is not None or _is_on_all(one):
                found.setdefault((name, entry), []).append(one)
        return found

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


def _entry_of(found: Found) -> int | None:
    """The position of the entry that a finding is in; None for what is not in one."""
    top, *rest = found[1].route or ("",)
    if top != "entries" or not rest or not isinstance(rest[0], int):
        return None
    return rest[0]


def _is_on_all(found: Found) -> bool:
    """Whether a finding outside of the entries leaves open which of them count, and where."""
    rule, finding = found
    top = finding.route[0] if finding.route else None
    severity = finding.severity or rule.severity
    return top in _WHOSE and (severity == "error" or top == "revision")


def _is_in(found: Diagnostic, entry: Place, filed: LoadedReport) -> bool:
    """Whether a line is one of an entry's: not above it, nor in the next one."""
    after = [one for one in filed.places if one > entry]
    return entry <= found.place and (not after or found.place < min(after))
