"""Ways in which a unit's figures of several periods become one, and what follows from each."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from workplan_cli.model.message import _

OverTime = Literal["cumulative", "per_period", "snapshot"]
OVER_TIMES: tuple[OverTime, ...] = get_args(OverTime)


class OverTimeFacts(NamedTuple):
    """What follows from it; of the rules that add nothing up the newest figure stands."""

    word: str
    adds_up: bool = False
    """Each period gives its own figure, and they add up."""
    running_total: bool = False
    """Each figure includes those of the periods before."""
    is_state: bool = False
    """A figure says how things stand, and says nothing about what was added."""


OVER_TIME: Mapping[OverTime, OverTimeFacts] = {
    "cumulative": OverTimeFacts(_("running total"), running_total=True),
    "per_period": OverTimeFacts(_("per period, added up"), adds_up=True),
    "snapshot": OverTimeFacts(_("state at the end of the period"), is_state=True),
}
NOT_SAID = OverTimeFacts("")
"""Where the plan does not say: the newest figure stands."""
