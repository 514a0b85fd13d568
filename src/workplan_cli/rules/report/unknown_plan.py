"""A report is held against the plan that it reports on."""

import re
from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.nearest import nearest
from workplan_cli.rules.held import Held
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP303",
    name="unknown-plan",
    severity="error",
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


def check(held: Held) -> Iterator[Finding]:
    """A report on another plan."""
    if held.report.plan != held.plan.id:
        yield Finding(
            ("plan",),
            message(
                _("the report is on plan {written}, and the plan in use is {plan}"),
                written=held.report.plan,
                plan=held.plan.id,
            ),
            message(_("Did you mean {name}?"), name=held.plan.id)
            if _is_slip(held.report.plan, held.plan.id)
            else None,
        )


def _is_slip(written: str, plan: str) -> bool:
    """Whether one id is the other misspelt; with other digits it is that of another year."""
    same_digits = re.sub(r"\D", "", written) == re.sub(r"\D", "", plan)
    return same_digits and nearest(written, [plan]) is not None
