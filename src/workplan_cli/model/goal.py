"""What has to be reached, and what follows from each kind of goal."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple, Self, get_args

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from workplan_cli.model.message import _
from workplan_cli.model.milestone import Done
from workplan_cli.model.number import Number, Percent
from workplan_cli.model.text import Listed, Part

GoalKind = Literal[
    "at_least", "about", "between", "exactly", "fall_by", "rise_by", "not_below_baseline",
    "at_most", "done_when",
]  # fmt: skip
GOAL_KINDS: tuple[GoalKind, ...] = get_args(GoalKind)
_KINDS: Mapping[str, GoalKind] = {kind: kind for kind in GOAL_KINDS}


class GoalFacts(NamedTuple):
    """What follows from the kind of a goal."""

    word: str = ""
    """The goal in words, with its `{amount}`."""
    range_word: str = ""
    """The same for a goal from `{low}` to `{high}`."""
    lower_is_better: bool = False
    kept: bool = False
    """Kept from the first day on: good until the due day, broken at once."""
    from_baseline: Literal[-1, 0, 1] | None = None
    """Held against the baseline: less of it, just it, or more; None: a figure of its own."""
    is_range: bool = False
    """Given as two figures, which may be the same."""
    approximate: bool = False
    """A little less is enough."""
    bounded: bool = False
    """More than its figure is more than was asked for."""
    by_stage: bool = False
    """Reached in one step, when a milestone is done."""


GOAL: Mapping[GoalKind, GoalFacts] = {
    "at_least": GoalFacts(_("at least {amount}")),
    "about": GoalFacts(_("about {amount}"), approximate=True),
    "between": GoalFacts("{amount}", _("{low} to {high}"), is_range=True, bounded=True),
    "exactly": GoalFacts(_("exactly {amount}"), bounded=True),
    "fall_by": GoalFacts(
        _("fall by {amount}"),
        _("fall by {low} to {high}"),
        lower_is_better=True,
        from_baseline=-1,
        is_range=True,
    ),
    "rise_by": GoalFacts(
        _("rise by {amount}"), _("rise by {low} to {high}"), from_baseline=1, is_range=True
    ),
    "not_below_baseline": GoalFacts(_("not below the baseline"), kept=True, from_baseline=0),
    "at_most": GoalFacts(_("at most {amount}"), lower_is_better=True, kept=True),
    "done_when": GoalFacts(by_stage=True),
}


def _range(value: object) -> object:
    """`0.5` stands for `[0.5, 0.5]`: one form inside, two outside."""
    return (value, value) if isinstance(value, int | Decimal) else value


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
    about: Number | None = None
    between: Pair | None = None
    exactly: Number | None = None
    fall_by: Range | None = None
    rise_by: Range | None = None
    not_below_baseline: Literal[True] | None = None
    at_most: Number | None = None
    done_when: Done | None = None

    @model_validator(mode="after")
    def _just_one(self) -> Self:
        if len(self.model_fields_set) != 1 or getattr(self, self.kind) is None:
            raise PydanticCustomError("goal_not_one", "not exactly one goal")
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
    def has_pace(self) -> bool:
        """Whether it is approached step by step, so that a share of it can be expected."""
        return not self.facts.kept and not self.facts.by_stage

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

    def reach(self, baseline: Fraction | None) -> Fraction | None:
        """The figure that is 100 % of it; None where it hangs on a baseline that is not known."""
        span, side = self.span, self.facts.from_baseline
        if side is None:
            return Fraction(span[0]) if span else None
        return None if baseline is None else baseline + side * Fraction(span[0] if span else 0)

    def of_amount(self, amount: Decimal) -> Self:
        """The same kind of goal with another figure."""
        value = (amount, amount) if self.facts.is_range else amount
        return self.model_validate({self.kind: value})

    def as_written(self) -> dict[str, object]:
        """The goal as the plan file has it, for JSON: `{"at_least": 120}`."""
        written = self.model_dump(mode="json", exclude_unset=True)
        pair = written[self.kind]
        if self.facts.from_baseline and pair[0] == pair[1]:
            written[self.kind] = pair[0]
        return written


class Step(Part):
    """A point of a schedule: `share` percent of the goal are due by that day."""

    by: date
    share: Percent


Schedule = Literal["at_due"] | Annotated[tuple[Step, ...], Listed]
