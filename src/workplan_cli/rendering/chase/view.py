"""Words and signs of levels and turns, for formats that are no pages yet."""

from workplan_cli.assessment.owing import Level
from workplan_cli.model.message import _
from workplan_cli.model.outcome import Promptness

LEVEL_WORDS: dict[Level, str] = {
    "red": _("red"),
    "yellow": _("yellow"),
    "blue": _("blue"),
    "green": _("green"),
}
LEVEL_SIGNS: dict[Level, tuple[str, str]] = {
    "red": ("▼", "red"),
    "yellow": ("▽", "yellow"),
    "blue": ("□", "blue"),
    "green": ("■", "green"),
}
"""A sign and a colour; no two of them share a sign."""
TURN_WORDS: dict[Promptness, str] = {
    "on_time": _("on time"),
    "late": _("came late"),
    "undated": _("day not known"),
    "missing": _("missing"),
    "open": _("still time"),
}
TURN_SIGNS: dict[Promptness, tuple[str, str]] = {
    "on_time": ("●", "green"),
    "late": ("▽", "yellow"),
    "undated": ("?", "bright_black"),
    "missing": ("✖", "red"),
    "open": ("□", "blue"),
}
