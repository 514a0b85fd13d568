"""The page of `workplan chase`: units and what they owe; one unit in full."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from workplan_cli.assessment.owing import LEVELS, Chase, Debt, turns_of
from workplan_cli.model.message import _, counted, message
from workplan_cli.model.outcome import PROMPTNESS, Promptness, Turn
from workplan_cli.pages.blocks import (
    Column,
    Items,
    Marks,
    Page,
    Paragraph,
    Pieces,
    Section,
    Sheet,
    Table,
    page,
    section,
    table,
)
from workplan_cli.pages.lags import OF_ONE_UNIT, Late
from workplan_cli.pages.marks import level_in_words, of_level, of_promptness, promptness_in_words
from workplan_cli.pages.units import unit_name
from workplan_cli.pages.values import Said, run


def chase_page(chase: Chase) -> Page:
    """The matrix of all units, the most pressing first; or everything about one."""
    sections = [section(*_header(chase))]
    if chase.single:
        for debt in chase.debts:
            sections += _in_full(chase, debt)
    else:
        sections += [section(_matrix(chase)), section(_legend(chase))]
    sections.append(section(*_hints(chase)))
    data = table(_DATA, _rows(chase, chase.debts))
    return page(chase.outcome.plan.title, sections, [Sheet("units", _("Units"), data)])


def _header(chase: Chase) -> Iterator[Paragraph | Pieces]:
    period = chase.outcome.period
    if period is None:
        yield Paragraph(message(_("As of {day} · no period is over yet"), day=chase.day))
        return
    turns = turns_of(chase.debts, period)
    yield Paragraph(
        message(
            _("As of {day} · {period} due by {due} · progress on {progress}"),
            day=chase.day,
            period=period.name,
            due=next((turn.due for found in turns.values() for _debt, turn in found), None),
            progress=chase.progress_on,
        )
    )
    if not chase.single:
        yield Pieces(
            tuple(of_promptness(state, len(turns[state])) for state in PROMPTNESS if turns[state])
        )


_Row = tuple[Chase, Debt]


def _rows(chase: Chase, debts: Iterable[Debt]) -> Iterator[_Row]:
    return ((chase, debt) for debt in debts)


def _name(row: _Row) -> Said:
    return unit_name(row[0].outcome, row[1].unit)


def _of_debt(read: Callable[[Debt], Said]) -> Callable[[_Row], Said]:
    return lambda row: read(row[1])


def _of_last(read: Callable[[Turn], Said]) -> Callable[[_Row], Said]:
    return lambda row: read(row[1].turns[-1]) if row[1].turns else None


def _submitted(turn: Turn) -> Said:
    return turn.filed.report.submitted if turn.filed else None


_MATRIX = (
    Column(_("Unit"), "text", lambda row: run(row[1].unit, _name(row)), 1, width=30),
    Column(_("reports"), "mark", lambda row: Marks(tuple(
        of_promptness(turn.state) for turn in row[1].turns))),
    Column(_("days"), "count", _of_debt(lambda debt: debt.days_late), width=8),
    Column(_("unheard"), "count", _of_debt(lambda debt: len(debt.missing)), width=8),
    Column(_("entries"), "count", _of_debt(lambda debt: len(debt.entries)), width=8),
    Column(_("evidence"), "count", _of_debt(lambda debt: len(debt.unbacked)), width=8),
    Column(_("lagging"), "count", _of_debt(lambda debt: len(debt.lags)), width=8),
    Column(_("level"), "mark", lambda row: of_level(row[1].level), width=10),
)  # fmt: skip
_DATA = (
    Column(_("unit"), "id", _of_debt(lambda debt: debt.unit), width=10),
    Column(_("name"), "text", _name, 1, width=24),
    Column(_("level code"), "text", _of_debt(lambda debt: debt.level)),
    Column(_("level"), "text", _of_debt(lambda debt: level_in_words(debt.level))),
    Column(_("newest period"), "text", _of_last(lambda turn: turn.period.name)),
    Column(_("state"), "text", _of_last(lambda turn: promptness_in_words(turn.state))),
    Column(_("submitted on"), "date", _of_last(_submitted)),
    Column(_("days late"), "number", _of_debt(lambda debt: debt.days_late), width=10),
    Column(_("periods silent"), "number", _of_debt(lambda debt: len(debt.missing)), width=10),
    Column(_("missing reports"), "text", _of_debt(lambda debt: run(
        *(turn.period.name for turn in debt.missing))), width=20),
    Column(_("missing entries"), "text", _of_debt(lambda debt: run(
        *(one.target.id for one in debt.entries))), width=20),
    Column(_("missing evidence"), "text", _of_debt(lambda debt: run(
        *(result.target.id for result, _reading in debt.unbacked))), width=20),
    Column(_("lagging"), "text", _of_debt(lambda debt: run(
        *(lag.result.target.id for lag in debt.lags))), width=20),
)  # fmt: skip
_TURNS = (
    Column(_("period"), "id", lambda turn: turn.period.name),
    Column(_("due"), "date", lambda turn: turn.due),
    Column(_("submitted on"), "date", _submitted),
    Column("", "mark", lambda turn: of_promptness(turn.state, word=_turn_words(turn)), 1, width=30),
)


def _matrix(chase: Chase) -> Table:
    return table(
        _MATRIX, _rows(chase, sorted(chase.debts, key=lambda one: LEVELS.index(one.level)))
    )


def _legend(chase: Chase) -> Pieces:
    present = {turn.state for debt in chase.debts for turn in debt.turns}
    signs = (of_promptness(state) for state in PROMPTNESS if state in present)
    return Pieces((message(_("One sign a period, the oldest first:")), *signs))


def _in_full(chase: Chase, debt: Debt) -> Iterator[Section | None]:
    name = run(debt.unit, unit_name(chase.outcome, debt.unit))
    yield section(Pieces((name, of_level(debt.level)), between="  "))
    yield section(table(_TURNS, debt.turns))
    left_out = (run(one.target.id, one.target.title) for one in debt.entries)
    yield _list(_("Targets left out of the newest report"), left_out)
    unbacked = (
        run(
            run(result.target.id, result.target.title),
            f"{reading.file}:{reading.place.line}",
            between="  ",
        )
        for result, reading in debt.unbacked
    )
    yield _list(_("Entries without evidence"), unbacked)
    if debt.lags:
        late = (Late(chase.outcome, debt.unit, lag) for lag in debt.lags)
        yield section(table(OF_ONE_UNIT, late), heading=_("Lagging behind"))
    if not debt.owes:
        yield section(Paragraph(message(_("Nothing is owed."))))


_COUNTED: dict[Promptness, tuple[str, str]] = {
    "late": (_("came {count} day late"), _("came {count} days late")),
    "missing": (_("missing, {count} day late"), _("missing, {count} days late")),
    "open": (_("still time, {count} day left"), _("still time, {count} days left")),
}


def _turn_words(turn: Turn) -> Said:
    """How the report came, with the days; None for the usual word."""
    return counted(*_COUNTED[turn.state], turn.days) if turn.state in _COUNTED else None


def _list(heading: str, things: Iterator[Said]) -> Section | None:
    items = tuple((None, thing) for thing in things)
    return section(Items(items), heading=heading) if items else None


def _hints(chase: Chase) -> Iterator[Paragraph | Pieces]:
    if not any(debt.owes for debt in chase.debts):
        return
    if chase.single:
        unit = chase.debts[0].unit
        yield Paragraph(
            message(_("Text of a reminder: --unit {unit} --notice reminder"), unit=unit)
        )
        return
    found = Counter(debt.level for debt in chase.debts)
    yield Pieces(tuple(of_level(level, found[level]) for level in LEVELS))
    first = next(debt.unit for level in LEVELS for debt in chase.debts if debt.level == level)
    yield Paragraph(message(_("Everything about one unit: --unit {unit}"), unit=first))
    yield Paragraph(
        message(_("Text of reminders and of a circular: --notice reminder, --notice circular"))
    )
