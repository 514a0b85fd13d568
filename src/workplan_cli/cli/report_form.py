"""`workplan report form`: reports as Excel forms to be filled in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from workplan_cli.cli.completion import complete_units
from workplan_cli.cli.options import PlanFile, WantedPeriod, option, parse_period
from workplan_cli.cli.output import write_output
from workplan_cli.cli.reports_so_far import (
    last_entries,
    newest_report,
    period_of_plan,
    reports_so_far,
)
from workplan_cli.cli.scope import unit_called
from workplan_cli.cli.session import use_plan
from workplan_cli.cli.terminal import fail, needs
from workplan_cli.cli.translation import language
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.model.units import Units


def command(
    unit: Annotated[
        list[str],
        option(
            "--unit",
            _("UNIT"),
            _("A unit or a group, by id or name; may be given several times."),
            autocompletion=complete_units,
        ),
    ],
    period: WantedPeriod,
    output: Annotated[
        Path,
        option(
            "--output -o",
            _("FILE"),
            _("Where it is written to: a file for one unit, a folder for several."),
            show_default=True,
        ),
    ],
    plan: PlanFile = None,
) -> None:
    """Write the forms; a file that is there is never touched."""
    opened = use_plan(plan)
    loaded = opened.loaded
    span = period_of_plan(parse_period("--period", period, loaded.plan), loaded.plan)
    units = [one for name in unit for one in _units(name, loaded.units)]
    single = len(units) == 1 and output.suffix.lower() == ".xlsx"
    if not single and output.suffix.lower() == ".xlsx":
        raise fail(_("{count} units need a folder; found the file {file}"), count=len(units),
                   file=output)  # fmt: skip
    try:
        from workplan_cli.rendering.report_form import Form, fingerprint, render
    except ModuleNotFoundError as error:
        raise needs(error) from None
    filed = reports_so_far(opened).filed
    for one in dict.fromkeys(units):
        last = last_entries(filed, one, span)
        so_far = newest_report(filed, one, span.name)
        made = Form(loaded.plan, loaded.units, one, span, fingerprint(loaded.document.text), last,
                    so_far.report if so_far else None)  # fmt: skip
        file = output if single else output / f"{one}-{span.name}.xlsx"
        write_output(render(made, language()), file, new=True)


def _units(name: str, units: "Units") -> tuple[str, ...]:
    """The units of a group, or the one of that id or name."""
    called = units.called(name)
    if called in units.members:
        return units.members[called]
    return (unit_called(name, units),)
