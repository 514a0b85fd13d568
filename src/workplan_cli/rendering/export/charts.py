"""Charts made of text: bars of blocks, and Mermaid's pie."""

from collections.abc import Sequence
from fractions import Fraction

from rich.cells import cell_len

from workplan_cli.model.export_words import Charts
from workplan_cli.model.message import _
from workplan_cli.rendering.export.content import Class
from workplan_cli.rendering.language import Language

_WIDTH = 40
_SMALL = 10


def class_chart(found: Sequence[Class], kind: Charts, language: Language) -> tuple[str, str]:
    """The classes as a chart, and the kind of the code block it has to stand in."""
    if kind == "mermaid":
        title = language.say(_("Targets by class"))
        slices = [f'    "{language.say(one.word)}" : {one.count}' for one in found if one.count]
        return "\n".join([f"pie showData title {title}", *slices]), "mermaid"
    words = [language.say(one.word) for one in found]
    widest = max(cell_len(word) for word in words)
    total = sum(one.count for one in found)
    lines = [
        f"{word}{' ' * (widest - cell_len(word))}  {_bar(one.count, total)} "
        f"{one.count} ({one.share:.1f}%)"
        for word, one in zip(words, found, strict=True)
    ]
    return "\n".join(lines), ""


def _bar(count: int, total: int) -> str:
    filled = _filled(count, total, _WIDTH)
    return "█" * filled + "░" * (_WIDTH - filled)


def small_bar(count: int, total: int) -> str:
    """A share in ten steps."""
    filled = _filled(count, total, _SMALL)
    return "▰" * filled + "▱" * (_SMALL - filled)


def _filled(count: int, total: int, width: int) -> int:
    """How much of a bar is full: all of it only for all, nothing of it only for nothing."""
    if count in {0, total}:
        return width if count else 0
    return min(max(round(Fraction(width * count, total)), 1), width - 1)
