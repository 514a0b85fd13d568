"""A key stands once."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP106",
    name="duplicate-key",
    severity="error",
    summary=_("A key stands twice in one place."),
    why=_("Most programs keep the last value and lose the first without a word."),
    fix=_("Keep one of the two."),
    bad="""
entries:
- target: 13.4.2
  value: 16
  value: 18  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)
