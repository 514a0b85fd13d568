"""Finds the plan and the workspace, and loads them, their units and reports."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from workplan_cli.loading.days import day_meant, period_meant
from workplan_cli.loading.document import Document, read_document
from workplan_cli.loading.inside import refused
from workplan_cli.loading.looked_at import note_text
from workplan_cli.loading.paths import WORKSPACE, display_path
from workplan_cli.loading.read import unreadable
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Workspace

T = TypeVar("T")
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

    @property
    def fingerprint(self) -> str:
        """What both files say: reports that were held against it need not be held again."""
        texts = f"{self.document.text}\0{self.units_document.text}"
        return sha256(texts.encode(errors="surrogatepass")).hexdigest()


def load_plan(
    path: Path, units_path: Path | None = None
) -> tuple[LoadedPlan | None, list[Diagnostic]]:
    """A plan and its units file, which the plan names relative to itself."""
    return loaded_as(path, lambda document: read_plan(document, path, units_path))


def loaded_as(
    path: Path, held: Callable[[Document], tuple[T | None, list[Diagnostic]]]
) -> tuple[T | None, list[Diagnostic]]:
    """What the document in a file holds, and what is wrong with the file."""
    document, found = _read(path)
    if document is None:
        return None, found
    loaded, more = held(document)
    return loaded, [*found, *more]


def _read(path: Path) -> tuple[Document | None, list[Diagnostic]]:
    document, found = read_document(path, display_path(path))
    if document is not None:
        note_text(path, document.text)
    return document, found


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
        what = message(_("the units file {name} is not there"), name=plan.units)
        fix = message(_("Give its path relative to the plan file."))
        missing = document.diagnose("WP101", ("units",), what, fix)
        return None, [*found, nothing_there(display_path(units_path)) if units_path else missing]
    units_document, more = _read(units_file)
    found += more
    if units_document is None:
        return None, found
    units, misshapen = shape(units_document, Units)
    found += misshapen
    if units is None:
        return None, found
    return LoadedPlan(plan, units, document, units_document), found


def load_workspace(path: Path) -> tuple[Workspace | None, list[Diagnostic]]:
    """The workspace file, or what is wrong with it."""
    return loaded_as(path, lambda document: read_workspace(document, path))


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
    fix = _("Check the path; patterns such as reports/*.yaml are understood too.")
    if day_meant(name) or period_meant(name):
        fix = _("Files stand here; days and periods stand behind an option: see --help.")
    return unreadable(name, _("there is no such file or folder"), fix)


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


def are_of_the_public_record(files: Iterable[Path]) -> bool:
    """Whether all files come with the tool: what was publicly reported, submitted by nobody."""
    record = (data_folder() / BUILTIN_REPORTS).resolve()
    return all(record in file.resolve().parents for file in files)
