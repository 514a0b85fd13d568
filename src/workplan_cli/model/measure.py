"""Kinds of figures that targets have, and what follows from each."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from workplan_cli.model.combine import Combine, OverTime
from workplan_cli.model.goal_kind import GOAL, GOAL_KINDS, GoalKind
from workplan_cli.model.message import _

Measure = Literal["count", "amount", "share", "rate", "milestone", "activity"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
FIGURES = ("value", "part", "whole")
"""Fields of an entry that hold how much of a target there is."""


def _goals_of_figures(without: GoalKind | None = None) -> tuple[GoalKind, ...]:
    """What can be wanted of everything that has a figure."""
    return tuple(kind for kind in GOAL_KINDS if not GOAL[kind].by_stage and kind != without)


class MeasureFacts(NamedTuple):
    """What follows from a measure: what a figure is, not what is wanted of it."""

    word: str
    fields: tuple[str, ...]
    """What an entry gives, besides texts and evidence."""
    goals: tuple[GoalKind, ...] = ()
    combine: tuple[Combine, ...] = ()
    over_time: tuple[OverTime, ...] = ()
    quantified: bool = False
    """It has a figure; the others are milestones and continuing work."""
    quantity: bool = False
    """The figure says how much there is of what the plan names; it starts at zero and adds up."""
    whole_things: bool = False
    """Things that cannot be halved, and which may have names."""
    percent: bool = False
    """Figures are in percent, and differences in percentage points."""
    never_negative: bool = False
    by_stage: bool = False
    """A milestone: stages on the way, and a day on which it is done."""
    continuing: bool = False
    """Continuing work: nothing to reach, looked at for silence only."""


MEASURE: Mapping[Measure, MeasureFacts] = {
    "count": MeasureFacts(
        _("count"),
        fields=("value", "items", "under_way"),
        goals=_goals_of_figures(),
        combine=("sum", "distinct", "latest", "max", "min", "all", "any"),
        over_time=("cumulative", "per_period", "snapshot"),
        quantified=True,
        quantity=True,
        whole_things=True,
        never_negative=True,
    ),
    "amount": MeasureFacts(
        _("amount"),
        fields=("value",),
        goals=_goals_of_figures(),
        combine=("sum", "latest", "max", "min", "all", "any"),
        over_time=("cumulative", "per_period", "snapshot", "mean"),
        quantified=True,
        quantity=True,
    ),
    "share": MeasureFacts(
        _("share"),
        fields=("part", "whole", "value"),
        goals=_goals_of_figures(),
        combine=("pooled", "latest", "max", "min", "all", "any"),
        over_time=("snapshot", "cumulative", "per_period"),
        quantified=True,
        percent=True,
        never_negative=True,
    ),
    "rate": MeasureFacts(
        _("rate"),
        fields=("value",),
        goals=_goals_of_figures(without="times"),
        combine=("latest", "max", "min", "all", "any"),
        over_time=("snapshot", "mean"),
        quantified=True,
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
