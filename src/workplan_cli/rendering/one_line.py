"""Text from reports on one line, without signs that change how what follows is read."""

from workplan_cli.rendering.visible import visible


def one_line(text: str) -> str:
    """Line breaks and tabs are blanks; what could not be seen, or turns other signs, is shown."""
    return visible(" ".join(text.split()))
