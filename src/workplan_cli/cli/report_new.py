"""`workplan report new`: a report of one unit to be filled in."""

import glob
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.completion import complete_units
from workplan_cli.cli.options import PlanFile, option, parse_period, period_option
from workplan_cli.cli.output import write_output
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.project import PlanInUse
from workplan_cli.cli.scope import unit_called
from workplan_cli.cli.session import use_plan
from workplan_cli.cli.terminal import fail
from workplan_cli.cli.translation import language, translate
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.model.period import Period
    from workplan_cli.model.plan import Plan

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "new", cls=LocalCommand, help=translate(_("A report of one unit, with blanks to be filled in"))
)
def new(
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
    period: Annotated[
        str,
        period_option(
            "--period", _("The period: 2022-Q2, 2022-06, 2022-H1 or 2022."), show_default=True
        ),
    ],
    plan: PlanFile = None,
    output: Annotated[
        Path | None,
        option(
            "--output -o",
            _("FILE"),
            _("Where it is written to; else PERIOD/UNIT.yaml in the reports folder."),
        ),
    ] = None,
) -> None:
    """Write the file; one that is there is never touched."""
    opened = use_plan(plan)
    loaded = opened.loaded
    unit = unit_called(unit, loaded.units)
    span = _of_plan(parse_period("--period", period, loaded.plan), loaded.plan)
    from workplan_cli.rendering.new_report import render

    text = render(loaded.plan, loaded.units, unit, span, language())
    file = output or _reports(opened) / span.name / f"{unit}.yaml"
    write_output(text.encode(), file, new=True)


def _of_plan(period: "Period | None", plan: "Plan") -> "Period":
    """A period of the plan.

    Raises:
        typer.Exit: it is none; it has been said.
    """
    if period is None or period.start < plan.period.start or period.end > plan.period.end:
        raise fail(
            _("{period} is not in the time of the plan; its periods are: {names}"),
            period=period and period.name,
            names=", ".join(one.name for one in plan.rhythm),
        )
    return period


def _reports(opened: PlanInUse) -> Path:
    """The workspace's reports folder; `reports` in this folder where there is none."""
    listed = (opened.workspace.reports if opened.workspace else None) or "reports"
    first = listed if isinstance(listed, str) else listed[0]
    if opened.place is None or glob.has_magic(first):
        return Path("reports")
    return opened.place.parent / first
