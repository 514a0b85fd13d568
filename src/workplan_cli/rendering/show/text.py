"""`workplan show` on a terminal: one target, so that every figure can be followed to its line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from workplan_cli.assessment.history import History, Pace
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Outcome, Reading, TargetResult, UnitResult
from workplan_cli.model.words import COMBINE_WORDS, OVER_TIME_WORDS, STAGE_WORDS, STATUS_WORDS
from workplan_cli.rendering.console import draw, light, plain, table
from workplan_cli.rendering.goals import goal_in_words, verdict_in_words, with_unit
from workplan_cli.rendering.language import Language, number, percent
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.show.arithmetic import steps

_MOST_SILENT = 20
"""Silent units that are named one by one."""
_CHART = 30
"""Cells that stand for 100 % of the goal in the history."""


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """Where the plan file sets the target."""

    file: str
    line: int


def render(
    outcome: Outcome, result: TargetResult, past: History, place: PlanPlace, screen: Screen
) -> str:
    """The whole page."""
    parts: list[RenderableType] = [*_head(outcome, result, place, screen)]
    if result.goal is not None:
        arithmetic = list(steps(outcome, result, screen.language))
        parts += _section(screen, _("Arithmetic"), _pairs(arithmetic))
    parts += _units(outcome, result, screen)
    parts += _words(result, screen)
    parts += _history(result, past, screen)
    return draw(screen, *parts)


def _section(screen: Screen, heading: str, *parts: RenderableType) -> list[RenderableType]:
    style = "bold" if screen.color else ""
    return [plain(""), plain(screen.language.say(heading), style), *parts]


def _pairs(rows: Sequence[tuple[str, str | Text]]) -> Table:
    made = Table.grid(padding=(0, 2), pad_edge=False)
    made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    for label, value in rows:
        made.add_row(plain(f"  {label}"), value if isinstance(value, Text) else plain(value))
    return made


def _head(
    outcome: Outcome, result: TargetResult, place: PlanPlace, screen: Screen
) -> Iterator[RenderableType]:
    language, say = screen.language, screen.language.say
    target, code = result.target, screen.language.code
    style = "bold" if screen.color else ""
    yield plain(f"{target.id}  {target.title.in_language(code)}", style)
    yield plain(
        say(
            _("Section {section}, task {task} {title}"),
            section=result.section.number,
            task=result.task.number,
            title=result.task.title,
        )
    )
    rows: list[tuple[str, str | Text]] = [
        (say(_("status")), light(screen, result.status, say(STATUS_WORDS[result.status]))),
        (say(_("as of")), outcome.as_of.isoformat()),
    ]
    rows += [("", say(reason)) for reason in result.because]
    rows += [
        (say(_("goal")), _goal(result, language)),
        (say(_("clause")), _clause(result, place, language)),
        (say(_("reported by")), _reporters(outcome, result, language)),
    ]
    if target.note is not None:
        rows.append((say(_("note")), target.note.in_language(code)))
    if target.see:
        rows.append((say(_("see")), ", ".join(target.see)))
    yield plain("")
    yield _pairs(rows)


def _goal(result: TargetResult, language: Language) -> str:
    target, say = result.target, language.say
    if result.goal is None:
        return say(_("continuing work: no figure is set; looked at for silence only"))
    text = say(
        _("{goal}, by {due}"), goal=goal_in_words(target, result.goal, language), due=result.due
    )
    several = sum(unit.must_report for unit in result.units) > 1
    how = [COMBINE_WORDS[target.combine]] if target.combine and several else []
    how += [OVER_TIME_WORDS[target.over_time]] if target.over_time else []
    if how:
        text += f" ({language.join([say(word) for word in how])})"
    if result.goal.about is not None:
        text += "; " + say(_("“about” counts as met from a little below, see docs/decisions.md"))
    return text


def _clause(result: TargetResult, place: PlanPlace, language: Language) -> str:
    source = result.target.source
    text = language.say(
        _("{clause} of the published plan, in {file}:{line}"),
        clause=source.clause,
        file=place.file,
        line=place.line,
    )
    if source.figure:
        text += language.say(_("; the text says “{figure}”"), figure=source.figure)
    return text


def _reporters(outcome: Outcome, result: TargetResult, language: Language) -> str:
    groups = {group.id: group.name for group in outcome.units.groups}
    names = [
        groups[name].in_language(language.code)
        if name in groups
        else outcome.units.by_id[name].name.in_language(language.code)
        for name in result.target.reported_by
        if name in groups or name in outcome.units.by_id
    ]
    must = sum(unit.must_report for unit in result.units)
    return language.say(
        counted(_("{names} ({count} unit)"), _("{names} ({count} units)"), must,
                names=language.join(names))
    )  # fmt: skip


def _units(outcome: Outcome, result: TargetResult, screen: Screen) -> list[RenderableType]:
    """Each unit's newest figure with file and line; silent units behind them by name."""
    say, language = screen.language.say, screen.language
    heard = [unit for unit in result.units if unit.holding is not None]
    silent = [unit.unit for unit in result.units if unit.silent and unit.holding is None]
    parts: list[RenderableType] = []
    if heard:
        made = table(
            (say(_("unit, file and line")), "left", 1),
            (say(_("figure")), "right", None),
            (say(_("period")), "left", None),
        )
        for unit in heard:
            for reading in unit.holding.readings if unit.holding else ():
                made.add_row(*_unit_row(outcome, result, unit, reading, language))
        parts += _section(screen, _("Reported"), made)
    if silent:
        names = [outcome.units.by_id[name].name.in_language(language.code) for name in silent]
        more = len(names) - _MOST_SILENT
        text = language.join(names[:_MOST_SILENT])
        if more > 0:
            text = say(_("{names} and {count} more"), names=text, count=more)
        heading = counted(
            _("{count} unit has reported nothing on it"),
            _("{count} units have reported nothing on it"),
            len(silent),
        )
        parts += [plain(""), plain(language.say(heading) + language.say(_(": ")) + text)]
    return parts


