"""What has to be reached, by when, and how it was changed."""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple, Self, get_args

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from workplan_cli.model.ids import TargetId
from workplan_cli.model.message import _
from workplan_cli.model.milestone import Done
from workplan_cli.model.number import Number, Percent, exact
from workplan_cli.model.text import Listed, Part

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

_KINDS: Mapping[str, GoalKind] = {kind: kind for kind in GOAL_KINDS}
BASELINE = "baseline"


def _range(value: object) -> object:
    """`0.5` stands for `[0.5, 0.5]`: one form inside, two outside."""
    return value if isinstance(value, list | tuple) else (exact(value), exact(value))


_PAIR_SCHEMA = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
Pair = Annotated[tuple[Number, Number], Listed, WithJsonSchema(_PAIR_SCHEMA)]
Range = Annotated[
    tuple[Number, Number],
    Listed,
    BeforeValidator(_range),
    WithJsonSchema({"anyOf": [{"type": "number"}, _PAIR_SCHEMA]}),
]


class Goal(Part):
    """Exactly one of the goals; amounts in the target's own unit of measure, shares in percent."""

    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    about: Number | None = None
    between: Pair | None = None
    exactly: Number | None = None
    rise_by: Range | None = None
    fall_by: Range | None = None
    times: Number | None = None
    not_below: Literal["baseline"] | TargetId | None = None
    not_above: Literal["baseline"] | TargetId | None = None
    done_when: Done | None = None

    @model_validator(mode="after")
    def _just_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("goal_not_one", "not exactly one goal")
        if getattr(self, self.kind) is None:
            raise PydanticCustomError("goal_blank", "a goal without what is wanted")
        return self

    @cached_property
    def kind(self) -> GoalKind:
        """The goal's word: `at_least`, `about`, …"""
        return _KINDS[next(iter(self.model_fields_set))]

    @cached_property
    def facts(self) -> GoalFacts:
        """What follows from its kind."""
        return GOAL[self.kind]

    @property
    def in_step_with(self) -> str | None:
        """The id of the target whose figure it is held against; None where there is none."""
        other = getattr(self, self.kind) if self.facts.compares else None
        return None if other == BASELINE else other

    @property
    def needs_baseline(self) -> bool:
        """Whether there is nothing to reach as long as nobody knows where it began."""
        return self.facts.from_base is not None and self.in_step_with is None

    @property
    def has_tolerance(self) -> bool:
        """Whether a little less is enough, so that a tolerance says something."""
        return self.facts.approximate or self.in_step_with is not None

    @cached_property
    def span(self) -> tuple[Decimal, Decimal] | None:
        """Its figures from … to, the same twice but for a range; None where it has none."""
        value = next((getattr(self, kind) for kind in self.model_fields_set), None)
        if isinstance(value, Decimal):
            return (value, value)
        return value if isinstance(value, tuple) else None

    @property
    def amount(self) -> Decimal | None:
        """The figure that progress is measured against; None where the goal has none."""
        span = self.span
        return span[0] if span else None

    @property
    def most(self) -> Decimal | None:
        """The figure above which there is more than was asked for; None where that is welcome."""
        span = self.span if self.facts.bounded else None
        return span[1] if span else None

    def reach(self, base: Fraction | None) -> Fraction | None:
        """The figure that is 100 % of it; None where it hangs on a figure that is not known.

        `base` is the baseline, or the figure of the target that it is to keep in step with.
        """
        amount = Fraction(self.amount or 0)
        if self.facts.from_base is None:
            return amount if self.span else None
        return None if base is None else self.facts.from_base(base, amount)

    def of_amount(self, amount: Decimal) -> Self:
        """The same kind of goal with another figure."""
        value = (amount, amount) if self.facts.is_range else amount
        return self.model_validate({self.kind: value})

    def as_written(self) -> dict[str, object]:
        """The goal as the plan file has it, for JSON: `{"at_least": 120}`."""
        written = self.model_dump(mode="json", exclude_unset=True)
        pair = written[self.kind]
        if self.kind in {"rise_by", "fall_by"} and pair[0] == pair[1]:
            written[self.kind] = pair[0]
        return written


class Step(Part):
    """A point of a schedule: what is due by a day, in percent of the goal or as a figure."""

    by: date
    share: Percent | None = None
    value: Number | None = None

    @model_validator(mode="after")
    def _share_or_value(self) -> Self:
        if (self.share is None) == (self.value is None):
            raise PydanticCustomError("step_not_one", "a share, or a value")
        return self


Schedule = Literal["linear", "at_due"] | Annotated[tuple[Step, ...], Listed]
