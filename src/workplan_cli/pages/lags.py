"""How a unit's own part of a target that is late stands, in words."""

from operator import attrgetter
from typing import NamedTuple

from workplan_cli.assessment.duties import Lag
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.status import status_word
from workplan_cli.pages.blocks import Column
from workplan_cli.pages.columns import named
from workplan_cli.pages.goals import goal_in_words, own_in_words
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.phrases import name_of
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Points


def own_gap(outcome: Outcome, lag: Lag) -> Points:
    """Progress of the unit's own part minus expected share."""
    return Points(lag.rating.gap, outcome.plan.thresholds.edges)


def lag_in_words(outcome: Outcome, lag: Lag) -> Message:
    """What was to be reached, what has been, by how much it is short, and the status."""
    values = {
        "target": lag.result.target.id,
        "title": lag.result.target.title,
        "goal": goal_in_words(lag.result.target, lag.goal),
        "actual": own_in_words(lag),
        "status": status_word(lag.rating.status),
    }
    if lag.rating.gap is None:
        return message(_("{target} {title}: goal {goal}, so far {actual}; {status}"), **values)
    return message(
        _("{target} {title}: goal {goal}, so far {actual}, gap {gap} points; {status}"),
        **values,
        gap=own_gap(outcome, lag),
    )


class Late(NamedTuple):
    """A target that a unit is late with."""

    outcome: Outcome
    unit: str
    lag: Lag


_GOAL = Column(
    _("Goal"), "text", lambda row: goal_in_words(row.lag.result.target, row.lag.goal), 2, width=16
)
_GAP = Column(_("Gap"), "points", lambda row: own_gap(row.outcome, row.lag), width=8)
COLUMNS = (
    Column(_("Unit"), "text", lambda row: unit_name(row.outcome, row.unit), 1, width=12),
    Column(_("Target"), "text", lambda row: name_of(row.lag.result), 3, width=30),
    _GOAL,
    Column(_("Actual"), "text", lambda row: own_in_words(row.lag), 1, width=14),
    _GAP,
    Column(_("Status"), "text", lambda row: status_word(row.lag.rating.status), width=10),
)
"""What a circular shows of each."""
OF_ONE_UNIT = (
    *named(attrgetter("lag.result.target")),
    _GOAL,
    Column(_("Actual"), "text", lambda row: own_in_words(row.lag), width=9),
    _GAP,
    Column(_("Status"), "mark", lambda row: of_status(row.lag.rating.status), width=10),
)
"""What is shown where all of them are of one unit."""
