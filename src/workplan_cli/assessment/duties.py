"""What every unit owes on a day: reports, entries, evidence, and progress."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from workplan_cli.assessment.evidence import unbacked
from workplan_cli.assessment.own_part import own_goal
from workplan_cli.assessment.punctuality import Part, finished, parts_of, received_on
from workplan_cli.assessment.review import review
from workplan_cli.assessment.scope import Scope
from workplan_cli.assessment.target_results import How
from workplan_cli.assessment.timeline import current_period
from workplan_cli.assessment.unusable import errors, is_unusable
from workplan_cli.model.doubt import Doubt
from workplan_cli.model.goal import Goal
from workplan_cli.model.outcome import (
    PROMPTNESS,
    TO_DO_AGAIN,
    Outcome,
    Promptness,
    Rating,
    Submission,
    TargetResult,
    UnitResult,
)
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.status import is_late, is_overdue, is_short
from workplan_cli.model.units import Units

Level = Literal["red", "yellow", "blue", "green"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The most pressing first."""


@dataclass(frozen=True, slots=True)
class Lag:
    """A target on which a unit's own part is late, and what the unit itself has to reach."""

    result: TargetResult
    part: UnitResult
    goal: Goal
    rating: Rating


@dataclass(frozen=True)
class Duties:
    """One unit's reports that were due so far, and what it owes.

    `entries` are targets left out of a report that did come; a report that is missing is owed as
    a whole, and its entries are not listed again. `unbacked` are entries that claim something
    without evidence, `wrong` figures with errors that nobody has corrected, where the outcome has
    its doubts. `red_from`: reports missing in a row from which the unit is red.
    """

    unit: str
    red_from: int
    submissions: tuple[Submission, ...]
    entries: tuple[TargetResult, ...]
    unbacked: tuple[tuple[TargetResult, Reading], ...]
    lags: tuple[Lag, ...]
    wrong: tuple[tuple[TargetResult, Doubt], ...] = ()

    def within(self, scope: Scope) -> "Duties":
        """The same reports; of entries, evidence and progress those on targets in a scope.

        A status asked for is that of the unit's own part where it has one.
        """
        return replace(
            self,
            entries=tuple(one for one in self.entries if scope.shows(one)),
            unbacked=tuple(one for one in self.unbacked if scope.shows(one[0])),
            wrong=tuple(one for one in self.wrong if scope.shows(one[0])),
            lags=tuple(
                one for one in self.lags if scope.shows(replace(one.result, rating=one.rating))
            ),
        )

    @cached_property
    def missing(self) -> tuple[Submission, ...]:
        """Reports past their day, the oldest first: those since the unit was last heard from."""
        found: list[Submission] = []
        for submission in reversed(self.submissions):
            if submission.state == "missing":
                found.append(submission)
            elif submission.state != "open":
                break
        return tuple(reversed(found))

    @property
    def never_came(self) -> tuple[Submission, ...]:
        """Every report past its day that is not there, also those before the newest that is."""
        return tuple(submission for submission in self.submissions if submission.state == "missing")

    @property
    def to_do_again(self) -> tuple[Submission, ...]:
        """Reports whose files are there and cannot be read, or say nothing, the oldest first."""
        return tuple(one for one in self.submissions if one.state in TO_DO_AGAIN)

    @property
    def open(self) -> Submission | None:
        """The report that is still to come, with days left."""
        return self._newest("open")

    @property
    def came_late(self) -> Submission | None:
        """The newest report, if it came late."""
        return self._newest("late")

    def _newest(self, state: Promptness) -> Submission | None:
        return next((one for one in self.submissions[-1:] if one.state == state), None)

    @property
    def days_late(self) -> int:
        """Days since the oldest of the missing reports was due; else those of a late newest one."""
        if self.missing:
            return self.missing[0].days
        return self.came_late.days if self.came_late else 0

    @property
    def owes_anything(self) -> bool:
        """Whether there is anything to remind the unit of; a late report that came is settled."""
        return bool(self.open or self.wrong or self.is_lacking)

    @property
    def is_lacking(self) -> bool:
        """Whether anything is wrong by now: a report, an entry, evidence, or progress."""
        reports = self.missing or self.to_do_again
        return bool(reports or self.entries or self.unbacked or self.lags)

    @property
    def level(self) -> Level:
        """Red: silent for periods, or a target far behind or overdue; yellow: late, or slipping.

        Yellow also: entries or evidence missing, or something to correct. Blue: a report is due.
        Green: nothing (D-036).
        """
        far = any(is_late(lag.rating.status) for lag in self.lags)
        if far or len(self.missing) >= self.red_from:
            return "red"
        if self.is_lacking or self.wrong or self.came_late:
            return "yellow"
        return "blue" if self.open else "green"


@dataclass(frozen=True, slots=True)
class Chase:
    """What the units owe on a day: all of them, or the one that was asked for."""

    outcome: Outcome
    """The plan at the end of the newest period, by what had come in on the day of the question."""
    all_duties: tuple[Duties, ...]
    single: bool = False

    @property
    def day(self) -> date:
        """The day of the question: up to it reports were taken in."""
        return self.outcome.known_on


