"""A baseline is reported where the plan asks for it, and from one place only."""

from decimal import Decimal

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.number import digits
from workplan_cli.model.target import Target
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP307",
    name="unused-baseline",
    severity="warning",
    summary=_("An entry gives a baseline that is not made use of."),
    why=_(
        "A figure is measured from a baseline where the plan says so; where it fixes the baseline, "
        "the plan's figure is used."
    ),
    fix=_("Delete the line."),
    bad="""
entries:
- target: 13.4.2
  value: 18
  baseline: 5  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)


def check(context: ReportContext) -> Findings:
    """Every such baseline."""
    for route, given, _entry, target in context.filled("baseline"):
        if useless := _why_useless(given, target):
            yield Finding(route, useless)


def _why_useless(given: Decimal, target: Target) -> Message | None:
    if target.asks_baseline:
        return None
    fixed = target.baseline
    if not isinstance(fixed, Decimal):
        return message(_("target {target} has no baseline"), target=target.id)
    if fixed == given:
        return None
    return message(
        _("the plan fixes the baseline of target {target} at {fixed}; found {given}"),
        target=target.id,
        fixed=digits(fixed),
        given=digits(given),
    )
