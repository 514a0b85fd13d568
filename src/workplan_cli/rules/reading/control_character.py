"""A text holds nothing that nobody can see."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP103",
    name="control-character",
    severity="error",
    summary=_("A file holds a control character."),
    why=_(
        "It comes along when text is copied from other programs; nobody sees it, and names "
        "that look alike differ by it."
    ),
    fix=_("Delete the character, or type the line again."),
    bad="""
entries:
- target: 13.4.2
  value: 18
  note: 名单\x07已公示  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
  note: 名单已公示
""",
)
