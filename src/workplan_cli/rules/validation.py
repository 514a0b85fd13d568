"""Checks files of any kind: each as what its `format:` line says it is, then all together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_cli.loading import files
from workplan_cli.loading.document import Document
from workplan_cli.loading.documents_again import DocumentsAgain
from workplan_cli.loading.error_texts import other_format
from workplan_cli.loading.files import (
    LoadedPlan,
    ReadFile,
    read_files,
    read_plan,
    read_workspace,
    says_our_format,
)
from workplan_cli.loading.inside import below
from workplan_cli.loading.report_head import ReportHead, head_of, whose
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.file_format import BY_LINE, PLAN, REPORT, UNITS, WORKSPACE
from workplan_cli.model.nearest import nearest
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.units import Units
from workplan_cli.rules.checking import check_history, check_plan, check_report, in_order

if TYPE_CHECKING:  # start-up: only what is wrong needs it
    from workplan_cli.loading.validation_errors import Counted


@dataclass(frozen=True, slots=True)
class Validated:
    """The files that were checked with their texts, kept where there are findings, and those."""

    texts: dict[str, str | None]
    diagnostics: list[Diagnostic]


def validate(
    paths: Iterable[Path],
    loaded: LoadedPlan | None,
    context: Collection[Path] = (),
    stdin_name: str = "-",
) -> Validated:
    """Everything wrong with the files, in order.

    Args:
        paths: the files; `-` is standard input.
        loaded: the plan that reports are compared with, unless the files hold the one they name.
        context: reports that are read beside the files, because a history has more than one.
        stdin_name: what standard input is called; a file of that name is not read.
    """
    run = _Run(loaded)
    run.check(paths, stdin_name)
    run.check_waiting()
    run.check_history(context)
    return Validated(run.texts, in_order(run.diagnostics))


class _Run:
    """What is known so far."""

    def __init__(self, loaded: LoadedPlan | None) -> None:
        self.loaded = loaded
        self.plans = {loaded.plan.id: loaded} if loaded else {}
        self.texts: dict[str, str | None] = {}
        self.diagnostics: list[Diagnostic] = []
        self.filed: list[LoadedReport] = []
        self.heads: list[ReportHead] = []
        self.waiting: list[tuple[Document, Report]] = []
        self.documents = DocumentsAgain()

    def check(self, paths: Iterable[Path], stdin_name: str = "-") -> None:
        """Read files and check each by itself; a report on a plan not seen yet has to wait."""
        for file in read_files(paths, stdin_name, done=self.texts):
            self.texts[file.name] = None
            found = file.diagnostics
            if file.document is not None:
                found = [*found, *self._by_format(file.document, file.path)]
            self._keep_head(file, found)
            self._note(found, file.name, file.text)

    def check_waiting(self) -> None:
        """Check the reports on plans that came after them, or did not come."""
        for document, report in self.waiting:
            loaded = self.plans.get(report.plan, self.loaded)
            if loaded:
                found = check_report(document, report, loaded.plan, loaded.units)
                self._note(found, document.file, document.text)

    def check_history(self, context: Iterable[Path]) -> None:
        """Hold the reports on each plan against each other, those of the context among them."""
        for file in read_files(context, done=self.texts):
            report, wrong = shape(file.document, Report) if file.document else (None, [])
            if report is None:
                self._keep_head(file, [*file.diagnostics, *wrong])
            if file.document and report:
                self.documents.add(file.document, file.path)
                self.filed.append(_without_places(file.document, report))
        for plan_id, loaded in self.plans.items():
            filed = [one for one in self.filed if one.report.plan == plan_id]
            wrong_ones = [whose(one, loaded.plan, loaded.units) for one in self.heads]
            unread = [one for one in wrong_ones if one]
            for one in check_history(filed, self.documents, loaded.plan, loaded.units, unread):
                if one.file in self.texts:  # what is wrong with the context is not asked for
                    self._note([one], one.file, self.documents[one.file].text)

    def _keep_head(self, file: ReadFile, found: list[Diagnostic]) -> None:
        """What is known of a file that did not become a report."""
        if not (self.filed and self.filed[-1].file == file.name):
            head = head_of(file.path, file.text, file.document, found)
            self.heads += [head] if head else []

    def _note(self, found: list[Diagnostic], name: str, text: str | None) -> None:
        """Keep what was found; no line is ever shown of a file that names no format of ours."""
        if found:
            self.diagnostics += found
            self.texts[name] = text if text and says_our_format(text) else None

    def _by_format(self, document: Document, path: Path) -> list[Diagnostic]:
        name = document.value.get("format") or _supposed_format(document, path)
        known = BY_LINE.get(name) if isinstance(name, str) else None
        if known is REPORT:
            return self._report(document, path)
        if known is PLAN:
            return self._plan(document, path)
        if known is UNITS:
            return [*shape(document, Units)[1], *self._of_our_plan(document)]
        if known is WORKSPACE:
            return read_workspace(document, path)[1]
        if known is not None:
            return shape(document, known.model)[1]
        near = nearest(name, BY_LINE) if isinstance(name, str) else None
        return [other_format(document, name, near or REPORT.line)]

    def _report(self, document: Document, path: Path) -> list[Diagnostic]:
        report, found = shape(document, Report, self._counted(document))
        if report is None:
            return found
        self.documents.add(document, path)
        self.filed.append(_without_places(document, report))
        loaded = self.plans.get(report.plan)
        if loaded is None:
            self.waiting.append((document, report))
            return found
        return [*found, *check_report(document, report, loaded.plan, loaded.units)]

    def _counted(self, document: Document) -> "Counted":
        """What the figures of a report count, by the plan that it names."""
        loaded = self.plans.get(str(document.value.get("plan")))
        targets = loaded.plan.by_id if loaded else {}

        def names(route: Route) -> tuple[str, ...]:
            target = targets.get(str(document.at((*route[:-1], "target"))))
            return target.counted.texts if target and target.counted else ()

        return names

    def _plan(self, document: Document, path: Path) -> list[Diagnostic]:
        loaded, found = read_plan(document, path)
        units = document.value.get("units")
        file = below(path.parent, units) if isinstance(units, str) else None
        if file and file.is_file():
            self.check([file])
        if loaded is None:
            return [one for one in found if one.file == document.file]
        self.plans[loaded.plan.id] = loaded
        self.texts[loaded.units_document.file] = loaded.units_document.text
        return [*found, *check_plan(loaded)]

    def _of_our_plan(self, document: Document) -> list[Diagnostic]:
        """What the rules on plans say of the units file, where it belongs to the plan in use."""
        if self.loaded is None or self.loaded.units_document.file != document.file:
            return []
        return [one for one in check_plan(self.loaded) if one.file == document.file]


def _supposed_format(document: Document, path: Path) -> str:
    """The format of a file that does not say it: by its name, or by keys that only one has."""
    if path.name == files.WORKSPACE:
        return WORKSPACE.line
    if "sections" in document.value:
        return PLAN.line
    return (UNITS if isinstance(document.value.get("units"), list) else REPORT).line


def _without_places(document: Document, report: Report) -> LoadedReport:
    """A report for the rules on history: what they find has its place from `DocumentsAgain`."""
    return LoadedReport(report, document.file, ())
