"""What a file system says of a file, and when that is enough to know it as unchanged."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

MARGIN = 2_000_000_000
"""Nanoseconds in which a file may change twice with one time: the coarsest clock is that of FAT."""


class Stamp(NamedTuple):
    """Size in bytes, times in nanoseconds, number and device of a regular file."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: str
    device: str

    def settled_before(self, moment: int) -> bool:
        """Whether any later change shows: both times are older than a moment by the margin."""
        return max(self.mtime_ns, self.ctime_ns) < moment - MARGIN


def stamp_of(path: str | Path) -> Stamp | None:
    """The stamp of the file that a path leads to; None where there is no regular file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - paths are plain text here, for there are thousands
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(
        found.st_size, found.st_mtime_ns, found.st_ctime_ns, str(found.st_ino), str(found.st_dev)
    )
