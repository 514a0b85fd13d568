"""What can be wanted of a figure, and what follows from each kind of goal."""

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from workplan_cli.model.message import _

GoalKind = Literal[
    "at_least", "more_than", "at_most", "less_than", "about", "between", "exactly",
    "rise_by", "fall_by", "times", "not_below", "not_above", "done_when",
]  # fmt: skip
GOAL_KINDS: tuple[GoalKind, ...] = get_args(GoalKind)
Holds = Literal["throughout", "by_due"]
"""True in every period, or to be reached by the due day."""


def _just_it(base: Fraction, _amount: Fraction) -> Fraction:
    return base


class GoalFacts(NamedTuple):
    """What follows from the kind of a goal."""

    word: str = ""
    """The goal in words, with its `{amount}`."""
    range_word: str = ""
    """The same for a goal from `{low}` to `{high}`."""
    lower_is_better: bool = False
    strict: bool = False
    """Its figure itself is not enough."""
    from_base: Callable[[Fraction, Fraction], Fraction] | None = None
    """What has to be reached, from the figure it is held against and its own amount."""
    compares: bool = False
    """Held against another figure, and has none of its own."""
    is_range: bool = False
    """Given as two figures, which may be the same."""
    approximate: bool = False
    """A little less is enough."""
    bounded: bool = False
    """More than its figure is more than was asked for."""
    by_stage: bool = False
    """Reached in one step, when a milestone is done."""
    holds: Holds = "by_due"
    """When it has to be true, unless the target says otherwise."""

    @property
    def by_difference(self) -> bool:
        """Whether its figure is how far to come from a baseline."""
        return self.from_base is not None and self.is_range

    @property
    def ceiling(self) -> bool:
        """Whether what is counted is not wanted: the larger figure is never hidden."""
        return self.lower_is_better and self.holds == "throughout"


GOAL: Mapping[GoalKind, GoalFacts] = {
    "at_least": GoalFacts(_("at least {amount}")),
    "more_than": GoalFacts(_("more than {amount}"), strict=True),
    "at_most": GoalFacts(_("at most {amount}"), lower_is_better=True, holds="throughout"),
    "less_than": GoalFacts(
        _("less than {amount}"), lower_is_better=True, strict=True, holds="throughout"
    ),
    "about": GoalFacts(_("about {amount}"), approximate=True, bounded=True),
    "between": GoalFacts("{amount}", _("{low} to {high}"), is_range=True, bounded=True),
    "exactly": GoalFacts(_("exactly {amount}"), bounded=True),
    "rise_by": GoalFacts(
        _("rise by {amount}"), _("rise by {low} to {high}"), from_base=operator.add, is_range=True
    ),
    "fall_by": GoalFacts(
        _("fall by {amount}"),
        _("fall by {low} to {high}"),
        lower_is_better=True,
        from_base=operator.sub,
        is_range=True,
    ),
    "times": GoalFacts(_("{amount} times the baseline"), from_base=operator.mul),
    "not_below": GoalFacts(
        _("not below {base}"), from_base=_just_it, compares=True, holds="throughout"
    ),
    "not_above": GoalFacts(
        _("not above {base}"),
        lower_is_better=True,
        from_base=_just_it,
        compares=True,
        holds="throughout",
    ),
    "done_when": GoalFacts(by_stage=True),
}
