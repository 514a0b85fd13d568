"""One file as it was read: its report or what is wrong with it, and by which bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workplan_cli.loading.index.entry_rows import (
    EntryRow,
    ReportRow,
    entry_rows,
    report_of,
    report_row,
)
from workplan_cli.loading.report_head import ReportHead, first_mistake
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.report import LoadedReport

Rows = tuple[ReportRow, tuple[EntryRow, ...]]
"""A report as the index keeps it: its head, and a row for each entry."""
PLAIN = ""
"""What a file is checked against that is only read, and held against no plan."""


class Record:
    """A file that holds a report, or was meant to.

    `digest` is the SHA-256 of its bytes, empty where they could not be had. `plan` is the id that
    it names, `against` the fingerprint of what it was checked against; `read` are findings that
    any reading of it has, `found` all of them. `said` is what the head of a file seems to say that
    is no report; of a report it is None. `text` is the file's, where it has just been read here.
    """

    __slots__ = (
        "_load", "_rows", "against", "digest", "found", "name", "plan", "read", "said", "text",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        digest: str,
        plan: str,
        against: str,
        read: tuple[Diagnostic, ...],
        found: tuple[Diagnostic, ...],
        said: Mapping[str, str] | None,
        load: Callable[[], LoadedReport] | None,
        text: str | None = None,
        rows: Rows | None = None,
    ) -> None:
        self.name, self.digest, self.plan, self.against = name, digest, plan, against
        self.read, self.found, self.said, self._load = read, found, said, load
        self.text = text
        self._rows = rows

    @property
    def is_report(self) -> bool:
        """Whether the file fits the format of reports."""
        return self._load is not None

    @property
    def filed(self) -> LoadedReport:
        """The report with the places of its entries, out of the index where it is not here.

        Raises:
            ValueError: the file holds none.
        """
        if self._load is None:
            raise ValueError(self.name)
        return self._load()

    def without_places(self) -> "Record":
        """The same without its text and, where the report is at hand, the places of its entries."""
        load = self._load
        if isinstance(load, _AtHand):
            filed = load()
            load = here(LoadedReport(filed.report, filed.file, ()))
        return self._with(load)

    def without_text(self) -> "Record":
        """The same without its text; what is set aside of the one is so of the other."""
        return self._with(self._load)

    def _with(self, load: Callable[[], LoadedReport] | None) -> "Record":
        return Record(self.name, self.digest, self.plan, self.against, (), (), self.said, load)

    def set_aside(self, filed: LoadedReport) -> None:
        """Hold the report as the index has it, instead of all that was read."""
        if isinstance(self._load, _AtHand):
            self._load.hold(filed)

    def loaded_by(self, load: Callable[[], LoadedReport]) -> "Record":
        """The same, with another way to its report."""
        self._load = load
        return self

    def head(self, path: Path) -> ReportHead | None:
        """What is known of a file that is no report; None where nothing in it is an error."""
        mistake = first_mistake(self.found)
        if self.is_report or mistake is None:
            return None
        return ReportHead(path, dict(self.said or {}), mistake)

    def __reduce__(self) -> tuple[Any, ...]:
        """Between processes a report is rows, which are smaller and faster than its models."""
        rows = self.rows() if self.is_report else None
        return (
            _from_rows,
            (self.name, self.digest, self.plan, self.against, self.read, self.found, self.said,
             rows),
        )  # fmt: skip

    def rows(self) -> Rows:
        """The report as rows, as they came from another process where it was read there."""
        return self._rows or (report_row(self.filed.report), entry_rows(self.filed))


@dataclass(slots=True)
class _AtHand:
    """A report, made of its rows only when it is asked for."""

    filed: LoadedReport | None
    rows: Rows | None = None
    name: str = ""

    def __call__(self) -> LoadedReport:
        if self.filed is None and self.rows is not None:
            self.hold(report_of(self.name, *self.rows))
        if self.filed is None:
            raise ValueError(self.name)
        return self.filed

    def hold(self, filed: LoadedReport) -> None:
        self.filed, self.rows = filed, None


def here(filed: LoadedReport) -> Callable[[], LoadedReport]:
    """Gives a report that is at hand."""
    return _AtHand(filed)


def _from_rows(
    name: str,
    digest: str,
    plan: str,
    against: str,
    read: tuple[Diagnostic, ...],
    found: tuple[Diagnostic, ...],
    said: Mapping[str, str] | None,
    rows: Rows | None,
) -> Record:
    load = _AtHand(None, rows, name) if rows else None
    return Record(name, digest, plan, against, read, found, said, load, rows=rows)
