"""Finds and loads the plan and the reports that a command works on; says nothing, prints nothing.

What there is to say about them is given back with them. Loading is imported inside the functions:
`--help` needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workplan_cli.cli import engine
from workplan_cli.cli.exits import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.progress import with_progress
from workplan_cli.model.message import Message, _, counted, first_few, message

if TYPE_CHECKING:
    from workplan_cli.assessment.target_results import How
    from workplan_cli.loading.files import LoadedPlan
    from workplan_cli.loading.reports import LoadedReports
    from workplan_cli.model.diagnostic import Diagnostic
    from workplan_cli.model.plan import Plan, Thresholds
    from workplan_cli.model.report import LoadedReport
    from workplan_cli.model.workspace import Accepted, Workspace


class PlanInUse(NamedTuple):
    """A plan, whether it is the built-in one, and the workspace with its place."""

    loaded: LoadedPlan
    builtin: bool
    workspace: Workspace | None
    place: Path | None


class Project(NamedTuple):
    """A plan and reports, and what there is to say about how they were chosen."""

    loaded: LoadedPlan
    reports: LoadedReports
    builtin_reports: bool
    workspace: Workspace | None
    place: Path | None
    notes: tuple[Message, ...]
    unplaced: tuple[str, ...] = ()
    """Files of which nobody can tell whose report they are."""
    plan_errors: Mapping[str | None, Sequence[Diagnostic]] = {}
    """What is wrong with the plan, by target; under None what is in none."""
    in_index: bool = False
    """Whether entries of reports are in the index until somebody asks for them."""

    @property
    def supposed(self) -> tuple[str, ...]:
        """Files that count in this run only, and that nobody has reported."""
        return tuple(one.file for one in self.reports.filed if one.supposed)

    @property
    def incomplete(self) -> bool:
        """Whether there are files that could not be read, and so are in no figure."""
        return self.reports.unreadable > 0

    @property
    def how(self) -> How:
        """How targets are judged: with what speaks against them, and with what the index knows."""
        from workplan_cli.assessment.doubts import Sources, doubts_on
        from workplan_cli.assessment.target_results import How
        from workplan_cli.loading.by_target import in_turn

        sources = Sources(self.reports.filed, self.plan_errors, self.accepted)
        doubts = partial(doubts_on, self.loaded.plan, self.loaded.units, sources)
        known = partial(engine.each, self.reports.files, self.place and self.place.parent)
        return How(doubts, known if self.in_index else in_turn)

    @property
    def accepted(self) -> tuple[Accepted, ...]:
        """Findings that the workspace explains, with the files as they are called from here."""
        return accepted_from_here(self.workspace, self.place)


def accepted_from_here(workspace: Workspace | None, place: Path | None) -> tuple[Accepted, ...]:
    """What a workspace accepts, with the files as they are called from where we are."""
    from workplan_cli.loading.paths import display_path

    if workspace is None or place is None:
        return ()
    return tuple(
        one.model_copy(update={"file": display_path(place.parent / one.file)})
        for one in workspace.accepted
    )


class Refusal(NamedTuple):
    """Why a command has nothing that it could work on, and the exit code that says so."""

    problems: Sequence[Diagnostic]
    reason: Message | None = None
    code: int = EXIT_USAGE
    workspace: Workspace | None = None
    notes: Sequence[Message] = ()


def open_plan(plan: Path | None, folder: Path | None = None) -> PlanInUse | Refusal:
    """The plan that is asked for, else the workspace's, else the built-in one.

    The workspace file is looked for in the folder, or where we are, and upward.
    """
    from workplan_cli.loading.files import load_plan, load_workspace, plan_in_use
    from workplan_cli.loading.paths import find_workspace

    place = find_workspace(folder.absolute() if folder else Path.cwd())
    workspace, found = load_workspace(place) if place else (None, [])
    if place and workspace is None:
        return Refusal(found, message(_("the workspace file cannot be used")))
    file, units, builtin = plan_in_use(plan, workspace, place)
    loaded, found = load_plan(file, units)
    if loaded is None:
        return Refusal(found, message(_("the plan cannot be used")), workspace=workspace)
    if workspace and workspace.thresholds:
        chosen = _with_thresholds(loaded.plan, workspace.thresholds)
        if isinstance(chosen, Message):
            return Refusal((), chosen, workspace=workspace)
        loaded = replace(loaded, plan=chosen)
    return PlanInUse(loaded, builtin, workspace, place)


def _with_thresholds(plan: Plan, wanted: Thresholds) -> Plan | Message:
    """The plan with the workspace's thresholds in place of its own, as far as they are given."""
    given = wanted.model_dump(exclude_unset=True)
    chosen = plan.thresholds.model_copy(update=given)
    if chosen.behind <= chosen.slipping:
        return message(
            _("workplan.yaml: behind from {behind} points, slipping from {slipping}: "
              "no target could ever be slipping"),
            behind=chosen.behind,
            slipping=chosen.slipping,
        )  # fmt: skip
    return plan.model_copy(update={"thresholds": chosen})


