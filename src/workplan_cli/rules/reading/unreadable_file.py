"""A file that is named is there and may be read."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP101",
    name="unreadable-file",
    severity="error",
    summary=_("A file is not there, or cannot be read."),
    why=_(
        "What cannot be read is in no figure; the run ends with code 2, so that nobody takes "
        "silence for success."
    ),
    fix=_(
        "Check the path and the permissions; patterns such as reports/*.yaml are understood too."
    ),
    bad="""
# saved nowhere: the name in the command is wrong  # <-
""",
    good="""
# saved under the name in the command
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
)
