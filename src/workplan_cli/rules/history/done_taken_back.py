"""What was reported as done is not reported as open later."""

from workplan_cli.model.message import _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Line, Series
from workplan_cli.rules.rule import Findings, Rule

RULE = Rule(
    code="WP403",
    name="done-taken-back",
    summary=_("A milestone that was reported as done is reported as not done."),
    why=_("The newest report stands, so what was met is open again; one of the two is wrong."),
    fix=_(
        "Correct the stage; if the earlier report was wrong, send it again with a higher revision."
    ),
    bad="""
period: 2022-Q2
entries:
- {target: 11.10.2, stage: established, done: 2022-06-20}
---
period: 2022-Q3
entries:
- target: 11.10.2
  stage: drafting  # <-
""",
    good="""
period: 2022-Q2
entries:
- {target: 11.10.2, stage: drafting}
---
period: 2022-Q3
entries:
- {target: 11.10.2, stage: established, done: 2022-09-20}
""",
    lasting=True,
)


def check_target(target: Target, series: Series, _context: PlanContext) -> Findings:
    """Every entry with an earlier stage, or a forecast, after one that says done."""
    word = target.done_when
    for lines in series if word else ():
        done: Line | None = None
        for line in lines:
            if line.entry.says_done(word):
                done = done or line
            elif done and (line.entry.stage or line.entry.forecast):
                yield line.finding(
                    message(
                        _("not done, but {file} says it was done in {period}"),
                        file=done.filed.file,
                        period=done.filed.report.period.name,
                    ),
                    "stage" if line.entry.stage else "forecast",
                )