def _unit_row(
    outcome: Outcome, result: TargetResult, unit: UnitResult, reading: Reading, language: Language
) -> list[Text]:
    known = outcome.units.by_id.get(unit.unit)
    name = known.name.in_language(language.code) if known else unit.unit
    remarks = language.join([language.say(remark) for remark in _remarks(result, unit, reading)])
    if remarks:
        name = language.say(_("{name} ({remarks})"), name=name, remarks=remarks)
    return [
        plain(f"{name}\n  {reading.file}:{reading.place.line}"),
        plain(_figure(result, reading, language)),
        plain(reading.period.name + (f" r{reading.revision}" if reading.revision > 1 else "")),
    ]


def _remarks(result: TargetResult, unit: UnitResult, reading: Reading) -> Iterator[Message]:
    held = unit.holding
    newest = held is not None and reading == held.newest
    stands = result.goal is None or (held is not None and held.done is not None)
    if unit.use == "in_parent":
        yield message(_("part of the figure above it"))
    elif unit.use == "in_children":
        yield message(_("older than the units below it, which count instead"))
    elif unit.use == "not_expected":
        yield message(_("does not report on it: not counted"))
    if unit.carried and newest and not stands:
        yield message(_("carried over"))


def _figure(result: TargetResult, reading: Reading, language: Language) -> str:
    entry, target = reading.entry, result.target
    if target.measure == "milestone":
        day = entry.done or entry.forecast
        stage = language.say(STAGE_WORDS[entry.stage]) if entry.stage else ""
        if entry.done:
            return f"{stage or language.say(_('done'))} {entry.done.isoformat()}"
        if day:
            forecast = language.say(_("forecast {day}"), day=day)
            return language.join([part for part in (stage, forecast) if part])
        return stage or "–"
    if target.measure == "activity":
        return "·"
    if entry.part is not None and entry.whole:
        return f"{number(entry.part)} / {number(entry.whole)}"
    if entry.value is not None:
        return number(entry.value) + ("%" if target.measure == "share" else "")
    if entry.items:
        return language.say(counted(_("{count} name"), _("{count} names"), len(entry.items)))
    return "–"


