"""Reads files as reports, each into a record, and lets their documents go."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from workplan_cli.loading.document import Document, parse_document
from workplan_cli.loading.index.record import PLAIN, Record, here
from workplan_cli.loading.looked_at import note_digest
from workplan_cli.loading.paths import display_path
from workplan_cli.loading.read import read_bytes, text_in
from workplan_cli.loading.reader import Reader
from workplan_cli.loading.report_head import ReportHead, said_in
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.text import share_keys


@dataclass(slots=True)
class LoadedReports:
    """Reports that could be read with their names, what is wrong with the others, all files."""

    filed: list[LoadedReport] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    heads: list[ReportHead] = field(default_factory=list)
    """What is known of the others."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: int = 0
    unreadable: int = 0


class ReadFile(NamedTuple):
    """A file that was read: its document, or None and the reason among the diagnostics."""

    path: Path
    name: str
    text: str | None
    document: Document | None
    diagnostics: list[Diagnostic]
    digest: str
    """The SHA-256 of its bytes; empty where they could not be had."""


def read_file(path: Path, name: str) -> ReadFile:
    """A file with its text and, if it holds keys with values, its document."""
    data = read_bytes(path, name)
    if isinstance(data, Diagnostic):
        return ReadFile(path, name, None, None, [data], "")
    text, found = text_in(data, path, name)
    document = None
    if text is not None:
        document, found = parse_document(text, name, found)
    return ReadFile(path, name, text, document, found, sha256(data).hexdigest())


def load_reports(
    paths: Sequence[Path],
    unread: Sequence[Diagnostic] = (),
    reader: Reader | None = None,
    watched: Callable[[Sequence[Path]], Iterable[Path]] = iter,
    reads: "Reads | None" = None,
) -> LoadedReports:
    """Every report in the files, in the order of their names; `unread` are files that are not.

    `watched` shows how far we are. `reads` says how a file is read; as a report that is held
    against no plan, if nobody says.
    """
    loaded = LoadedReports(diagnostics=[*unread], files=len(unread), unreadable=len(unread))
    reader = reader or Reader()
    files = [(path, display_path(path)) for path in paths]
    reads = reads or OnlyRead()
    reader.begin(files, reads, reads.against)
    records: list[tuple[Record, Sequence[Diagnostic]]] = []
    for path, (_path, name) in zip(watched(paths), files, strict=True):
        record = reader.record(path, name, reads) or reads(path, name)
        loaded.files += 1
        note_digest(path, record.digest)
        if record.is_report:
            loaded.names.append(name)
            records.append((record.without_text(), record.found))
            continue
        loaded.diagnostics += record.found
        loaded.unreadable += 1
        head = record.head(path)
        loaded.heads += [head] if head else []
    reader.finish()
    loaded.filed = [
        replace(record.filed, found=found) if found else record.filed for record, found in records
    ]
    return loaded


class Reads(Protocol):
    """Reads a file as a report."""

    def __call__(self, path: Path, name: str) -> Record:
        """What is in it."""

    def against(self, plan: str) -> str:
        """By the id of a plan, what a report on it is held against."""


class OnlyRead:
    """Reads a file as a report, held against no plan."""

    def __call__(self, path: Path, name: str) -> Record:
        """What is in it."""
        return as_report(read_file(path, name))

    def against(self, _plan: str) -> str:
        """Nothing."""
        return PLAIN


def as_report(file: ReadFile) -> Record:
    """A file that has been read, as a report that is held against no plan."""
    report, wrong = shape(file.document, Report) if file.document else (None, [])
    return record_of(file, report, [*file.diagnostics, *wrong], PLAIN)


def record_of(
    file: ReadFile, report: Report | None, found: Sequence[Diagnostic], against: str
) -> Record:
    """What is to be kept of a file once its document is let go.

    Args:
        file: as it was read.
        report: what it holds; None where it is none.
        found: everything wrong with it.
        against: the fingerprint of what it was checked against.
    """
    document = file.document
    named = str(document.value.get("plan")) if document else ""
    return Record(
        file.name,
        file.digest,
        report.plan if report else named,
        against,
        tuple(file.diagnostics),
        tuple(found),
        None if report else said_in(file.path, file.text, document),
        here(file_report(document, report)) if document and report else None,
        file.text,
    )


def file_report(document: Document, report: Report) -> LoadedReport:
    """A report with the places of its entries; what entries have in common is kept once."""
    share_keys(report.entries)
    for entry in report.entries:
        share_keys(entry.evidence)
        share_keys(entry.activities)
    return LoadedReport(report, document.file, document.marks.find(("entries",)).items)
