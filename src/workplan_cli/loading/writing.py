"""Writes a file whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

_NEW_FILE = 0o666


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes in place of a file's content, or leave the file as it was.

    The bytes go to a temporary file in the same folder, which then takes the file's name; a link
    is followed, and the permissions of the file are kept. A pipe or a device (`/dev/stdout`) is
    written to, because nothing may take its place.

    Raises:
        OSError: it cannot be written; nothing has changed.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = Path(os.path.realpath(path))
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
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


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced; of a new one, what the user's mask leaves."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return _NEW_FILE & ~mask
