"""For every unit and period: did it have to report, did it, and was that in time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from workplan_cli.assessment.judged_day import Day
from workplan_cli.assessment.standings import informative
from workplan_cli.assessment.timeline import current_period, periods_over
from workplan_cli.model.calendar import Reporting
from workplan_cli.model.outcome import Outcome, Promptness, Submission, TargetResult, UnitResult
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.units import Units

Part = tuple[TargetResult, UnitResult]
"""A target, and a unit's part in it."""
Answer = Promptness | Literal["blank"]
"""As a report comes; `blank`: the report came, and says nothing of the target."""
ANSWERS: tuple[Answer, ...] = (
    "on_time", "late", "undated", "blank", "wrong", "empty", "missing", "open",
)  # fmt: skip


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
    real = [filed for filed in reports if not filed.supposed]
    return bool(real) and all(filed.compiled for filed in real)


def received_on(reports: Iterable[LoadedReport], day: date) -> list[LoadedReport]:
    """Reports that had come in on a day; one without `submitted` counts once its period is over.

    Stricter than `timeline.known_on`, which also takes what was submitted after the period about
    it: whoever is to be reminded on a day is judged by what was there on that day (D-034).
    """
    return [one for one in reports if (one.report.submitted or one.report.period.end) <= day]


def submissions(
    day: Day,
    due: Sequence[str],
    reports: Iterable[LoadedReport],
    targets: Sequence[TargetResult],
    known_on: date,
) -> Mapping[str, tuple[Submission, ...]]:
    """Every unit's due reports up to a day, in the rhythm of its targets, the oldest first.

    How each came is as known on `known_on`. No report is due from a unit for a period at the end
    of which it was not there, nor for one before which all of its targets were finished.
    """
    by_unit = _by_unit(reports)
    return {
        unit: tuple(
            submission(unit, period, last, by_unit.get(unit, ()), known_on)
            for period, last in _owed(day.plan, own, day.date)
            if day.units.reporting_for((unit,), period.end)
        )
        for unit, own in parts_of(due, targets).items()
    }


def _owed(plan: Plan, own: Iterable[Part], day: date) -> list[tuple[Period, date]]:
    """The periods over on a day that a unit has something to report on, and the days for it.

    Of periods that end together one report is owed: on the plan's own period, else the shortest,
    by the first of their days.
    """
    alike: dict[Reporting, list[Part]] = {}
    for result, part in own:
        if part.must_report:
            alike.setdefault(plan.reporting_of(result.target), []).append((result, part))
    found: dict[date, list[tuple[Period, date]]] = {}
    for members in alike.values():
        target = members[0][0].target
        for period in periods_over(plan, day, target):
            if not all(finished(result, part, period) for result, part in members):
                last = plan.report_due(period, target)
                found.setdefault(period.end, []).append((period, last))
    return [_one_report(plan, found[end]) for end in sorted(found)]


def _one_report(plan: Plan, owed: Sequence[tuple[Period, date]]) -> tuple[Period, date]:
    period = max((one for one, _last in owed), key=lambda one: (one in plan.rhythm, one.start))
    return period, min(last for _one, last in owed)


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
        if not filed.supposed:
            found.setdefault(filed.report.unit, []).append(filed)
    return found


def finished(result: TargetResult, part: UnitResult, period: Period) -> bool:
    """Whether nothing was to be reported for a period: done, met when due, or withdrawn by then."""
    if result.target.withdrawn_by(period.end):
        return True
    done = part.standing.done if part.standing else None
    if done is not None and done < period.start:
        return True
    return result.status == "met" and result.due < period.start


def submission(
    unit: str, period: Period, due: date, reports: Iterable[LoadedReport], day: date
) -> Submission:
    """One report that was due: by `submitted` against the last day for it.

    A report answers a period when its own period holds the last day of it: one for June answers
    the second quarter, one for the year answers all four. Late is said only where it is certain:
    a first report without a day, or a late revision whose first version is not here, is undated.
    """
    there = [
        one for one in reports if one.report.period.start <= period.end <= one.report.period.end
    ]
    answers = [one for one in there if one.says_something]
    if not answers:
        return _nothing_said(unit, period, due, there, day)
    in_time = [one for one in answers if one.report.submitted and one.report.submitted <= due]
    if in_time:
        return Submission(unit, period, due, "on_time", 0, min(in_time, key=_from_first))
    first = min(answers, key=_from_first)
    if first.report.submitted is None or first.report.revision > 1:
        return Submission(unit, period, due, "undated", 0, first)
    return Submission(unit, period, due, "late", (first.report.submitted - due).days, first)


