"""Who reported what on a target: each unit's figures with file and line, and who is silent."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.names import name_key
from workplan_cli.model.outcome import Outcome, Reading, TargetResult, UnitResult
from workplan_cli.model.words import STAGE_WORDS
from workplan_cli.rendering.console import plain, table
from workplan_cli.rendering.language import Language, number
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.show.layout import named, section

_MOST_SILENT = 20
"""Silent units that are named one by one."""
_NOTHING = (
    _("{count} unit has reported nothing on it"),
    _("{count} units have reported nothing on it"),
)
_NOT_ENOUGH = (
    _("{count} unit has written about it, and given neither figure nor stage"),
    _("{count} units have written about it, and given neither figure nor stage"),
)


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
            for reading in _readings(result, unit):
                made.add_row(*_unit_row(outcome, result, unit, reading, language))
        parts += section(screen, _("Reported"), made)
    spoke = {reading.unit for reading in result.readings if not reading.superseded}
    for words, units in (
        (_NOTHING, [unit for unit in silent if unit not in spoke]),
        (_NOT_ENOUGH, [unit for unit in silent if unit in spoke]),
    ):
        if units:
            names = [outcome.units.by_id[name].name.in_language(language.code) for name in units]
            text = named(names, _MOST_SILENT, language)
            heading = language.say(counted(*words, len(units)))
            parts += [plain(""), plain(heading + language.say(_(": ")) + text)]
    return parts


def _readings(result: TargetResult, unit: UnitResult) -> tuple[Reading, ...]:
    """The entries that the figure is made of; of a state, the one that says it and those after.

    Of lists of names an older one is left out where it holds no name that the newer ones lack.
    """
    held = unit.holding.readings if unit.holding else ()
    if result.target.measure_facts.continuing:
        return held[-1:]
    if result.target.measure_facts.by_stage:
        said = [index for index, one in enumerate(held) if one.entry.stage or one.entry.done]
        return held[said[-1] :] if said else held[-1:]
    if result.target.combine_facts.by_names:
        return _with_names_of_their_own(held)
    return held


def _with_names_of_their_own(held: Sequence[Reading]) -> tuple[Reading, ...]:
    found: list[Reading] = []
    known: set[str] = set()
    for reading in reversed(held):
        names = {name_key(item) for item in reading.entry.items or ()}
        if not found or names - known or (reading.entry.value and not names):
            found.append(reading)
        known |= names
    return tuple(reversed(found))


def _unit_row(
    outcome: Outcome, result: TargetResult, unit: UnitResult, reading: Reading, language: Language
) -> list[Text]:
    name = unit_name(outcome, unit.unit, language)
    remarks = language.join([language.say(remark) for remark in _remarks(result, unit, reading)])
    if remarks:
        name = language.say(_("{name} ({remarks})"), name=name, remarks=remarks)
    return [
        plain(f"{name}\n  {reading.file}:{reading.place.line}"),
        plain(figure_of(result, reading, language)),
        plain(reading.period.name + (f" r{reading.revision}" if reading.revision > 1 else "")),
    ]


def unit_name(outcome: Outcome, unit: str, language: Language) -> str:
    """What a unit is called; of one that the units file does not have, the id."""
    known = outcome.units.by_id.get(unit)
    return known.name.in_language(language.code) if known else unit


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
        # values per period add up: there is nothing that could be carried over
        adds_up = result.target.over_time_facts.adds_up
        yield message(_("nothing since") if adds_up else _("carried over"))


def figure_of(result: TargetResult, reading: Reading, language: Language) -> str:
    """What an entry says: its figure, stage or names, as it was written."""
    entry, target = reading.entry, result.target
    if target.measure_facts.by_stage:
        day = entry.done or entry.forecast
        stage = language.say(STAGE_WORDS[entry.stage]) if entry.stage else ""
        if entry.done:
            return f"{stage or language.say(_('done'))} {entry.done.isoformat()}"
        if day:
            forecast = language.say(_("forecast {day}"), day=day)
            return language.join([part for part in (stage, forecast) if part])
        return stage or "–"
    if target.measure_facts.continuing:
        days = len(entry.activities)
        if not days:
            return language.say(_("note")) if entry.note else "–"
        return language.say(counted(_("{count} activity"), _("{count} activities"), days))
    if entry.part is not None and entry.whole:
        return f"{number(entry.part)} / {number(entry.whole)}"
    if entry.value is not None:
        return number(entry.value) + ("%" if target.measure_facts.percent else "")
    if entry.items:
        return language.say(counted(_("{count} name"), _("{count} names"), len(entry.items)))
    return "–"
