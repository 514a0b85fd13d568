"""How far the value goes that a diagnostic points at, as far as its line shows it."""

import re

_QUOTED = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')""")
_IN_BLOCK = re.compile(r"(?:(?!\s+#)(?!:(?:\s|$)).)+")
_IN_FLOW = re.compile(r"(?:(?!\s+#)(?!:(?:\s|$))[^,\[\]{}])+")


def extent(line: str, column: int) -> int:
    """Characters of the scalar or key that begins at the 1-based column; at least one."""
    start = column - 1
    before = line[:start]
    in_flow = before.count("{") + before.count("[") > before.count("}") + before.count("]")
    scalar = _IN_FLOW if in_flow else _IN_BLOCK
    if line[start : start + 1] in {"#", " ", "\t"}:  # a file that begins with a comment; a tab
        return 1
    found = _QUOTED.match(line, start) or scalar.match(line, start)
    return max(len(found[0].rstrip()), 1) if found else 1
