"""Tables of units: how each reports, and how its own part stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from workplan_cli.assessment.duties import Duties, duties_of, lags_behind, own_rating_of
from workplan_cli.assessment.highlights import short_units
from workplan_cli.assessment.punctuality import Part, parts_asked
from workplan_cli.model.message import Message, _, counted, first_few, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.units import Units
from workplan_cli.pages.blocks import Column, Table, table
from workplan_cli.pages.marks import of_duties
from workplan_cli.pages.values import Said, run


def unit_name(outcome: Outcome, unit: str) -> Said:
    """What a unit is called; of one that the units file does not have, the id."""
    known = outcome.units.by_id.get(unit)
    return known.name if known else unit


def reporters_of(outcome: Outcome, result: TargetResult) -> tuple[Said, ...]:
    """Who reports on a target: groups by their names, and how many units each has on the day."""
    units = outcome.units
    groups = {group.id: group for group in units.groups}
    named: list[Said] = []
    for name in result.target.reporters:
        size = len(units.expand_on((name,), outcome.as_of))
        title = groups[name].name if name in groups else unit_name(outcome, name)
        several = message(_("{name} ({count})"), name=title, count=size)
        named.append(several if size > 1 else title)
    return tuple(named)


def called(units: Units, names: Iterable[str]) -> tuple[Said, ...]:
    """Units and groups by their names; the id of what the units file does not have."""
    known = {one.id: one.name for one in units.groups}
    known |= {one.id: one.name for one in units.units}
    return tuple(known.get(name, name) for name in names)


def some_units(outcome: Outcome, units: Sequence[str], most: int = 5) -> Said:
    """Units by their names, the first few of many."""
    return first_few([unit_name(outcome, unit) for unit in units], most)


def whose(outcome: Outcome, result: TargetResult) -> Said:
    """The units that fall short of their own goals, else all who report on a target."""
    short = short_units(result)
    return some_units(outcome, short, 2) if short else reporters_of(outcome, result)


def of_part(outcome: Outcome, names: Sequence[str]) -> Iterator[Message]:
    """Whose figures, goals and lights these are: units and groups by their names."""
    yield message(
        _("Only the part of {units}: its own figures, goals and lights; beside them the whole."),
        units=called(outcome.units, names),
    )
    for name in names:
        heir = outcome.units.now(name, outcome.as_of)
        if heir not in {name, None}:
            yield message(
                _("{unit} is part of {heir} by now: these are the figures of both."),
                unit=unit_name(outcome, name),
                heir=unit_name(outcome, str(heir)),
            )
        elif heir is None and name in outcome.units.by_id:
            yield from _not_there(outcome, name)
    without = sum(
        one.goal is None and one.target.measure_facts.quantified and one.status != "withdrawn"
        for one in outcome.targets
    )
    if without:
        yield counted(
            _("{count} target cannot be judged here: its goal is that of all units together."),
            _("{count} targets cannot be judged here: the goals are those of all units together."),
            without,
        )


def _not_there(outcome: Outcome, name: str) -> Iterator[Message]:
    """A unit that is closed, whose lights are those of its last figures (D-384)."""
    last = outcome.units.by_id[name].until
    if last is not None and last <= outcome.as_of:
        text = _(
            "{unit} was there until {day}: it owes nothing more, and its figures are its last."
        )
        yield message(text, unit=unit_name(outcome, name), day=last)


class _Row(NamedTuple):
    """A unit, the targets that it must report on, and what it owes where it was asked."""

    outcome: Outcome
    unit: str
    parts: Sequence[Part]
    shown: frozenset[str]
    duties: Duties | None = None

    @property
    def met(self) -> int:
        """Own parts that are met."""
        own = [own_rating_of(result, part) for result, part in self.parts]
        return sum(one is not None and one.status == "met" for one in own)


_NAME = Column(
    _("Unit"), "text", lambda row: run(row.unit, unit_name(row.outcome, row.unit)), 1, width=30
)
_MET = Column(_("met"), "count", lambda row: row.met, width=8)
_ASKED = (
    _NAME,
    Column(_("asked"), "count", lambda row: len(row.duties.submissions), width=8),
    Column(_("came"), "count", lambda row: sum(
        one.reported for one in row.duties.submissions), width=8),
    Column(_("on time"), "count", lambda row: sum(
        one.state == "on_time" for one in row.duties.submissions), width=8),
    Column(_("left out"), "count", lambda row: sum(
        one.target.id in row.shown for one in row.duties.entries), width=8),
    Column(_("no evidence"), "count", lambda row: sum(
        result.target.id in row.shown for result, _reading in row.duties.unbacked), width=8),
    _MET,
    Column(_("short"), "count", lambda row: sum(
        lags_behind(result, part) for result, part in row.parts), width=8),
    Column(_("light"), "mark", lambda row: of_duties(row.duties), width=10),
)  # fmt: skip
_NOT_ASKED = (
    _NAME,
    Column(_("targets"), "count", lambda row: len(row.parts), width=8),
    Column(_("heard of"), "count", lambda row: sum(
        part.standing is not None for _result, part in row.parts), width=8),
    _MET,
)  # fmt: skip


def units_table(outcome: Outcome, results: Sequence[TargetResult]) -> Table:
    """Periods that were over, reports that came, those in time; what lacks entry or evidence.

    Met and lagging are a unit's own part: by its allocation, or where each unit has to reach the
    goal, or where it is the only one. The light is that of `workplan chase`, but for one thing:
    all is judged on the day itself, as everything on this page. Where nobody was asked to report
    nobody gets a light: targets, those heard of, those met.
    """
    shown = frozenset(result.target.id for result in results)
    all_duties: dict[str, Duties | None] = {duties.unit: duties for duties in duties_of(outcome)}
    units = all_duties if outcome.submissions else dict.fromkeys(outcome.units_due)
    parts = parts_asked(units, results)
    return table(
        _ASKED if outcome.submissions else _NOT_ASKED,
        (_Row(outcome, unit, parts[unit], shown, duties) for unit, duties in units.items()),
    )
