"""`workplan report new`: a report of one unit to be filled in."""

import glob
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.complete import complete_units
from workplan_cli.cli.output import put_out
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.project import PlanFile, fail, known_unit, open_plan
from workplan_cli.cli.speech import language, say
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.model.period import Period
    from workplan_cli.model.plan import Plan
    from workplan_cli.model.workspace import Workspace

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "new", cls=LocalCommand, help=say(_("A report of one unit, with blanks to be filled in"))
)
def new(
    unit: Annotated[
        str,
        typer.Option(
            "--unit",
            metavar=say(_("UNIT")),
            help=say(_("The unit that reports, by its id.")),
            autocompletion=complete_units,
        ),
    ],
    period: Annotated[
        str,
        typer.Option(
            "--period",
            metavar=say(_("PERIOD")),
            help=say(_("The period: 2022-Q2, 2022-06, 2022-H1 or 2022.")),
        ),
    ],
    plan: PlanFile = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=say(_("FILE")),
            help=say(_("Where it is written to; else PERIOD/UNIT.yaml in the reports folder.")),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the file; one that is there is never touched."""
    loaded, _builtin, workspace, place = open_plan(plan)
    known_unit(unit, loaded.units.by_id)
    span = _period(period, loaded.plan)
    from workplan_cli.rendering.new_report import render

    text = render(loaded.plan, loaded.units, unit, span, language())
    file = output or _reports(workspace, place) / span.name / f"{unit}.yaml"
    put_out(text.encode(), file, new=True)


def _period(name: str, plan: "Plan") -> "Period":
    """A period of the plan.

    Raises:
        typer.Exit: it is no period, or not one of the plan; it has been said.
    """
    from workplan_cli.loading.days import period_meant
    from workplan_cli.model.period import parse_period

    period = parse_period(name)
    if period is None:
        wrong = say(
            _("expected a period: 2022-06, 2022-Q2, 2022-H1 or 2022; found {text}"), text=name
        )
        meant = period_meant(name)
        raise fail(wrong + (say(_("; did you mean {names}?"), names=meant) if meant else ""))
    if period.start < plan.period.start or period.end > plan.period.end:
        raise fail(
            say(
                _("{period} is not in the time of the plan; its periods are: {names}"),
                period=name,
                names=", ".join(one.name for one in plan.rhythm),
            )
        )
    return period


def _reports(workspace: "Workspace | None", place: Path | None) -> Path:
    """The workspace's reports folder; `reports` in this folder where there is none."""
    listed = (workspace.reports if workspace else None) or "reports"
    first = listed if isinstance(listed, str) else listed[0]
    if place is None or glob.has_magic(first):
        return Path("reports")
    return place.parent / first