def open_project(
    plan: Path | None, reports: Sequence[str], folder: Path | None = None
) -> Project | Refusal:
    """The plan and the reports a command works on, with notes on what was chosen or left out."""
    from workplan_cli.cli.first_report import nobody_yet, not_reports
    from workplan_cli.loading.files import are_of_the_public_record, nothing_there
    from workplan_cli.loading.in_plan import filed_in_plan, without_stray_days
    from workplan_cli.loading.report_files import find_reports
    from workplan_cli.loading.reports import load_reports
    from workplan_cli.rules.checker import OfOnePlan, plan_and_units
    from workplan_cli.rules.checking import errors_by_target

    opened = open_plan(plan, folder)
    if isinstance(opened, Refusal):
        return opened
    names, folder, notes = _names(reports, opened)
    refuse = Refusal((), code=EXIT_NOTHING, workspace=opened.workspace)
    if not names:
        reason = message(_("no reports: name files or folders, or set reports: in workplan.yaml"))
        return refuse._replace(reason=reason)
    within = opened.place.parent if opened.place else None
    found = find_reports(names, folder, within)
    notes += not_reports(found.others)
    refuse = refuse._replace(notes=notes)
    if found.nowhere and (reports or opened.builtin):
        problems = [nothing_there(name) for name in found.nowhere]
        return refuse._replace(problems=problems, code=EXIT_USAGE)
    if not found.files and not found.unread and not reports:
        return refuse._replace(reason=nobody_yet(opened.loaded, names))
    files = _without_plan(found.files, opened.loaded)
    with engine.reading(len(files), within, notes) as reader:
        reads = OfOnePlan(plan_and_units(opened.loaded))
        read = load_reports(files, found.unread, reader, with_progress, reads)
        in_index = reader.sets_aside
    if not read.files:
        reason = message(_("no report (*.yaml) in {places}"), places=tuple(names))
        return refuse._replace(reason=reason)
    of_record = are_of_the_public_record(found.files)
    if of_record:
        read = replace(read, filed=[replace(filed, compiled=True) for filed in read.filed])
    plan_read, units = opened.loaded.plan, opened.loaded.units
    mine = [
        filed_in_plan(filed, plan_read, units)
        for filed in read.filed
        if filed.report.plan == plan_read.id
    ]
    plan_errors = {} if opened.builtin else errors_by_target(opened.loaded)
    others = [one.file for one in read.filed if one.report.plan != plan_read.id]
    notes += _notes(mine, others, opened, sum(map(len, plan_errors.values())))
    wrong, unplaced = _received_wrong(read, opened)
    unplaced += [one.file for one in found.unread]
    unplaced += [one.file for one in mine if one.report.unit not in units.by_id]
    mine_read = replace(read, filed=[*without_stray_days(mine, plan_read), *wrong])
    return Project(
        opened.loaded,
        mine_read,
        of_record,
        opened.workspace,
        opened.place,
        tuple(notes),
        tuple(unplaced),
        plan_errors,
        in_index=in_index,
    )


