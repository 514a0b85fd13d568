"""Where the lines and bars of the web page's charts go, in whole SVG units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from workplan_cli.assessment.expected import expected_share, plan_share
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.rendering.export.content import Class

BAR = 1000
"""Length of a full bar."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line, with the day and the value it stands for."""

    x: int
    y: int
    label: str
    day: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Two lines over time: what was reached, and what was expected."""

    width: int
    height: int
    reached: tuple[Dot, ...]
    expected: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar."""

    key: str
    start: int
    length: int
    count: int


def burn_up(summary: Summary, width: int, height: int) -> Lines:
    """Targets met at the end of each period, and how many the expected share comes to."""
    plan, ids = summary.outcome.plan, {one.target.id for one in summary.results}
    total = len(
        [one for one in summary.results if one.goal is not None]
    )  # continuing work is never met
    met = [
        sum(one.status == "met" and one.target.id in ids for one in outcome.targets)
        for outcome in summary.moments
    ]
    days = [outcome.as_of for outcome in summary.moments]
    frame = _Frame(plan.period.start, plan.period.end, width, height)
    ends = sorted({*days, plan.period.end})
    return Lines(
        width,
        height,
        tuple(
            frame.dot(day, Fraction(count, total or 1), str(count))
            for day, count in zip(days, met, strict=True)
        ),
        (
            frame.dot(plan.period.start, Fraction(0), "0"),
            *(
                frame.dot(day, plan_share(plan, day), str(int(plan_share(plan, day) * total)))
                for day in ends
            ),
        ),
    )


def history(moments: Sequence[Outcome], target: str, width: int, height: int) -> Lines | None:
    """Progress of one target at the end of each period; None where there never was a figure."""
    results = [(outcome.as_of, outcome.by_id[target]) for outcome in moments]
    known = [
        (day, one.verdict.progress) for day, one in results if one.verdict.progress is not None
    ]
    if not known:
        return None
    plan, last = moments[-1].plan, results[-1][1]
    frame = _Frame(plan.period.start, plan.period.end, width, height)
    expected = [] if last.expected is None else _expected(moments, last)
    return Lines(
        width,
        height,
        tuple(frame.dot(day, share, f"{round(100 * share)}%") for day, share in known),
        tuple(frame.dot(day, share, f"{round(100 * share)}%") for day, share in expected),
    )


def _expected(moments: Sequence[Outcome], result: TargetResult) -> list[tuple[date, Fraction]]:
    """The expected share where it bends, and on both sides of where it jumps."""
    plan, schedule = moments[-1].plan, result.target.schedule
    steps = [] if schedule is None or schedule == "at_due" else [step.by for step in schedule]
    jumps = [*steps, result.due] if schedule is not None else []
    days = {plan.period.start, result.due, plan.period.end, *jumps}
    days |= {day - timedelta(days=1) for day in jumps if day > plan.period.start}
    return [(day, expected_share(plan, result.target, day)) for day in sorted(days)]


@dataclass(frozen=True, slots=True)
class _Frame:
    start: date
    end: date
    width: int
    height: int

    def dot(self, day: date, share: Fraction, label: str) -> Dot:
        """A day and a share of one as a point; what is outside stays on the edge."""
        across = Fraction((day - self.start).days, max((self.end - self.start).days, 1))
        across = min(max(across, Fraction(0)), Fraction(1))
        up = min(max(share, Fraction(0)), Fraction(1))
        x, y = round(across * self.width), round((1 - up) * self.height)
        return Dot(x, y, label, day.isoformat())


def segments(found: Sequence[Class]) -> list[Segment]:
    """One bar of the classes, without those that have no targets."""
    total = sum(one.count for one in found) or 1
    made, start, before = [], 0, 0
    for one in found:
        before += one.count
        end = BAR * before // total
        if one.count:
            made.append(Segment(one.key, start, end - start, one.count))
        start = end
    return made
