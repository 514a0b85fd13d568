"""Cells as data, for CSV and workbooks: a number, a day, or text; and bars made of characters."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from rich.cells import cell_len

from workplan_cli.assessment.shares import steps_of
from workplan_cli.pages.blocks import Bars, Cell, Gauge, Mark, Marks, Stack
from workplan_cli.pages.values import Percent, Points, Quotient
from workplan_cli.rendering.language import Language, exact, percent
from workplan_cli.rendering.visible import one_line

Data = Decimal | int | date | str | None


def data_in(cell: Cell, language: Language, *, whole: bool = False) -> Data:
    """What a cell holds: figures exact (six decimals where they have no end), text on one line.

    Of a mark that is its sign and its word, and the `whole` of it what is said behind them. Only
    things below each other are parted by line breaks.
    """
    if cell is None or isinstance(cell, str):
        return cell and one_line(cell)
    match cell:
        case int() | date():
            return cell
        case Percent() | Gauge():
            return exact(cell.share)
        case Points() | Quotient():
            return exact(cell.value)
        case Fraction() | Decimal():
            return exact(cell)
        case _:
            return text_in(cell, language, whole=whole)


def text_in(cell: Cell, language: Language, *, whole: bool = True) -> str:
    """A cell as people read it: nothing is a dash."""
    if isinstance(cell, Mark):
        return one_line(word_of(cell, language) + (more_of(cell, language) if whole else ""))
    if isinstance(cell, Marks):
        return "".join(mark.sign for mark in cell.marks)
    if isinstance(cell, Stack):
        return "\n".join(text_in(one, language, whole=whole) for one in cell.lines)
    if isinstance(cell, Gauge):
        return language.write(Percent(cell.share))
    return one_line(language.write(cell))


def word_of(mark: Mark, language: Language) -> str:
    """The sign, where there is one, and the word."""
    return " ".join(filter(None, (mark.sign, language.label(mark.word))))


def more_of(mark: Mark, language: Language) -> str:
    """What is said behind the word, with what parts them."""
    if mark.more is None:
        return ""
    return language.label(mark.between) + language.write(mark.more)


_BAR_WIDTH = 40
GAUGE = 30


def bar_lines(bars: Bars, language: Language) -> list[str]:
    """`met  ████░░░░ 3 (30.0%)`, the words made equally wide."""
    words = [one_line(language.label(label)) for label, _count, _share in bars.parts]
    widest = max(map(cell_len, words), default=0)
    total = sum(count for _label, count, _share in bars.parts)
    return [
        f"{word}{' ' * (widest - cell_len(word))}  {_bar(count, total)} {count} ({share:.1f}%)"
        for word, (_label, count, share) in zip(words, bars.parts, strict=True)
    ]


def _bar(count: int, total: int) -> str:
    filled = steps_of(count, total, _BAR_WIDTH)
    return "█" * filled + "░" * (_BAR_WIDTH - filled)


def gauge(cell: Gauge, width: int = GAUGE) -> str:
    """`███████│░░ 29.2%`, the bar of so many cells; nothing where no share is known."""
    if cell.share is None:
        return ""
    filled = min(max(int(cell.share * width), 0), width)
    cells = ["█"] * filled + ["░"] * (width - filled)
    if cell.expected is not None:
        cells[min(int(cell.expected * width), width - 1)] = "│"
    return f"{''.join(cells)} {percent(cell.share)}"
