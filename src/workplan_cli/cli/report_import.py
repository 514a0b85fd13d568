"""`workplan report import`: filled-in forms and progress tables become reports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.completion import complete_units
from workplan_cli.cli.exits import EXIT_FINDINGS, EXIT_USAGE
from workplan_cli.cli.options import PlanFile, argument, flag, option, period_option
from workplan_cli.cli.output import write_output
from workplan_cli.cli.reports_so_far import reports_so_far
from workplan_cli.cli.session import use_plan
from workplan_cli.cli.terminal import as_on_the_table, needs, screen, show, warn, warn_diagnostics
from workplan_cli.model.message import _, counted, message

if TYPE_CHECKING:
    from workplan_cli.cli.imported import Imported, Refused


def command(
    files: Annotated[list[Path], argument(_("FILES"), _("Forms or tables: .xlsx, .csv or .docx."))],
    unit: Annotated[
        str | None,
        option(
            "--unit",
            _("UNIT"),
            _("The unit that reports, where the table does not say it."),
            autocompletion=complete_units,
        ),
    ] = None,
    period: Annotated[
        str | None, period_option("--period", _("The period, where the table does not say it."))
    ] = None,
    plan: PlanFile = None,
    dry_run: Annotated[
        bool, flag("--dry-run", _("Write nothing; only say what is in the files."))
    ] = False,
    revise: Annotated[
        bool, flag("--revise", _("Where there is a report already, write a revision of it."))
    ] = False,
) -> None:
    """Read the tables, say what they hold and what is wrong, and write the reports."""
    from workplan_cli.cli.imported import Refused, Wanted, imported

    opened = use_plan(plan)
    so_far = reports_so_far(opened)
    codes = [0]
    for file in files:
        try:
            found = imported(file, Wanted(unit, period, revise), opened, so_far)
        except ModuleNotFoundError as error:
            raise needs(error) from None
        except Refused as refused:
            _refuse(file, refused)
            codes.append(EXIT_USAGE)
            continue
        _show(file, found)
        codes.append(_write(found, dry_run=dry_run))
    raise typer.Exit(max(codes))


def _write(found: "Imported", *, dry_run: bool) -> int:
    """Write the report unless there is one; the exit code."""
    if found.differs_from:
        warn(
            _("{file} is there already and says something else: --revise writes a revision of it"),
            file=found.differs_from,
        )
        return EXIT_USAGE
    if found.same_as:
        warn(_("{file} says the same already"), file=found.same_as)
    elif not dry_run:
        from workplan_cli.rendering.report_text import render

        write_output(render(found.report).encode(), found.file, new=True)
    return EXIT_FINDINGS if _count(found, "error") else 0


def _show(file: Path, found: "Imported") -> None:
    """What is wrong, and a line on what was read."""
    from workplan_cli.rendering.diagnostics import full, words

    say, report = screen().language.say, found.report
    shown, rest = words.summed_up(found.diagnostics)
    lines = [full.lines(shown, screen())] if shown else []
    lines = [as_on_the_table(one) for one in (*lines, *map(say, rest))]
    lines += [say(one) for one in found.remarks]
    read = message(
        _("{file}: report of {unit} on {period}: {entries}, {errors}, {warnings}"),
        file=file.name,
        unit=report.unit,
        period=report.period.name,
        entries=counted(_("{count} entry"), _("{count} entries"), len(report.entries)),
        errors=counted(_("{count} error"), _("{count} errors"), _count(found, "error")),
        warnings=counted(_("{count} warning"), _("{count} warnings"), _count(found, "warning")),
    )
    show("\n".join([*lines, say(read)]) + "\n")


def _count(found: "Imported", severity: str) -> int:
    return sum(one.severity == severity for one in found.diagnostics)


def _refuse(file: Path, refused: "Refused") -> None:
    if refused.found:
        warn_diagnostics(refused.found, as_on_the_table)
    for one in refused.remarks:
        warn(one)
    if refused.why:
        warn(_("{file}: not imported: {reason}"), file=file, reason=refused.why)
