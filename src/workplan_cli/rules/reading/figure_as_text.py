"""A figure is written in digits, as a number."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP116",
    name="figure-as-text",
    severity="error",
    summary=_(
        "A figure is written as text: with 万 or 亿, a percent sign, a unit of measure, full-width "
        "digits, or in words."
    ),
    why=_(
        "A text cannot be added up; and 5.28万 may be 52800 things, or 5.28 of what is counted "
        "in 万."
    ),
    fix=_(
        "Write the number in digits; a note says what else there is to say. Where there is no "
        "figure, leave the line out."
    ),
    bad="""
entries:
- target: 20.9.2
  value: 5.28万  # <-
""",
    good="""
entries:
- target: 20.9.2
  value: 52800
""",
)
