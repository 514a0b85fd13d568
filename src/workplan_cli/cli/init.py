"""`workplan init`: a folder ready for a year of reports."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.options import PlanFile, argument
from workplan_cli.cli.output import cannot_write
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.terminal import fail, show, warn, warn_diagnostics
from workplan_cli.cli.translation import language, translate
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.loading.files import LoadedPlan

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=LocalCommand, help=translate(COMMANDS["init"]))
def init(
    folder: Annotated[Path, argument(_("DIR"), _("The folder; made if it is not there."))] = Path(),
    plan: PlanFile = None,
) -> None:
    """Write what is not there yet; nothing that is there is touched."""
    from workplan_cli.loading.writing import write_new

    for name, data in _files(folder, plan).items():
        file = folder / name
        try:
            write_new(file, data)
        except FileExistsError:
            show(translate(_("left as it is: {file}"), file=file) + "\n")
        except OSError as error:
            raise cannot_write(file, error) from None
        else:
            show(translate(_("written: {file}"), file=file) + "\n")
    warn(_("Next: workplan report new --unit UNIT --period PERIOD"))


def _files(folder: Path, plan: Path | None) -> dict[str, bytes]:
    """Contents by the path in the folder."""
    from workplan_cli.cli.schema import as_json
    from workplan_cli.rendering import workspace_files as files
    from workplan_cli.rendering.schemas.for_plan import report_schema
    from workplan_cli.rendering.schemas.generic import schema

    chosen = language()
    loaded = _plan(folder, plan)
    relative, copies = _named(folder, plan, loaded)
    return {
        **copies,
        "workplan.yaml": files.workspace_file(relative, chosen).encode(),
        "reports/.gitkeep": b"",
        files.REPORT_SCHEMA: as_json(report_schema(loaded.plan, loaded.units, chosen)),
        files.WORKSPACE_SCHEMA: as_json(schema("workspace", chosen)),
        **{name: text.encode() for name, text in files.tool_files(chosen).items()},
    }


def _named(
    folder: Path, plan: Path | None, loaded: "LoadedPlan"
) -> tuple[str | None, dict[str, bytes]]:
    """The plan as the workspace file names it, with copies where it is not below the folder."""
    from workplan_cli.loading.inside import is_inside

    if plan is None:
        return None, {}
    if is_inside(plan, folder):
        return Path(os.path.relpath(plan, folder)).as_posix(), {}
    units = Path(loaded.units_document.file)
    return plan.name, {plan.name: plan.read_bytes(), loaded.plan.units: units.read_bytes()}


def _plan(folder: Path, plan: Path | None) -> "LoadedPlan":
    """The plan that the folder is for: as asked, else as a workspace file there has it.

    Raises:
        typer.Exit: it cannot be used; what is wrong has been said.
    """
    from workplan_cli.loading.files import WORKSPACE, load_plan, load_workspace, plan_in_use

    place = folder / WORKSPACE
    workspace = load_workspace(place)[0] if place.is_file() else None
    file, units, _builtin = plan_in_use(plan, workspace, place)
    loaded, found = load_plan(file, units)
    if loaded is None:
        warn_diagnostics(found)
        raise fail(_("the plan cannot be used"))
    return loaded
