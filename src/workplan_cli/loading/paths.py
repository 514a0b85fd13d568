"""Where files are, and what people call them; for start-up, and so it imports next to nothing."""

import os
import sys
from pathlib import Path

WORKSPACE = "workplan.yaml"
USUAL_PLAN, USUAL_REPORTS = "plan.yaml", "reports"
"""What `workplan init` calls them."""


def display_path(path: Path) -> str:
    """A path as people want to read it: relative to where they are, if it is below."""
    here = os.getcwd().replace(os.sep, "/").rstrip("/")  # noqa: PTH109 - asked for every file
    return path.as_posix().removeprefix(f"{here}/")


def absolute(path: str | Path) -> str:
    """A path from the top, for those who are in another folder."""
    return os.path.abspath(path)  # noqa: PTH100 - links are kept


def is_inside(path: str | Path, folder: Path) -> bool:
    """Whether what a path leads to, through any links, is a folder or below it."""
    real = os.path.realpath(path)
    top = os.path.realpath(folder)
    return real == top or real.startswith(os.path.join(top, ""))  # noqa: PTH118 - ends in /


def repository_top(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a repository; git is not asked."""
    return next((one for one in (start, *start.parents) if (one / ".git").exists()), None)


def find_workspace(start: Path) -> Path | None:
    """The workspace file in a folder or the nearest one above it, in its repository if it has one.

    One that is above and belongs to another user than the folder and us is none of ours.
    """
    top = repository_top(start)
    for folder in (start, *start.parents):
        candidate = folder / WORKSPACE
        if candidate.is_file() and (folder == start or _is_ours(candidate, start)):
            return candidate
        if folder == top:
            break
    return None


def _is_ours(file: Path, folder: Path) -> bool:
    """Whether a file belongs to us, or to whoever the folder belongs to."""
    mine = os.geteuid() if sys.platform != "win32" else 0
    return file.stat().st_uid in {mine, folder.stat().st_uid}
