"""The plan: sections, tasks and the targets that their clauses set."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from workplan_cli.model.combine import COMBINE, NOT_COMBINED, Combine, CombineFacts
from workplan_cli.model.goal import Goal, Revision, Schedule
from workplan_cli.model.ids import ClauseId, PlanId, TargetId, UnitId, UnitName
from workplan_cli.model.measure import MEASURE, Measure, MeasureFacts
from workplan_cli.model.milestone import Done, Kind
from workplan_cli.model.number import Number, Percent
from workplan_cli.model.over_time import NOT_SAID, OVER_TIME, OverTime, OverTimeFacts
from workplan_cli.model.period import Every, Period, periods
from workplan_cli.model.text import Listed, Part, Words


class Span(Part):
    """The first and the last day of the plan."""

    start: date
    end: date


class Reporting(Part):
    """How often reports are due, and how many days after a period ends."""

    every: Every = "quarter"
    due_days: Annotated[int, Field(ge=0, le=366)] = 10


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


class Source(Part):
    """Where the published text sets a target: the clause, and the figure phrase in it."""

    clause: ClauseId | None = None
    figure: Annotated[str, Field(min_length=1)] | None = None


class Target(Part):
    """One thing to be reached, from one clause."""

    id: TargetId
    title: Words
    source: Source = Source()
    measure: Measure
    kind: Kind | None = None
    counted: Words | None = None
    goal: Goal | None = None
    tolerance: Percent | None = None
    baseline: Number | Literal["reported"] | None = None
    combine: Combine | None = None
    over_time: OverTime | None = None
    due: date | None = None
    schedule: Schedule | None = None
    reported_by: Annotated[tuple[UnitName, ...], Listed, Field(min_length=1)]
    delegated: bool = False
    allocation: dict[UnitId, Number] = Field(default_factory=dict)
    revisions: Annotated[tuple[Revision, ...], Listed] = ()
    see: Annotated[tuple[TargetId, ...], Listed] = ()
    note: Words | None = None

    @cached_property
    def measure_facts(self) -> MeasureFacts:
        """What follows from its measure."""
        return MEASURE[self.measure]

    @cached_property
    def combine_facts(self) -> CombineFacts:
        """What follows from its combining rule, or from having none."""
        return COMBINE[self.combine] if self.combine else NOT_COMBINED

    @cached_property
    def over_time_facts(self) -> OverTimeFacts:
        """What follows from the way in which its periods become one figure."""
        return OVER_TIME[self.over_time] if self.over_time else NOT_SAID

    @cached_property
    def judged_by_unit(self) -> bool:
        """Whether units reach it one by one, so that no figure is made of theirs."""
        return self.measure_facts.by_stage or self.combine_facts.by_unit

    @cached_property
    def adds_up(self) -> bool:
        """Whether figures add up over the units and over the periods."""
        return self.over_time_facts.adds_up and self.combine_facts.adds_up

    @cached_property
    def owed_in_parts(self) -> bool:
        """Whether a unit owes its part of the goal, and not the whole."""
        return self.combine_facts.shared_out and not self.measure_facts.wants_less

    @property
    def done_when(self) -> Done | None:
        """The word for a milestone that is done, as published."""
        return self.goal.done_when if self.goal else None

    def done_word(self, day: date) -> Done | None:
        """The word for a milestone that is done, by the goal in force on a day."""
        goal, _revision = self.goal_on(day)
        return goal.done_when if goal else None

    def goal_on(self, day: date) -> tuple[Goal | None, Revision | None]:
        """The goal in force on a day, and the revision that set it; None: as published.

        Of two revisions on one day the one further down in the file is in force.
        """
        if not self.revisions:
            return self.goal, None
        last = max(
            (revision for revision in reversed(self.revisions) if revision.on <= day),
            key=lambda revision: revision.on,
            default=None,
        )
        return (last.goal, last) if last else (self.goal, None)


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
    reporting: Reporting = Reporting()
    thresholds: Thresholds = Thresholds()
    tolerance: Percent = Decimal(10)
    units: Annotated[str, Field(min_length=1)]
    numerals: Annotated[tuple[Numerals, ...], Listed] = ()
    sections: Annotated[tuple[Section, ...], Listed, Field(min_length=1)]

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """All targets in the order of the file."""
        return tuple(
            target for section in self.sections for task in section.tasks for target in task.targets
        )

    @cached_property
    def by_id(self) -> dict[str, Target]:
        """Targets by their ids."""
        return {target.id: target for target in self.targets}

    @cached_property
    def by_reporters(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Ids of targets by the units and groups that have to report on them."""
        found: dict[tuple[str, ...], list[str]] = {}
        for target in self.targets:
            found.setdefault(target.reported_by, []).append(target.id)
        return {names: tuple(ids) for names, ids in found.items()}

    @cached_property
    def rhythm(self) -> tuple[Period, ...]:
        """The periods that reports are due for, from the plan's first day to its last."""
        return tuple(periods(self.reporting.every, self.period.start, self.period.end))

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

    @cached_property
    def _owed(self) -> dict[frozenset[str], tuple[str, ...]]:
        """What has been asked for before: a unit sends more than one report."""
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

    def due(self, target: Target) -> date:
        """The day by which the target is to be reached: its own, or the plan's last."""
        return target.due or self.period.end
