"""A file begins with its text."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP119",
    name="byte-order-mark",
    severity="warning",
    summary=_("A file begins with a byte order mark (BOM)."),
    why=_("It is read all the same; other programs take the mark for a part of the first key."),
    fix=_("Save it as “UTF-8” instead of “UTF-8 with BOM”, or run --fix."),
    bad="""
# saved as UTF-8 with BOM  # <-
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
    good="""
# saved as UTF-8
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
)
