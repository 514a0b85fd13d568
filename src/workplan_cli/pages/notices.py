"""What the notices of `workplan chase` have in common."""

from collections.abc import Iterable, Iterator, Sequence

from workplan_cli.assessment.duties import Chase, Duties
from workplan_cli.model.message import _, first_few, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.pages.blocks import Block, Items, PageSection, Paragraph, Sheet, table
from workplan_cli.pages.lags import COLUMNS, Late
from workplan_cli.pages.values import Label, LongDay, Numeral, Said

MANY = 10
"""Targets that a paper lists one by one; more of them are summed up."""
FEW = 3
"""Targets that are named where they are summed up."""
Part = tuple[Label, Block]
"""A numbered part of an official paper: its title, and what it says."""


def numbered(parts: Sequence[Part]) -> Iterator[PageSection]:
    """Sections with the numbers of an official paper."""
    for index, (title, body) in enumerate(parts):
        heading = message(_("{number} {title}"), number=Numeral(index), title=title)
        yield PageSection((body,), heading)


def signature(chase: Chase) -> Iterator[Paragraph]:
    """Who issues the paper, and the day."""
    if chase.outcome.plan.issuer is not None:
        yield Paragraph(chase.outcome.plan.issuer, place="signature")
    yield Paragraph(LongDay(chase.day), place="signature")


def plain_items(texts: Iterable[Said]) -> Items:
    """A list without labels."""
    return Items(tuple((None, text) for text in texts))


def listed(
    chase: Chase, duties: Duties, results: Sequence[TargetResult], items: Iterable[Said]
) -> Items:
    """What a unit owes on targets, an item each; where it is much, by section, and where all is."""
    if len(results) <= MANY:
        return plain_items(items)
    plan, unit = chase.outcome.plan, duties.unit
    by_section: dict[int, list[str]] = {}
    for one in results:
        section, _task = plan.place_of[one.target.id]
        by_section.setdefault(section.number, []).append(one.target.id)
    titles = {section.number: section.short or section.title for section in plan.sections}
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
