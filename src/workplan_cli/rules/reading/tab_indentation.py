"""YAML is indented with spaces."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP104",
    name="tab-indentation",
    severity="error",
    summary=_("A line is indented with a tab."),
    why=_("YAML allows no tabs there, because every program shows them at another width."),
    fix=_("Replace the tab by spaces; most editors can do so for a whole file."),
    bad="""
entries:
- target: 13.4.2
\tvalue: 18  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)
