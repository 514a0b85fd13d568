"""What the index knows of one file, and what guards it."""

from typing import NamedTuple
from zlib import crc32

from workplan_cli.loading.index.stamps import Stamp


class UnusableError(Exception):
    """An index that is damaged, of another layout or tool, or not made here: to be made anew."""


class GoneError(Exception):
    """Rows that were there at the beginning of this run and are not any more."""


DAMAGED = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError, MemoryError)
"""What rows lead to that are not as we write them; SQLite asks for memory by what it reads."""


class Known(NamedTuple):
    """What is known of a file: its row, and when it was what it was."""

    id: int
    path: str
    name: str
    stamp: Stamp
    read_ns: int
    digest: str
    kind: str
    plan: str
    entries: int
    content_sum: int

    @property
    def sum(self) -> int:
        """What guards the row."""
        return sum_of(self)


def sum_of(*values: object) -> int:
    """A number that other values hardly have: disks err, and SQLite does not notice."""
    return crc32(repr(values).encode(errors="surrogatepass"))
