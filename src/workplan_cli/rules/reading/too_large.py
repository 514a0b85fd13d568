"""A file is no larger and no deeper than a report can be."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP109",
    name="too-large",
    severity="error",
    summary=_("A file is too large, too deep, or unfolds to too much."),
    why=_("Such a file is not a report, or is made to keep the program busy."),
    fix=_("Check that this is the right file; write aliases out, and close the brackets."),
    bad="""
entries:
- target: 13.4.2
  note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[  # <-
""",
    good="""
entries:
- target: 13.4.2
  note: 名单已公示
""",
)
