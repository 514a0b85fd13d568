"""`workplan init`: a folder ready for a year of reports."""

import hashlib
import json
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from workplan_cli import __version__
from workplan_cli.cli.first_report import how_to_begin
from workplan_cli.cli.options import PlanFile, argument
from workplan_cli.cli.output import cannot_write
from workplan_cli.cli.terminal import fail, show, warn, warn_diagnostics
from workplan_cli.cli.translation import language, prefer, translate
from workplan_cli.loading.paths import USUAL_PLAN
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.loading.files import LoadedPlan


RECORD = ".workplan-init.json"
"""What was written, by digest: what nobody has changed since is written anew by a later run."""


def command(
    folder: Annotated[Path, argument(_("DIR"), _("The folder; made if it is not there."))] = Path(),
    plan: PlanFile = None,
) -> None:
    """Write what is not there, renew what nobody has changed, leave alone what somebody has."""
    record = _record(folder)
    if plan is None and USUAL_PLAN not in record and _has_own_plan(folder):
        plan = folder / USUAL_PLAN
    own, loaded = _plan(folder, plan)
    for name, data in {**own, **_tool_files(loaded)}.items():
        file = folder / name
        try:
            said = _put(file, data, record.get(name))
        except OSError as error:
            raise cannot_write(file, error) from None
        show(translate(said, file=file) + "\n")
        if said != _CHANGED:
            record[name] = _digest(data)
    _keep(folder, record)
    warn(_("Next, in {folder}:\n{next}"), folder=folder.absolute(), next=how_to_begin(loaded))


def _has_own_plan(folder: Path) -> bool:
    """Whether a plan lies there that no workspace file speaks of yet."""
    from workplan_cli.loading.paths import WORKSPACE

    return (folder / USUAL_PLAN).is_file() and not (folder / WORKSPACE).is_file()


_WRITTEN = _("written: {file}")
_RENEWED = _("renewed: {file}")
_SAME = _("as it is written now: {file}")
_CHANGED = _("left as it is, with changes of your own: {file}")


def _put(file: Path, data: bytes, written: str | None) -> str:
    """Write a file, unless there is one that somebody has changed; what to say of it.

    Raises:
        OSError: it cannot be written.
    """
    from workplan_cli.loading.writing import write_new, write_whole

    try:
        there = file.read_bytes()
    except FileNotFoundError:
        write_new(file, data)
        return _WRITTEN
    if there == data:
        return _SAME
    if _digest(there) != written:
        return _CHANGED
    write_whole(file, data)
    return _RENEWED


def _digest(data: bytes) -> str:
    """Of the text, whatever version control has made of the ends of lines."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _record(folder: Path) -> dict[str, str]:
    """What an earlier run has written; nothing where that is not known."""
    try:
        found = json.loads((folder / RECORD).read_text("utf-8"))["files"]
        return {name: digest for name, digest in found.items() if isinstance(digest, str)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _keep(folder: Path, record: dict[str, str]) -> None:
    from workplan_cli.loading.writing import write_whole

    kept = {"written_by": f"workplan init {__version__}", "files": record}
    try:
        write_whole(folder / RECORD, (json.dumps(kept, indent=2) + "\n").encode())
    except OSError as error:
        raise cannot_write(folder / RECORD, error) from None


def _tool_files(loaded: "LoadedPlan") -> dict[str, bytes]:
    """Contents by the path in the folder, beside the plan; what the schemas say depends on it."""
    from workplan_cli.cli.schema import as_json
    from workplan_cli.rendering import workspace_files as files
    from workplan_cli.rendering.schemas.for_plan import report_schema
    from workplan_cli.rendering.schemas.generic import schema

    chosen = language()
    must = loaded.units.expand(
        tuple({name for target in loaded.plan.targets for name in target.reporters})
    )
    first = loaded.plan.rhythm[0].name if loaded.plan.rhythm else "2022-Q1"
    texts = files.tool_files(_requirement(), must, first, chosen)
    return {
        "reports/.gitkeep": b"",
        files.REPORT_SCHEMA: as_json(report_schema(loaded.plan, loaded.units, chosen)),
        **{name: as_json(schema(kind, chosen)) for kind, name in files.SCHEMAS.items()},
        **{name: text.encode() for name, text in texts.items()},
    }


def _plan(folder: Path, plan: Path | None) -> tuple[dict[str, bytes], "LoadedPlan"]:
    """Plan, units and settings that are to be written, and the plan that they come to.

    As asked, a copy of that plan and its units; else what a workspace file there has; else a
    small plan to be written over.

    Raises:
        typer.Exit: it cannot be used; what is wrong has been said.
    """
    import tempfile

    from workplan_cli.loading.files import load_workspace, plan_in_use
    from workplan_cli.loading.paths import WORKSPACE
    from workplan_cli.rendering import workspace_files as files

    place = folder / WORKSPACE
    workspace = load_workspace(place)[0] if place.is_file() and plan is None else None
    if workspace:
        prefer(workspace.language)
        file, units, _builtin = plan_in_use(None, workspace, place)
        return {}, _loaded(file, units)
    if plan:
        loaded = _loaded(_named(plan))
        units_file = Path(loaded.units_document.file)
        own = {
            USUAL_PLAN: Path(loaded.document.file).read_bytes(),
            units_file.name: units_file.read_bytes(),
        }
        beside = units_file.name if loaded.plan.units != units_file.name else None
    else:
        own = {name: text.encode() for name, text in files.small_plan(language()).items()}
        beside = None
        with tempfile.TemporaryDirectory() as scratch:
            for name, data in own.items():
                (Path(scratch) / name).write_bytes(data)
            loaded = _loaded(Path(scratch) / USUAL_PLAN)
    own[WORKSPACE] = files.workspace_file(beside, language()).encode()
    return own, loaded


def _named(plan: Path) -> Path:
    """The plan file; the id of the built-in plan names that one."""
    from workplan_cli.loading.files import BUILTIN_ID, BUILTIN_PLAN, data_folder

    wanted = str(plan) == BUILTIN_ID and not plan.exists()
    return data_folder() / BUILTIN_PLAN if wanted else plan


def _loaded(file: Path, units: Path | None = None) -> "LoadedPlan":
    from workplan_cli.loading.files import load_plan

    loaded, found = load_plan(file, units)
    if loaded is None:
        warn_diagnostics(found)
        raise fail(_("the plan cannot be used"))
    return loaded


def _requirement() -> str:
    """What pip installs this tool by: the commit that it came from, else its version.

    https://packaging.python.org/en/latest/specifications/direct-url/
    """
    origin = json.loads(metadata.distribution("workplan-cli").read_text("direct_url.json") or "{}")
    source = origin.get("vcs_info")
    if not source:
        return f"workplan-cli=={__version__}"
    return f"workplan-cli @ {source['vcs']}+{origin['url']}@{source['commit_id']}"
