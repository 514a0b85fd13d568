"""Standard output and error: patient with their readers, kept where that is asked (D-313)."""

import io
import os
import sys

TYPE_CHECKING = False  # from typing, which costs more than all the rest of `--version`
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from _typeshed import ReadableBuffer

    Said = tuple[int, bytes]

LARGEST = 4_000_000
"""Bytes of what is said that are worth keeping."""
_kept: "list[Said] | None" = None
"""By descriptor what has been written in this run; None where nobody wants to know."""


def are_ours() -> bool:
    """Whether standard output and error are written by way of this module."""
    both = (sys.stdout, sys.stderr)
    raw = [getattr(getattr(one, "buffer", None), "raw", None) for one in both]
    return [one.fileno() for one in raw if isinstance(one, _Descriptor)] == [1, 2]


def keep() -> None:
    """Note what is written from here on."""
    global _kept  # noqa: PLW0603 - a process has one standard output
    _kept = []


def forget() -> None:
    """Keep nothing of this run: it does more than to say something, or would not say it again."""
    global _kept  # noqa: PLW0603
    _kept = None


def kept() -> "Sequence[Said] | None":
    """By descriptor everything that has been said; None where that is not known."""
    if _kept is None:
        return None
    sys.stdout.flush()
    sys.stderr.flush()
    return _kept


def say_again(said: "Sequence[Said]") -> None:
    """Write what another run has said."""
    streams = {1: sys.stdout, 2: sys.stderr}
    for number, data in said:
        streams[number].buffer.write(data)
        streams[number].flush()


class _Descriptor(io.FileIO):
    """A stream whose reader may leave early, as in `workplan status | head -1`.

    The rest goes nowhere, quietly, and the exit code stays that of the command. Any other
    failure, such as a full disk, is raised once and not again when the process ends.
    """

    broken = False

    def write(self, data: "ReadableBuffer", /) -> int:
        if _kept is not None and len(memoryview(data)) > LARGEST:
            forget()  # nor is it kept in memory until the end
        if _kept is not None:
            _kept.append((self.fileno(), bytes(data)))
        if not self.broken:
            try:
                return super().write(data)
            except BrokenPipeError:
                self.broken = True
            except OSError:
                self.broken = True
                raise
        return memoryview(data).nbytes


def output(stream: "TextIO | None", closed: int = os.O_RDONLY) -> "TextIO":
    """The same stream, patient with its reader: in UTF-8, unless PYTHONIOENCODING has a wish.

    Where whoever started us has closed it, an empty device opened as `closed` stands in.
    The console of Windows keeps its own writer: it shows every character, whatever its code page.
    """
    terminal = stream is not None and stream.isatty()
    if sys.platform == "win32" and stream is not None and terminal:
        return stream
    number = os.open(os.devnull, closed) if stream is None else stream.fileno()
    encoding, _colon, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    return io.TextIOWrapper(
        io.BufferedWriter(_Descriptor(number, "w", closefd=False)),
        encoding=encoding or "utf-8",
        errors=errors or "replace",
        line_buffering=terminal,
    )
