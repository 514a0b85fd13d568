"""A workspace before its first report: what is said of it, and how to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workplan_cli.loading.paths import USUAL_PLAN, USUAL_REPORTS, display_path
from workplan_cli.model.message import Message, _, counted, first_few, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workplan_cli.loading.files import LoadedPlan


def unused_plan(*, builtin: bool) -> Iterator[Message]:
    """That the built-in plan is used beside a plan file that nobody has named."""
    if builtin and Path(USUAL_PLAN).is_file():
        yield message(
            _("{file} is here and is not used; the built-in plan is. Name it with --plan, or begin "
              "with workplan init --plan {file}"),
            file=USUAL_PLAN,
        )  # fmt: skip


def unused_reports() -> Iterator[Message]:
    """That there are reports here which nobody has named."""
    if Path(USUAL_REPORTS).is_dir():
        yield message(_("{folder} is here and is not read: name it"), folder=USUAL_REPORTS)


def not_reports(others: Sequence[str]) -> Iterator[Message]:
    """That tables lie beside the reports, which count for nothing as long as they are such."""
    if others:
        yield counted(
            _("{count} file is no report and is not read: {names}; of tables, workplan report "
              "import makes reports"),
            _("{count} files are no reports and are not read: {names}; of tables, workplan report "
              "import makes reports"),
            len(others),
            names=first_few([display_path(Path(one)) for one in others], 3),
        )  # fmt: skip


def nobody_yet(loaded: LoadedPlan, names: Sequence[str]) -> Message:
    """What there is before the first report, and how to begin one."""
    return message(
        _("no report (*.yaml) in {places} yet, so that nothing can be said of any target\n{next}"),
        places=tuple(names),
        next=how_to_begin(loaded),
    )


def how_to_begin(loaded: LoadedPlan) -> Message:
    """The commands for what is asked, and for the first report of a unit that is asked."""
    plan, units = loaded.plan, loaded.units
    asked = (unit for one in plan.targets for unit in units.expand(one.reporters))
    return message(
        _(
            "What is asked of whom: workplan plan list\n"
            "The first report: workplan report new --unit {unit} --period {period}"
        ),
        unit=next(asked, "UNIT"),
        period=plan.rhythm[0].name if plan.rhythm else "PERIOD",
    )