def _words(result: TargetResult, screen: Screen) -> list[RenderableType]:
    """What the newest entries say beside figures, and what backs them."""
    parts: list[RenderableType] = []
    for reading in (one for one in result.readings if not one.superseded):
        rows = list(_entry_words(reading, screen.language))
        if rows:
            heading = f"{reading.unit} {reading.period.name}  {reading.file}:{reading.place.line}"
            parts += [plain(f"  {heading}"), _pairs([(f"  {one}", two) for one, two in rows])]
    older = [one for one in result.readings if one.superseded]
    if parts:
        parts = _section(screen, _("In their words"), *parts)
    if older:
        replaced = [
            plain(f"  {one.unit} {one.period.name} r{one.revision}  "
                  f"{_figure(result, one, screen.language)}  {one.file}:{one.place.line}")
            for one in older
        ]  # fmt: skip
        parts += _section(screen, _("Replaced by a later revision"), *replaced)
    return parts


def _entry_words(reading: Reading, language: Language) -> Iterator[tuple[str, str]]:
    entry, say, code = reading.entry, language.say, language.code
    for activity in entry.activities:
        yield activity.date.isoformat(), activity.text.in_language(code)
    for label, text in (
        (_("note"), entry.note),
        (_("reason"), entry.reason),
        (_("next step"), entry.next),
    ):
        if text is not None:
            yield say(label), text.in_language(code)
    for evidence in entry.evidence:
        title = evidence.title.in_language(code) if evidence.title else None
        day = evidence.date.isoformat() if evidence.date else None
        parts = [evidence.ref, title, evidence.url, evidence.file, day]
        yield say(_("evidence")), " · ".join(part for part in parts if part)


def _history(result: TargetResult, past: History, screen: Screen) -> list[RenderableType]:
    language, say = screen.language, screen.language.say
    if result.goal is None or not any(one.result.verdict.actual is not None for one in past.points):
        return []
    made = Table.grid(padding=(0, 2), pad_edge=False)
    for _column in range(3):
        made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    for point in past.points:
        verdict = point.result.verdict
        made.add_row(
            plain(f"  {point.period.name}"),
            plain(_chart(point.result)),
            plain(verdict_in_words(result.target, verdict, point.result, language)),
            light(screen, verdict.status, say(STATUS_WORDS[verdict.status])),
        )
    parts = _section(screen, _("By period (█ reached, │ expected)"), made)
    if past.pace is not None:
        parts += _section(screen, _("Pace"), _pairs(list(_pace(result, past.pace, language))))
    return parts


def _chart(result: TargetResult) -> str:
    progress, expected = result.verdict.progress, result.expected
    if progress is None:
        return ""
    filled = min(max(int(progress * _CHART), 0), _CHART)
    cells = ["█"] * filled + ["░"] * (_CHART - filled)
    if expected is not None:
        cells[min(int(expected * _CHART), _CHART - 1)] = "│"
    return "".join(cells) + f" {percent(progress)}"


def _pace(result: TargetResult, pace: Pace, language: Language) -> Iterator[tuple[str, str]]:
    say = language.say
    amount = with_unit(result.target, pace.present, language)
    yield say(_("so far")), say(_("{amount} a month"), amount=amount)
    if pace.needed is not None:
        amount = with_unit(result.target, pace.needed, language)
        yield (
            say(_("needed")),
            say(_("{amount} a month until {due}"), amount=amount, due=result.due),
        )
        if pace.reached_on is not None:
            yield (
                say(_("at this pace")),
                say(_("the goal is reached on {day}"), day=pace.reached_on),
            )
        else:
            yield say(_("at this pace")), say(_("the goal is not reached"))
