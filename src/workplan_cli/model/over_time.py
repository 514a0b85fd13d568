"""Ways in which a unit's figures of several periods become one, and what follows from each."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from workplan_cli.model.message import _

OverTime = Literal["cumulative", "per_period", "snapshot", "mean"]
OVER_TIMES: tuple[OverTime, ...] = get_args(OverTime)


class OverTimeFacts(NamedTuple):
    """What follows from it; of the rules that add nothing up the newest figure stands."""

    word: str
    asked_for: str = ""
    """What a figure of the period is, for those who report it."""
    adds_up: bool = False
    """Each period gives its own figure, and they add up."""
    running_total: bool = False
    """Each figure includes those of the periods before."""
    is_state: bool = False
    """A figure says how things stand, and says nothing about what was added."""
    averages: bool = False
    """The figure is the mean of those of the periods, each by its length."""


OVER_TIME: Mapping[OverTime, OverTimeFacts] = {
    "cumulative": OverTimeFacts(_("running total"), _("total since {start}"), running_total=True),
    "per_period": OverTimeFacts(_("per period, added up"), _("this {period} only"), adds_up=True),
    "snapshot": OverTimeFacts(
        _("state at the end of the period"), _("as it is now"), is_state=True
    ),
    "mean": OverTimeFacts(
        _("mean of the periods"), _("this {period} only"), is_state=True, averages=True
    ),
}
NOT_SAID = OverTimeFacts("", is_state=True)
"""Where the plan does not say, which is an error: the newest figure stands."""
