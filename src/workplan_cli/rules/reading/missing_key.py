"""What has to be there is there."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP113",
    name="missing-key",
    severity="error",
    summary=_("A key that has to be there is missing."),
    why=_("Without it nobody can say what the rest is about."),
    fix=_("Add the key."),
    bad="""
entries:
- value: 18  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)
