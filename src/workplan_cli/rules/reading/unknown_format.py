"""A file says which format it is in."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP118",
    name="unknown-format",
    severity="error",
    summary=_("The format is not known, or is that of another kind of file."),
    why=_(
        "Read as something else than it is, a file would be full of mistakes; so nothing else"
        " is said about it."
    ),
    fix=_("Write “format: workplan/report@1”, or move the file out of the folder of reports."),
    bad="""
format: workplan/report@9  # <-
""",
    good="""
format: workplan/report@1
""",
)
