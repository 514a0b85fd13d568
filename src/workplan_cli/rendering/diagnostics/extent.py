"""How far the value goes that a diagnostic points at, as far as its line shows it."""

import re

LONGEST = 10_000
"""Signs beyond which no value is measured, and before which no bracket counts: nobody reads on."""
_QUOTED = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')""")
_BLOCK_END = re.compile(r"\s#|:(?:\s|$)")
_FLOW_END = re.compile(r"\s#|:(?:\s|$)|[,\[\]{}]")


def extent(line: str, column: int) -> int:
    """Characters of the scalar or key that begins at the 1-based column; at least one."""
    start = column - 1
    text = line[start : start + LONGEST]
    if text[:1] in {"#", " ", "\t"}:  # a file that begins with a comment; a tab
        return 1
    quoted = _QUOTED.match(text)
    if quoted:
        return len(quoted[0])
    ends = _FLOW_END if _in_flow(line[max(start - LONGEST, 0) : start]) else _BLOCK_END
    end = ends.search(text)
    return max(len((text[: end.start()] if end else text).rstrip()), 1)


def _in_flow(before: str) -> bool:
    return before.count("{") + before.count("[") > before.count("}") + before.count("]")
