"""Signs that cannot be seen, made visible: a file's name or a value may hold any of them."""

import re

# Control characters, line separators, signs that turn the direction of text or have no width.
# Joiners stay: they belong to emoji.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\ufff9-\ufffb\ufffe\uffff]"
)


def visible(text: str) -> str:
    r"""The text on one line, with `\n`, `\x1b` or `\u200f` for what could not be seen."""
    return _HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """The same, but that line breaks and tabs are blanks."""
    return visible(" ".join(text.split()))
