"""What git knows of the files: where the repository begins, and what a branch touches."""

import os
import shutil
import subprocess
from pathlib import Path

from workplan_cli.model.message import Message, _, message


def in_repository(name: str, here: Path, top: Path | None) -> str:
    """A file as platforms call it: from the top of the repository, or as it is outside of one."""
    if top is None:
        return name
    path, above = os.path.normpath(here / name), os.path.join(top, "")  # noqa: PTH118 - ends in /
    return path.removeprefix(above).replace(os.sep, "/") if path.startswith(above) else name


def touched(reference: str, folder: Path) -> frozenset[Path] | Message:
    """Files that differ from where this branch left `reference`, those not committed among them.

    Returns:
        Real paths of the files, also of those that are gone, or what went wrong.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        return message(_("--changed needs git, and this is not a git repository"))
    root = Path(os.path.realpath(os.fsdecode(top).rstrip("\n")))
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^0")
    if commit is None:
        return _unknown(root, reference)
    base = _git(root, "merge-base", commit.decode("ascii").strip(), "HEAD")
    if base is None:
        return message(
            _("git finds no common ancestor with {reference}; fetch more of the history"),
            reference=reference,
        )
    start = base.decode("ascii").strip()
    changed = _git(root, "diff", "--name-only", "--no-renames", "-z", start, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = ((changed or b"") + (new or b"")).split(b"\0")
    return frozenset(Path(os.path.realpath(root / os.fsdecode(name))) for name in names if name)


def _unknown(root: Path, reference: str) -> Message:
    if (_git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        return message(
            _("git knows no {reference} in this shallow clone; fetch all of it (fetch-depth: 0)"),
            reference=reference,
        )
    return message(_("git knows no {reference}"), reference=reference)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None where there is no git, or it objects."""
    program = shutil.which("git")
    if program is None:
        return None
    run = subprocess.run(  # noqa: S603 - fixed words, and a name that git has resolved itself
        [program, *arguments], cwd=folder, env=_own(), capture_output=True, check=False
    )
    return None if run.returncode else run.stdout


def _own() -> dict[str, str]:
    """The environment without what git tells its hooks of another folder: GIT_DIR and its like."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
