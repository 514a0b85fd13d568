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


def editor_settings() -> str:
    """`.vscode/settings.json`: the schemas, and files as the loader wants them."""
    return _text("settings.json")


def editor_extensions() -> str:
    """`.vscode/extensions.json`: what reads the schemas."""
    return _text("extensions.json")


def github_workflow(language: Language) -> str:
    """A workflow that puts what is wrong beside the lines of a pull request."""
    what = language.say(_("Checks the reports of every pull request."))
    return _text("github.yml").format(what=what, version=__version__)


def gitlab_job(language: Language) -> str:
    """A job that shows what is wrong in a merge request."""
    what = language.say(_("Checks the reports of every merge request."))
    return _text("gitlab.yml").format(what=what, version=__version__)


def _text(name: str) -> str:
    return (Path(__file__).parent / "workspace" / name).read_text("utf-8")
