"""Kinds of figures that targets have, and what follows from each."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from workplan_cli.model.combine import Combine
from workplan_cli.model.message import _

if TYPE_CHECKING:  # start-up: goals are models
    from workplan_cli.model.goal import GoalKind

Measure = Literal["count", "share", "change", "limit", "milestone", "activity"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
FIGURES = ("value", "part", "whole")
"""Fields of an entry that hold how much of a target there is."""


class MeasureFacts(NamedTuple):
    """What follows from a measure."""

    word: str
    fields: tuple[str, ...]
    """What an entry gives, besides texts and evidence."""
    goals: tuple["GoalKind", ...] = ()
    combine: tuple[Combine, ...] = ()
    quantified: bool = False
    """It has a figure; the others are milestones and continuing work."""
    counts_things: bool = False
    """The figure is a number of things, which the plan names, and which may have names."""
    whole_things: bool = False
    """Things that cannot be halved."""
    starts_at_zero: bool = False
    """A unit that has never said anything may have none."""
    percent: bool = False
    """Figures are in percent, and differences in percentage points."""
    from_baseline: bool = False
    """The goal is compared with the value before the plan began."""
    never_negative: bool = False
    wants_less: bool = False
    """What is counted is not wanted: the larger figure is never hidden, nor backed by evidence."""
    by_stage: bool = False
    """A milestone: stages on the way, and a day on which it is done."""
    continuing: bool = False
    """Continuing work: nothing to reach, looked at for silence only."""

    @property
    def step_by_step(self) -> bool:
        """Whether it is approached over the months, so that a schedule says something."""
        return not self.wants_less and not self.continuing

    @property
    def can_be_allocated(self) -> bool:
        """Whether units can have goals of their own."""
        return self.quantified and not self.from_baseline

    @property
    def goal_in_digits(self) -> bool:
        """Whether texts give the goal in digits: all of a share, and none of a limit, are words."""
        return self.quantified and not self.percent and not self.wants_less


MEASURE: Mapping[Measure, MeasureFacts] = {
    "count": MeasureFacts(
        _("count"),
        fields=("value", "items"),
        goals=("at_least", "about", "between", "exactly"),
        combine=("sum", "distinct", "latest", "max", "min", "all", "any"),
        quantified=True,
        counts_things=True,
        whole_things=True,
        starts_at_zero=True,
        never_negative=True,
    ),
    "share": MeasureFacts(
        _("share"),
        fields=("part", "whole", "value"),
        goals=("at_least",),
        combine=("pooled", "latest", "max", "min", "all", "any"),
        quantified=True,
        percent=True,
        never_negative=True,
    ),
    "change": MeasureFacts(
        _("change"),
        fields=("value", "baseline"),
        goals=("fall_by", "rise_by", "not_below_baseline"),
        combine=("latest", "max", "min", "all", "any"),
        quantified=True,
        from_baseline=True,
    ),
    "limit": MeasureFacts(
        _("limit"),
        fields=("value", "items"),
        goals=("at_most",),
        combine=("sum", "distinct", "latest", "max"),
        quantified=True,
        counts_things=True,
        never_negative=True,
        wants_less=True,
    ),
    "milestone": MeasureFacts(
        _("milestone"),
        fields=("stage", "done", "forecast"),
        goals=("done_when",),
        combine=("all", "any"),
        by_stage=True,
    ),
    "activity": MeasureFacts(_("activity"), fields=("activities",), continuing=True),
}
