"""What a run has looked at: where all of it is the same, the run would say the same (D-313)."""

import os
from collections.abc import Iterable
from pathlib import Path

from workplan_cli.loading.paths import absolute

Search = tuple[list[str], str | None, str | None, list[str]]
"""Names of reports, the folder that they are relative to, the one that links may lead to, and files
of other kinds that lie beside them."""
Kept = tuple[list[Search], dict[str, str], str, dict[str, str]]
"""Searches, where paths really lead, the sum of the files that were found, and other files, each
with its digest."""

_read: set[tuple[int, int]] = set()
"""Device and number of each file, whatever names it has."""
_digests: dict[str, str] = {}
"""By absolute path the SHA-256 of each file; empty of one that cannot be asked for again."""
_real: dict[str, str] = {}
"""Where plan, units, workspace, names and links really lead: links may lead out of a folder."""
_searches: list[tuple[Search, Iterable[str]]] = []


def begin() -> None:
    """A run begins."""
    _read.clear()
    _digests.clear()
    _real.clear()
    _searches.clear()


def note_read(device: int, number: int) -> None:
    """A file counts as read by this run, which knows what is in it."""
    _read.add((device, number))


def was_read(path: Path) -> bool:
    """Whether this run has read a file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return False
    return (status.st_dev, status.st_ino) in _read


def note_digest(path: Path, digest: str) -> None:
    """What follows is made of a file with these bytes; standard input is not there again."""
    _digests[absolute(path)] = digest if str(path) != "-" else ""


def note_text(path: Path, text: str) -> None:
    """The same, of a file that is known by its text; one with a byte order mark looks changed."""
    from hashlib import sha256  # start-up: help needs none of it

    note_digest(path, sha256(text.encode(errors="surrogatepass")).hexdigest())
    _note_real(str(path))


def note_search(
    search: tuple[Iterable[str], Path | None, Path | None],
    found: Iterable[str],
    links: Iterable[str],
    others: Iterable[str],
) -> None:
    """What follows is made of the files that were found in a search, by their absolute paths.

    `others` are files that are named and not read.
    """
    names, *folders = search
    places = [None if one is None else str(one) for one in folders]
    _searches.append(((list(names), places[0], places[1], list(others)), found))
    for link in links:
        _note_real(link)


def _note_real(path: str) -> None:
    _real[path] = os.path.realpath(path)


def kept() -> Kept | None:
    """All of it, as JSON takes it; None where a file cannot be known again."""
    found = {path for _search, paths in _searches for path in paths}
    if not all(_digests.values()) or not found <= _digests.keys():
        return None
    others = {path: digest for path, digest in _digests.items() if path not in found}
    searches = [search for search, _paths in _searches]
    return searches, dict(_real), sum_of(found, _digests), others


def sum_of(paths: Iterable[str], digests: dict[str, str]) -> str:
    """What many files hold, each by its name."""
    from hashlib import sha256

    whole = sha256()
    for path in sorted(paths):
        whole.update(f"{path}\0{digests[path]}\n".encode(errors="surrogateescape"))
    return whole.hexdigest()
