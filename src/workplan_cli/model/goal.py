"""What has to be reached, by when, and how it was changed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from workplan_cli.model.goal_kind import GOAL, GOAL_KINDS, GoalFacts, GoalKind
from workplan_cli.model.ids import TargetId
from workplan_cli.model.milestone import Done
from workplan_cli.model.number import Number, Percent, exact
from workplan_cli.model.text import Listed, Part

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

    def begins(self, start: Fraction | None, base: Fraction | None) -> Fraction:
        """Where the way to it begins: at a start, or at 0, but not beyond the goal (D-024)."""
        reach, start = self.reach(base), start or Fraction(0)
        if reach is None or self.facts.compares:
            return start
        return max(start, reach) if self.facts.lower_is_better else min(start, reach)

    @property
    def loosely(self) -> Self:
        """The same where its figure itself is enough: at least 43 for more than 43."""
        kind = "at_most" if self.facts.lower_is_better else "at_least"
        return self.model_validate({kind: self.amount}) if self.facts.strict else self

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
