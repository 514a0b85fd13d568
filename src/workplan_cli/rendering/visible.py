"""Signs that cannot be seen, made visible: a file's name or a value may hold any of them."""

import re

# Control characters, line separators, signs that turn the direction of text or have no width.
# Joiners stay: they belong to emoji.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\ufff9-\ufffb\ufffe\uffff]"
)

_COLOUR = r"\x1b\[[0-9;]*m"
_PRINTED = re.compile(f"\n|{_COLOUR}|{_HIDDEN.pattern}")
_COMMAND = re.compile(rf"(?m)^((?:[ \t]|{_COLOUR})*)(?=::)|(##)(?=\[|vso\[)")
"""What a runner of CI jobs takes for a command in a log: at the beginning of a line, or in it."""


def visible(text: str) -> str:
    r"""The text on one line, with `\n`, `\x1b` or `\u200f` for what could not be seen."""
    if text.isprintable():  # so is nearly every text, and none of the signs above is
        return text
    return _HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """The same, but that line breaks and tabs are blanks."""
    return visible(" ".join(text.split()))


def printable(text: str, *, color: bool = False) -> str:
    """Lines for a terminal or a log: nothing in them is hidden, or a command to what shows them.

    Args:
        text: lines with whatever came out of files.
        color: keep the colours that we paint with.
    """

    def shown(found: re.Match[str]) -> str:
        ours = found[0] == "\n" or (color and found[0].endswith("m"))
        return found[0] if ours else visible(found[0])

    return _COMMAND.sub(r"\1\2\\", _PRINTED.sub(shown, text))
