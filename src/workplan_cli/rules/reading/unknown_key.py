"""Every key is one that the format knows."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP112",
    name="unknown-key",
    severity="error",
    summary=_("A key is not known to the format."),
    why=_("What it says would be passed over, and its writer would not notice."),
    fix=_("Correct the key, or delete the line."),
    bad="""
entries:
- target: 13.4.2
  vaule: 18  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)
