"""Who reported what on a target: each unit's figures with file and line, and who is silent."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Outcome, Reading, TargetResult, UnitResult
from workplan_cli.model.words import STAGE_WORDS
from workplan_cli.rendering.console import plain, table
from workplan_cli.rendering.language import Language, number
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.show.layout import section

_MOST_SILENT = 20
"""Silent units that are named one by one."""


def reported(outcome: Outcome, result: TargetResult, screen: Screen) -> list[RenderableType]:
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
        parts += section(screen, _("Reported"), made)
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
        plain(figure_of(result, reading, language)),
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


def figure_of(result: TargetResult, reading: Reading, language: Language) -> str:
    """What an entry says: its figure, stage or names, as it was written."""
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
