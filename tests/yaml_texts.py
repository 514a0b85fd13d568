"""Generated YAML texts for property tests: right ones, damaged ones, and ones made of crumbs."""

import io
from typing import Any

from hypothesis import strategies as st
from ruamel.yaml import YAML

_WORDS = st.sampled_from(
    ["a", "目标", "😀", "no", "010", "1.50", "2022-03-01", "2022-Q1", "~", "true", "a: b", "- x",
     "#", "it's", "“引号”", "", " ", "[x", "*", "&", "!", "%", "@", "第一行\n第二行", "x" * 130]
)  # fmt: skip
SCALARS = st.one_of(_WORDS, st.integers(-(10**12), 10**12), st.booleans(), st.none(), st.dates())
VALUES = st.recursive(
    SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(_WORDS, inside, max_size=4),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(_WORDS, VALUES, min_size=1, max_size=5)

CRUMBS = [
    "a", "中", "😀", "x y", "1", "010", "1.5", "2022-03-01", "~", "no", ": ", ":", ":\n", "- ", "-",
    "? ", "?", "[", "]", "{", "}", ", ", ",", "'", '"', "'q'", '"q"', "#", " # c", "|", "|\n",
    ">\n", "|-\n", ">2\n", "&a ", "*a", "*a ", "!", "!t ", "!!str ", "%", "%YAML 1.2\n", "---",
    "---\n", "--- ", "...\n", "\n", "\n", "\n  ", "\n ", "\n    ", "  ", " ", "\t", "\\", "\\n",
    "\\x41", "\\u4e2d", "\\U00110000", "\r\n", "\r", "`", "@", "<<", "=", "：", "''", '""', "a: ",
    "b: 1\n", "- a\n", "  b: 2\n", "- c: 1\n  d: 2\n", "http://x",
]  # fmt: skip


def crumbs() -> st.SearchStrategy[str]:
    """Texts of YAML's own signs in any order: few are right, and many nearly."""
    return st.lists(st.sampled_from(CRUMBS), max_size=20).map("".join)


def written(value: object, *, flow: bool) -> str:
    """A value as ruamel.yaml itself writes it."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.allow_unicode = True
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A right text with a few places overwritten, cut out or filled in."""
    text = written(draw(DOCUMENTS), flow=draw(st.booleans()))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 3)), len(text))
        text = text[:start] + draw(st.sampled_from([*CRUMBS, ""])) + text[end:]
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


def flat(marks: Any) -> object:
    """Marks as plain numbers, so that those of two parsers can be compared."""
    mark, key, inside = marks
    pairs = inside.items() if isinstance(inside, dict) else enumerate(inside or ())
    return (
        (mark.line, mark.column),
        (key.line, key.column) if key else None,
        [(step, flat(one)) for step, one in pairs],
    )
