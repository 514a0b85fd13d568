"""Who gives a figure does not say why there is none."""

from workplan_cli.model.message import _, message
from workplan_cli.model.report import NO_FIGURE
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP333",
    name="figure-and-reason",
    summary=_("An entry gives a figure or a stage, and says why there is none."),
    why=_("Nobody can tell which of the two is meant; until then the figure counts."),
    fix=_("Delete no_figure if the figure is right; else delete the figure."),
    bad="""
entries:
- target: 13.4.2
  value: 3
  no_figure: not_applicable  # <-
""",
    good="""
entries:
- target: 13.4.2
  no_figure: not_applicable
  note: No such schools here
""",
)


def check(context: ReportContext) -> Findings:
    """Every such contradiction; that nothing is new says nothing against the figure of before."""
    for index, entry in enumerate(context.report.entries):
        why = entry.no_figure
        if why and why != "nothing_new" and entry.gives_figure:
            yield finding(
                ("entries", index, "no_figure"),
                _("gives a figure or a stage, and yet: {why}"),
                why=message(NO_FIGURE[why].word),
            )
