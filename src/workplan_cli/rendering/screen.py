"""What the command line knows of where its output goes; filled once, so that rendering is pure."""

from dataclasses import dataclass

from workplan_cli.rendering.language import Language


@dataclass(frozen=True, slots=True)
class Screen:
    """Width in cells, whether colours may be used, and the language."""

    width: int
    color: bool
    language: Language
