"""What a summary for leaders is made of: the targets in scope, what moved, and the provenance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

from workplan_cli import __version__
from workplan_cli.assessment.doubts import Sources, doubts_on
from workplan_cli.assessment.duties import Duties, duties_of
from workplan_cli.assessment.part import review_part
from workplan_cli.assessment.scope import Scope
from workplan_cli.assessment.target_results import How, Judged, in_turn
from workplan_cli.assessment.timeline import Made, known_on, periods_over
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.export_words import Format
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.provenance import (
    LAYOUT,
    Options,
    Provenance,
    RecordedFigure,
    plan_content,
    report_mark,
    reports_fingerprint,
    units_content,
)
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Accepted


@dataclass(frozen=True, slots=True)
class Material:
    """What there is: the plan, its units, the reports that could be read, and the other files."""

    plan: Plan
    units: Units
    filed: Sequence[LoadedReport]
    unreadable: tuple[Diagnostic, ...] = ()
    """What is wrong with files that could not be read, and so are in no figure."""

    made: Made = field(default_factory=dict)
    """Readings that were made for one day, for the next."""
    plan_errors: Mapping[str | None, Sequence[Diagnostic]] = field(default_factory=dict)
    """What is wrong with the plan, by target; under None what is in none."""
    accepted: Sequence[Accepted] = ()
    """What the workspace file explains."""

    judged: Judged = in_turn
    """Who judges the targets."""

    def on(self, day: date, names: Sequence[str] = (), *, doubted: bool = False) -> Outcome:
        """The plan on a day, or the part of units and groups.

        Reports that are doubted are called by unit and period: names of files and lines play no
        part in an export.
        """
        how = How(judged=self.judged)
        if doubted:
            called = {one.file: _by_content(one) for one in self.filed}
            sources = Sources(self.filed, self.plan_errors, self.accepted, called)
            how = how._replace(doubts=partial(doubts_on, self.plan, self.units, sources))
        return review_part(self.plan, self.units, self.filed, day, names, self.made, how)


def _by_content(filed: LoadedReport) -> str:
    report = filed.report
    name = f"{report.unit} {report.period.name}"
    return f"{name} r{report.revision}" if report.revision > 1 else name


@dataclass(frozen=True)
class Summary:
    """A plan on a day, as far as the options go, with an earlier day to compare with."""

    material: Material
    form: Format
    options: Options
    outcome: Outcome
    since: Period | None
    """The period at whose end `before` stands; None where the plan had not begun."""
    before: Outcome | None
    tool: str = __version__

    @cached_property
    def scope(self) -> Scope:
        """What it is limited to."""
        asked = self.options
        names = (*asked.unit, *asked.group)
        return Scope(names, asked.section, asked.task, asked.target, asked.status)

    @cached_property
    def results(self) -> tuple[TargetResult, ...]:
        """The targets in scope, in the order of the plan."""
        return tuple(one for one in self.outcome.targets if self.scope.shows(one))

    @cached_property
    def duties(self) -> tuple[Duties, ...]:
        """What the units owe on the day, on all targets."""
        return duties_of(self.outcome)

    @cached_property
    def known(self) -> Sequence[LoadedReport]:
        """The reports taken in: a later one changes nothing in the summary."""
        return known_on(self.material.filed, self.outcome.as_of, self.outcome.known_on)

    @property
    def supposed(self) -> tuple[str, ...]:
        """Files that it rests on and nobody has reported."""
        return tuple(one.file for one in self.material.filed if one.supposed)

    @cached_property
    def earlier(self) -> Mapping[str, TargetResult]:
        """The same targets on the earlier day, by id; empty without one."""
        return self.before.by_id if self.before else {}

    @cached_property
    def moments(self) -> tuple[Outcome, ...]:
        """The plan at the end of each of its periods up to the day, and on the day itself."""
        plan, day = self.material.plan, self.outcome.as_of
        ends = [period.end for period in plan.rhythm if period.end < day]
        return (*(self.material.on(end, self.scope.units) for end in ends), self.outcome)

    @cached_property
    def provenance(self) -> Provenance:
        """What it was made of."""
        read = [one for one in self.known if one.mistake is None and not one.supposed]
        marks = [report_mark(filed.report) for filed in read]
        ordered = tuple(sorted(marks, key=lambda mark: (*mark.key, mark.fingerprint)))
        explained = {
            f"{doubt.code} {doubt.file} {one.target.id}"
            for one in self.outcome.targets
            for doubt in one.accepted
        }
        return Provenance(
            layout=LAYOUT,
            tool=self.tool,
            format=self.form,
            options=self.options,
            as_of=self.outcome.as_of,
            plan=plan_content(self.material.plan),
            units=units_content(self.material.units),
            reports=ordered,
            reports_fingerprint=reports_fingerprint(ordered),
            unreadable=tuple(sorted({one.file for one in self.material.unreadable})),
            accepted=tuple(sorted(explained)),
            figures={
                result.target.id: RecordedFigure(
                    status=result.status,
                    actual=None if result.rating.actual is None else str(result.rating.actual),
                )
                for result in self.results
            },
        )


def summarise(material: Material, day: date, form: Format, options: Options) -> Summary:
    """Put together everything that an export shows.

    Pure: the same content, in files of any name and order, gives the same summary on any machine.
    """
    names = (*options.unit, *options.group)
    outcome = material.on(day, names, doubted=True)
    # What moved since the period before the newest one that was over on the day, unless asked.
    since = next(reversed(periods_over(outcome.plan, day)[:-1]), None)
    if options.since:
        since = material.plan.period_called(options.since)
    before = material.on(since.end, names) if since else None
    return Summary(material, form, options, outcome, since, before)
