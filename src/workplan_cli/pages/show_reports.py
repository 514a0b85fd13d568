"""Who reported what on a target, when, and in which words; and who is silent."""

from collections.abc import Iterator, Sequence

from workplan_cli.assessment.doubts import is_carried, rests_on
from workplan_cli.assessment.history import History
from workplan_cli.assessment.punctuality import ANSWERS, Answer, Round
from workplan_cli.model.message import Message, _, counted, first_few, message
from workplan_cli.model.outcome import Outcome, Submission, TargetResult, UnitResult
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import Entry, Evidence
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Column, PageSection, plain_items, section, table
from workplan_cli.pages.entries import figure_of
from workplan_cli.pages.marks import first_mistake, of_promptness
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Label, Quote, Said, run

_MOST_SILENT = 20
"""Silent units that are named one by one."""
_MOST_PERIODS = 6
"""Periods that a table of figures has, the newest."""
_MOST_OF_ONE_ANSWER = 8
"""Units that are named for one reason in one period."""
_NOT_COUNTED = {
    "in_parent": _("part of the figure above it"),
    "in_children": _("older than the units below it, which count instead"),
    "support": _("works along: its part is in the figure of who is in the lead"),
    "not_expected": _("is not asked for it: not counted"),
}
"""Why the figure of a unit is not counted by itself."""
_NOTHING = (
    _("{count} unit has reported nothing on it"),
    _("{count} units have reported nothing on it"),
)
_NOT_ENOUGH = (
    _("{count} unit has written about it, and given neither figure nor stage"),
    _("{count} units have written about it, and given neither figure nor stage"),
)


def reported(outcome: Outcome, result: TargetResult) -> PageSection | None:
    """Each unit's newest figure with file and line."""
    heard = [(unit, reading) for unit in result.units for reading in rests_on(result, unit)]
    columns = (
        Column(_("unit, file and line"), "text", lambda one: _source(outcome, result, *one), 1,
               width=40),
        Column(_("figure"), "figure", lambda one: figure_of(result, one[1]), width=14),
        Column(_("period"), "id", lambda one: _period(one[1]), width=12),
    )  # fmt: skip
    return section(table(columns, heard), heading=_("Reported")) if heard else None


def _source(
    outcome: Outcome, result: TargetResult, unit: UnitResult, reading: Reading
) -> blocks.Stack:
    """The unit and what is to be known of its figure, over the place of the entry."""
    name = unit_name(outcome, unit.unit)
    if remarks := tuple(_remarks(outcome, result, unit, reading)):
        name = message(_("{name} ({remarks})"), name=name, remarks=remarks)
    return blocks.Stack((name, run("  ", _place(reading), between="")))


def _period(reading: Reading) -> str:
    """The period; which revision it is, where it is not the first."""
    name, revision = reading.period.name, reading.revision
    return f"{name} r{revision}" if revision > 1 else name


def by_period(outcome: Outcome, result: TargetResult, *, everything: bool) -> PageSection | None:
    """Each unit's figures, a column a period, so that one that fell can be seen."""
    spoken = result.readings_of
    told = {
        one.period for own in spoken.values() for one in own if figure_of(result, one) is not None
    }
    periods = sorted(told, key=lambda one: one.order)
    shown = periods if everything else periods[-_MOST_PERIODS:]
    if len(shown) < 2 or result.target.measure_facts.continuing:  # noqa: PLR2004 - nothing to compare
        return None
    unit = Column(_("unit"), "text", lambda unit: unit_name(outcome, unit), 1, width=16)
    columns = [unit, *(_of_period(result, one.name) for one in shown)]
    spoke = [part.unit for part in result.units if part.unit in spoken]
    spoke += [unit for unit in spoken if unit not in spoke]  # they are gone by now
    return section(table(columns, spoke), heading=_("Figures of each unit by period"))


def _of_period(result: TargetResult, period: str) -> Column:
    """What a unit gave for a period; with a sign where something is wrong with that."""

    def cell(unit: str) -> Said:
        given = [one for one in result.readings_of[unit] if one.period.name == period]
        if not given:
            return None
        said = figure_of(result, given[-1])
        wrong = any(one.code and one.file == given[-1].file for one in result.doubts)
        return run(said, "!") if wrong else said

    if result.target.measure_facts.by_stage:
        return Column(run(period), "text", cell, 1, width=14)
    return Column(run(period), "figure", cell, width=9)


def silent(outcome: Outcome, result: TargetResult) -> Iterator[PageSection | None]:
    """Units that a figure is expected of, and has not come: by name."""
    units = [unit.unit for unit in result.units if unit.silent and unit.standing is None]
    spoke = {reading.unit for reading in result.readings if not reading.superseded}
    for words, found in (
        (_NOTHING, [unit for unit in units if unit not in spoke]),
        (_NOT_ENOUGH, [unit for unit in units if unit in spoke]),
    ):
        if found:
            names = first_few([unit_name(outcome, unit) for unit in found], _MOST_SILENT)
            heading = counted(*words, len(found))
            yield section(run(heading, message(_(": ")), names, between=""))


def _place(reading: Reading) -> str:
    return f"{reading.file}:{reading.place.line}"


