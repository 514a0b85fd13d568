"""Bars made of characters: a line for each part of a whole, and a share with what was expected."""

from rich.cells import cell_len

from workplan_cli.assessment.shares import steps_of
from workplan_cli.pages.blocks import Bars, Gauge
from workplan_cli.rendering.language import Language, percent
from workplan_cli.rendering.visible import one_line

_WIDTH = 40
GAUGE = 30


def lines(bars: Bars, language: Language) -> list[str]:
    """`met  ████░░░░ 3 (30.0%)`, the words made equally wide."""
    words = [one_line(language.label(label)) for label, _count, _share in bars.parts]
    widest = max(map(cell_len, words), default=0)
    total = sum(count for _label, count, _share in bars.parts)
    return [
        f"{word}{' ' * (widest - cell_len(word))}  {_bar(count, total)} {count} ({share:.1f}%)"
        for word, (_label, count, share) in zip(words, bars.parts, strict=True)
    ]


def _bar(count: int, total: int) -> str:
    filled = steps_of(count, total, _WIDTH)
    return "█" * filled + "░" * (_WIDTH - filled)


def gauge(cell: Gauge, width: int = GAUGE) -> str:
    """`███████│░░ 29.2%`, the bar of so many cells; nothing where no share is known."""
    if cell.share is None:
        return ""
    filled = min(max(int(cell.share * width), 0), width)
    cells = ["█"] * filled + ["░"] * (width - filled)
    if cell.expected is not None:
        cells[min(int(cell.expected * width), width - 1)] = "│"
    return f"{''.join(cells)} {percent(cell.share)}"
