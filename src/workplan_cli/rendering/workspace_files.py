"""The files of a new workspace: settings, editor, and what CI runs."""

import json
from pathlib import Path

from workplan_cli import __version__
from workplan_cli.model import file_format
from workplan_cli.model.message import _
from workplan_cli.rendering.language import Language

REPORT_SCHEMA = "schemas/report.schema.json"
WORKSPACE_SCHEMA = "schemas/workspace.schema.json"


def workspace_file(plan: str | None, language: Language) -> str:
    """`workplan.yaml`; without a plan file the built-in plan is used."""
    say = language.say
    places = say(_("Where the plan and the reports are; paths are relative to this file."))
    builtin = say(_("Without a plan file the built-in plan is used:"))
    ignored = say(_("Rules that are not applied here, each with the reason:"))
    why = say(_("why not"))
    named = [f"plan: {json.dumps(plan, ensure_ascii=False)}"] if plan else []
    lines = [
        f"# {places}",
        f"format: {file_format.WORKSPACE.line}",
        *(named or [f"# {builtin}", "# plan: plan.yaml"]),
        "reports: reports",
        f"language: {language.code}",
        f"# {ignored}",
        "# ignore:",
        f"# - {{rule: WP324, reason: {why}}}",
    ]
    return "\n".join(lines) + "\n"


def tool_files(language: Language) -> dict[str, str]:
    """What editors and CI read, by the path in the folder."""
    say, folder = language.say, Path(__file__).parent / "workspace"
    text = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    pulled = say(_("Checks the reports of every pull request."))
    merged = say(_("Checks the reports of every merge request."))
    return {
        ".vscode/settings.json": text["settings.json"],
        ".vscode/extensions.json": text["extensions.json"],
        ".github/workflows/workplan.yml": text["github.yml"].format(
            what=pulled, version=__version__
        ),
        ".gitlab-ci.yml": text["gitlab.yml"].format(what=merged, version=__version__),
    }
