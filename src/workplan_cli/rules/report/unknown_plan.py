"""A report is compared with the plan that it reports on."""

import re

from workplan_cli.model.message import _, message
from workplan_cli.model.names import nearest
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP303",
    name="unknown-plan",
    summary=_("A report is on another plan than the one in use."),
    why=_(
        "Ids of targets mean something else in another plan, so nothing else in the report is "
        "checked."
    ),
    fix=_("Write the id of the plan, or name the other plan with --plan."),
    bad="""
plan: nmg-education-2021  # <-
""",
    good="""
plan: nmg-education-2022
""",
    stops=True,
)


def check(context: ReportContext) -> Findings:
    """A report on another plan."""
    if context.report.plan != context.plan.id:
        yield finding(
            ("plan",),
            _("the report is on plan {written}, and the plan in use is {plan}"),
            written=context.report.plan,
            plan=context.plan.id,
            fix=message(_("Did you mean {name}?"), name=context.plan.id)
            if _is_slip(context.report.plan, context.plan.id)
            else None,
        )


def _is_slip(written: str, plan: str) -> bool:
    """Whether one id is the other misspelt; with other digits it is that of another year."""
    same_digits = re.sub(r"\D", "", written) == re.sub(r"\D", "", plan)
    return same_digits and nearest(written, [plan]) is not None
