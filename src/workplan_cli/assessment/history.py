"""One target over the periods, and who reported on it in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workplan_cli.assessment.judged_day import on
from workplan_cli.assessment.punctuality import Round, nobody_was_asked, rounds
from workplan_cli.assessment.target_results import result
from workplan_cli.assessment.timeline import Made, known_on, periods_over, readings
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units


@dataclass(frozen=True, slots=True)
class PastPoint:
    """The target at the end of a period, by the reports known on that day."""

    period: Period
    result: TargetResult


@dataclass(frozen=True, slots=True)
class History:
    """Points in order of time, the last one before or on the day that was asked for."""

    points: tuple[PastPoint, ...]
    rounds: tuple[Round, ...]


def history(
    plan: Plan,
    units: Units,
    reports: Sequence[LoadedReport],
    target: Target,
    day: date,
    until: date | None = None,
) -> History:
    """The target at the end of every period in its rhythm up to a day, and who reported.

    `until`: up to what day reports were taken in, if that is a later one (D-271).
    """
    made: Made = {}

    def on_day(day: date) -> TargetResult:
        return result(on(plan, units, day), target, readings(known_on(reports, day), day, made))

    over = periods_over(plan, day, target)
    points = tuple(PastPoint(period, on_day(period.end)) for period in over)
    today = on_day(day)
    known = known_on(reports, day, until)
    asked = () if nobody_was_asked(reports) else rounds(plan, units, today, known, day, until)
    return History(points, asked)
