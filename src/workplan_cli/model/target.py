"""A target: one thing to be reached, and how the figures on it are judged."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from workplan_cli.model.calendar import Reporting
from workplan_cli.model.combine import (
    COMBINE,
    NOT_COMBINED,
    NOT_SAID,
    OVER_TIME,
    Combine,
    CombineFacts,
    OverTime,
    OverTimeFacts,
)
from workplan_cli.model.goal import Goal, Schedule
from workplan_cli.model.goal_kind import Holds
from workplan_cli.model.ids import ClauseId, TargetId, UnitId, UnitName
from workplan_cli.model.measure import MEASURE, Measure, MeasureFacts
from workplan_cli.model.milestone import (
    SET_OF_KIND,
    STAGE_OF,
    STAGE_SETS,
    Done,
    Kind,
    StageSet,
)
from workplan_cli.model.number import Number, Percent
from workplan_cli.model.revision import Revision
from workplan_cli.model.text import Listed, Part, Text, Words

Manner = Literal["stage", "throughout", "level", "points"]
"""Done or not; true in every period; true or not, so far; so far on its way, in points."""

OF_ALL_TOGETHER = "of all together"
"""The baseline of a part where the plan gives that of all units together; no file has it."""


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
    stages: StageSet | Annotated[tuple[Words, ...], Listed] | None = None
    counted: Words | None = None
    goal: Goal | None = None
    holds: Holds | None = None
    tolerance: Percent | None = None
    may_exceed: bool = False
    baseline: Number | Literal["reported", "each_period"] | None = None
    combine: Combine | None = None
    over_time: OverTime | None = None
    due: date | None = None
    schedule: Schedule | None = None
    reporting: Reporting | None = None
    lead: Annotated[tuple[UnitName, ...], Listed] = ()
    reported_by: Annotated[tuple[UnitName, ...], Listed] = ()
    support: Annotated[tuple[UnitName, ...], Listed] = ()
    delegated: bool = False
    draft: bool = False
    allocation: dict[UnitId, Number] = Field(default_factory=dict)
    revisions: Annotated[tuple[Revision, ...], Listed] = ()
    see: Annotated[tuple[TargetId, ...], Listed] = ()
    note: Words | None = None
    _published: "Target | None" = PrivateAttr(None)
    _of_all: Goal | None = PrivateAttr(None)

    @model_validator(mode="after")
    def _somebody_reports(self) -> Self:
        if not self.reporters:
            raise PydanticCustomError("nobody_reports", "neither lead nor reported_by")
        return self

    @property
    def reporters(self) -> tuple[str, ...]:
        """Who has to report: `lead`, and where nobody is named lead `reported_by`."""
        return self.lead or self.reported_by

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

    @property
    def wants_less(self) -> bool:
        """Whether what is counted is not wanted: the larger figure is never hidden."""
        goal = self._asked
        return goal is not None and goal.facts.ceiling

    @property
    def _asked(self) -> Goal | None:
        """Its goal, and of a part that has none that of all together."""
        return self.goal or self._of_all

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goal as published, and what revisions made of it."""
        return (
            *((self.goal,) if self.goal else ()),
            *(one.goal for one in self.revisions if one.goal),
        )

    @cached_property
    def asks_baseline(self) -> bool:
        """Whether reports have to give the value that the goal is held against."""
        unknown = self.baseline is None and any(goal.needs_baseline for goal in self.goals)
        return unknown or isinstance(self.baseline, str)

    @cached_property
    def told_by_reports(self) -> bool:
        """Whether it counts what they say about where it began."""
        baseline: object = self.baseline
        return self.asks_baseline and baseline != OF_ALL_TOGETHER

    @cached_property
    def paced_from_reports(self) -> bool:
        """Whether a step is a figure on a way whose beginning only reports tell."""
        steps = self.schedule if isinstance(self.schedule, tuple) else ()
        return self.asks_baseline and any(step.value is not None for step in steps)

    @property
    def entry_fields(self) -> tuple[str, ...]:
        """What an entry gives, besides texts and evidence."""
        return (*self.measure_facts.fields, *(("baseline",) if self.asks_baseline else ()))

    @cached_property
    def way(self) -> tuple[str, ...]:
        """The stages of a milestone before it is done, in their order; own ones by their name."""
        if isinstance(self.stages, tuple):
            return tuple(str(one) for one in self.stages)
        return STAGE_SETS[self.stages or SET_OF_KIND[self.kind or "other"]]

    def stage(self, written: str) -> str:
        """A stage as `way` has it, whichever language it was written in."""
        own = self.stages if isinstance(self.stages, tuple) else ()
        return next((str(one) for one in own if written in _called(one)), written)

    def stage_text(self, stage: str) -> Text | None:
        """A stage of the target's own; None for one that every target of the set has."""
        own = self.stages if isinstance(self.stages, tuple) else ()
        return next((one for one in own if str(one) == stage), None)

    @property
    def takes_parts(self) -> bool:
        """Whether what units below the one that reports say counts, as a part or by itself."""
        return self.combine_facts.adds_up or self.combine_facts.never_doubles

    @property
    def grows(self) -> bool:
        """Whether the figure begins at 0 and grows from period to period.

        The parts and wholes of each period add up to a share that does not grow (D-371).
        """
        facts = self.over_time_facts
        return facts.running_total or (facts.adds_up and not self.measure_facts.percent)

    def begins(self, goal: Goal, baseline: Fraction | None) -> Fraction:
        """Where the way to a goal begins: at the baseline, or at 0 what is compared or adds up."""
        return goal.begins(baseline if self.begins_at_baseline(goal) else None, baseline)

    def begins_at_baseline(self, goal: Goal) -> bool:
        """The total of the year before only says how far a total has to come (D-391)."""
        total = self._total and (goal.needs_baseline or self.over_time_facts.adds_up)
        return not (total or goal.facts.compares)

    @property
    def _total(self) -> bool:
        """Whether it is still growing, and no figure comes with one to hold it against."""
        return self.grows and self.baseline != "each_period"

    def manner(self, goal: Goal) -> Manner:
        """How a figure is judged against a goal: the first of the table that applies (D-122)."""
        if goal.facts.by_stage:
            return "stage"
        if self._holds(goal) == "throughout":
            return "throughout"
        return "level" if self._is_level(goal) else "points"

    def _holds(self, goal: Goal) -> Holds:
        """A floor on what is still growing is only judged by its due day."""
        if self._total and not goal.facts.lower_is_better:
            return "by_due"
        return self.holds or goal.facts.holds

    def _is_level(self, goal: Goal) -> bool:
        """Whether there is no way from a beginning to the goal, so that it holds or does not."""
        if goal.facts.lower_is_better and self._total:
            return True
        if goal.facts.compares:
            return goal.facts.lower_is_better or not self._total
        if self.baseline is not None or goal.needs_baseline:
            return False
        state = not self.grows and self.schedule is None
        return goal.facts.lower_is_better or state

    @cached_property
    def owed_in_parts(self) -> bool:
        """Whether a unit owes its part of the goal, and not the whole.

        A limit on the sum is one on each unit too; “not above the year before” is not (D-372).
        """
        compares = self._asked is not None and self._asked.facts.compares
        return self.combine_facts.shared_out and (compares or not self.wants_less)

    @property
    def done_when(self) -> Done | None:
        """The word for a milestone that is done, as published."""
        return self.goal.done_when if self.goal else None

    def done_word(self, day: date) -> Done | None:
        """The word for a milestone that is done, by the goal in force on a day."""
        goal, _revision = self.goal_on(day)
        return goal.done_when if goal else None

    def goal_on(self, day: date) -> tuple[Goal | None, Revision | None]:
        """The goal in force on a day, and the revision that set it; None: as published."""
        setting = [one for one in self.revised_by(day) if "goal" in one.changes]
        return self.on(day).goal, setting[-1] if setting else None

    def revised_by(self, day: date) -> list[Revision]:
        """The revisions in force on a day, in the order of their days."""
        if not self.revisions:  # as of most, and it is asked for each entry
            return []
        return [one for one in sorted(self.revisions, key=lambda one: one.on) if one.on <= day]

    def withdrawn_by(self, day: date) -> Revision | None:
        """The revision that withdrew it, where one has by the end of a day."""
        return next((one for one in self.revised_by(day) if one.withdrawn), None)

    def on(self, day: date) -> "Target":
        """The target as it stood on a day: as published, with every change in force by then.

        Of two revisions on one day the one further down in the file is in force.
        """
        if not self.revisions:
            return self
        published = self.published
        changed: dict[str, object] = {}
        for revision in published.revised_by(day):
            changed |= revision.changes
        return published.in_state(**changed) if changed else published

    @property
    def published(self) -> "Target":
        """The target as the plan has it, before every revision."""
        return self._published or self

    def in_state(self, **changed: Any) -> "Target":
        """A state of it, with other values than as published."""
        made = self.with_values(**changed)
        made._published, made._of_all = self.published, self._of_all
        return made

    def of_part(self, goal: Goal | None, **changed: Any) -> "Target":
        """What a part of the units has of it; without a goal it is still asked as all are."""
        made = self.with_values(goal=goal, **changed)
        made._of_all = self.goal
        return made


def _called(stage: Text) -> set[str | None]:
    """What a report may call a stage of the target's own."""
    return {stage.zh, stage.en, STAGE_OF.get(stage.zh or "")}
