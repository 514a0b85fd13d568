"""Finds the plan and the workspace, and loads them, their units and reports."""

import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from workplan_cli.loading.document import Document, parse_document, read_document
from workplan_cli.loading.git import repository_top
from workplan_cli.loading.inside import refused
from workplan_cli.loading.read import read_text, unreadable
from workplan_cli.loading.report_head import ReportHead, head_of
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Workspace

WORKSPACE = "workplan.yaml"
BUILTIN_PLAN = "plan_2022.yaml"
BUILTIN_ID = "nmg-education-2022"
BUILTIN_REPORTS = "public_record_2022"


def data_folder() -> Path:
    """The data that comes with the tool: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent.parent / "data"


def example_folder() -> Path:
    """The made-up year that comes with the tool: plan, units, reports, workspace file."""
    installed = data_folder() / "example"
    return installed if installed.is_dir() else data_folder().parent / "examples" / "leagues_2022"


_BEGINNING = 100_000
"""Bytes in which a file of ours names its format."""
_NAMES_FORMAT = re.compile(r"(?m)^['\"]?format['\"]?[ \t]*:[ \t]*['\"]?workplan/")


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A plan with its units and the documents that they were read from."""

    plan: Plan
    units: Units
    document: Document
    units_document: Document


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


def load_plan(
    path: Path, units_path: Path | None = None
) -> tuple[LoadedPlan | None, list[Diagnostic]]:
    """A plan and its units file, which the plan names relative to itself."""
    document, found = read_document(path, display_path(path))
    if document is None:
        return None, found
    loaded, more = read_plan(document, path, units_path)
    return loaded, [*found, *more]


def read_plan(
    document: Document, path: Path, units_path: Path | None = None
) -> tuple[LoadedPlan | None, list[Diagnostic]]:
    """The plan that a document holds, with its units file; `path` is where the document is from."""
    plan, found = shape(document, Plan)
    if plan is None:
        return None, found
    wrong = None if units_path else refused(document, ("units",), plan.units, path.parent)
    if wrong:
        return None, [*found, wrong]
    units_file = units_path or path.parent / plan.units
    if not units_file.is_file():
        missing = (
            nothing_there(display_path(units_path))
            if units_path
            else _no_units(document, plan.units)
        )
        return None, [*found, missing]
    units_document, more = read_document(units_file, display_path(units_file))
    found += more
    if units_document is None:
        return None, found
    units, misshapen = shape(units_document, Units)
    found += misshapen
    if units is None:
        return None, found
    return LoadedPlan(plan, units, document, units_document), found


def _no_units(document: Document, name: str) -> Diagnostic:
    return document.diagnose(
        "WP101",
        ("units",),
        message(_("the units file {name} is not there"), name=name),
        message(_("Give its path relative to the plan file.")),
    )


class ReadFile(NamedTuple):
    """A file that was read: its document, or None and the reason among the diagnostics."""

    path: Path
    name: str
    text: str | None
    document: Document | None
    diagnostics: list[Diagnostic]


def read_files(
    paths: Iterable[Path], stdin_name: str = "-", done: Collection[str] = ()
) -> Iterator[ReadFile]:
    """The files one after the other, each read when it is its turn.

    Args:
        paths: the files; `-` is standard input.
        stdin_name: what standard input is called.
        done: names of files that are passed over; looked at anew for each file.
    """
    for path in paths:
        name = stdin_name if str(path) == "-" else display_path(path)
        if name not in done:
            yield read_file(path, name)


def read_file(path: Path, name: str) -> ReadFile:
    """A file with its text and, if it holds keys with values, its document."""
    text, found = read_text(path, name)
    document = None
    if text is not None:
        document, found = parse_document(text, name, found)
    return ReadFile(path, name, text, document, found)


def load_reports(paths: Iterable[Path], unread: Sequence[Diagnostic] = ()) -> LoadedReports:
    """Every report in the files, in the order of their names; `unread` are files that are not."""
    loaded = LoadedReports(diagnostics=[*unread], files=len(unread), unreadable=len(unread))
    for file in read_files(paths):
        loaded.files += 1
        report = None
        found = file.diagnostics
        if file.document is not None:
            report, wrong = shape(file.document, Report)
            found = [*found, *wrong]
        loaded.diagnostics += found
        if file.document is None or report is None:
            loaded.unreadable += 1
            head = head_of(file.path, file.text, file.document, found)
            loaded.heads += [head] if head else []
            continue
        loaded.names.append(file.name)
        loaded.filed.append(file_report(file.document, report))
    return loaded


