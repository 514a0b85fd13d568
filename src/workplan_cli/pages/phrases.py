"""What several pages say in the same words of targets, units and days."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workplan_cli.assessment.excluded import excluded
from workplan_cli.assessment.highlights import lights, short_units, statuses_within
from workplan_cli.assessment.pace import pace
from workplan_cli.assessment.punctuality import nobody_was_asked
from workplan_cli.assessment.shares import moved_shares
from workplan_cli.model.message import Message, _, counted, first_few, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.status import STATUS, Class, is_overdue, status_word
from workplan_cli.pages.columns import TargetRow, gap
from workplan_cli.pages.doubts import doubts_in_all
from workplan_cli.pages.goals import a_month, goal_in_words, reached_in_words
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.unit_rows import of_part, reporters_of, some_units, unit_name
from workplan_cli.pages.values import LongDay, LongPeriod, Said, clauses, run

if TYPE_CHECKING:
    from workplan_cli.assessment.summary import Summary


JUDGED = _("judged on")
"""The day that figures and statuses describe."""
KNOWN = _("known on")
"""The day up to which reports were taken in: who is late or missing is judged on it."""


class Phrases(NamedTuple):
    """Says what is in a summary."""

    summary: "Summary"

    def title(self) -> Message:
        """The heading of the whole."""
        return message(_("{plan}: progress summary"), plan=self.summary.outcome.plan.title)

    def no_gaps(self) -> Message:
        """That nothing falls short, as far as it can be told."""
        found = {result.status for result in self.summary.results}
        if found <= {"unreported", "silent"}:
            return message(_("Nothing has been reported, so no gap can be told."))
        if "undecided" in found:
            return message(
                _("Nothing certainly falls short of its schedule; see what cannot be judged.")
            )
        return message(_("Nothing that was reported on falls short of its schedule."))

    def newly_met_title(self) -> Message:
        """Says from when on a target is newly met."""
        return message(_("Newly met since {day}"), day=self._earlier_day())

    def moved_title(self) -> Message:
        """Says from when on something moved."""
        return message(_("What moved since {day}"), day=self._earlier_day())

    def _earlier_day(self) -> LongDay:
        before = self.summary.before
        return LongDay(before.as_of if before else self.summary.outcome.plan.period.start)

    def remarks(self) -> Iterator[Message]:
        """What the headline leaves open: statuses within classes, reports, scope, doubts."""
        classes: dict[Class, str] = {
            "short": _("Short of schedule: {parts}."),
            "unknown": _("Cannot be judged: {parts}."),
        }
        for key, template in classes.items():
            parts = tuple(
                run(message(STATUS[status].short_word or STATUS[status].word), count)
                for status, count in statuses_within(self.summary.results, key)
            )
            if parts:
                yield message(template, parts=parts)
        yield from self.scope()
        yield from self.doubts()
        yield from self.notes()

    def doubts(self) -> Iterator[Message]:
        """What speaks against the figures: errors in the plan, and doubts about targets."""
        errors = sum(map(len, self.summary.material.plan_errors.values()))
        if errors:
            yield counted(
                _("{count} error in the plan: figures may be wrong."),
                _("{count} errors in the plan: figures may be wrong."),
                errors,
            )
        yield from doubts_in_all(self.summary.results)

    def scope(self) -> Iterator[Message]:
        """How many have reported, and what the page is limited to."""
        outcome, options = self.summary.outcome, self.summary.options
        if nobody_was_asked(self.summary.material.filed):
            yield message(_("From public sources; no unit was asked for a report."))
        elif outcome.period:
            yield counted(
                _("{reported} of {count} unit has reported for {period}."),
                _("{reported} of {count} units have reported for {period}."),
                len(outcome.units_due),
                reported=len(outcome.units_reported),
                period=LongPeriod(outcome.period),
            )
        for section in outcome.plan.sections:
            if section.number in options.section:
                title = message(
                    _("Only section {number}: {title}."), number=section.number, title=section.title
                )
                yield title
        yield from self._limits()
        if outcome.whole:
            yield from of_part(outcome, self.summary.scope.units)

    def _limits(self) -> Iterator[Message]:
        """The tasks, targets and statuses that the page is limited to."""
        options = self.summary.options
        for task in (
            one for section in self.summary.outcome.plan.sections for one in section.tasks
        ):
            if task.number in options.task:
                yield message(
                    _("Only task {number}: {title}."), number=task.number, title=task.title
                )
        if options.target:
            yield message(_("Only these targets: {targets}."), targets=first_few(options.target, 5))
        if options.status:
            words = tuple(status_word(one) for one in options.status)
            yield message(_("Only targets with these statuses: {statuses}."), statuses=words)

    def notes(self) -> Iterator[Message]:
        """What of the reports is in no figure."""
        outcome = self.summary.outcome
        plan = self.summary.material.plan  # a target of others is in it too
        for one in excluded(self.summary.known, plan, outcome.units, self._report):
            yield message(_("Note: {text}"), text=one)

    def rounding(self) -> Message | None:
        """Which share of a light was rounded in another way, for right below their picture."""
        return rounding_note([(one.word, one.count) for one in lights(self.summary.results)])

    def _report(self, filed: LoadedReport) -> Said:
        """A report by what it is on, because files have other names elsewhere."""
        return run(unit_name(self.summary.outcome, filed.report.unit), filed.report.period.name)

    def unreadable_title(self) -> Message:
        """How many files are in no figure."""
        return counted(
            _("{count} file could not be read and is in none of these figures:"),
            _("{count} files could not be read and are in none of these figures:"),
            len(self.summary.provenance.unreadable),
        )

    def unreadable(self) -> tuple[tuple[Said, Said], ...]:
        """Files that are in no figure, with every mistake that was found in them."""
        return tuple(
            (message(_("{file}, line {line}:"), file=one.file, line=one.place.line), one.message)
            for one in self.summary.material.unreadable
        )

    def actual(self, result: TargetResult) -> Said:
        """What has been reached; a change says from where, or nobody could tell how far it went."""
        reached = reached_in_words(result)
        if result.baseline is None or result.rating.actual is None:
            return reached
        return message(
            _("{actual} (baseline {baseline})"), actual=reached, baseline=result.baseline
        )

    def goal(self, result: TargetResult) -> Said:
        """What is to be reached, as it was in force on the day; says so where it was revised."""
        goal = goal_in_words(result.target, result.goal)
        if result.revision is None:
            return goal
        return message(_("{goal} (revised {day})"), goal=goal, day=result.revision.on)

    def gap(self, result: TargetResult) -> Said:
        """Progress minus expected share, in points."""
        return gap(TargetRow(self.summary.outcome, result))

    def state(self, result: TargetResult) -> Said:
        """Status and figure, for comparing two days."""
        light = of_status(result.status)
        return run(run(light.sign, light.words), self.actual(result), between=" · ")

    def reached(self, result: TargetResult) -> Message:
        """Figure and goal."""
        return message(
            _("{actual}; goal: {goal}"), actual=self.actual(result), goal=self.goal(result)
        )

    def pace(self, result: TargetResult) -> Said:
        """How much a month is needed from now on to reach the goal by its due day."""
        if result.manner == "throughout" or result.status in {"met", "withdrawn"}:
            return None
        if is_overdue(result.status):
            return message(_("overdue since {due}"), due=result.due)
        found = pace(self.summary.outcome.plan, result, self.summary.outcome.as_of)
        if found is None or found.needed is None:
            return message(_("due {due}"), due=result.due)
        return a_month(result.target, found.needed)

    def responsible(self, result: TargetResult) -> Said:
        """Who reports on a target, and which of several units fall short of their own goals."""
        short, reporters = short_units(result), reporters_of(self.summary.outcome, result)
        if not short or result.asked == 1:
            return reporters
        names = some_units(self.summary.outcome, short)
        return message(_("{all}; short: {units}"), all=reporters, units=names)

    def why(self, result: TargetResult) -> Said:
        """Why a target stands where it stands."""
        return clauses(result.because) if result.because else None

    def not_reporting(self) -> Iterator[Message]:
        """How many targets nobody reported on, and how much continuing work has no news."""
        found = [
            result.status
            for result in self.summary.results
            if result.column == "unknown" or result.status == "silent"
        ]
        if "unreported" in found:
            yield from_nobody(found.count("unreported"))
        if "silent" in found:
            yield counted(
                _("{count} line of continuing work has no news in the newest period due."),
                _("{count} lines of continuing work have no news in the newest period due."),
                found.count("silent"),
            )


def name_of(result: TargetResult) -> Said:
    """Id and title of a target."""
    return run(result.target.id, result.target.title)


def from_nobody(count: int) -> Message:
    """How many targets have no figure that counts."""
    return counted(
        _("{count} target has no figure that counts: unknown, which is not zero."),
        _("{count} targets have no figure that counts: unknown, which is not zero."),
        count,
    )


def in_all(count: int) -> Message:
    """How many targets there are in all."""
    return counted(_("{count} target in all"), _("{count} targets in all"), count)


def rounding_note(counts: Sequence[tuple[str, int]]) -> Message | None:
    """Which shares are a tenth off, so that all add to 100.0; None where none is."""
    moved = moved_shares([count for _word, count in counts])
    if not moved:
        return None
    alone = tuple(run(message(counts[index][0]), f"{own}%") for index, own in moved.items())
    return message(
        _("Shares are rounded so that they add to 100.0%; alone: {shares}."), shares=alone
    )


def more(rest: int) -> Message:
    """That a list goes on elsewhere."""
    return message(_("… and {count} more: see the list of all targets."), count=rest)


def two_days(outcome: Outcome) -> Message:
    """Both days as the head of a page names them (D-271)."""
    return message(
        _("Judged on {judged} · known on {known}"), judged=outcome.as_of, known=outcome.known_on
    )


def two_days_in_words(outcome: Outcome) -> Message:
    """Both days as a sentence of a paper."""
    return message(
        _("Progress is judged on {judged}; reports are known up to {known}."),
        judged=LongDay(outcome.as_of),
        known=LongDay(outcome.known_on),
    )
