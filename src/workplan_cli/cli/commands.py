"""The commands that there are, and what help says of each."""

from workplan_cli.model.message import _

COMMANDS: dict[str, str] = {
    "status": _("Gaps at a glance: what is done, what is behind, who is silent"),
    "show": _("One target's arithmetic: reports, files and lines, formula, clause"),
    "changes": _("What moved between two periods: statuses, figures, silence, goals"),
    "chase": _("Who owes what, days late, light; ready wording for reminders and circulars"),
    "outlook": _("Which goals will be missed at this pace, and the pace that is needed"),
    "validate": _("Check reports; every mistake with its line and what to do"),
    "export": _("Summaries for leaders: Markdown, web page, workbook, CSV, JSON"),
    "verify": _("Check whether an exported summary still says what the reports say"),
    "report": _("Start a report, as YAML or as an Excel form; read forms and tables; tidy"),
    "plan": _("The targets of the plan, and the plan against the published text"),
    "rules": _("Every rule, or one explained with a bad and a good example"),
    "schema": _("JSON Schema of the file formats, for editors"),
    "init": _("A folder ready for a year of reports, with CI and editor settings"),
    "demo": _("A made-up year: shown, or written into a folder to try all commands on"),
}
"""Every command is the module of its name in this folder, with a function called `command`."""
GROUPS: dict[str, dict[str, str]] = {
    "report": {
        "new": _("A report of one unit, with blanks to be filled in"),
        "form": _("Excel forms for clerks, one for each unit"),
        "import": _("Reports out of forms and progress tables"),
        "fmt": _("Tidy reports; comments and order stay"),
    },
    "plan": {
        "new": _("A plan from a document or a table, as a draft"),
        "next": _("Next year's plan from this one: what is open, as a draft"),
        "list": _("The targets, each with its goal in words"),
        "trace": _("The plan against the published text, clause by clause"),
        "validate": _("Check a plan and its units file for consistency"),
        "fmt": _("Tidy a plan file; comments and order stay"),
    },
}
"""Commands of several parts: `plan list` is in the module `plan_list`."""
