"""Writes a file whole or not at all, and never outside of the folder that it seems to be in."""

import contextlib
import errno
import os
import stat
import tempfile
import time
from functools import cache
from pathlib import Path

from workplan_cli.loading.paths import is_inside
from workplan_cli.model.message import _, message

_NEW_FILE = 0o666
_ENDING = ".workplan~"
"""How the temporary files end; one that a killed run has left is known by it."""
_OLD = 24 * 60 * 60
"""Seconds after which a temporary file belongs to no run any more."""


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes in place of a file's content, or leave the file as it was.

    The bytes go to a temporary file in the same folder, which then takes the file's name; a link
    is followed inside of the folder, and the permissions of the file are kept, its owner and group
    as far as we may. A pipe or a device (`/dev/stdout`) is written to, because nothing may take its
    place.

    Raises:
        OSError: it cannot be written, is there to be read only, is a link that leads out, or has
            several names (hard links), which would part; nothing has changed.
    """
    if (path.exists() and not path.is_file()) or path.is_relative_to("/dev"):
        path.write_bytes(data)
        return
    path = _real(path)
    if path.exists():
        _refuse_read_only(path)
        if path.stat().st_nlink > 1:
            several = message(_("it has several names (hard links); write another file"))
            raise OSError(errno.EMLINK, several)
    temporary = _beside(path, data)
    try:
        _give_to_owner_of(path, temporary)
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        _remove(temporary)
        raise
    _sync_folder(path.parent)


def write_new(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file that is not there yet, whole or not at all; its folders are made.

    Of two that write it at once, one fails. Its permissions are those of any new file, or `mode`.

    Raises:
        FileExistsError: it is there, and stays as it is.
        OSError: it cannot be written, or a link leads out of the folder.
    """
    if os.path.lexists(path):
        raise FileExistsError(path)
    path = _real(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(path, data)
    try:
        temporary.chmod(_mode(path) if mode is None else mode)
        _name(temporary, path)
    finally:
        _remove(temporary)
    _sync_folder(path.parent)


def _real(path: Path) -> Path:
    """Where a path leads; below this folder links may lead to no other, and elsewhere neither."""
    here = Path.cwd()
    folder = here if Path(os.path.abspath(path)).is_relative_to(here) else path.parent  # noqa: PTH100 - links are kept
    if not is_inside(path, folder):
        raise OSError(errno.EPERM, message(_("a link leads out of the folder")))
    return Path(os.path.realpath(path))


def _beside(path: Path, data: bytes) -> Path:
    """A temporary file in the folder of a path, with the bytes on the disk."""
    _remove_old(path.parent)
    prefix = f".{path.name[:40]}."
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=_ENDING)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove(Path(name))
        raise
    return Path(name)


def _name(temporary: Path, path: Path) -> None:
    """Give a file its name if nobody has it."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: this may win over another run's file
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        temporary.replace(path)


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink()


@cache
def _remove_old(folder: Path) -> None:
    """Remove what runs that were killed have left in a folder, once in each run."""
    with contextlib.suppress(OSError):
        for file in folder.glob(f".*{_ENDING}"):
            if time.time() - file.stat().st_mtime > _OLD:
                _remove(file)


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk as well; Windows opens no folders."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse_read_only(path: Path) -> None:
    """Refuse what the folder would allow: whoever took the right to write meant the file to stay.

    The administrator may write everything; the mark counts for them as well.
    """
    writable = path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if not writable or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _give_to_owner_of(path: Path, temporary: Path) -> None:
    """The same owner and group for the file that takes the place, where we may give it away."""
    with contextlib.suppress(OSError, AttributeError):  # Windows has no such thing
        status = path.stat()
        os.chown(temporary, status.st_uid, status.st_gid)


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced; of a new one, what the user's mask leaves."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return _NEW_FILE & ~mask
