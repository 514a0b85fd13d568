"""`workplan report new`: a report of one unit to be filled in."""

from pathlib import Path
from typing import Annotated

from workplan_cli.cli.completion import complete_units
from workplan_cli.cli.options import PlanFile, WantedPeriod, flag, option, parse_period
from workplan_cli.cli.output import write_output
from workplan_cli.cli.reports_so_far import period_of_plan, reports_folder
from workplan_cli.cli.scope import unit_called
from workplan_cli.cli.session import use_plan
from workplan_cli.cli.translation import language
from workplan_cli.model.message import _


def command(
    unit: Annotated[
        str,
        option(
            "--unit",
            _("UNIT"),
            _("The unit that reports, by its id."),
            autocompletion=complete_units,
            show_default=True,
        ),
    ],
    period: WantedPeriod,
    plan: PlanFile = None,
    output: Annotated[
        Path | None,
        option(
            "--output -o",
            _("FILE"),
            _("Where it is written to; else PERIOD/UNIT.yaml in the reports folder."),
        ),
    ] = None,
    interactive: Annotated[
        bool, flag("--interactive", _("Ask entry by entry, check at once, save as it goes."))
    ] = False,
) -> None:
    """Write the file; one that is there is never touched."""
    opened = use_plan(plan)
    loaded = opened.loaded
    unit = unit_called(unit, loaded.units)
    span = period_of_plan(parse_period("--period", period, loaded.plan), loaded.plan)
    file = output or reports_folder(opened) / span.name / f"{unit}.yaml"
    if interactive:
        from workplan_cli.cli.interview import Subject, interview

        interview(Subject(opened, unit, span), file)
        return
    from workplan_cli.rendering.report_text import blank_report

    text = blank_report(loaded.plan, loaded.units, unit, span, language())
    write_output(text.encode(), file, new=True)