def _nothing_said(
    unit: str, period: Period, due: date, there: Sequence[LoadedReport], day: date
) -> Submission:
    """No report that says anything: a file that is wrong or empty, or none; or there is time."""
    wrong = [one for one in there if one.mistake]
    if wrong:
        newest = max(wrong, key=_from_first)
        return Submission(unit, period, due, "wrong", max((day - due).days, 0), newest)
    days, over = abs((day - due).days), day > due
    if there and over:
        return Submission(unit, period, due, "empty", days, max(there, key=_from_first))
    return Submission(unit, period, due, "missing" if over else "open", days)


def _from_first(filed: LoadedReport) -> tuple[int, date, str]:
    """The lowest revision first, then the earliest day; without a day before any."""
    return (filed.report.revision, filed.report.submitted or date.min, filed.file)


def rounds(
    plan: Plan,
    units: Units,
    result: TargetResult,
    reports: Iterable[LoadedReport],
    day: date,
    until: date | None = None,
) -> tuple[Round, ...]:
    """Every period up to a day, the oldest first, with the units that were asked for a target.

    What counts is the report that first said something of the target, be it why there is no
    figure; a unit is not asked any more once its part is finished. Units that are gone by now were
    asked while they were there.
    `until`: up to what day reports were taken in, if that is a later one.
    """
    told = {
        (one.unit, one.period)
        for one in result.readings
        if one.entry.no_figure and not one.superseded
    }
    told |= {(one.unit, one.period) for one in informative(result.target, result.readings)}
    files = {one.file for one in result.readings if (one.unit, one.period) in told}
    by_unit = _by_unit(reports)
    found = []
    parts = {part.unit: part for part in result.units}
    for period in periods_over(plan, day, result.target):
        submissions: dict[Answer, list[Submission]] = {answer: [] for answer in ANSWERS}
        due = plan.report_due(period, result.target)
        for unit in units.asked_on(result.target.reporters, period.end):
            part = parts.get(unit) or UnitResult(unit, True, False, False, "counted", None)
            new = not part.must_report and plan.spares(unit, result.target, units)
            if not new and not finished(result, part, period):
                answer, own = _answer(unit, period, due, by_unit.get(unit, ()), files, until or day)
                submissions[answer].append(own)
        found.append(
            Round(period, due, {answer: tuple(own) for answer, own in submissions.items()})
        )
    return tuple(found)


def _answer(
    unit: str,
    period: Period,
    due: date,
    reports: Sequence[LoadedReport],
    files: Collection[str],
    day: date,
) -> tuple[Answer, Submission]:
    own = submission(unit, period, due, [one for one in reports if one.file in files], day)
    whole = submission(unit, period, due, reports, day)
    if own.filed is None:
        return ("blank" if whole.reported else whole.state), whole
    if own.state == "undated" and whole.state != "undated" and own.submitted is not None:
        # The version before is here, and did not have the entry.
        return "late", replace(own, state="late", days=(own.submitted - own.due).days)
    return own.state, own


def has_answered(outcome: Outcome, result: TargetResult, unit: str) -> bool:
    """Whether a unit has said of the newest period why there is no figure, which is a word too."""
    told = [one.until for one in result.readings_of.get(unit, ()) if one.entry.no_figure]
    period = current_period(outcome.plan, outcome.as_of, result.target) if told else None
    return period is not None and max(told) >= period.end


def has_time(outcome: Outcome, result: TargetResult) -> bool:
    """Whether the newest period of a target may still be reported on: then nobody is silent."""
    period = current_period(outcome.plan, outcome.as_of, result.target)
    if period is None:
        return False
    return outcome.known_on <= outcome.plan.report_due(period, result.target)


def not_heard(outcome: Outcome, result: TargetResult) -> list[str]:
    """Units without a word on a target for its newest period, once it is late (D-344)."""
    if not result.silent_units or has_time(outcome, result):
        return []
    return [unit for unit in result.silent_units if not has_answered(outcome, result, unit)]
