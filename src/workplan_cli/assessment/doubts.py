"""Doubts: what is open about the entries that a figure rests on, and signs that it may not hold.

The findings are those of the rules; here they are joined to the targets and units that they bear
on, once for all pages.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workplan_cli.assessment.evidence import backed_by_older, unbacked
from workplan_cli.assessment.gaps import left_out
from workplan_cli.assessment.target_results import Finish
from workplan_cli.assessment.timeline import known_on
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.doubt import KINDS, Doubt, Kind
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.names import name_key
from workplan_cli.model.outcome import TargetResult, UnitResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Accepted
from workplan_cli.rules.open_findings import OpenFindings

_SAID_BY_SIGNS = frozenset({"WP323"})
"""Rules on single reports that a sign says better: it knows the reports before."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What doubts are found in.

    `of_plan`: by target what is wrong with it in the plan; `accepted`: what the workspace explains;
    `names`: what files are called instead, and then without a line.
    """

    filed: Sequence[LoadedReport]
    of_plan: Mapping[str | None, Sequence[Diagnostic]] = field(default_factory=dict)
    accepted: Sequence[Accepted] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def doubts_on(plan: Plan, units: Units, sources: Sources, day: date) -> Finish:
    """Adds to a target what speaks against its figures on a day, the heaviest first.

    The plan is the whole one, also where targets are judged for a part of the units.
    """
    known = known_on(sources.filed, day)
    return _Doubted(OpenFindings(plan, units, known, sources.accepted), sources, day)


@dataclass(frozen=True, slots=True)
class _Doubted:
    findings: OpenFindings
    sources: Sources
    day: date

    def __call__(self, judged: TargetResult, /) -> TargetResult:
        of_plan = self.sources.of_plan.get(judged.target.id, ())
        found = sorted(
            _doubts(judged, self.findings, of_plan, self.day),
            key=lambda one: KINDS.index(one.kind),
        )
        if not found:
            return judged
        found = [one.renamed(self.sources.names) for one in found]
        open_ones = tuple(one for one in found if one.kind != "accepted")
        known_ones = tuple(one for one in found if one.kind == "accepted")
        return replace(judged, doubts=open_ones, accepted=known_ones)

    def follows_from(self, plan: Plan, known: Sequence[LoadedReport]) -> str | None:
        """Rules hold all reports against each other, by the whole plan; a part has only its own.

        And nobody knows where other names of files come from.
        """
        found, sources = self.findings, self.sources
        same = plan is found.plan and [*map(id, known)] == [*map(id, found.filed)]
        if sources.names or not same:
            return None
        return repr((found.in_reports, sources.of_plan, sources.accepted))


def figures_with(results: Collection[TargetResult], *kinds: Kind) -> list[TargetResult]:
    """The targets with a doubt of one of these kinds."""
    return [one for one in results if any(doubt.kind in kinds for doubt in one.doubts)]


def rests_on(result: TargetResult, part: UnitResult) -> tuple[Reading, ...]:
    """The entries that a unit's figure is made of; of a state, the one that says it and later ones.

    Of lists of names an older one is left out where it holds no name that the newer ones lack.
    """
    readings = part.standing.readings if part.standing else ()
    if result.target.measure_facts.continuing:
        return readings[-1:]
    if result.target.measure_facts.by_stage:
        said = [index for index, one in enumerate(readings) if one.entry.stage or one.entry.done]
        return readings[said[-1] :] if said else readings[-1:]
    if result.target.combine_facts.by_names:
        return _with_names_of_their_own(readings)
    return readings


def _with_names_of_their_own(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    found: list[Reading] = []
    known: set[str] = set()
    for reading in reversed(readings):
        names = {name_key(item) for item in reading.entry.items or ()}
        if not found or names - known or (reading.entry.value and not names):
            found.append(reading)
        known |= names
    return tuple(reversed(found))


def _doubts(
    result: TargetResult, findings: OpenFindings, of_plan: Sequence[Diagnostic], day: date
) -> Iterator[Doubt]:
    if result.status == "withdrawn":
        return
    counted = [part for part in result.units if part.standing and part.use == "counted"]
    done = [part for part in counted if part.standing and part.standing.done is not None]
    if result.target.combine_facts.one_is_enough and done:
        counted = done  # whatever the others say, it stays done
    if not counted:
        return
    yield from (_open(one, None) for one in of_plan)
    for part in counted:
        yield from _open_findings(result, part, findings, day)
        yield from _signs(result, part)
        yield from _gaps(result, part, findings)
    if is_bound(result):
        what = message(_("a bound: not everything that belongs to it is known"))
        yield Doubt("bound", what)


def _open_findings(
    result: TargetResult, part: UnitResult, findings: OpenFindings, day: date
) -> Iterator[Doubt]:
    """What is open about the entries behind the figure, and about those that lead up to it."""
    behind, target = rests_on(result, part), result.target.id
    found = [each for one in behind for each in findings.on(target, one)]
    those = {id(each) for each in behind}
    # Who took over has perhaps said nothing itself, and stands on what the other had said.
    for unit in dict.fromkeys(one.unit for one in behind):
        leading_up = (one for one in result.readings_of[unit] if id(one) not in those)
        found += [each for one in leading_up for each in findings.lasting_on(target, one)]
    once = {(*one.order, str(one.message)): one for one in found}
    for each in once.values():
        if each.code not in _SAID_BY_SIGNS:
            doubt = _open(each, part.unit)
            by = findings.acceptance(each, day)
            yield _explained(doubt, by) if by else doubt


def _open(found: Diagnostic, unit: str | None) -> Doubt:
    return Doubt(found.severity, found.message, unit, found.code, found.file, found.place)


def _explained(doubt: Doubt, by: Accepted) -> Doubt:
    """It is accepted until a day, with a reason: no doubt, as long as the file stays as it is."""
    what = message(
        _("{finding}: accepted until {day} ({reason}; {owner})"),
        finding=doubt.what,
        day=by.until,
        reason=by.reason,
        owner=by.by,
    )
    return doubt._replace(kind="accepted", what=what)


def _signs(result: TargetResult, part: UnitResult) -> Iterator[Doubt]:
    for _result, reading in unbacked([(result, part)]):
        what = message(_("no evidence for {period}"), period=reading.period.name)
        yield _sign("no_evidence", what, reading)
    if (older := backed_by_older(result, part)) is not None:
        what = message(_("the evidence for {period} is older"), period=older.period.name)
        yield _sign("old_evidence", what, older)
    if part.standing and is_carried(result, part):
        newest = part.standing.newest
        what = message(_("carried over from {period}"), period=newest.period.name)
        yield _sign("carried", what, newest)


def _gaps(result: TargetResult, part: UnitResult, findings: OpenFindings) -> Iterator[Doubt]:
    """Periods before a unit's newest figure of which nobody knows what its sum lacks.

    Or whether it held in them (D-401): a later total says of an earlier one that it was no larger.
    """
    facts, throughout = result.target.over_time_facts, result.manner == "throughout"
    if not (facts.adds_up or (throughout and not facts.running_total)):
        return
    if not (part.must_report and part.standing):
        return
    known = (result.target, part.standing, result.readings_of)
    lacking = tuple(one.name for one in left_out(findings.plan, findings.units, *known))
    if lacking:
        text = _("nothing is known of {periods}, and the sum lacks it")
        if not facts.adds_up:
            text = _("nothing is known of {periods}, in which it has to hold as well")
        yield Doubt("bound", message(text, periods=lacking), part.unit)


def _sign(kind: Kind, what: Message, reading: Reading) -> Doubt:
    return Doubt(kind, what, reading.unit, None, reading.file, reading.place)


def is_carried(result: TargetResult, part: UnitResult) -> bool:
    """Whether a unit's figure is of an earlier period; what is done stands, and continuing work."""
    done = part.standing is not None and part.standing.done is not None
    return part.carried and result.goal is not None and not done


def is_bound(result: TargetResult) -> bool:
    """Whether the figure could be another one by what is not known."""
    if result.rating.actual is None or result.floor is None or result.ceiling is None:
        return False
    return result.floor != result.ceiling
