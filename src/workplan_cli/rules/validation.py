"""Checks files of any kind: each as what its `format:` line says it is, then all together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workplan_cli.loading.boundary import guarded
from workplan_cli.loading.by_target import in_turn
from workplan_cli.loading.document import Document, DocumentsAgain
from workplan_cli.loading.error_texts import other_format
from workplan_cli.loading.files import LoadedPlan, read_plan, read_workspace, says_our_format
from workplan_cli.loading.index.record import Record
from workplan_cli.loading.inside import below
from workplan_cli.loading.looked_at import note_digest
from workplan_cli.loading.paths import display_path
from workplan_cli.loading.read import not_checked
from workplan_cli.loading.reader import Reader
from workplan_cli.loading.report_head import ReportHead, head_of, whose
from workplan_cli.loading.reports import OnlyRead, ReadFile, read_file
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.file_format import BY_LINE, PLAN, REPORT, UNITS, WORKSPACE
from workplan_cli.model.names import nearest
from workplan_cli.model.units import Units
from workplan_cli.rules.checker import Checker, PlanAndUnits, format_of, plan_and_units
from workplan_cli.rules.checking import check_history, check_plan, check_report, in_order

STANDARD_INPUT = "-"
Watched = Callable[[Sequence[Path]], Iterable[Path]]
"""Passes files on one after the other, and shows how far we are."""


@dataclass(frozen=True, slots=True)
class Validated:
    """The files that were checked with their texts, kept where there are findings, and those."""

    texts: dict[str, str | None]
    diagnostics: list[Diagnostic]


def validate(
    paths: Sequence[Path],
    loaded: LoadedPlan | None,
    context: Sequence[Path] = (),
    stdin_name: str = "-",
    reader: Reader | None = None,
    watched: Watched = iter,
) -> Validated:
    """Everything wrong with the files, in order.

    Args:
        paths: the files; `-` is standard input.
        loaded: the plan that reports are compared with, unless the files hold the one they name.
        context: reports that are read beside the files, because a history has more than one.
        stdin_name: what standard input is called; a file of that name is not read.
        reader: reads reports, or knows what is in them.
        watched: shows how far we are.
    """
    run = _Run(loaded, reader or Reader())
    run.begin(paths, stdin_name)
    run.check(watched(paths), stdin_name)
    run.check_waiting()
    run.check_history(context)
    return Validated(run.texts, in_order(run.diagnostics))


class _Run:
    """What is known so far."""

    def __init__(self, loaded: LoadedPlan | None, reader: Reader) -> None:
        self.loaded = loaded
        self.reader = reader
        self.plans: dict[str, PlanAndUnits] = {}
        if loaded:
            self.plans[loaded.plan.id] = plan_and_units(loaded)
        self.checker = Checker(self.plans)
        self.texts: dict[str, str | None] = {}
        self.diagnostics: list[Diagnostic] = []
        self.reports: list[Record] = []
        self.heads: list[ReportHead] = []
        self.waiting: list[Record] = []
        self.documents = DocumentsAgain()
        self._file: ReadFile | None = None
        """The file that has just been read here."""

    def begin(self, paths: Sequence[Path], stdin_name: str) -> None:
        """Look which files are known, and have others read where there are workers."""
        work = Checker(dict(self.plans))  # as it is now: we may learn of more plans
        named = [(path, _name(path, stdin_name)) for path in paths]
        self.reader.begin(named, work, self.checker.against)

    def check(self, paths: Iterable[Path], stdin_name: str = "-") -> None:
        """Read files and check each by itself; a report on a plan not seen yet has to wait."""
        for path in paths:
            name = _name(path, stdin_name)
            if name in self.texts:
                continue
            self.texts[name] = None
            record = self._record(path, name)
            if record is None:
                self._other(self._file or read_file(path, name))
                continue
            self._keep(record, path)
            self._note(record.found, name, record.text)
            if record.is_report and record.plan not in self.plans:
                self.waiting.append(record)

    def _record(self, path: Path, name: str) -> Record | None:
        self._file = None
        return self.reader.record(path, name, self._read)

    def _read(self, path: Path, name: str) -> Record | None:
        self._file = read_file(path, name)
        return self.checker.record(self._file)

    def _keep(self, record: Record, path: Path) -> None:
        """Keep what the rules on history look at."""
        self._know(record.name, path, record.digest)
        if record.is_report:
            aside = self.reader.sets_aside
            self.reports.append(record.without_text() if aside else record.without_places())
        elif head := record.head(path):
            self.heads.append(head)

    def _know(self, name: str, path: Path, digest: str) -> None:
        """Know what was looked at, and where a document is; standard input cannot be read twice."""
        note_digest(path, digest)
        if str(path) == STANDARD_INPUT and self._file and self._file.document:
            self.documents.add(self._file.document, path)
        else:
            self.documents.add_path(name, path)

    def check_waiting(self) -> None:
        """Check the reports on plans that came after them, or did not come."""
        for record in self.waiting:
            known = self.plans.get(record.plan, self.loaded)
            if known:
                document = self.documents[record.name]
                found = check_report(document, record.filed.report, known.plan, known.units)
                self._note(found, record.name, document.text)

    def check_history(self, context: Sequence[Path]) -> None:
        """Hold the reports on each plan against each other, those of the context among them."""
        self._read_beside([one for one in context if display_path(one) not in self.texts])
        self.reader.finish()
        for one in self._history():
            if one.file in self.texts:  # what is wrong with the context is not asked for
                self._note([one], one.file)

    def _read_beside(self, context: Sequence[Path]) -> None:
        named = [(path, display_path(path)) for path in context]
        reads = OnlyRead()
        self.reader.begin(named, reads, reads.against)
        for path, name in named:
            self._keep(self.reader.record(path, name, reads) or reads(path, name), path)

    def _history(self) -> Iterator[Diagnostic]:
        filed = [record.filed for record in self.reports]
        each = self.reader.each if self.reader.sets_aside else in_turn
        for plan_id, known in self.plans.items():
            mine = [one for one in filed if one.report.plan == plan_id]
            wrong_ones = [whose(one, known.plan, known.units) for one in self.heads]
            unread = [one for one in wrong_ones if one]
            yield from check_history(mine, self.documents, known.plan, known.units, unread, each)

    def _note(self, found: Sequence[Diagnostic], name: str, text: str | None = None) -> None:
        """Keep what was found; no line is ever shown of a file that names no format of ours."""
        if found:
            self.diagnostics += found
            text = self.documents.text(name) if text is None else text
            self.texts[name] = text if text and says_our_format(text) else None

    def _other(self, file: ReadFile) -> None:
        """A file that is no report."""
        found = file.diagnostics
        if file.document is not None:
            step = partial(self._by_format, file.document, file.path)
            found = [*found, *guarded(step, lambda error: [not_checked(file.name, error)])]
        head = head_of(file.path, file.text, file.document, found)
        self.heads += [head] if head else []
        self._know(file.name, file.path, file.digest)
        self._note(found, file.name, file.text)

    def _by_format(self, document: Document, path: Path) -> list[Diagnostic]:
        known = format_of(document, path)
        if known is PLAN:
            return self._plan(document, path)
        if known is UNITS:
            return [*shape(document, Units)[1], *self._of_our_plan(document)]
        if known is WORKSPACE:
            return read_workspace(document, path)[1]
        if known is not None:
            return shape(document, known.model)[1]
        name = document.value.get("format")
        near = nearest(name, BY_LINE) if isinstance(name, str) else None
        return [other_format(document, name, near or REPORT.line)]

    def _plan(self, document: Document, path: Path) -> list[Diagnostic]:
        loaded, found = read_plan(document, path)
        units = document.value.get("units")
        file = below(path.parent, units) if isinstance(units, str) else None
        if file and file.is_file():
            self.check([file])
        if loaded is None:
            return [one for one in found if one.file == document.file]
        self.plans[loaded.plan.id] = plan_and_units(loaded)
        self.texts[loaded.units_document.file] = loaded.units_document.text
        return [*found, *check_plan(loaded)]

    def _of_our_plan(self, document: Document) -> list[Diagnostic]:
        """What the rules on plans say of the units file, where it belongs to the plan in use."""
        if self.loaded is None or self.loaded.units_document.file != document.file:
            return []
        return [one for one in check_plan(self.loaded) if one.file == document.file]


def _name(path: Path, stdin_name: str) -> str:
    return stdin_name if str(path) == STANDARD_INPUT else display_path(path)
