"""The files of a new workspace: settings, a small plan, pages for people, and what CI runs."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from workplan_cli.model import file_format
from workplan_cli.model.message import _
from workplan_cli.rendering.language import Language

REPORT_SCHEMA = "schemas/report.schema.json"
SCHEMAS = {
    "plan": "schemas/plan.schema.json",
    "units": "schemas/units.schema.json",
    "workspace": "schemas/workspace.schema.json",
}
"""Where editors find the schema of a format."""


def workspace_file(units: str | None, language: Language) -> str:
    """`workplan.yaml`; the units file is named where the plan names another one."""
    say = language.say
    places = say(_("Where the plan and the reports are; paths are relative to this file."))
    ignored = say(_("Rules that are not applied here, each with the reason:"))
    accepted = say(_("Findings that are known and explained, one by one:"))
    why, who = say(_("why not")), say(_("who answers for it"))
    lines = [
        f"# {places}",
        f"format: {file_format.WORKSPACE.line}",
        "plan: plan.yaml",
        *([f"units: {json.dumps(units, ensure_ascii=False)}"] if units else []),
        "reports: reports",
        f"language: {language.code}",
        f"# {ignored}",
        "# ignore:",
        f"# - {{rule: WP324, reason: {why}}}",
        f"# {accepted}",
        "# accepted:",
        f"# - {{rule: WP402, file: reports/2022-Q2/11.yaml, reason: {why},",
        f"#    by: {who}, until: 2022-12-31}}",
    ]
    return "\n".join(lines) + "\n"


def small_plan(language: Language) -> dict[str, str]:
    """A plan of six targets, one for each measure, with its units, to be written over."""
    return {
        "plan.yaml": _template(f"plan.{language.code}.yaml"),
        "units.yaml": _template(f"units.{language.code}.yaml"),
    }


def tool_files(
    requirement: str, units: Iterable[str], period: str, language: Language
) -> dict[str, str]:
    """What editors, CI and people read, by the path in the folder.

    `requirement` is what pip installs the tool by; `units` are the ids of those that report,
    `period` is the name of the first period.
    """
    say = language.say
    known: Mapping[str, str] = {
        "requirement": requirement,
        "pin": say(
            _("The version is fixed; raise it where you want it. Before a version is published, "
              "its place is taken by an address such as: workplan-cli @ git+https://…@v0.1.0")
        ),
    }  # fmt: skip
    pulled = say(_("Checks the reports of every pull request."))
    merged = say(_("Checks the reports of every merge request."))
    committed = say(_("Checks plan, units and reports before every commit: pre-commit install"))
    owners = say(_("Who reviews whose reports: take the # away, and name an account or a team."))
    named = (f"# /reports/**/{unit}*.yaml @" for unit in units)
    return {
        ".vscode/settings.json": _template("settings.json"),
        ".vscode/extensions.json": _template("extensions.json"),
        ".github/workflows/workplan.yml": _template("github.yml").format(what=pulled, **known),
        ".github/CODEOWNERS": "\n".join([f"# {owners}", *named, ""]),
        ".gitlab-ci.yml": _template("gitlab.yml").format(what=merged, **known),
        ".pre-commit-config.yaml": _template("pre-commit.yaml").format(what=committed, **known),
        ".gitignore": _template("gitignore"),
        "CLERKS.md": _template(f"clerks.{language.code}.md").format(period=period),
    }


def _template(name: str) -> str:
    return (Path(__file__).parent / "workspace" / name).read_text("utf-8")
