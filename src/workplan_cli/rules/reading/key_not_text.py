"""Keys are words of the format."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP110",
    name="key-not-text",
    severity="error",
    summary=_("A key is a number, a day or a list."),
    why=_("The format knows no such keys; often the line is a value, or lacks its key."),
    fix=_("Write the key that is meant, or put it in quotation marks."),
    bad="""
entries:
- target: 13.4.2
  2022: 18  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)
