"""What the figures of a command leave out, said beside them: nothing is dropped in silence."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workplan_cli.model.message import Message, _, counted, message

if TYPE_CHECKING:
    from workplan_cli.loading.files import LoadedPlan
    from workplan_cli.model.report import Filed

_NAMED = 3
"""Files or ids that are named; the rest is counted."""


def wrong_with_plan(loaded: "LoadedPlan") -> Iterator[Message]:
    """That the plan contradicts itself, so that figures on it may mean nothing."""
    from workplan_cli.rules.checking import check_plan

    errors = sum(one.severity == "error" for one in check_plan(loaded))
    if errors:
        yield counted(
            _("{count} error in the plan, figures may be wrong: workplan plan validate {file}"),
            _("{count} errors in the plan, figures may be wrong: workplan plan validate {file}"),
            errors,
            file=loaded.document.file,
        )


def left_out(filed: Sequence["Filed"], loaded: "LoadedPlan") -> Iterator[Message]:
    """Reports and entries that no figure can hold, each kind with its count and some names.

    A period outside of the plan moves the day of the review, where nobody gives one.
    """
    strangers = [one.file for one in filed if one.report.unit not in loaded.units.by_id]
    if strangers:
        yield counted(
            _("{count} report is of a unit not known, and in none of these figures: {names}"),
            _("{count} reports are of units not known, and in none of these figures: {names}"),
            len(strangers),
            names=_some(strangers),
        )
    known = loaded.plan.by_id
    entries = [entry.target for one in filed for entry in one.report.entries]
    unknown = [target for target in entries if target not in known]
    if unknown:
        yield counted(
            _("{count} entry is on a target that is not in the plan, and in no figure: {names}"),
            _("{count} entries are on targets that are not in the plan, and in no figure: {names}"),
            len(unknown),
            names=_some(list(dict.fromkeys(unknown))),
        )
    plan = loaded.plan.period
    outside = [
        f"{one.file} ({one.report.period.name})"
        for one in filed
        if one.report.period.end < plan.start or one.report.period.start > plan.end
    ]
    if outside:
        yield counted(
            _("{count} report is on a period outside of the plan: {names}"),
            _("{count} reports are on periods outside of the plan: {names}"),
            len(outside),
            names=_some(outside),
        )
    twice = list(_given_twice(filed))
    if twice:
        yield counted(
            _("{count} report is not counted; another file has its unit and period: {names}"),
            _("{count} reports are not counted; other files have their unit and period: {names}"),
            len(twice),
            names=_some(twice),
        )


def _given_twice(filed: Sequence["Filed"]) -> Iterator[str]:
    """Files for whose unit, period and revision another file stands: the last one by name."""
    standing: dict[tuple[object, ...], str] = {}
    for one in sorted(filed, key=lambda one: one.file):
        key = (one.report.unit, one.report.period, one.report.revision)
        if key in standing:
            yield standing[key]
        standing[key] = one.file


def _some(names: Sequence[str]) -> Message | tuple[str, ...]:
    shown = tuple(names[:_NAMED])
    if len(names) == len(shown):
        return shown
    return message(_("{names} and {count} more"), names=shown, count=len(names) - len(shown))
