"""Finds the report files behind files, folders and patterns, and no file outside of them."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workplan_cli.loading.files import WORKSPACE, display_path
from workplan_cli.loading.inside import is_inside, leads_out
from workplan_cli.loading.read import unreadable
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _

SUFFIXES = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
"""In upper case or lower; `.txt` is what the editor of Windows puts behind a name."""


@dataclass(frozen=True, slots=True)
class FoundPaths:
    """Files that were named or found, names that led nowhere, and what may not be read."""

    files: tuple[Path, ...]
    nowhere: tuple[str, ...]
    unread: tuple[Diagnostic, ...] = ()


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
    files: list[Path] = []
    nowhere: list[str] = []
    unread: list[Diagnostic] = []
    for name in names:
        path = Path(name) if folder is None else folder / name
        if name == "-" or (path.exists() and not path.is_dir()):
            files.append(path)
            continue
        found = list(_behind(path, within))
        files += [one for one in found if isinstance(one, Path)]
        unread += [one for one in found if isinstance(one, Diagnostic)]
        if not found and not path.is_dir():
            nowhere.append(name)
    once: dict[str, Path] = {}
    for path in files:
        once.setdefault(os.path.abspath(path), path)  # noqa: PTH100 - pathlib has no such thing
    return FoundPaths(
        tuple(once.values()), tuple(nowhere), tuple({one.file: one for one in unread}.values())
    )


def _behind(path: Path, within: Path | None) -> Iterator[Path | Diagnostic]:
    """The files in a folder or behind a pattern, and what is wrong with others."""
    top = path if path.is_dir() else _without_pattern(path)
    boundary = within if within and is_inside(top, within) else top
    if path.is_dir():
        yield from _in_folder(path, boundary)
        return
    for match in sorted(Path(one) for one in glob.glob(str(path), recursive=True)):  # noqa: PTH207 - takes absolute patterns
        if not is_inside(match, boundary):
            yield leads_out(display_path(match))
        elif match.is_dir():
            yield from _in_folder(match, boundary)
        else:
            yield match


def _without_pattern(path: Path) -> Path:
    """The folder that a pattern begins with."""
    return next(one for one in path.parents if not glob.has_magic(str(one)))


def _in_folder(folder: Path, boundary: Path) -> list[Path | Diagnostic]:
    """YAML files below a folder in order, and links and folders that are not looked into.

    Linked folders are read as well, each folder once.
    """
    found: list[Path | Diagnostic] = []
    waiting, links = [folder], list[Path]()
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
            path = where / entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_symlink() and is_inside(path, boundary) and path.is_dir():
                links.append(path)
            else:
                found += _file(path, entry, boundary)
    return sorted(found, key=lambda one: one.parts if isinstance(one, Path) else ())


def _file(path: Path, entry: os.DirEntry[str], boundary: Path) -> Iterator[Path | Diagnostic]:
    is_ours = entry.name.lower().endswith(SUFFIXES) and entry.name != WORKSPACE
    if entry.is_symlink() and (is_ours or path.is_dir()) and not is_inside(path, boundary):
        yield leads_out(display_path(path))
    elif is_ours and not (entry.is_symlink() and path.is_dir()):
        yield path


def _closed(folder: Path, error: OSError) -> Diagnostic:
    what = _("this folder cannot be looked into: {reason}")
    fix = _("Check the path and the permissions.")
    return unreadable(display_path(folder), what, fix, reason=error.strerror)
