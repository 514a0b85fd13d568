"""Says whether everything that an earlier run has looked at is as it was (D-313)."""

import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from workplan_cli.loading.index.stamps import stamp_of
from workplan_cli.loading.looked_at import Kept, sum_of
from workplan_cli.loading.report_files import search

Settled = tuple[str, int, int, int, str, str, int, str]
"""A file's path, its stamp, when that was taken in nanoseconds, and its digest."""

_FEW = 1_000
"""Files that are read anew before a run is left to note what they are now."""


def is_unchanged(looked_at: Kept, settled: Callable[[], Mapping[str, Settled]]) -> bool:
    """Whether the same files are found, and hold the same.

    Args:
        looked_at: what the earlier run has looked at.
        settled: by absolute path what is known of files, which need not be read again if they have
            not been touched; is asked where there are many.
    """
    searches, real, whole, beside = looked_at
    if any(os.path.realpath(path) != there for path, there in real.items()):
        return False
    if _digests(beside, {}) != beside:
        return False
    found: set[str] = set()
    for names, folder, within, others in searches:
        now = search(names, _path(folder), _path(within))
        if now.others != others or now.unread or now.nowhere or not real.keys() >= now.links:
            return False
        found.update(now.files)
    digests = _digests(found, settled() if len(found) > _FEW else {})
    return digests is not None and sum_of(found, digests) == whole


def _path(name: str | None) -> Path | None:
    return None if name is None else Path(name)


def _digests(paths: Iterable[str], known: Mapping[str, Settled]) -> dict[str, str] | None:
    """What each file holds; None where one cannot be read, or too many have been touched."""
    digests, read = {}, 0
    for path in paths:
        stamp = stamp_of(path)
        if stamp is None:
            return None
        was = known.get(path)
        if was and was[1:6] == stamp and stamp.settled_before(was[6]):
            digests[path] = was[7]
            continue
        read += 1
        if known and read > _FEW:
            return None
        try:
            with Path(path).open("rb") as file:
                digests[path] = sha256(file.read(stamp.size + 1)).hexdigest()
        except OSError:
            return None
    return digests
