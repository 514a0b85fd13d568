"""What is behind is further back than what is slipping."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP229",
    name="thresholds-upside-down",
    summary=_("The threshold of behind is not above that of slipping."),
    why=_("No target could ever be slipping."),
    fix=_("Choose a larger number of points for behind."),
    bad="""
thresholds: {ahead: 10, slipping: 30, behind: 10}  # <-
""",
    good="""
thresholds: {ahead: 10, slipping: 10, behind: 30}
""",
)


def check(context: PlanContext) -> Findings:
    """Thresholds in the wrong order."""
    limits = context.plan.thresholds
    if limits.behind <= limits.slipping:
        what = _("behind from {behind} points, slipping from {slipping}")
        yield finding(
            ("thresholds", "behind"), what, behind=limits.behind, slipping=limits.slipping
        )
