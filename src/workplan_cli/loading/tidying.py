"""Rewrites a YAML file in the one style of ours, with its comments and in its order.

Two spaces a level, dashes not indented below their key, one space where one is enough, line feeds,
long lines left long. What the file says does not change: that is checked before anything is given
back.
"""

import re
from collections.abc import Sequence
from io import StringIO

from workplan_cli.loading.boundary import attempt
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.fix import TextLines

_ENDLESS = 2**20
"""Columns after which a line would be broken: never."""
MAX_SIGNS = 300_000
"""Signs of a text that is tidied: each takes 10 µs, and the plan has 150,000."""
_COMMENT = re.compile(r"(?m)(?:^|\s)(#.*)$")


def tidied(text: str) -> str | None:
    """The text in our style; None where it could not be rewritten without changing what it says.

    Args:
        text: a YAML document that the loader takes.
    """
    from ruamel.yaml import YAML

    before = text
    text = _in_english(text)
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.composer.warn_double_anchors = False  # the later one holds from there on
    yaml.width = _ENDLESS
    yaml.indent(mapping=2, sequence=2, offset=0)
    out = StringIO()

    def rewritten() -> str:
        yaml.dump(yaml.load(text), out)
        return out.getvalue()

    written = attempt(rewritten)
    if written is None:
        return None
    lines = _lines(written)
    # As they are, where a # is part of a text; as it was written, where blanks at a line's end are.
    unchanged = written.removesuffix("...\n").lstrip("\n")
    for tidy in (_joined(_aligned(lines)), _joined(lines), unchanged):
        if _says_the_same(before, tidy):
            return tidy
    return None


def _in_english(text: str) -> str:
    """The text with the keys of the format in place of Chinese ones."""
    lines = TextLines(text)
    renamed = load_yaml(text).renamed
    for one in sorted(renamed, key=lambda one: (one.place.line, one.place.column), reverse=True):
        start = text.find(one.written, lines.start(one.place.line - 1) + one.place.column - 1)
        text = text[:start] + one.key + text[start + len(one.written) :]
    return text


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _lines(text: str) -> list[str]:
    """The lines without blanks at their ends, and without blank lines at either end."""
    return [line.rstrip() for line in text.strip("\n").rstrip().split("\n")]


def _aligned(lines: Sequence[str]) -> list[str]:
    """Comments in the column of neither neighbour are put above what follows, or below the last."""
    columns = [indent_of(line) if is_content(line) else None for line in lines]
    above = _filled(columns)
    below = _filled(columns[::-1])[::-1]
    return [
        line
        if not line or is_content(line) or indent_of(line) in {before or 0, after or 0}
        else " " * ((before or 0) if after is None else after) + line.lstrip()
        for line, before, after in zip(lines, above, below, strict=True)
    ]


def _filled(columns: Sequence[int | None]) -> list[int | None]:
    """Each column, or the last one before it that is known."""
    filled: list[int | None] = []
    for column in columns:
        filled.append(filled[-1] if column is None and filled else column)
    return filled


def is_content(line: str) -> bool:
    """Whether a line holds more than blanks or a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def _says_the_same(old: str, new: str) -> bool:
    before, after = load_yaml(old), load_yaml(new)
    return (
        not (before.problems or after.problems)
        # NaN is not equal to itself, but it is written the same.
        and (before.value == after.value or repr(before.value) == repr(after.value))
        and comments_of(old) == comments_of(new)
    )


def comments_of(text: str) -> list[str]:
    """Every comment, behind a value too; the same in number and order before and after."""
    return [found[1].rstrip() for found in _COMMENT.finditer(text)]
