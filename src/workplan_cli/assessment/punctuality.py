"""For every unit and period: did it have to report, did it, and was that in time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from workplan_cli.assessment.standings import informative
from workplan_cli.assessment.timeline import periods_over
from workplan_cli.model.outcome import Promptness, Submission, TargetResult, UnitResult
from workplan_cli.model.period import Period, due_day
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport

Part = tuple[TargetResult, UnitResult]
"""A target, and a unit's part in it."""
Answer = Promptness | Literal["blank"]
"""As a report comes; `blank`: the report came, and says nothing of the target."""
ANSWERS: tuple[Answer, ...] = ("on_time", "late", "undated", "blank", "missing", "open")


@dataclass(frozen=True, slots=True)
class Round:
    """One target in one period: how each unit that was asked answered, none twice."""

    period: Period
    due: date
    submissions: Mapping[Answer, tuple[Submission, ...]]

    @property
    def asked(self) -> int:
        """How many units had to report."""
        return sum(len(found) for found in self.submissions.values())


def nobody_was_asked(reports: Collection[LoadedReport]) -> bool:
    """Whether all reports are from public sources: then nobody owes one, or is late (D-038)."""
    return bool(reports) and all(filed.compiled for filed in reports)


def received_on(reports: Iterable[LoadedReport], day: date) -> list[LoadedReport]:
    """Reports that had come in on a day; one without `submitted` counts once its period is over.

    Stricter than `timeline.known_on`, which also takes what was submitted after the period about
    it: whoever is to be reminded on a day is judged by what was there on that day (D-034).
    """
    return [one for one in reports if (one.report.submitted or one.report.period.end) <= day]


def last_received(reports: Iterable[LoadedReport]) -> date | None:
    """The newest day that the reports know of: the last submission, or the end of a period."""
    found = [filed.report for filed in reports]
    return max(
        (max(one.submitted or one.period.end, one.period.end) for one in found), default=None
    )


def submissions(
    plan: Plan,
    units: Sequence[str],
    reports: Iterable[LoadedReport],
    targets: Sequence[TargetResult],
    day: date,
) -> Mapping[str, tuple[Submission, ...]]:
    """Every unit's due reports up to a day, in the plan's rhythm, the oldest first.

    No report is due from a unit for a period before which all of its targets were finished.
    """
    over, by_unit = periods_over(plan, day), _by_unit(reports)
    return {
        unit: tuple(
            submission(plan, unit, period, by_unit.get(unit, ()), day)
            for period in over
            if any(part.must_report and not finished(result, part, period) for result, part in own)
        )
        for unit, own in parts_of(units, targets).items()
    }


def parts_of(units: Iterable[str], results: Iterable[TargetResult]) -> dict[str, list[Part]]:
    """By unit the targets that it has to do with, and its part in each."""
    found: dict[str, list[Part]] = {unit: [] for unit in units}
    for result in results:
        for part in result.units:
            if part.unit in found:
                found[part.unit].append((result, part))
    return found


def parts_asked(units: Iterable[str], results: Iterable[TargetResult]) -> dict[str, list[Part]]:
    """By unit the targets that it must report on, and its part in each."""
    return {
        unit: [(result, part) for result, part in own if part.must_report]
        for unit, own in parts_of(units, results).items()
    }


def _by_unit(reports: Iterable[LoadedReport]) -> dict[str, list[LoadedReport]]:
    found: dict[str, list[LoadedReport]] = {}
    for filed in reports:
        found.setdefault(filed.report.unit, []).append(filed)
    return found


def finished(result: TargetResult, part: UnitResult, period: Period) -> bool:
    """Whether nothing more was to be reported for a period: done, or met when due, before it."""
    done = part.standing.done if part.standing else None
    if done is not None and done < period.start:
        return True
    return result.status == "met" and result.due < period.start


def submission(
    plan: Plan, unit: str, period: Period, reports: Iterable[LoadedReport], day: date
) -> Submission:
    """One due report: by `submitted` against the end of the period and the plan's days of grace.

    A report answers a period when its own period holds the last day of it: one for June answers
    the second quarter, one for the year answers all four. Late is said only where it is certain:
    a first report without a day, or a late revision whose first version is not here, is undated.
    """
    due = due_day(period, plan.reporting.due_days)
    answers = [
        one for one in reports if one.report.period.start <= period.end <= one.report.period.end
    ]
    if not answers:
        state: Promptness = "missing" if day > due else "open"
        return Submission(unit, period, due, state, abs((day - due).days))
    in_time = [one for one in answers if one.report.submitted and one.report.submitted <= due]
    if in_time:
        return Submission(unit, period, due, "on_time", 0, min(in_time, key=_from_first))
    first = min(answers, key=_from_first)
    if first.report.submitted is None or first.report.revision > 1:
        return Submission(unit, period, due, "undated", 0, first)
    return Submission(unit, period, due, "late", (first.report.submitted - due).days, first)


def _from_first(filed: LoadedReport) -> tuple[int, date, str]:
    """The lowest revision first, then the earliest day; without a day before any."""
    return (filed.report.revision, filed.report.submitted or date.min, filed.file)


def rounds(
    plan: Plan, result: TargetResult, reports: Iterable[LoadedReport], day: date
) -> tuple[Round, ...]:
    """Every period up to a day, the oldest first, with the units that were asked for a target.

    What counts is the report that first said something of the target; a unit is not asked any
    more once its part is finished.
    """
    told = {(one.unit, one.period) for one in informative(result.target, result.readings)}
    files = {one.file for one in result.readings if (one.unit, one.period) in told}
    by_unit = _by_unit(reports)
    found = []
    for period in periods_over(plan, day):
        submissions: dict[Answer, list[Submission]] = {answer: [] for answer in ANSWERS}
        for part in result.units:
            if part.must_report and not finished(result, part, period):
                answer, own = _answer(plan, part, period, by_unit.get(part.unit, ()), files, day)
                submissions[answer].append(own)
        due = due_day(period, plan.reporting.due_days)
        found.append(
            Round(period, due, {answer: tuple(own) for answer, own in submissions.items()})
        )
    return tuple(found)


def _answer(
    plan: Plan,
    part: UnitResult,
    period: Period,
    reports: Sequence[LoadedReport],
    files: Collection[str],
    day: date,
) -> tuple[Answer, Submission]:
    own = submission(plan, part.unit, period, [one for one in reports if one.file in files], day)
    whole = submission(plan, part.unit, period, reports, day)
    if own.filed is None:
        return ("blank" if whole.filed else whole.state), whole
    sent = own.filed.report.submitted
    if own.state == "undated" and whole.state != "undated" and sent is not None:
        # The version before is here, and did not have the entry.
        return "late", replace(own, state="late", days=(sent - own.due).days)
    return own.state, own
