"""The words that every format of a summary uses, in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workplan_cli.assessment.history import pace
from workplan_cli.assessment.left_out import left_out
from workplan_cli.assessment.punctuality import nobody_was_asked
from workplan_cli.assessment.summary import Summary
from workplan_cli.assessment.verdicts import own_goal
from workplan_cli.model.message import _, counted
from workplan_cli.model.outcome import Holding, TargetResult, Verdict
from workplan_cli.model.report import Filed
from workplan_cli.model.status import Status
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.calendar import day_in_words, period_in_words
from workplan_cli.rendering.console import LIGHTS
from workplan_cli.rendering.export.content import (
    SHORT,
    classes,
    own_gap,
    statuses_within,
)
from workplan_cli.rendering.goals import goal_in_words, reached_in_words, with_unit
from workplan_cli.rendering.language import Language, number, percent, points

_NAMED = 5
"""Units that are named; the rest are counted."""
_WITHIN: dict[str, str] = {
    "slipping": _("slipping (yellow)"),
    "behind": _("behind (red)"),
    "overdue": _("overdue (red)"),
}
"""Statuses within a class that has the name of one of them in Chinese, so with their lights."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Says what is in a summary; nothing is escaped here."""

    summary: Summary
    language: Language

    def say(self, template: str, **values: object) -> str:
        """A template of the catalogue."""
        return self.language.say(template, **values)

    def count(self, one: str, many: str, number_of: int, **values: object) -> str:
        """One template for one thing, another for several."""
        return self.language.say(counted(one, many, number_of, **values))

    def title(self) -> str:
        """The heading of the whole."""
        return self.say(_("{plan}: progress summary"), plan=self.summary.outcome.plan.title)

    def opening(self) -> str:
        """The first sentence: the classes with their shares, and the expected share."""
        parts = [
            self.say(
                _("{word} {count} ({share}%)"),
                word=self.say(one.word),
                count=one.count,
                share=f"{one.share:.1f}",
            )
            for one in classes(self.summary.results)
        ]
        return self.say(
            _("As of {day}: {classes}; expected share {share}; {count} targets in all."),
            day=self.day(self.summary.outcome.as_of),
            classes=self.language.join(parts),
            share=percent(self.summary.outcome.expected_share),
            count=len(self.summary.results),
        )

    def day_and_share(self) -> str:
        """The day, and how much of the goals should have been reached by it."""
        return self.say(
            _("As of {day} · expected share {share}"),
            day=self.day(self.summary.outcome.as_of),
            share=percent(self.summary.outcome.expected_share),
        )

    def total(self, count: int) -> str:
        """How many targets there are in all."""
        return self.count(_("{count} target in all"), _("{count} targets in all"), count)

    def more(self, rest: int) -> str:
        """That a list goes on elsewhere."""
        return self.count(
            _("… and {count} more: see the list of all targets."),
            _("… and {count} more: see the list of all targets."),
            rest,
        )

    def no_gaps(self) -> str:
        """That nothing falls short, as far as it can be told."""
        found = {result.status for result in self.summary.results}
        if found <= {"unreported", "silent"}:
            return self.say(_("Nothing has been reported, so no gap can be told."))
        if "undecided" in found:
            return self.say(
                _("Nothing certainly falls short of its schedule; see what cannot be judged.")
            )
        return self.say(_("Nothing that was reported on falls short of its schedule."))

    def newly_met_title(self) -> str:
        """Says from when on a target is newly met."""
        before = self.summary.before
        day = before.as_of if before else self.summary.outcome.plan.period.start
        return self.say(_("Newly met since {day}"), day=self.day(day))

    def moved_title(self) -> str:
        """Says from when on something moved."""
        before = self.summary.before
        day = before.as_of if before else self.summary.outcome.plan.period.start
        return self.say(_("What moved since {day}"), day=self.day(day))

    def remarks(self) -> Iterator[str]:
        """What the first sentence leaves open: the statuses within classes, reports, scope."""
        for key, template in (
            ("short", _("Short of schedule: {parts}.")),
            ("other", _("Other: {parts}.")),
        ):
            within = [
                f"{self.say(_WITHIN.get(status, STATUS_WORDS[status]))} {count}"
                for status, count in statuses_within(self.summary.results, key)
            ]
            if within:
                yield self.say(template, parts=self.language.join(within))
        outcome, options = self.summary.outcome, self.summary.options
        if nobody_was_asked(self.summary.material.filed):
            yield self.say(_("From public sources; no unit was asked for a report."))
        elif outcome.period and options.unit is None:
            yield self.say(
                _("{reported} of {due} units have reported for {period}."),
                reported=len(outcome.units_reported),
                due=len(outcome.units_due),
                period=period_in_words(outcome.period, self.language),
            )
        for section in outcome.plan.sections:
            if section.number == options.section:
                yield self.say(
                    _("Only section {number}: {title}."),
                    number=section.number,
                    title=section.title,
                )
        if options.unit is not None:
            yield self.say(_("Only targets that {unit} reports on."), unit=self.unit(options.unit))
        for one in left_out(self.summary.known, outcome.plan, outcome.units, self._file):
            yield self.say(_("Note: {text}"), text=self.language.say(one))

    def _file(self, filed: Filed) -> str:
        """A report by what it is on, because files have other names elsewhere."""
        return f"{self.unit(filed.report.unit)} {filed.report.period.name}"

    def unreadable_title(self) -> str:
        """How many files are in no figure."""
        return self.count(
            _("{count} file could not be read and is in none of these figures:"),
            _("{count} files could not be read and are in none of these figures:"),
            len(self.summary.provenance.unreadable),
        )

    def unreadable(self) -> list[tuple[str, str]]:
        """Files that are in no figure, with every mistake that was found in them."""
        return [
            (
                self.say(_("{file}, line {line}:"), file=one.file, line=one.place.line),
                self.language.say(one.message),
            )
            for one in self.summary.material.unreadable
        ]

    def name(self, result: TargetResult) -> str:
        """Id and title."""
        return f"{result.target.id} {result.target.title.in_language(self.language.code)}"

    def light(self, status: Status) -> str:
        """A status with its sign."""
        return f"{LIGHTS[status][0]} {self.say(STATUS_WORDS[status])}"

    def actual(self, result: TargetResult) -> str:
        """What has been reached; a change says from where, or nobody could tell how far it went."""
        reached = reached_in_words(result, self.language)
        if result.baseline is None or result.verdict.actual is None:
            return reached
        base = number(result.baseline)
        return self.say(_("{actual} (baseline {baseline})"), actual=reached, baseline=base)

    def goal(self, result: TargetResult) -> str:
        """What is to be reached, as it was in force on the day; says so where it was revised."""
        goal = goal_in_words(result.target, result.goal, self.language)
        if result.revision is None:
            return goal
        return self.say(_("{goal} (revised {day})"), goal=goal, day=result.revision.on)

    def gap(self, result: TargetResult) -> str:
        """Progress minus expected share, in points."""
        return points(result.verdict.gap, self.summary.outcome.plan.thresholds.edges)

    def state(self, result: TargetResult) -> str:
        """Status and figure, for comparing two days."""
        return f"{self.light(result.status)} · {self.actual(result)}"

    def reached(self, result: TargetResult) -> str:
        """Figure and goal."""
        return self.say(
            _("{actual}; goal: {goal}"), actual=self.actual(result), goal=self.goal(result)
        )

    def pace(self, result: TargetResult) -> str:
        """How much a month is needed from now on to reach the goal by its due day."""
        if result.goal and result.goal.facts.kept:
            return "–"
        if result.status == "met":
            return "–"
        if result.status == "overdue":
            return self.say(_("overdue since {due}"), due=result.due)
        found = pace(self.summary.outcome.plan, result, self.summary.outcome.as_of)
        if found is None or found.needed is None:
            return self.say(_("due {due}"), due=result.due)
        if result.target.measure_facts.percent:
            return self.say(_("{points} points a month"), points=number(found.needed, 1))
        amount = with_unit(result.target, found.needed, self.language)
        return self.say(_("{amount} a month"), amount=amount)

    def reporters(self, result: TargetResult) -> str:
        """Who reports on a target: groups by their names, and how many units each has."""
        units = self.summary.outcome.units
        groups = {group.id: group for group in units.groups}
        named = []
        for name in result.target.reported_by:
            size = len(units.members.get(name, ()))
            title = groups[name].name if name in groups else self.unit(name)
            template = _("{name} ({count})") if size > 1 else "{name}"
            named.append(self.say(template, name=title, count=size))
        return self.language.join(named)

    def responsible(self, result: TargetResult) -> str:
        """Who reports on a target, and which of several units fall short of their own goals."""
        wanted = self.summary.options.unit
        short = [
            one
            for one in result.units
            if one.own and one.own.status in SHORT and wanted in {None, one.unit}
        ]
        if not short or len(result.units) == 1:
            return self.reporters(result)
        if wanted is not None and short[0].own and short[0].holding:
            return self._own(result, short[0].holding, short[0].own)
        names = self.some([one.unit for one in sorted(short, key=own_gap)])
        return self.say(_("{all}; short: {units}"), all=self.reporters(result), units=names)

    def _own(self, result: TargetResult, held: Holding, verdict: Verdict) -> str:
        """A unit's own figure, its own goal and where it stands with them."""
        goal = own_goal(result.target, result.goal, held.unit) if result.goal else None
        return self.say(
            _("{unit}: {actual} of its own goal, {goal}: {status}"),
            unit=self.unit(held.unit),
            actual=number(verdict.actual),
            goal=goal_in_words(result.target, goal, self.language),
            status=self.light(verdict.status),
        )

    def unit(self, unit: str) -> str:
        """A unit's name; its id where the units file does not know it."""
        known = self.summary.outcome.units.by_id.get(unit)
        return known.name.in_language(self.language.code) if known else unit

    def some(self, units: Sequence[str]) -> str:
        """Units by their names, the first few of many."""
        names = self.language.join([self.unit(unit) for unit in units[:_NAMED]])
        rest = len(units) - _NAMED
        if rest <= 0:
            return names
        return self.say(_("{units} and {rest} more"), units=names, rest=rest)

    def day(self, day: date) -> str:
        """A day as it stands in a sentence."""
        return day_in_words(day, self.language)

    def why(self, result: TargetResult) -> str:
        """Why a target stands where it stands."""
        return ("；" if self.language.code == "zh" else "; ").join(
            self.language.say(one) for one in result.because
        )

    def unheard(self) -> Iterator[str]:
        """How many targets nobody reported on, and how much continuing work has no news."""
        found = [result.status for result in self.summary.results]
        if "unreported" in found:
            yield self.count(
                _("{count} target has no figure from anybody: unknown, which is not zero."),
                _("{count} targets have no figure from anybody: unknown, which is not zero."),
                found.count("unreported"),
            )
        if "silent" in found:
            yield self.count(
                _("{count} line of continuing work has no news in the newest period due."),
                _("{count} lines of continuing work have no news in the newest period due."),
                found.count("silent"),
            )
