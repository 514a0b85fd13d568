"""A share as a small bar of text, with the share that was expected marked in it."""

from workplan_cli.pages.blocks import Gauge
from workplan_cli.rendering.language import percent

_CELLS = 30
"""Cells that stand for the whole."""


def bar(gauge: Gauge) -> str:
    """`███████│░░ 29.2%`; nothing where no share is known."""
    if gauge.share is None:
        return ""
    filled = min(max(int(gauge.share * _CELLS), 0), _CELLS)
    cells = ["█"] * filled + ["░"] * (_CELLS - filled)
    if gauge.expected is not None:
        cells[min(int(gauge.expected * _CELLS), _CELLS - 1)] = "│"
    return f"{''.join(cells)} {percent(gauge.share)}"
