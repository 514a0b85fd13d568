"""Where the index is, whose it is, and which tool it was made by."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

NAME = "index.sqlite"
FOLDER = ".workplan"
_KEY_LENGTH = 64
_IGNORED = "# Made by workplan, and may be deleted at any time.\n*\n"


def places(workspace: Path | None) -> Iterator[Path]:
    """Folders in which the index may be, the best first: of the workspace, of the user.

    Args:
        workspace: the folder of the workspace file; None where there is none.
    """
    if workspace is not None:
        yield workspace / FOLDER
    where = str((workspace or Path.cwd()).resolve())
    try:
        users = user_folder()
    except OSError:
        return
    yield users / hashlib.sha256(where.encode(errors="surrogateescape")).hexdigest()[:16]


def for_answers(workspace: Path | None) -> list[Path]:
    """The folder for what commands have said: where there is an index, else the user's.

    A workspace of few files gets no folder that nobody has asked for.
    """
    folders = [*places(workspace)]
    # Not Path.exists(), which raises an error where we may not look.
    return [one for one in folders if os.path.exists(one / NAME)][:1] or folders[-1:]  # noqa: PTH110


def user_folder() -> Path:
    """The user's folder for what can be made again.

    Raises:
        OSError: the user has no home, as in a container under a number of its own.
    """
    try:
        return _user_folder()
    except RuntimeError as error:
        raise OSError(str(error)) from error


def _user_folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / "workplan" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "workplan"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "workplan"


def prepare(folder: Path) -> Path:
    """The index file in a folder, which is made, and which git leaves alone.

    Raises:
        OSError: it cannot be made, is not ours, or is a link.
    """
    from workplan_cli.loading.writing import write_new  # start-up: looking in needs none of it

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.is_symlink() or not _ours(folder):
        raise PermissionError(str(folder))
    with suppress(FileExistsError):
        write_new(folder / ".gitignore", _IGNORED.encode())
    file = folder / NAME
    if file.is_symlink() or (file.exists() and not _ours(file)):
        raise PermissionError(str(file))
    if not os.access(folder, os.W_OK):
        raise PermissionError(str(folder))
    return file


def _ours(path: Path) -> bool:
    return sys.platform == "win32" or path.stat().st_uid == os.geteuid()


def seal(file: Path) -> str:
    """What only this user can have written into this very file: nobody brings an index along.

    A copy, a clone, or an index that came with a repository has another number, and whoever made
    it does not know the key in the user's folder.

    Raises:
        OSError: there is no key, and none can be made.
    """
    status = file.stat()
    known = f"{_key()}:{status.st_dev}:{status.st_ino}"
    return hashlib.sha256(known.encode()).hexdigest()


def _key() -> str:
    file = user_folder() / "key"
    if not file.exists():
        _make_key(file)
    found = file.read_text(encoding="ascii")
    if len(found) != _KEY_LENGTH or not _ours(file):
        raise PermissionError(str(file))
    return found


def _make_key(file: Path) -> None:
    import secrets

    from workplan_cli.loading.writing import write_new

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(file, secrets.token_hex(32).encode(), mode=0o600)
    except OSError:  # it is there, or it cannot be: whoever reads it will know
        pass


def tool() -> str:
    """What reads and checks files: our own modules as they are, and the libraries they rest on."""
    import pydantic
    import pydantic_core
    import ruamel.yaml

    from workplan_cli import __version__
    from workplan_cli.loading.events import libyaml_version, parser_in_use

    parts = [__version__, sys.version, pydantic.VERSION, pydantic_core.__version__,
             ruamel.yaml.__version__, parser_in_use(), libyaml_version()]  # fmt: skip
    parts += sorted(our_files())
    return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()


def our_files() -> Iterator[str]:
    """Our own files, each with its size and time: a checkout changes without its version."""
    waiting = [str(Path(__file__).resolve().parents[2])]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            if entry.is_dir():
                waiting.append(entry.path)
            elif not entry.name.endswith(".pyc"):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def by_content() -> bool:
    """Whether no time of a file is trusted: in CI, where checkouts have any."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false", "no"}
