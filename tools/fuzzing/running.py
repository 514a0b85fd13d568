"""Runs commands in this process and says what is wrong with how they end."""

import contextlib
import io
from collections.abc import Iterator
from typing import NamedTuple

from workplan_cli.cli.program import run as run_program

_CODES = frozenset({0, 1, 2, 3})


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def run(*words: str) -> Ended:
    """Run a command."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "replace") for _stream in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run_program(list(words))
        except SystemExit as left:
            code = int(left.code or 0)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8", "replace"))
    return Ended(code, *texts)


def wrong_with(ended: Ended, *words: str) -> Iterator[str]:
    """Internal errors and codes that there are not."""
    if "error in workplan itself" in ended.err or "the system refuses" in ended.err:
        yield f"internal error: {ended.err[-300:].strip()}\n{words}"
    elif ended.code not in _CODES or "Traceback" in ended.err:
        yield f"code {ended.code}: {ended.err[-300:].strip()}\n{words}"
