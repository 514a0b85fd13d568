"""Line charts of progress: of all targets together, and of each."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from workplan_cli.assessment.expected import expected_share
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.pages.charts import ChartPoint, LineChart
from workplan_cli.pages.values import Percent, run


def progress(moments: Sequence[Outcome], target: str) -> LineChart | None:
    """Progress of one target at the end of each period; None where there never was a figure."""
    results = [(outcome.as_of, outcome.by_id[target]) for outcome in moments]
    known = [(day, one.rating.progress) for day, one in results if one.rating.progress is not None]
    if not known:
        return None
    period, last = moments[-1].plan.period, results[-1][1]
    steps = run(*(run(day, Percent(share, 0)) for day, share in known), between=" · ")
    return LineChart(
        start=period.start,
        end=period.end,
        reached=(
            *(ChartPoint(day, share) for day, share in known[:-1]),
            ChartPoint(*known[-1], Percent(known[-1][1], 0)),
        ),
        expected=() if last.expected is None else _expected(moments[-1], last),
        levels=((Fraction(1), Percent(Fraction(1), 0)), (Fraction(0), 0)),
        days=(period.start, period.end),
        text=run(
            run("— ", message(_("reached")), ": ", steps, between=""),
            run("- - ", message(_("expected")), ": ", Percent(last.expected), between=""),
            between="; ",
        ),
        small=True,
    )


def _expected(outcome: Outcome, result: TargetResult) -> tuple[ChartPoint, ...]:
    """The expected share where it bends, and on both sides of where it jumps."""
    plan, target, schedule = outcome.plan, result.target, result.target.schedule
    steps = [step.by for step in schedule] if isinstance(schedule, tuple) else []
    jumps = [*steps, result.due] if steps or schedule == "at_due" else []
    days = {plan.period.start, result.due, plan.period.end, *jumps}
    days |= {day - timedelta(days=1) for day in jumps if day > plan.period.start}
    return tuple(
        ChartPoint(day, expected_share(plan, target, day, result.baseline)) for day in sorted(days)
    )
