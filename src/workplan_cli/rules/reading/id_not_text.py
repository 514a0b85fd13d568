"""An id is text, and keeps every sign."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP115",
    name="id-not-text",
    severity="error",
    summary=_("An id stands without quotation marks, so that YAML reads it as a number."),
    why=_("As a number “13.10” is 13.1, and “0150” is 150: another id."),
    fix=_("Put the id in quotation marks."),
    bad="""
unit: 150102  # <-
""",
    good="""
unit: "150102"
""",
)
