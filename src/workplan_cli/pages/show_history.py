"""A target over the periods, as small bars, and its pace."""

from collections.abc import Iterator

from workplan_cli.assessment.history import History, Pace, PastPoint
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.pages.blocks import Column, Gauge, PageSection, Pairs, section, table
from workplan_cli.pages.goals import difference, reached_in_words
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.values import Said


def _gauge(point: PastPoint) -> Gauge:
    return Gauge(point.result.rating.progress, point.result.expected)


_POINTS = (
    Column(_("period"), "id", lambda point: point.period.name, width=10),
    Column(_("progress"), "percent", _gauge, width=11),
    Column(_("actual"), "figure", lambda point: reached_in_words(point.result), width=14),
    Column(_("status"), "mark", lambda point: of_status(point.result.status), 1, width=16),
)


def over_time(result: TargetResult, past: History) -> Iterator[PageSection | None]:
    """The bars and, where there is one, the pace; nothing for what was never reported."""
    rate = [one.result.rating for one in past.points]
    if result.goal is None or all(rating.actual is None for rating in rate):
        return
    bars = any(rating.progress is not None for rating in rate)
    heading = _("By period (█ reached, │ expected)") if bars else _("By period")
    yield section(table(_POINTS, past.points, bare=True), heading=heading)
    if past.pace is not None:
        yield section(Pairs(tuple(_pace(result, past.pace))), heading=_("Pace"))


def _pace(result: TargetResult, pace: Pace) -> Iterator[tuple[str, Said]]:
    amount = difference(result.target, pace.present)
    yield _("so far"), message(_("{amount} a month"), amount=amount)
    if pace.needed is not None:
        amount = difference(result.target, pace.needed)
        needed = message(_("{amount} a month until {due}"), amount=amount, due=result.due)
        yield _("needed"), needed
    if pace.reached_on is not None:
        reached = message(_("the goal would be reached on {day}"), day=pace.reached_on)
        yield _("at this pace"), reached
    elif pace.needed is not None:
        yield _("at this pace"), message(_("the goal is not reached"))
