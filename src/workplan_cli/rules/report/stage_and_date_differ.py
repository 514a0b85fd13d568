"""What is done has the stage of what is done, and is no longer forecast."""

from workplan_cli.model.message import _, message
from workplan_cli.model.milestone import ON_THE_WAY
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP317",
    name="stage-and-date-differ",
    summary=_("An entry says that a milestone is done, and that it is not."),
    why=_("It counts as done; if it is not, nobody will ask again."),
    fix=_("If it is done, give the done word and the day; if not, the stage and a forecast."),
    bad="""
entries:
- target: 12.3.3
  stage: consulting  # <-
  done: 2022-06-20
  evidence:
  - {ref: 某教发〔2022〕1号}
""",
    good="""
entries:
- target: 12.3.3
  stage: consulting
  forecast: 2022-08-31
""",
)


def check(context: ReportContext) -> Findings:
    """Every such contradiction."""
    for index, entry, target in context.milestones:
        done = entry.done is not None
        if done and entry.stage in {*ON_THE_WAY, *target.way}:
            what = _("done on {day}, and yet in stage {stage}")
            yield finding(("entries", index, "stage"), what, day=entry.done, stage=entry.stage)
        if entry.forecast is not None and entry.says_done(context.done_word(target)):
            yield finding(
                ("entries", index, "forecast"),
                _("done, and yet forecast for {day}"),
                day=entry.forecast,
                fix=message(_("Delete the forecast, or give the stage that was reached.")),
            )