def _without_plan(files: Sequence[Path], loaded: LoadedPlan) -> list[Path]:
    """Files but for those of the plan in use, where a whole workspace is named."""
    from workplan_cli.loading.paths import absolute

    known = [Path(one.file) for one in (loaded.document, loaded.units_document)]
    named, there = {one.name for one in known}, {absolute(one) for one in known}
    return [one for one in files if one.name not in named or absolute(one) not in there]


def _received_wrong(read: LoadedReports, opened: PlanInUse) -> tuple[list[LoadedReport], list[str]]:
    """Reports that came and cannot be read, and files of which nobody can tell whose they are."""
    from workplan_cli.loading.report_head import whose

    plan, units = opened.loaded.plan, opened.loaded.units
    ours = [one for one in read.heads if one.said.get("plan", plan.id) == plan.id]
    found = [(one.name, whose(one, plan, units)) for one in ours]
    nobodys = [name for name, one in found if one is None]
    # A file that may not be read is the receiver's fault, and may be right.
    closed = [one.name for one in ours if one.mistake.code == "WP101"]
    return [one for _name, one in found if one], [*nobodys, *closed]


def _names(
    reports: Sequence[str], opened: PlanInUse
) -> tuple[list[str], Path | None, list[Message]]:
    """Names of reports, the folder that they are relative to, and a note where none were given."""
    from workplan_cli.cli.first_report import unused_plan, unused_reports
    from workplan_cli.loading.files import BUILTIN_REPORTS, data_folder

    if reports:
        return list(reports), None, []
    if opened.place and opened.workspace and (listed := opened.workspace.reports):
        return [listed] if isinstance(listed, str) else list(listed), opened.place.parent, []
    if opened.builtin:
        note = message(_("No reports given: using the public record that comes with the tool."))
        notes = [note, *unused_plan(builtin=True), *unused_reports()]
        return [str(data_folder() / BUILTIN_REPORTS)], None, notes
    return [], None, []


def _notes(
    filed: Sequence[LoadedReport], others: Sequence[str], opened: PlanInUse, errors: int
) -> Iterator[Message]:
    """What of the reports is not counted, and that a plan contradicts itself."""
    from workplan_cli.assessment.excluded import excluded
    from workplan_cli.loading.in_plan import stray_days

    loaded = opened.loaded
    if loaded.plan.drafts:
        from workplan_cli.pages.targets import drafts_left_out  # start-up: few plans have drafts

        yield from drafts_left_out(loaded.plan)
    if others:  # they would be counted for the wrong goals
        yield counted(
            _("{count} report is on another plan than {plan} and is left out: {names}"),
            _("{count} reports are on another plan than {plan} and are left out: {names}"),
            len(others),
            plan=loaded.plan.id,
            names=first_few(others, 3),
        )
    empty = [one.file for one in filed if not one.says_something]
    if empty:
        yield counted(
            _("{count} report says nothing and does not count as one: {names}"),
            _("{count} reports say nothing and do not count as such: {names}"),
            len(empty),
            names=first_few(empty, 3),
        )
    stray = [one.file for one in stray_days(filed, loaded.plan)]
    if stray:
        yield counted(
            _("{count} report has a day of submission that cannot be right, and is taken as "
              "without one: {names}"),
            _("{count} reports have days of submission that cannot be right, and are taken as "
              "without one: {names}"),
            len(stray),
            names=first_few(stray, 3),
        )  # fmt: skip
    if errors:
        yield counted(
            _("{count} error in the plan, figures may be wrong: workplan plan validate {file}"),
            _("{count} errors in the plan, figures may be wrong: workplan plan validate {file}"),
            errors,
            file=loaded.document.file,
        )
    yield from excluded(filed, loaded.plan, loaded.units, lambda one: one.file)
