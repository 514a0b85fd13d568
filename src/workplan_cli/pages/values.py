"""Values inside the texts of a page; each language writes them in its own way."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from workplan_cli.model.message import Message
from workplan_cli.model.period import Period
from workplan_cli.model.text import Text


class Quotient(NamedTuple):
    """What came of a division, with so many decimals: 89.63; more where it would read as an edge.

    Figures that somebody wrote are written as they are, as fractions or decimals.
    """

    value: Fraction | None
    places: int = 2
    edges: tuple[Fraction, ...] = ()


class Amount(NamedTuple):
    """A figure with what it counts, in the plural; English has the singular for exactly 1."""

    figure: "Said"
    of: "Said"


class Percent(NamedTuple):
    """A share of one as a percentage with so many decimals: 49.6%; rounded never to 0 or 100."""

    share: Fraction | None
    places: int = 1


class Points(NamedTuple):
    """A gap in percentage points with its sign; never rounded to nothing or across an edge."""

    value: Fraction | None
    edges: tuple[Decimal, ...] = ()


class LongDay(NamedTuple):
    """A day as it stands in a sentence: 10 October 2022, 2022年10月10日."""

    day: date


class LongPeriod(NamedTuple):
    """A period as it stands in a sentence: the third quarter of 2022, 2022年第三季度."""

    period: Period


class Numeral(NamedTuple):
    """The number of a part of an official paper, counted from 0: 一、二 in Chinese, 1, 2."""

    position: int


class Numbered(NamedTuple):
    """A heading that has a number in Chinese papers only, counted from 0: 一、部分; Sections."""

    position: int
    heading: "Said"


class Clauses(NamedTuple):
    """Several clauses of one sentence: parted by ； in Chinese, by a semicolon in English."""

    parts: tuple["Said", ...]


class Run(NamedTuple):
    """Parts one behind the other, with the same between them in every language."""

    parts: tuple["Said", ...]
    between: str = " "


class Quote(NamedTuple):
    """Words of a report; a form that has little room may shorten them."""

    text: Text


class Visible(NamedTuple):
    r"""What may hold signs that cannot be seen: they are shown, as \n, \x1b or \u200f."""

    text: "Said"


class Ref(NamedTuple):
    """Leads to the part of the page that has this anchor."""

    anchor: str
    text: "Said"


class Link(NamedTuple):
    """An address, and what it is called; only the address of a web page becomes a link."""

    url: str
    text: "Said" = None


Said: TypeAlias = (
    str | int | date | Fraction | Decimal | Message | Text | tuple["Said", ...]
    | Quotient | Amount | Percent | Points | LongDay | LongPeriod | Numeral | Clauses | Run | Quote
    | Numbered | Visible | Ref | Link | None
)  # fmt: skip
"""Anything that a language can write; a tuple is a list of things, None is a dash."""
Label: TypeAlias = Said
"""The same, but that a string is a template of the catalogue."""


def run(*parts: Said, between: str = " ") -> Run:
    """Parts one behind the other: `run(target.id, target.title)`."""
    return Run(parts, between)


def clauses(parts: Iterable[Said]) -> Clauses:
    """Clauses of one sentence."""
    return Clauses(tuple(parts))
