"""Next year's plan from this one: what is still open, from where it stands, all of it a draft."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from workplan_cli.model.calendar import Span
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.plan import Plan, Section, Task
from workplan_cli.model.target import Target
from workplan_cli.model.text import Text


@dataclass(frozen=True, slots=True)
class NextPlan:
    """The plan, what each of its targets comes from, and the ids of what is left out of it."""

    plan: Plan
    carried: Mapping[str, TargetResult]
    met: tuple[str, ...]
    withdrawn: tuple[str, ...]
    drafts: tuple[str, ...]


def next_plan(outcome: Outcome) -> NextPlan:
    """The same plan as many years later as it takes (D-299).

    Targets that are met or withdrawn are left out, but for one that another is to keep in step
    with; so are drafts, and what the plan says of the words of its published text.
    """
    plan = outcome.plan
    open_ones = {one.target.id for one in outcome.targets if one.status not in _LEFT_OUT}
    held_against = {
        one.goal.in_step_with for one in outcome.targets if one.goal and one.target.id in open_ones
    }
    carried = {
        one.target.id: one
        for one in outcome.targets
        if one.target.id in {*open_ones, *held_against}
    }
    # How many years the plan takes: those by which its days move.
    years = max(round((plan.period.end - plan.period.start).days / 365), 1)
    span = Span(start=_later(plan.period.start, years), end=_later(plan.period.end, years))
    made = plan.with_values(
        id=_later_id(plan, years),
        title=_later_text(plan.title, plan, years),
        published=None,
        period=span,
        numerals=(),
        sections=tuple(_sections(plan, carried, years)),
    )
    left = {one.target.id: one.status for one in outcome.targets if one.target.id not in carried}
    return NextPlan(
        made,
        carried,
        tuple(name for name, status in left.items() if status == "met"),
        tuple(name for name, status in left.items() if status == "withdrawn"),
        tuple(one.id for one in plan.drafts),
    )


_LEFT_OUT = frozenset({"met", "withdrawn"})


def _later(day: date, years: int) -> date:
    """The same day in a later year; of a leap day the one before."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def _later_words(text: str, plan: Plan, years: int) -> str:
    """The years of the plan in a text, as many years later; `2025-26` is one of them."""
    span = range(plan.period.start.year, plan.period.end.year + 1)

    def later(found: re.Match[str]) -> str:
        year, ending = int(found["year"]), found["next"] or ""
        if year not in span:
            return found[0]
        if ending and int(ending) == (year + 1) % 100:  # and no month, as in 2022-05
            ending = f"{(year + 1 + years) % 100:02}"
        return f"{year + years}{found['dash'] or ''}{ending}"

    form = r"(?<!\d)(?P<year>\d{4})(?:(?P<dash>[-–—/])(?P<next>\d{2})(?!\d))?(?!\d)"
    return re.sub(form, later, text)


def _later_id(plan: Plan, years: int) -> str:
    made = _later_words(plan.id, plan, years)
    return made if made != plan.id else f"{plan.id}-{plan.period.start.year + years}"


def _later_text(text: Text, plan: Plan, years: int) -> Text:
    return Text(*(one and _later_words(one, plan, years) for one in (text.zh, text.en)))


def _sections(plan: Plan, carried: Mapping[str, TargetResult], years: int) -> Iterable[Section]:
    for section in plan.sections:
        tasks = [
            task.with_values(targets=targets, clauses=None, context=())
            for task in section.tasks
            if (targets := tuple(_targets(task, carried, years)))
        ]
        if tasks:
            yield section.with_values(tasks=tuple(tasks))


def _targets(task: Task, carried: Mapping[str, TargetResult], years: int) -> Iterable[Target]:
    for target in task.targets:
        if target.id in carried and not target.draft:
            yield _again(carried[target.id], carried, years)


def _again(result: TargetResult, carried: Mapping[str, TargetResult], years: int) -> Target:
    """The target as it stood in the end, its days later, from the value that it has reached."""
    target = result.target
    schedule = target.schedule
    if isinstance(schedule, tuple):
        schedule = tuple(one.model_copy(update={"by": _later(one.by, years)}) for one in schedule)
    return target.with_values(
        draft=True,
        revisions=(),
        due=target.due and _later(target.due, years),
        schedule=schedule,
        see=tuple(one for one in target.see if one in carried),
        baseline=_baseline(result),
    )


def _baseline(result: TargetResult) -> Any:
    """The last value where the goal is measured from one; what comes with each report stays."""
    target, value = result.target, result.rating.actual
    on_its_way = result.manner == "points" and not target.grows
    measured = target.baseline is not None or target.asks_baseline or on_its_way
    if value is None or not measured or target.judged_by_unit or target.baseline == "each_period":
        return target.baseline
    return _written(value)


def _written(value: Fraction) -> Decimal:
    """A value as a plan has it: as it is, or to two decimals where it has no end."""
    ends = (value * 10**6).denominator == 1
    kept = value if ends else round(value, 2)
    return Decimal(kept.numerator) / Decimal(kept.denominator)
