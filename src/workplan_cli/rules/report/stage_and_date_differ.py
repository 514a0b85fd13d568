"""What is done has the stage of what is done, and is no longer forecast."""

from collections.abc import Iterator

from workplan_cli.model.goal import STAGES
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.entries import known_entries
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP317",
    name="stage-and-date-differ",
    severity="error",
    summary=_("An entry says that a milestone is done, and that it is not."),
    why=_("It counts as done; if it is not, nobody will ask again."),
    fix=_("If it is done, give the done word and the day; if not, the stage and a forecast."),
    bad="""
entries:
- target: 13.1.1
  stage: consulting  # <-
  done: 2022-06-20
  evidence:
  - {ref: 内教发〔2022〕1号}
""",
    good="""
entries:
- target: 13.1.1
  stage: consulting
  forecast: 2022-08-31
""",
)


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every such contradiction."""
    del units
    for index, entry, target in known_entries(report, plan):
        if target.measure != "milestone":
            continue
        done = entry.done is not None
        if done and entry.stage in STAGES:
            yield Finding(
                ("entries", index, "stage"),
                message(
                    _("done on {day}, and yet in stage {stage}"), day=entry.done, stage=entry.stage
                ),
            )
        finished = done or (entry.stage is not None and entry.stage not in STAGES)
        if finished and entry.forecast is not None:
            yield Finding(
                ("entries", index, "forecast"),
                message(_("done, and yet forecast for {day}"), day=entry.forecast),
                message(_("Delete the forecast, or give the stage that was reached.")),
            )
