"""Where the format lists words, a value is one of them."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP117",
    name="not-allowed-value",
    severity="error",
    summary=_("A value is none of the words that are allowed."),
    why=_("A word that is nearly right would be passed over."),
    fix=_("Write one of the words that the message names."),
    bad="""
entries:
- target: 12.3.3
  stage: drafing  # <-
""",
    good="""
entries:
- target: 12.3.3
  stage: drafting
""",
)
