"""The files of a new workspace: settings, editor, and what CI runs."""

import json

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
    return _lines(
        f"# {places}",
        f"format: {file_format.WORKSPACE.line}",
        *(named or [f"# {builtin}", "# plan: plan.yaml"]),
        "reports: reports",
        f"language: {language.code}",
        f"# {ignored}",
        "# ignore:",
        f"# - {{rule: WP324, reason: {why}}}",
    )


def editor_settings() -> str:
    """`.vscode/settings.json`: the schemas, and files as the loader wants them."""
    return _json(
        {
            "yaml.schemas": {
                REPORT_SCHEMA: "reports/**/*.yaml",
                WORKSPACE_SCHEMA: "workplan.yaml",
            },
            "[yaml]": {
                "editor.detectIndentation": False,
                "editor.insertSpaces": True,
                "editor.tabSize": 2,
                "files.encoding": "utf8",
            },
        }
    )


def editor_extensions() -> str:
    """`.vscode/extensions.json`: what reads the schemas."""
    return _json({"recommendations": ["redhat.vscode-yaml"]})


def github_workflow(language: Language) -> str:
    """A workflow that puts what is wrong beside the lines of a pull request."""
    what = language.say(_("Checks the reports of every pull request."))
    return _lines(
        f"# {what}",
        "name: workplan",
        "on:",
        "  pull_request:",
        "  push:",
        "    branches: [main]",
        "permissions:",
        "  contents: read",
        "jobs:",
        "  validate:",
        "    runs-on: ubuntu-latest",
        "    timeout-minutes: 10",
        "    steps:",
        "    - uses: actions/checkout@v4",
        "      with:",
        "        persist-credentials: false",
        "    - uses: actions/setup-python@v5",
        "      with:",
        '        python-version: "3.13"',
        f"    - run: python -m pip install workplan-cli=={__version__}",
        "    - run: workplan validate --format github",
    )


def gitlab_job(language: Language) -> str:
    """A job that shows what is wrong in a merge request."""
    what = language.say(_("Checks the reports of every merge request."))
    return _lines(
        f"# {what}",
        "workplan:",
        "  image: python:3.13-slim",
        "  rules:",
        "  - if: $CI_PIPELINE_SOURCE == 'merge_request_event'",
        "  - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
        "  script:",
        f"  - python -m pip install workplan-cli=={__version__}",
        "  - workplan validate --exit-zero --format gitlab > gl-code-quality-report.json",
        "  - workplan validate",
        "  artifacts:",
        "    when: always",
        "    reports:",
        "      codequality: gl-code-quality-report.json",
    )


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
