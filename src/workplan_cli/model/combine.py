"""Ways in which figures become one, of units and of periods, and what follows from each."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from workplan_cli.model.message import _

Combine = Literal["sum", "distinct", "pooled", "latest", "max", "min", "all", "any"]
COMBINES: tuple[Combine, ...] = get_args(Combine)


class CombineFacts(NamedTuple):
    """What follows from a combining rule."""

    word: str
    adds_up: bool = False
    """A parent's figure and its children's would count twice."""
    never_doubles: bool = False
    """Nothing counts twice whoever says it, and more is never less."""
    shared_out: bool = False
    """The goal is that of all units together, so that each has a part of it."""
    by_names: bool = False
    """Different names are counted, not figures."""
    of_wholes: bool = False
    """Parts and wholes add up, percentages do not."""
    picks: Literal["newest", "highest", "lowest"] | None = None
    """Whose figure stands for all: one unit's."""
    every_unit_has_to: bool = False
    """The goal is met when every unit has met it, each by itself."""
    one_is_enough: bool = False
    """The goal is met when one unit has met it."""

    @property
    def by_unit(self) -> bool:
        """Whether each unit is judged by itself, and no figure is made of theirs."""
        return self.every_unit_has_to or self.one_is_enough

    @property
    def adds_figures(self) -> bool:
        """Whether the figure is the sum of the units' figures."""
        return self.adds_up and not self.of_wholes

    def picks_best(self, *, lower_is_better: bool) -> bool:
        """Whether the best unit decides, which one that did nothing cannot make worse."""
        return self.one_is_enough or self.picks == ("lowest" if lower_is_better else "highest")

    def picks_worst(self, *, lower_is_better: bool) -> bool:
        """Whether the worst unit decides, which others that do well cannot make good."""
        return self.every_unit_has_to or self.picks == ("highest" if lower_is_better else "lowest")


COMBINE: Mapping[Combine, CombineFacts] = {
    "sum": CombineFacts(_("sum of the units' figures"), adds_up=True, shared_out=True),
    "distinct": CombineFacts(
        _("different names over all units"), never_doubles=True, shared_out=True, by_names=True
    ),
    "pooled": CombineFacts(
        _("sum of the parts over sum of the wholes"), adds_up=True, of_wholes=True
    ),
    "latest": CombineFacts(_("the newest report's figure"), picks="newest"),
    "max": CombineFacts(_("the highest unit"), never_doubles=True, picks="highest"),
    "min": CombineFacts(_("the lowest unit"), picks="lowest"),
    "all": CombineFacts(_("every unit has to"), every_unit_has_to=True),
    "any": CombineFacts(_("one unit is enough"), never_doubles=True, one_is_enough=True),
}
NOT_COMBINED = CombineFacts(COMBINE["sum"].word, never_doubles=True)
"""Of continuing work, and where the plan does not say how."""


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
