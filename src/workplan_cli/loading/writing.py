"""Writes a file whole or not at all."""

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

_NEW_FILE = 0o666


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes in place of a file's content, or leave the file as it was.

    The bytes go to a temporary file in the same folder, which then takes the file's name; a link
    is followed, and the permissions of the file are kept, its owner and group as far as we may.
    A pipe or a device (`/dev/stdout`) is written to, because nothing may take its place. So is a
    file that has several names (hard links), which would part otherwise: only there, a power cut
    can leave half of it.

    Raises:
        OSError: it cannot be written, or is there to be read only; nothing has changed.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = Path(os.path.realpath(path))
    if path.exists():
        _refuse_read_only(path)
        if path.stat().st_nlink > 1:
            _write_over(path, data)
            return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give_to_owner_of(path, temporary)
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all; its folders are made.

    Raises:
        FileExistsError: it is there, and stays as it is.
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(path):
        raise FileExistsError(path)
    write_whole(path, data)


def _refuse_read_only(path: Path) -> None:
    """Refuse what the folder would allow: whoever took the right to write meant the file to stay.

    The administrator may write everything; the mark counts for them as well.
    """
    writable = path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    if not writable or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _write_over(path: Path, data: bytes) -> None:
    """Write into the file itself; what it held is put back if that fails."""
    before = path.read_bytes()
    try:
        path.write_bytes(data)
    except BaseException:
        path.write_bytes(before)
        raise


def _give_to_owner_of(path: Path, temporary: str) -> None:
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
