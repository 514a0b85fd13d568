"""A file holds one report."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP108",
    name="several-documents",
    severity="error",
    summary=_("A file holds more than one document."),
    why=_("Most programs read the first one only, and the others are lost."),
    fix=_("Make a file of each document, without the “---” between them."),
    bad="""
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q1
---  # <-
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
    good="""
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
)
