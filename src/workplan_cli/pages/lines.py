"""Line charts of progress: of all targets together, and of each."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from workplan_cli.assessment.expected import expected_share, plan_share
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.pages.charts import ChartPoint, LineChart
from workplan_cli.pages.values import LongDay, Percent, run

_FEW = 4
"""Days that have room below a chart; of more only the last is named."""


def burn_up(summary: Summary) -> LineChart:
    """Targets met at the end of each period, and how many the expected share comes to."""
    plan, ids = summary.outcome.plan, {one.target.id for one in summary.results}
    goals = sum(one.goal is not None for one in summary.results)  # continuing work is never met
    days = tuple(outcome.as_of for outcome in summary.moments)
    met = [
        sum(one.status == "met" and one.target.id in ids for one in outcome.targets)
        for outcome in summary.moments
    ]
    reached = tuple(
        ChartPoint(day, Fraction(count, goals or 1), count)
        for day, count in zip(days, met, strict=True)
    )
    ends = sorted({*days, plan.period.end})
    share = plan_share(plan, ends[-1])
    return LineChart(
        start=plan.period.start,
        end=plan.period.end,
        reached=reached,
        expected=(
            ChartPoint(plan.period.start, Fraction(0)),
            *(ChartPoint(day, plan_share(plan, day)) for day in ends),
        ),
        levels=((Fraction(0), 0), (share, int(share * goals))),
        days=days if len(days) <= _FEW else days[-1:],
        title=_("Targets met over time"),
        names=(_("met"), _("expected")),
        text=message(
            _(
                "Targets met at the end of each period: {steps}. Of {count} targets, {goals} have "
                "a goal; their number times the expected share is {expected} on {day}."
            ),
            steps=tuple(run(point.day, point.label) for point in reached),
            count=len(summary.results),
            goals=goals,
            expected=int(plan_share(plan, days[-1]) * goals),
            day=LongDay(days[-1]),
        ),
    )


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
    plan, schedule = outcome.plan, result.target.schedule
    steps = [step.by for step in schedule] if isinstance(schedule, tuple) else []
    jumps = [*steps, result.due] if steps or schedule == "at_due" else []
    days = {plan.period.start, result.due, plan.period.end, *jumps}
    days |= {day - timedelta(days=1) for day in jumps if day > plan.period.start}
    return tuple(ChartPoint(day, expected_share(plan, result.target, day)) for day in sorted(days))
