"""What a command has said is kept in the index, and said again where nothing is different (D-313).

Only what follows from files, options and surroundings that are all part of the question: where one
byte of a report, the plan or the workspace differs, or a variable of the environment, or the day,
the question is another one, and the command answers it anew.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from workplan_cli.cli import engine, streams
from workplan_cli.cli.terminal import screen

if TYPE_CHECKING:
    from workplan_cli.loading.reader import Reader

COMMANDS = ("status", "show", "changes", "chase", "outlook")
"""Commands that read a project, and only say something."""
_VOLATILE = {"PWD", "OLDPWD", "SHLVL", "_"}
"""Variables that differ from call to call, and that nothing asks for."""


class Question(NamedTuple):
    """What a run is asked: the key of its answer, and where the index with the answer is."""

    key: str
    files: int
    workspace: Path | None


_arguments: Sequence[str] = ()
_asked: Question | None = None


def begin(arguments: Sequence[str]) -> None:
    """A run begins that may be answered from the index, or may not."""
    global _arguments, _asked
    _arguments, _asked = arguments, None
    if arguments and arguments[0] in COMMANDS:
        streams.keep()
    else:
        streams.forget()


def ask(reader: Reader, files: int, workspace: Path | None, content: Sequence[object]) -> None:
    """Say what is known; where nothing is, note the question.

    Args:
        reader: knows what was kept.
        files: how many there are.
        workspace: the folder of the workspace file.
        content: everything that is read, or its fingerprints.

    Raises:
        typer.Exit: it has been said.
    """
    global _asked  # noqa: PLW0603
    if streams.kept() is None:
        return
    _asked = Question(_key(content), files, workspace)
    text = reader.kept_text(_asked.key)
    if text is not None:
        import json  # start-up: help needs none of it

        _asked = None
        code, said = json.loads(text)
        streams.say_again([(number, part.encode()) for number, part in said])
        raise typer.Exit(code)


def _key(content: Sequence[object]) -> str:
    """The question: what is asked for, of what, and where the answer goes."""
    import datetime as dt
    from hashlib import sha256

    environment = sorted(one for one in os.environ.items() if one[0] not in _VOLATILE)
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    libraries = _changed(Path(typer.__file__).parents[1])
    terminals = [os.isatty(number) for number in (1, 2)]
    asked = (_arguments, Path.cwd(), environment, today, libraries, terminals, screen(), *content)
    return sha256(repr(asked).encode(errors="surrogateescape")).hexdigest()


def _changed(folder: Path) -> int:
    """When a package was last put into a folder or taken out of it; 0 in an archive."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def answer(code: int) -> None:
    """Keep what has been said in this run, if the same question may come again."""
    said = streams.kept()
    if _asked is None or not said:
        return
    import json

    try:
        parts = [
            (number, b"".join(data for _number, data in chunks).decode())
            for number, chunks in groupby(said, lambda one: one[0])
        ]
    except UnicodeDecodeError:  # the terminal has another encoding
        return
    text = json.dumps([code, parts], ensure_ascii=False)
    if len(text) <= streams.LARGEST:
        with engine.reading(_asked.files, _asked.workspace, []) as reader:
            reader.keep_text(_asked.key, text)