def file_report(document: Document, report: Report) -> LoadedReport:
    """A report with the places of its entries."""
    return LoadedReport(report, document.file, document.marks.find(("entries",)).items)


def display_path(path: Path) -> str:
    """A path as people want to read it: relative to where they are, if it is below."""
    here = os.getcwd().replace(os.sep, "/").rstrip("/")  # noqa: PTH109 - asked for every file
    return path.as_posix().removeprefix(f"{here}/")


def find_workspace(start: Path) -> Path | None:
    """The workspace file in a folder or the nearest one above it, in its repository if it has one.

    One that is above and belongs to another user than the folder and us is none of ours.
    """
    top = repository_top(start)
    for folder in (start, *start.parents):
        candidate = folder / WORKSPACE
        if candidate.is_file() and (folder == start or _is_ours(candidate, start)):
            return candidate
        if folder == top:
            break
    return None


def _is_ours(file: Path, folder: Path) -> bool:
    """Whether a file belongs to us, or to whoever the folder belongs to."""
    mine = os.geteuid() if sys.platform != "win32" else 0
    return file.stat().st_uid in {mine, folder.stat().st_uid}


def load_workspace(path: Path) -> tuple[Workspace | None, list[Diagnostic]]:
    """The workspace file, or what is wrong with it."""
    document, found = read_document(path, display_path(path))
    if document is None:
        return None, found
    workspace, wrong = read_workspace(document, path)
    return workspace, [*found, *wrong]


def read_workspace(document: Document, path: Path) -> tuple[Workspace | None, list[Diagnostic]]:
    """The workspace that a document holds, whose paths stay below the folder of its file."""
    workspace, wrong = shape(document, Workspace)
    if workspace is None:
        return None, wrong
    wrong += [
        one
        for route, name in _paths(workspace)
        if (one := refused(document, route, name, path.parent))
    ]
    return (None if wrong else workspace), wrong


def _paths(workspace: Workspace) -> Iterator[tuple[Route, str]]:
    """The paths that a workspace file names, each with where it stands."""
    if workspace.plan:
        yield ("plan",), workspace.plan
    if workspace.units:
        yield ("units",), workspace.units
    if isinstance(workspace.reports, str):
        yield ("reports",), workspace.reports
    else:
        yield from ((("reports", at), name) for at, name in enumerate(workspace.reports or ()))


def plan_in_use(
    wanted: Path | None, workspace: Workspace | None, place: Path | None
) -> tuple[Path, Path | None, bool]:
    """The plan file, the units file if it is not the plan's own, and whether it is built in.

    Args:
        wanted: the plan that is asked for.
        workspace: what the workspace file says.
        place: where that file is.
    """
    if wanted is not None:
        return wanted, None, False
    if workspace and workspace.plan and place:
        units = place.parent / workspace.units if workspace.units else None
        return place.parent / workspace.plan, units, False
    return data_folder() / BUILTIN_PLAN, None, True


def nothing_there(name: str) -> Diagnostic:
    """A file or folder that was named and is not there."""
    fix = message(_("Check the path; patterns such as reports/*.yaml are understood too."))
    return unreadable(name, message(_("there is no such file or folder")), fix)


def names_our_format(value: object) -> bool:
    """Whether what a file holds says that it is one of ours: `format: workplan/…`."""
    return isinstance(value, dict) and str(value.get("format")).startswith("workplan/")


def says_our_format(text: str) -> bool:
    """Whether a text, which may be no YAML, has a line `format: workplan/…`."""
    return bool(_NAMES_FORMAT.search(text[:_BEGINNING]))


def is_input(path: Path) -> bool:
    """Whether a file is there that the tool reads: by its name, or by the format that it names."""
    if path.name == WORKSPACE:
        return path.exists()
    try:
        with path.open("rb") as file:
            return says_our_format(file.read(_BEGINNING).decode("utf-8", "replace"))
    except OSError:
        return False
