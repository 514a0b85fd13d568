"""Paths that a file names stay below a folder, links followed: files come from anybody."""

import os
import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from workplan_cli.loading.document import Document
from workplan_cli.loading.paths import is_inside
from workplan_cli.loading.read import unreadable
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.message import _, message

_DEVICE = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9]) *(\..*)?", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Whether Windows takes a file name for a device: `con`, `nul.yaml`, `COM1`."""
    return _DEVICE.fullmatch(name) is not None


def below(folder: Path, name: str) -> Path | None:
    """What a file in a folder names; None where it is absolute or leads out of the folder.

    The answer is the same on every system: a drive's letter, and a device of Windows, lead out.
    """
    there = PureWindowsPath(name)
    absolute = PurePosixPath(name).is_absolute() or there.anchor or any(map(is_device, there.parts))
    path = folder / name
    return None if absolute or "\0" in name or not is_inside(path, folder) else path


def refused(document: Document, route: Route, name: str, folder: Path) -> Diagnostic | None:
    """What is wrong with a path that a document names; None where it may be looked at."""
    if below(folder, name) is None:
        return document.diagnose(
            "WP101",
            route,
            message(_("{name} leads out of the folder of this file"), name=name),
            message(_("Name a file below this folder, or give the file on the command line.")),
        )
    try:
        os.lstat(folder / name)
    except (FileNotFoundError, NotADirectoryError):
        return None  # what is missing is said by whoever looks for it
    except OSError as error:
        return document.diagnose(
            "WP101",
            route,
            message(_("the file cannot be read: {reason}"), reason=error.strerror),
            message(_("Check the path and the permissions.")),
        )
    return None


def leads_out(name: str) -> Diagnostic:
    """A link in a folder that leads out of it: what it leads to is neither read nor written."""
    what = _("a link that leads out of the folder; it is not followed")
    fix = _("Put the file itself here, or name it on the command line.")
    return unreadable(name, what, fix)
