"""The plan: sections, tasks and the targets that their clauses set."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from workplan_cli.model.calendar import Reporting, Span, rhythm
from workplan_cli.model.ids import ClauseId, PlanId, TargetId
from workplan_cli.model.number import Percent
from workplan_cli.model.period import Period, due_day, parse_period
from workplan_cli.model.target import Target
from workplan_cli.model.text import Listed, Part, Words
from workplan_cli.model.units import Units


class Thresholds(Part):
    """Where the lights change, in percentage points of gap, in days and in periods."""

    ahead: Percent = Decimal(10)
    slipping: Percent = Decimal(10)
    behind: Percent = Decimal(30)
    near_due_days: Annotated[int, Field(ge=0, le=366)] = 30
    silent_periods: Annotated[int, Field(ge=1, le=12)] = 2

    @property
    def edges(self) -> tuple[Decimal, Decimal, Decimal]:
        """Points of gap at which the light changes: ahead, slipping, behind."""
        return (self.ahead, self.slipping, self.behind)


class Context(Part):
    """A clause that sets nothing to be reached, and why it has no target."""

    clause: ClauseId
    reason: Words
    see: Annotated[tuple[TargetId, ...], Listed] = ()


class Numerals(Part):
    """Words of the text that hold a number but no amount to be reached, with the reason."""

    reason: Words
    words: Annotated[tuple[str, ...], Listed]


class Task(Part):
    """A numbered item of the plan."""

    number: Annotated[int, Field(ge=1)]
    title: Words
    clauses: Annotated[int, Field(ge=1)] | None = None
    targets: Annotated[tuple[Target, ...], Listed] = ()
    context: Annotated[tuple[Context, ...], Listed] = ()


class Section(Part):
    """A part of the plan: an official heading with its tasks, and a short one for tables."""

    number: Annotated[int, Field(ge=1)]
    title: Words
    short: Words | None = None
    tasks: Annotated[tuple[Task, ...], Listed] = ()


class Plan(Part):
    """A published work plan, with everything in it that somebody can be held to."""

    format: Literal["workplan/plan@1"]
    id: PlanId
    title: Words
    issuer: Words | None = None
    published: date | None = None
    period: Span
    year_starts: Annotated[int, Field(ge=1, le=12)] = 1
    reporting: Reporting = Reporting()
    thresholds: Thresholds = Thresholds()
    tolerance: Percent = Decimal(10)
    units: Annotated[str, Field(min_length=1)]
    numerals: Annotated[tuple[Numerals, ...], Listed] = ()
    sections: Annotated[tuple[Section, ...], Listed, Field(min_length=1)]

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """All targets in the order of the file, without those that are only drafts."""
        return tuple(target for target in self._written if not target.draft)

    @property
    def drafts(self) -> tuple[Target, ...]:
        """Targets that nobody has confirmed yet, which are never counted."""
        return tuple(target for target in self._written if target.draft)

    @property
    def _written(self) -> Iterator[Target]:
        return (
            target for section in self.sections for task in section.tasks for target in task.targets
        )

    @cached_property
    def by_id(self) -> dict[str, Target]:
        """Targets by their ids."""
        return {target.id: target for target in self.targets}

    @cached_property
    def with_drafts(self) -> dict[str, Target]:
        """Targets by their ids, drafts among them: what a draft may lead to."""
        return {target.id: target for target in self._written}

    @cached_property
    def by_reporters(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Ids of targets by the units and groups that have to report on them."""
        found: dict[tuple[str, ...], list[str]] = {}
        for target in self.targets:
            found.setdefault(target.reporters, []).append(target.id)
        return {names: tuple(ids) for names, ids in found.items()}

    @cached_property
    def rhythm(self) -> tuple[Period, ...]:
        """The periods that reports are due for, from the plan's first day to its last."""
        return self.rhythm_of()

    def rhythm_of(self, target: Target | None = None) -> tuple[Period, ...]:
        """The periods that reports on a target are due for: by its own rhythm, or the plan's."""
        span, every = self.period, self.reporting_of(target).every
        return rhythm(every, span.start, span.end, self.year_starts)

    def reporting_of(self, target: Target | None = None) -> Reporting:
        """How often and how soon a target is reported on: as it says itself, else as the plan."""
        return self.reporting.with_own(target.reporting if target else None)

    def report_due(self, period: Period, target: Target | None = None) -> date:
        """The last day on which a report on a period is on time."""
        return due_day(period, self.reporting_of(target).due_days)

    def has_been_due(self, target: Target, day: date) -> bool:
        """Whether the last day for the first report on a target was over before a day."""
        own = self.rhythm_of(target)
        return bool(own) and self.report_due(own[0], target) < day

    def asks_for(self, target: Target, span: Period) -> bool:
        """Whether a report on a period has to say something of a target.

        Not of what was withdrawn. Of a target with a rhythm of its own where one of its periods
        ends with the report's, and its figure is not due later than the report itself.
        """
        if target.withdrawn_by(span.end) or target.reporting is None:
            return not target.withdrawn_by(span.end)
        later = self.report_due(span, target) > self.report_due(span)
        own = self.rhythm_of(target)
        return any(one.end == span.end and (span.start <= one.start or not later) for one in own)

    def deciding_day(self, target: Target) -> date | None:
        """The last day for the report that says whether a target was reached; None without one."""
        due = self.due(target)
        deciding = next((one for one in self.rhythm_of(target) if one.end >= due), None)
        return self.report_due(deciding, target) if deciding else None

    def period_called(self, name: str) -> Period | None:
        """The period that a name stands for in this plan; None for anything else."""
        return parse_period(name, self.year_starts)

    def owed_by(self, names: frozenset[str]) -> tuple[str, ...]:
        """Ids of the targets to report on by whom `reported_by` calls one of these names."""
        if names not in self._owed:
            owed = {
                target
                for reporters, targets in self.by_reporters.items()
                if not names.isdisjoint(reporters)
                for target in targets
            }
            self._owed[names] = tuple(target for target in self.by_id if target in owed)
        return self._owed[names]

    def owed_on(self, names: frozenset[str], span: Period) -> tuple[str, ...]:
        """Those of them that a report on a period has to say something of."""
        owed = self.owed_by(names)
        if (owed, span) not in self._owed_on:
            asked = self._asked_for(span)
            self._owed_on[owed, span] = tuple(one for one in owed if one in asked)
        return self._owed_on[owed, span]

    def _asked_for(self, span: Period) -> frozenset[str]:
        if span not in self._asked:
            asked = (one.id for one in self.targets if self.asks_for(one, span))
            self._asked[span] = frozenset(asked)
        return self._asked[span]

    @cached_property
    def _owed(self) -> dict[frozenset[str], tuple[str, ...]]:
        """What has been asked for before: a unit sends more than one report."""
        return {}

    @cached_property
    def _asked(self) -> dict[Period, frozenset[str]]:
        return {}

    @cached_property
    def _owed_on(self) -> dict[tuple[tuple[str, ...], Period], tuple[str, ...]]:
        return {}

    @cached_property
    def place_of(self) -> dict[str, tuple[Section, Task]]:
        """The section and the task of each target, by the target's id."""
        return {
            target.id: (section, task)
            for section in self.sections
            for task in section.tasks
            for target in task.targets
        }

    def spares(self, unit: str, target: Target, units: Units) -> bool:
        """Whether each has to do it, and a unit began after the day by which (D-394)."""
        return target.combine_facts.every_unit_has_to and units.began_after(unit, self.due(target))

    def due(self, target: Target) -> date:
        """The day by which the target is to be reached: its own, or the plan's last."""
        return target.due or self.period.end