def _remarks(
    outcome: Outcome, result: TargetResult, unit: UnitResult, reading: Reading
) -> Iterator[Message]:
    standing = unit.standing
    newest = standing is not None and reading == standing.newest
    if reading.unit != unit.unit:
        gone = unit_name(outcome, reading.unit)
        yield message(_("from {unit}, which is part of it now"), unit=gone)
    closed = unit.use == "not_expected" and outcome.units.closed_on(unit.unit, outcome.as_of)
    if unit.use in _NOT_COUNTED:
        yield message(_("there no more: not counted") if closed else _NOT_COUNTED[unit.use])
    if newest and is_carried(result, unit):
        # values per period add up: there is nothing that could be carried over
        adds_up = result.target.over_time_facts.adds_up
        yield message(_("nothing since") if adds_up else _("carried over"))


def on_time(outcome: Outcome, past: History, *, everything: bool) -> PageSection | None:
    """A row a period, or the newest; who was on time is counted, everybody else is named."""

    def others(one: Round) -> blocks.Stack:
        """Those who were not on time, a line for each reason."""
        late = [(answer, one.submissions[answer]) for answer in ANSWERS if answer != "on_time"]
        return blocks.Stack(tuple(_answer(outcome, *found) for found in late if found[1]))

    columns = (
        Column(_("period"), "id", lambda one: one.period.name, width=10),
        Column(_("due"), "date", lambda one: one.due),
        Column(_("asked"), "number", lambda one: one.asked, width=8),
        Column(_("on time"), "count", lambda one: len(one.submissions["on_time"]), width=8),
        Column("", "text", others, 1, width=40),
    )
    asked = [one for one in past.rounds if one.asked]
    shown = asked if everything else asked[-1:]
    return section(table(columns, shown), heading=_("On time")) if shown else None


def _answer(outcome: Outcome, answer: Answer, submissions: Sequence[Submission]) -> blocks.Mark:
    """Why units were not on time, and their names."""
    blank = blocks.Mark("○", "grey", _("no figure"))
    mark = blank if answer == "blank" else of_promptness(answer)
    names = [_name(outcome, answer, submission) for submission in submissions]
    return mark._replace(more=first_few(names, _MOST_OF_ONE_ANSWER), between=_(": "))


def _name(outcome: Outcome, answer: Answer, submission: Submission) -> Said:
    """The unit, with days of delay where there are any."""
    name = unit_name(outcome, submission.unit)
    if answer == "wrong":
        return message(_("{name} ({remarks})"), name=name, remarks=first_mistake(submission))
    if answer not in {"late", "empty", "missing"}:
        return name
    return counted(
        _("{name} ({count} day)"), _("{name} ({count} days)"), submission.days, name=name
    )


def words_of_entries(outcome: Outcome, result: TargetResult) -> Iterator[PageSection | None]:
    """What the entries say beside figures, and what backs them."""
    said = [(one, tuple(_words(one.entry))) for one in result.readings if not one.superseded]
    return _quoted(outcome, _("In their words"), said)


def reasons_given(outcome: Outcome, result: TargetResult) -> Iterator[PageSection | None]:
    """Why it stands as it does and what comes next, in the newest words of each unit."""
    newest = [own[-1] for own in result.readings_of.values()]
    said = [(one, tuple(_reasons(one.entry))) for one in newest]
    return _quoted(outcome, _("Reasons and next steps, as reported"), said)


def _quoted(
    outcome: Outcome, heading: str, said: Sequence[tuple[Reading, tuple[tuple[Label, Said], ...]]]
) -> Iterator[PageSection | None]:
    parts = []
    for reading, rows in said:
        if rows:
            name, place = unit_name(outcome, reading.unit), _place(reading)
            whose = run(run(name, reading.period.name), place, between="  ")
            parts.append(section(blocks.Pairs(rows), heading=whose, level=3))
    if parts:
        yield PageSection((), heading)
        yield from parts


def _reasons(entry: Entry) -> Iterator[tuple[Label, Said]]:
    for label, text in ((_("reason"), entry.reason), (_("next step"), entry.next)):
        if text is not None:
            yield label, Quote(text)


def _words(entry: Entry) -> Iterator[tuple[Label, Said]]:
    for activity in entry.activities:
        yield activity.date, Quote(activity.text)
    if entry.note is not None:
        yield _("note"), Quote(entry.note)
    yield from _reasons(entry)
    for evidence in entry.evidence:
        yield _("evidence"), _backing(evidence)


def _backing(evidence: Evidence) -> Said:
    parts = (evidence.ref, evidence.title, evidence.url, evidence.file, evidence.date)
    return run(*(part for part in parts if part), between=" · ")


def replaced(outcome: Outcome, result: TargetResult) -> PageSection | None:
    """Entries of reports that a later revision stands instead of."""
    found = (
        run(
            run(unit_name(outcome, one.unit), one.period.name, f"r{one.revision}"),
            figure_of(result, one),
            _place(one),
            between="  ",
        )
        for one in result.readings
        if one.superseded
    )
    return section(plain_items(found), heading=_("Replaced by a later revision"))
