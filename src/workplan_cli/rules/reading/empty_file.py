"""A file holds something."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP111",
    name="empty-file",
    severity="error",
    summary=_("A file is empty, or holds only comments."),
    why=_("A report without content looks like a report that was sent, and says nothing."),
    fix=_("Begin with “format: workplan/report@1”, or delete the file."),
    bad="""
# to be filled in  # <-
""",
    good="""
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
)
