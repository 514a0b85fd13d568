"""Reads a report file and holds it against its plan, here or in another process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workplan_cli.loading import paths
from workplan_cli.loading.boundary import guarded
from workplan_cli.loading.document import Document
from workplan_cli.loading.files import LoadedPlan
from workplan_cli.loading.index.record import PLAIN, Record
from workplan_cli.loading.read import OWN_ERROR, not_checked
from workplan_cli.loading.reports import ReadFile, as_report, read_file, record_of
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.file_format import BY_LINE, PLAN, REPORT, UNITS, WORKSPACE, FileFormat
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.checking import check_report

if TYPE_CHECKING:  # start-up: only what is wrong needs it
    from workplan_cli.loading.validation_errors import Hints

_NAMES_NONE = str(None)
NO_PLAN = "-"
"""What a report was checked against where its plan was not there."""


class PlanAndUnits(NamedTuple):
    """What reports are held against: a plan, its units, and the fingerprint of both."""

    plan: Plan
    units: Units
    fingerprint: str


def plan_and_units(loaded: LoadedPlan) -> PlanAndUnits:
    """The plan and the units without their documents."""
    return PlanAndUnits(loaded.plan, loaded.units, loaded.fingerprint)


@dataclass(frozen=True)
class Checker:
    """Checks files by what they name; `plans` are by id."""

    plans: Mapping[str, PlanAndUnits]

    def __call__(self, path: Path, name: str) -> Record | None:
        """What is in a file; None where it is no report, nor a file that nobody can read."""
        return self.record(read_file(path, name))

    def against(self, plan: str) -> str:
        """By the id of a plan, the fingerprint of what a report on it is checked against."""
        found = self._known(plan)
        return found.fingerprint if found else NO_PLAN

    def _known(self, plan: str) -> PlanAndUnits | None:
        """The plan that a report names; where it names none, the only one there is."""
        if plan == _NAMES_NONE and len(self.plans) == 1:
            return next(iter(self.plans.values()))
        return self.plans.get(plan)

    def record(self, file: ReadFile) -> Record | None:
        """The same for a file that has been read."""
        document = file.document
        if document is None:
            return record_of(file, None, file.diagnostics, NO_PLAN)
        if format_of(document, file.path) is not REPORT:
            return None
        plan = str(document.value.get("plan"))
        try_it = partial(self._checked, document)
        checked = guarded(try_it, lambda error: (None, [not_checked(file.name, error)]))
        if any(one.message.template == OWN_ERROR for one in checked[1]):
            file = file._replace(digest="")  # not to be remembered
        return record_of(file, checked[0], [*file.diagnostics, *checked[1]], self.against(plan))

    def _checked(self, document: Document) -> tuple[Report | None, list[Diagnostic]]:
        """A document as a report, and what is wrong with it."""
        report, found = shape(document, Report, self._hints(document))
        known = self.plans.get(report.plan) if report else None
        if report and known:
            found += check_report(document, report, known.plan, known.units)
        return report, found

    def _hints(self, document: Document) -> "Hints":
        """What the plan that a report names knows about it."""
        from workplan_cli.loading.validation_errors import hints_of

        known = self._known(str(document.value.get("plan")))
        return hints_of(document, *((known.plan, known.units) if known else (None,)))


@dataclass(frozen=True)
class OfOnePlan:
    """Reads any file as a report, and holds those on one plan against it (D-396)."""

    known: PlanAndUnits

    def __call__(self, path: Path, name: str) -> Record:
        """What is in it."""
        file = read_file(path, name)
        record = Checker({self.known.plan.id: self.known}).record(file)
        if record and record.against == self.known.fingerprint:
            return record
        return as_report(file)

    def against(self, plan: str) -> str:
        """By the id of a plan, what a report on it is held against."""
        return self.known.fingerprint if plan == self.known.plan.id else PLAIN


def format_of(document: Document, path: Path) -> FileFormat | None:
    """The format of a file: as it says, else by its name, or by keys that only one has."""
    name = document.value.get("format") or _supposed_format(document, path)
    return BY_LINE.get(name) if isinstance(name, str) else None


def _supposed_format(document: Document, path: Path) -> str:
    if path.name == paths.WORKSPACE:
        return WORKSPACE.line
    if "sections" in document.value:
        return PLAN.line
    return (UNITS if isinstance(document.value.get("units"), list) else REPORT).line
