"""A value is of the kind that its key asks for."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP114",
    name="wrong-type",
    severity="error",
    summary=_(
        "A value is of another kind than its key asks for: a text for a day, one thing for a list."
    ),
    why=_("It cannot be counted, compared or placed in time."),
    fix=_("Write the value in the form that the message names."),
    bad="""
submitted: 2022年7月5日  # <-
""",
    good="""
submitted: 2022-07-05
""",
)
