"""What `validate` looks at: the files, the plan they are compared with, what is left out."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from glob import has_magic
from pathlib import Path

from workplan_cli.cli import translation
from workplan_cli.cli.exits import EXIT_NOTHING
from workplan_cli.cli.first_report import not_reports
from workplan_cli.cli.options import STANDARD
from workplan_cli.cli.project import accepted_from_here
from workplan_cli.cli.terminal import fail, name_workspace, warn
from workplan_cli.cli.translation import translate
from workplan_cli.loading.files import (
    LoadedPlan,
    load_plan,
    load_workspace,
    nothing_there,
    plan_in_use,
)
from workplan_cli.loading.git import touched
from workplan_cli.loading.paths import display_path, find_workspace
from workplan_cli.loading.report_files import SUFFIXES, find_reports
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import Message, _, counted, first_few
from workplan_cli.model.workspace import Accepted, Workspace


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files to check, reports beside them, the plan if it can be used, and names without files."""

    files: tuple[Path, ...]
    context: tuple[Path, ...]
    loaded: LoadedPlan | None
    nowhere: tuple[Diagnostic, ...]
    ignored: Mapping[str, str]
    """Rules that the workspace leaves out, each with the file that says so and its reason."""
    accepted: tuple[Accepted, ...] = ()
    """Findings that the workspace accepts, with the files as they are called from here."""
    plan_file: Path | None = None
    units_file: Path | None = None
    """The units file if it is not the one that the plan names."""
    workspace: Path | None = None
    """The folder of the workspace file."""

    def renewed(self) -> "Inputs":
        """The same with the plan as it is in its file now."""
        if self.plan_file is None:
            return self
        return replace(self, loaded=load_plan(self.plan_file, self.units_file)[0])


def gather(paths: Sequence[str], plan: Path | None, reference: str | None) -> Inputs:
    """Everything that is named, or else everything that the workspace names.

    A workspace or a plan that cannot be used is checked as well, so that what is wrong with it is
    among the findings.

    Raises:
        typer.Exit: there is nothing to look at, or git does not help; it has been said.
    """
    place = find_workspace(Path.cwd())
    workspace = load_workspace(place)[0] if place else None
    if workspace:
        translation.prefer(workspace.language)
        name_workspace(place)
    named = list(paths) or [display_path(one) for one in _of_workspace(place, workspace)]
    within = place.parent if place else None
    found = find_reports(named, within=within)
    for one in not_reports(found.others):
        warn(one)
    nowhere = (*(nothing_there(one) for one in found.nowhere), *found.unread)
    if not (found.files or found.unread) and all(
        map(has_magic, found.nowhere)
    ):  # patterns, and empty folders
        raise fail(_nothing(named), EXIT_NOTHING)
    file, units = _plan_files(plan, workspace, place)
    loaded = load_plan(file, units)[0] if file else None
    unusable = () if loaded else tuple(filter(None, (file or place, units)))
    known = (*unusable, *found.files)
    if found.nowhere:
        known = tuple(one for one in known if display_path(one) not in found.nowhere)
    # Standard input first: it stands for the file of its name.
    files = sorted(_once(known), key=lambda one: str(one) != "-")
    ours = files if reference is None else _changed(files, reference, loaded, place)
    reports = [display_path(one) for one in _reports_of(place, workspace)]
    beside = find_reports(reports, within=within).files if paths else ()  # else they are there
    context: tuple[Path, ...] = ()
    if beside or ours is not files:
        checked = set(ours)
        context = tuple(one for one in _once([*files, *beside]) if one not in checked)
    said = f"{display_path(place)}: " if place else ""
    ignored = {one.rule: said + one.reason for one in (workspace.ignore if workspace else ())}
    accepted = accepted_from_here(workspace, place)
    return Inputs(tuple(ours), context, loaded, nowhere, ignored, accepted, file, units, within)


def _once(files: Iterable[Path]) -> Iterable[Path]:
    """Each file once, whatever it is called: absolute, relative, by a link."""
    once: dict[str, Path] = {}
    folders: dict[str, str] = {}  # asked for once each: there are thousands of files
    for file in files:
        path = str(file)
        if path != "-" and os.path.islink(path):  # noqa: PTH114 - a third of the time
            path = os.path.realpath(path)
        elif path != "-":
            folder, name = os.path.split(path)
            top = folders.get(folder) or folders.setdefault(folder, os.path.realpath(folder))
            path = os.path.join(top, name)  # noqa: PTH118 - the same
        once.setdefault(path, file)
    return once.values()


def _of_workspace(place: Path | None, workspace: Workspace | None) -> Iterator[Path]:
    if place is None:
        return
    yield place
    if workspace is None:
        return
    yield from (place.parent / one for one in (workspace.plan, workspace.units) if one)
    yield from _reports_of(place, workspace)


def _reports_of(place: Path | None, workspace: Workspace | None) -> Iterator[Path]:
    """The reports that the workspace names: any report is compared with the others."""
    reports = (workspace.reports if workspace else None) or ()
    for one in (reports,) if isinstance(reports, str) else reports:
        yield (place or Path()).parent / one


def _nothing(named: Sequence[str]) -> str:
    if not named:
        return translate(_("nothing to check: name files or folders, or write a workplan.yaml"))
    return translate(_("no YAML file in {places}"), places=tuple(named))


def _plan_files(
    plan: Path | None, workspace: Workspace | None, place: Path | None
) -> tuple[Path | None, Path | None]:
    """The plan that reports are compared with, if that can be told, and units not its own."""
    if place and workspace is None and plan is None:
        return None, None
    file, units, _builtin = plan_in_use(plan, workspace, place)
    return file, units


def _changed(
    files: Sequence[Path], reference: str, loaded: LoadedPlan | None, place: Path | None
) -> list[Path]:
    """The files that the branch touches; all, where it touches what they are compared with."""
    changed = touched(reference, Path.cwd())
    if isinstance(changed, Message):
        raise fail(changed)
    against = [place] if place else []
    if loaded:
        against += [Path(one.file) for one in (loaded.document, loaded.units_document)]
    for one in against:
        if real(one) in changed:
            warn(_("{file} has changed, so everything is checked"), file=display_path(one))
            return list(files)
    gone = sorted(
        display_path(one)
        for one in changed
        if one.name.lower().endswith(SUFFIXES) and not one.exists()
    )
    if gone:
        one_file = _("{count} file is gone and not checked: {files}")
        several = _("{count} files are gone and not checked: {files}")
        warn(counted(one_file, several, len(gone), files=first_few(gone)))
    return [one for one in files if one == STANDARD or real(one) in changed]


def real(path: Path) -> Path:
    """The file itself, behind links and whatever its name is relative to."""
    return Path(os.path.realpath(path))
