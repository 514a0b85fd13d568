"""Finds the report files behind files, folders and patterns, and no file outside of them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workplan_cli.loading.looked_at import note_search
from workplan_cli.loading.paths import WORKSPACE, absolute, display_path, is_inside

if TYPE_CHECKING:
    from workplan_cli.model.diagnostic import Diagnostic

SUFFIXES = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
"""In upper case or lower; `.txt` is what the editor of Windows puts behind a name."""


_TABLES = (
    ".xlsx",
    ".xls",
    ".xlsm",
    ".et",
    ".ods",
    ".csv",
    ".docx",
    ".doc",
    ".wps",
    ".txt",
    ".json",
)
"""What reports are sent as that are none yet."""


class FoundPaths(NamedTuple):
    """Files that were named or found, names that led nowhere, what may not or cannot be read."""

    files: tuple[Path, ...]
    nowhere: tuple[str, ...]
    unread: tuple[Diagnostic, ...] = ()
    others: tuple[str, ...] = ()


def find_reports(
    names: Sequence[str], folder: Path | None = None, within: Path | None = None
) -> FoundPaths:
    """Report files behind files, folders (with all below them) and patterns such as `q2/*.yaml`.

    Hidden files and the workspace file are left out of folders. Each file comes once. A file that
    is named is read wherever it is; what is found in a folder or by a pattern has to be in there.

    Args:
        names: files, folders, patterns; `-` is standard input.
        folder: what they are relative to.
        within: a larger folder that links may lead to as well, for names inside of it.
    """
    found = search(names, folder, within)
    note_search((names, folder, within), found.files, found.links, found.others)
    return FoundPaths(
        tuple(map(Path, found.files.values())),
        tuple(found.nowhere),
        tuple({one.file: one for one in found.unread}.values()),
        tuple(found.others),
    )


class Found(NamedTuple):
    """Files by absolute path, names that led nowhere, what may not be read; links and names met.

    `others` are tables and such beside reports. Paths are plain text here: there may be thousands,
    and as `Path` they take twice the time.
    """

    files: dict[str, str]
    nowhere: list[str]
    unread: list[Diagnostic]
    links: set[str]
    others: list[str]


def search(names: Sequence[str], folder: Path | None, within: Path | None) -> Found:
    """The same, noted nowhere."""
    files: dict[str, str] = {}
    nowhere: list[str] = []
    unread: list[Diagnostic] = []
    links: set[str] = set()
    others: set[str] = set()
    for name in names:
        path = Path(name) if folder is None else folder / name
        links.add(str(path))
        if name == "-" or (path.exists() and not path.is_dir()):
            files.setdefault(absolute(path), str(path))
            continue
        found = list(_behind(path, within, links, others))
        for one in found:
            if isinstance(one, str):
                files.setdefault(absolute(one), one)
            else:
                unread.append(one)
        if not found and not path.is_dir():
            nowhere.append(name)
    return Found(files, nowhere, unread, links, sorted(others))


def _behind(
    path: Path, within: Path | None, links: set[str], others: set[str]
) -> Iterator[str | Diagnostic]:
    """The files in a folder or behind a pattern, and what is wrong with others."""
    top = path if path.is_dir() else _without_pattern(path)
    links.add(str(top))
    boundary = within if within and is_inside(top, within) else top
    if path.is_dir():
        yield from _in_folder(path, boundary, links, others)
        return
    for match in sorted(Path(one) for one in glob.glob(str(path), recursive=True)):  # noqa: PTH207 - takes absolute patterns
        links.update(map(str, (match, match.parent) if match.is_symlink() else (match.parent,)))
        if not is_inside(match, boundary):
            yield _leads_out(str(match))
        elif match.is_dir():
            yield from _in_folder(match, boundary, links, others)
        else:
            yield str(match)


def _without_pattern(path: Path) -> Path:
    """The folder that a pattern begins with."""
    return next(one for one in path.parents if not glob.has_magic(str(one)))


def _in_folder(
    folder: Path, boundary: Path, met: set[str], others: set[str]
) -> list[str | Diagnostic]:
    """YAML files below a folder in order, and links and folders that are not looked into.

    Linked folders are read as well, each folder once; all links are added to those that were met,
    and tables to the others.
    """
    found: list[str | Diagnostic] = []
    waiting, links = [str(folder)], list[str]()
    seen: set[tuple[int, int]] = set()
    while waiting or links:  # and no call for each: there may be thousands inside each other
        where = waiting.pop() if waiting else links.pop(0)
        try:
            status = os.stat(where)  # noqa: PTH116 - one call, however deep it is
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = list(os.scandir(where))
        except OSError as error:
            found.append(_closed(where, error))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_ours = entry.name.lower().endswith(SUFFIXES) and entry.name != WORKSPACE
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
                continue
            if not entry.is_symlink():
                if is_ours:
                    found.append(entry.path)
                elif entry.name.lower().endswith(_TABLES) and not _is_schema(entry.name):
                    others.add(entry.path)
                continue
            met.add(entry.path)
            if not is_inside(entry.path, boundary):
                found += [_leads_out(entry.path)] if is_ours or Path(entry.path).is_dir() else []
            elif Path(entry.path).is_dir():
                links.append(entry.path)
            elif is_ours:
                found.append(entry.path)
    return sorted(found, key=_in_order)


def _is_schema(name: str) -> bool:
    """Whether a file is one of those that help editors, by its name."""
    return name.endswith(".schema.json")


def _in_order(found: str | Diagnostic) -> list[str]:
    return found.split(os.sep) if isinstance(found, str) else []  # noqa: PTH206 - see `search`


def _leads_out(path: str) -> Diagnostic:
    from workplan_cli.loading.inside import leads_out  # start-up: seldom needed

    return leads_out(display_path(Path(path)))


def _closed(folder: str, error: OSError) -> Diagnostic:
    from workplan_cli.loading.read import unreadable  # the same
    from workplan_cli.model.message import _

    what = _("this folder cannot be looked into: {reason}")
    fix = _("Check the path and the permissions.")
    return unreadable(display_path(Path(folder)), what, fix, reason=error.strerror)