def chased(
    plan: Plan,
    units: Units,
    reports: Sequence[LoadedReport],
    day: date,
    *,
    for_circular: bool = False,
    how: How = How(),  # noqa: B008 - frozen
) -> Outcome:
    """The plan as it is to be chased on a day, by the reports that had come in by then (D-271).

    Judged is the end of the newest period, which figures describe. A circular is about one period:
    what came in about a later one, for which others still have time, is left out of it.
    """
    received = received_on(reports, day)
    period = current_period(plan, day)
    judged_on = period.end if period else day
    outcome = review(plan, units, received, judged_on, until=day, how=how)
    settled = settled_period(duties_of(outcome)) if for_circular else period
    if settled is None or settled == period:
        return outcome
    about = [one for one in received if one.report.period.end <= settled.end]
    return review(plan, units, about, settled.end, until=day, how=how)


def duties_of(outcome: Outcome) -> tuple[Duties, ...]:
    """What every unit that must report owes, in the order of the units file.

    In a part of the plan the same as in the whole: a unit has one light (D-341). Nobody is asked
    for what has been withdrawn or put off since the day that is judged (D-385).
    """
    if outcome.whole is not None:
        return tuple(one for one in duties_of(outcome.whole) if one.unit in outcome.submissions)
    asked = [one for one in outcome.targets if not one.target.withdrawn_by(outcome.known_on)]
    parts = parts_of(outcome.submissions, asked)
    return tuple(_duties(unit, outcome, parts[unit]) for unit in parts)


def settled_period(all_duties: Sequence[Duties]) -> Period | None:
    """The newest period whose reports are all here or past their day: what a circular is about."""
    due = [submission for duties in all_duties for submission in duties.submissions]
    waiting = {submission.period for submission in due if submission.waiting}
    over = [submission.period for submission in due if submission.period not in waiting]
    return max(over, key=lambda period: period.order, default=None)


def submissions_of(
    all_duties: Sequence[Duties], period: Period
) -> dict[Promptness, list[tuple[Duties, Submission]]]:
    """Who had to report on a period, by how their reports came, in the order of the units."""
    found: dict[Promptness, list[tuple[Duties, Submission]]] = {state: [] for state in PROMPTNESS}
    for duties in all_duties:
        for submission in duties.submissions:
            if submission.period == period:
                found[submission.state].append((duties, submission))
    return found


def _duties(unit: str, outcome: Outcome, own: Sequence[Part]) -> Duties:
    submissions = outcome.submissions[unit]
    return Duties(
        unit,
        outcome.plan.thresholds.silent_periods,
        submissions,
        tuple(_left_out(submissions, own, outcome)),
        tuple(unbacked(own)),
        tuple(_lags(own, outcome)),
        tuple(errors(unit, own)),
    )


def _left_out(
    submissions: Sequence[Submission], own: Sequence[Part], outcome: Outcome
) -> Iterator[TargetResult]:
    """Targets without an entry, though the report came that should have it.

    That is the unit's newest one, if on less than the period once that is due; for a target with a
    rhythm of its own the one that its own newest period ends with, once the last day is over.
    """
    came = {one.period.end for one in submissions if one.reported}
    newest = submissions[-1] if submissions else None
    for result, part in own:
        period = newest and newest.period
        if newest and newest.in_part and outcome.plan.report_due(newest.period) >= outcome.known_on:
            period = None
        if result.target.reporting is not None:
            period = current_period(outcome.plan, outcome.as_of, result.target)
            if period and outcome.plan.report_due(period, result.target) >= outcome.known_on:
                continue
        if period and period.end in came and is_missed(result, part, period):
            yield result


def is_missed(result: TargetResult, part: UnitResult, period: Period) -> bool:
    """Whether a unit owes an entry: not where all is done, nor before anything is expected.

    Nor where it has said why there is no figure, which is an answer, or given one that does not
    fit, which is to be corrected.
    """
    owed = part.must_report and part.silent and result.expected != 0
    if not owed or finished(result, part, period):
        return False
    entries = result.readings_of.get(part.unit, ())
    there = (one.entry for one in entries if one.until >= period.end and not one.superseded)
    return not any(one.no_figure or is_unusable(result.target, one) for one in there)


def own_rating_of(result: TargetResult, part: UnitResult) -> Rating | None:
    """How a unit's own part stands: by its allocation, or alone responsible for the whole."""
    if part.own is not None or part.standing is None or not part.must_report:
        return part.own
    return result.rating if result.asked == 1 else None


def lags_behind(result: TargetResult, part: UnitResult) -> bool:
    """Whether a unit's own part is late; not by a figure carried over from an earlier period.

    Nobody falls short of what others have to report on (D-392).
    """
    rating = own_rating_of(result, part)
    owed = part.must_report and not part.silent
    return owed and rating is not None and is_short(rating.status)


def _lags(own: Sequence[Part], outcome: Outcome) -> Iterator[Lag]:
    """Late parts; nobody is asked about what was done since, or has been given more time since."""
    for result, part in own:
        rating = own_rating_of(result, part)
        if rating is None or result.goal is None or not lags_behind(result, part):
            continue
        done = part.standing.newest.entry.done if part.standing else None
        due = outcome.plan.due(result.target.on(outcome.known_on))
        more_time = is_overdue(rating.status) and due > outcome.as_of
        if (done is None or done > outcome.known_on) and not more_time:
            yield Lag(result, part, own_goal(result.target, result.goal, part.unit), rating)
