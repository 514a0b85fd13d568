"""What the notices of `workplan chase` have in common."""

from collections.abc import Iterable, Iterator, Sequence

from workplan_cli.assessment.duties import Chase, Duties
from workplan_cli.model.message import _, message
from workplan_cli.pages.blocks import Block, Items, PageSection, Paragraph, Sheet, table
from workplan_cli.pages.lags import COLUMNS, Late
from workplan_cli.pages.values import Label, LongDay, Numeral, Said

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


def behind(chase: Chase, all_duties: Iterable[Duties]) -> Sheet:
    """The targets that units are late with, by their own parts."""
    title = message(_("Targets behind schedule on {day}"), day=LongDay(chase.outcome.as_of))
    rows = [Late(chase.outcome, duties.unit, lag) for duties in all_duties for lag in duties.lags]
    return Sheet("behind", title, lambda: table(COLUMNS, rows))
