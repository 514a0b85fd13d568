"""What the notices of `workplan chase` have in common, and how targets that are late are told."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from workplan_cli.assessment.duties import Chase, Duties, Lag
from workplan_cli.model.message import Message, _, first_few, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.status import status_word
from workplan_cli.pages.blocks import (
    Column,
    Items,
    PageSection,
    Paragraph,
    Part,
    Sheet,
    plain_items,
    section,
    table,
)
from workplan_cli.pages.columns import named
from workplan_cli.pages.goals import goal_in_words, own_in_words
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.phrases import name_of
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Label, LongDay, Numeral, Points, Said

MANY = 10
"""Targets that a paper lists one by one; more of them are summed up."""
FEW = 3
"""Targets that are named where they are summed up."""
Titled = tuple[Label, Part]
"""A numbered part of an official paper: its title, and what it says."""


def numbered(parts: Sequence[Titled]) -> Iterator[PageSection | None]:
    """Sections with the numbers of an official paper."""
    for index, (title, body) in enumerate(parts):
        heading = message(_("{number} {title}"), number=Numeral(index), title=title)
        yield section(body, heading=heading)


def signature(chase: Chase) -> Iterator[Paragraph]:
    """Who issues the paper, and the day."""
    if chase.outcome.plan.issuer is not None:
        yield Paragraph(chase.outcome.plan.issuer, place="signature")
    yield Paragraph(LongDay(chase.day), place="signature")


def listed(
    chase: Chase, duties: Duties, results: Sequence[TargetResult], items: Iterable[Said]
) -> Items | None:
    """What a unit owes on targets, an item each; where it is much, by section, and where all is."""
    if len(results) <= MANY:
        return plain_items(items)
    plan, unit = chase.outcome.plan, duties.unit
    by_section: dict[int, list[str]] = {}
    for one in results:
        by_section.setdefault(plan.place_of[one.target.id][0].number, []).append(one.target.id)
    titles = {one.number: one.short or one.title for one in plan.sections}
    rows = tuple(
        (
            message(_("Section {number}, {title}:"), number=number, title=titles[number]),
            message(_("{count}: {ids}"), count=len(ids), ids=first_few(ids, FEW)),
        )
        for number, ids in by_section.items()
    )
    all_of_them = message(
        _("{count} in all; each is named by workplan chase --unit {unit} --as-of {day}"),
        count=len(results),
        unit=unit,
        day=chase.day,
    )
    return Items((*rows, (None, all_of_them)))


def behind(chase: Chase, all_duties: Iterable[Duties]) -> Sheet:
    """The targets that units are late with, by their own parts."""
    title = message(_("Targets behind schedule on {day}"), day=LongDay(chase.outcome.as_of))
    rows = [Late(chase.outcome, duties.unit, lag) for duties in all_duties for lag in duties.lags]
    return Sheet("behind", title, lambda: table(COLUMNS, rows))


def own_gap(outcome: Outcome, lag: Lag) -> Points:
    """Progress of the unit's own part minus expected share."""
    return Points(lag.rating.gap, outcome.plan.thresholds.edges)


def lag_in_words(outcome: Outcome, lag: Lag) -> Message:
    """What was to be reached, what has been, by how much it is short, and the status."""
    values = {
        "target": lag.result.target.id,
        "title": lag.result.target.title,
        "goal": goal_in_words(lag.result.target, lag.goal),
        "actual": own_in_words(lag),
        "status": status_word(lag.rating.status),
    }
    if lag.rating.gap is None:
        return message(_("{target} {title}: goal {goal}, so far {actual}; {status}"), **values)
    return message(
        _("{target} {title}: goal {goal}, so far {actual}, gap {gap} points; {status}"),
        **values,
        gap=own_gap(outcome, lag),
    )


class Late(NamedTuple):
    """A target that a unit is late with."""

    outcome: Outcome
    unit: str
    lag: Lag


_GOAL = Column(
    _("Goal"), "text", lambda row: goal_in_words(row.lag.result.target, row.lag.goal), 2, width=16
)
_GAP = Column(_("Gap"), "points", lambda row: own_gap(row.outcome, row.lag), width=8)
COLUMNS = (
    Column(_("Unit"), "text", lambda row: unit_name(row.outcome, row.unit), 1, width=12),
    Column(_("Target"), "text", lambda row: name_of(row.lag.result), 3, width=30),
    _GOAL,
    Column(_("Actual"), "text", lambda row: own_in_words(row.lag), 1, width=14),
    _GAP,
    Column(_("Status"), "text", lambda row: status_word(row.lag.rating.status), width=10),
)
"""What a circular shows of each."""
OF_ONE_UNIT = (
    *named(attrgetter("lag.result.target")),
    _GOAL,
    Column(_("Actual"), "text", lambda row: own_in_words(row.lag), width=9),
    _GAP,
    Column(_("Status"), "mark", lambda row: of_status(row.lag.rating.status), width=10),
)
"""What is shown where all of them are of one unit."""
