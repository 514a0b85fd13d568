"""What a measure has to reach, and which goals go with which measure."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from workplan_cli.model.number import Number, Percent
from workplan_cli.model.text import Listed, Part, Words

Measure = Literal["count", "share", "change", "limit", "milestone", "activity"]
Combine = Literal["sum", "distinct", "pooled", "latest", "max", "min", "all", "any"]
OverTime = Literal["cumulative", "per_period", "snapshot"]
Done = Literal[
    "drafted", "revised", "issued", "compiled", "published", "built", "established", "launched",
    "held", "prepared", "recognised", "selected", "applied", "submitted", "completed", "in_use",
]  # fmt: skip
STAGES = ("not_started", "drafting", "consulting", "approved")
"""What comes before the done word of a milestone, in this order."""

GOALS_OF: dict[str, tuple[str, ...]] = {
    "count": ("at_least", "about", "between", "exactly"),
    "share": ("at_least",),
    "change": ("fall_by", "rise_by", "not_below_baseline"),
    "limit": ("at_most",),
    "milestone": ("done_when",),
    "activity": (),
}
COMBINE_OF: dict[str, tuple[str, ...]] = {
    "count": ("sum", "distinct", "latest", "max", "min", "all", "any"),
    "share": ("pooled", "latest", "max", "min", "all", "any"),
    "change": ("latest", "max", "min", "all", "any"),
    "limit": ("sum", "distinct", "latest", "max"),
    "milestone": ("all", "any"),
    "activity": (),
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

    @property
    def kind(self) -> str:
        """The goal's word: `at_least`, `about`, …"""
        return next(iter(self.model_fields_set))

    @property
    def amount(self) -> Decimal | None:
        """The figure that progress is measured against; None where the goal has none."""
        single = self.at_least if self.at_least is not None else self.about
        single = single if single is not None else self.exactly
        single = single if single is not None else self.at_most
        pair = self.between or self.fall_by or self.rise_by
        return single if single is not None else (pair[0] if pair else None)

    def as_written(self) -> dict[str, object]:
        """The goal as the plan file has it, for JSON: `{"at_least": 120}`."""
        written = self.model_dump(mode="json", exclude_unset=True)
        for word in ("fall_by", "rise_by"):
            pair = written.get(word)
            if pair and pair[0] == pair[1]:
                written[word] = pair[0]
        return written


class Revision(Part):
    """A goal that replaces the one before from a day on; nothing is overwritten."""

    on: date
    goal: Goal
    reason: Words


class Step(Part):
    """A point of a schedule: `share` percent of the goal are due by that day."""

    by: date
    share: Percent


Schedule = Literal["at_due"] | Annotated[tuple[Step, ...], Listed]
