"""`workplan chase --notice 通报`: one paper to all units on how a period was reported."""

from collections.abc import Iterator, Mapping, Sequence

from workplan_cli.assessment.owing import Chase, Debt, settled_period, turns_of
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Promptness, Turn
from workplan_cli.model.period import Period
from workplan_cli.pages.blocks import Page, Paragraph, page, section
from workplan_cli.pages.notices import Part, behind, numbered, plain_items, signature
from workplan_cli.pages.units import unit_name
from workplan_cli.pages.values import LongDay, LongPeriod, Said, clauses, run

_COUNTS: Mapping[Promptness, str] = {
    "on_time": _("{count} on time"),
    "late": _("{count} late"),
    "undated": _("{count} without a day of submission"),
    "missing": _("{count} not at all"),
}
Turns = Mapping[Promptness, Sequence[tuple[Debt, Turn]]]


def circular(chase: Chase) -> tuple[Page, ...]:
    """A paper on the newest period for which nobody has time left; none where there is none."""
    period = settled_period(chase.debts)
    if period is None:
        return ()
    turns = turns_of(chase.debts, period)
    title = message(
        _("Circular on the reports on “{plan}” for {period}"),
        plan=chase.outcome.plan.title,
        period=LongPeriod(period),
    )
    opening = section(
        Paragraph(message(_("To all units:"))), Paragraph(_opening(chase, period, turns))
    )
    parts = [*_punctuality(chase, turns), *_contents(chase), _request()]
    sections = [opening, *numbered(parts), section(*signature(chase))]
    return (page(title, sections, [behind(chase, chase.debts)]),)


def _opening(chase: Chase, period: Period, turns: Turns) -> Message:
    due = next(turn.due for found in turns.values() for _debt, turn in found)
    counts = (
        message(template, count=len(turns[state]))
        for state, template in _COUNTS.items()
        if turns[state]
    )
    return message(
        _("Reports for {period} were due by {due}. As of {day}, of {total} units these have "
          "reported: {counts}."),
        period=LongPeriod(period),
        due=LongDay(due),
        day=LongDay(chase.day),
        total=sum(len(found) for found in turns.values()),
        counts=tuple(counts),
    )  # fmt: skip


def _punctuality(chase: Chase, turns: Turns) -> Iterator[Part]:
    if turns["on_time"]:
        yield message(_("Reported on time")), Paragraph(_praise(chase, turns["on_time"]))
    if turns["late"]:
        late = (_late(chase, debt, turn) for debt, turn in turns["late"])
        yield message(_("Reported late")), plain_items(late)
    if turns["undated"]:
        text = message(
            _("The reports of {units} do not say when they were submitted."),
            units=_names(chase, (debt for debt, _turn in turns["undated"])),
        )
        yield message(_("Day of submission not known")), Paragraph(text)
    if turns["missing"]:
        missing = (_missing(chase, debt) for debt, _turn in turns["missing"])
        yield message(_("Not reported")), plain_items(missing)


def _names(chase: Chase, debts: Iterator[Debt]) -> Said:
    return tuple(unit_name(chase.outcome, debt.unit) for debt in debts)


def _praise(chase: Chase, found: Sequence[tuple[Debt, Turn]]) -> Said:
    """Everybody on time by name, and those whose reports were complete as well."""
    whole = [debt for debt, _turn in found if not debt.entries and not debt.unbacked]
    everybody = message(
        _("On time were: {units}."), units=_names(chase, (debt for debt, _turn in found))
    )
    if not whole:
        return everybody
    every = len(whole) == len(found)
    commended = message(
        _(" Commended for reports that were also complete, with all evidence: {units}."),
        units=message(_("all of them")) if every else _names(chase, iter(whole)),
    )
    return run(everybody, commended, between="")


def _late(chase: Chase, debt: Debt, turn: Turn) -> Message:
    day = turn.filed.report.submitted if turn.filed else None
    return counted(
        _("{unit}: submitted on {day}, {count} day late"),
        _("{unit}: submitted on {day}, {count} days late"),
        turn.days,
        unit=unit_name(chase.outcome, debt.unit),
        day=LongDay(day) if day else None,
    )


def _missing(chase: Chase, debt: Debt) -> Message:
    unit = unit_name(chase.outcome, debt.unit)
    if len(debt.missing) > 1:
        return message(
            _("{unit}: nothing for {count} periods in a row, the oldest {days} days late"),
            unit=unit,
            count=len(debt.missing),
            days=debt.days_late,
        )
    return counted(
        _("{unit}: {count} day late"), _("{unit}: {count} days late"), debt.days_late, unit=unit
    )


def _contents(chase: Chase) -> Iterator[Part]:
    incomplete = [debt for debt in chase.debts if debt.entries or debt.unbacked]
    if incomplete:
        matters = (_incomplete(chase, debt) for debt in incomplete)
        yield message(_("Incomplete reports")), plain_items(matters)
    found = behind(chase, chase.debts)
    if found.table.rows:
        yield found.title, found.table


def _incomplete(chase: Chase, debt: Debt) -> Message:
    matters = []
    if debt.entries:
        ids = tuple(one.target.id for one in debt.entries)
        matters.append(message(_("targets left out: {ids}"), ids=ids))
    if debt.unbacked:
        ids = tuple(result.target.id for result, _reading in debt.unbacked)
        matters.append(message(_("entries without evidence: {ids}"), ids=ids))
    return message(
        _("{unit}: {matters}"), unit=unit_name(chase.outcome, debt.unit), matters=clauses(matters)
    )


def _request() -> Part:
    text = message(
        _("Units that have not reported, or left something out, submit it within three working "
          "days of this circular. Units behind schedule state the reason and the next step. "
          "Reports that came on time are to stay so.")
    )  # fmt: skip
    return message(_("What is asked")), Paragraph(text)
