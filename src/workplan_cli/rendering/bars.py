"""Bars of blocks, one line a part of a whole."""

from rich.cells import cell_len

from workplan_cli.assessment.shares import steps_of
from workplan_cli.pages.blocks import Bars
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.one_line import one_line

_WIDTH = 40


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
