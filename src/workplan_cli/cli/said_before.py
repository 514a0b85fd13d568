"""What a command has said is kept in the index, and said again where nothing is different (D-313).

Only what follows from files, options and surroundings that are all part of the question: where one
byte of a report, the plan or the workspace differs, or a variable of the environment, or the day,
the command answers anew. Start-up imports this before anything else.
"""

import os
import sys
import time
from pathlib import Path

from workplan_cli.cli import streams

TYPE_CHECKING = False  # from typing, which costs more than all the rest of `--version`
if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    ("status",), ("show",), ("changes",), ("chase",), ("outlook",), ("validate",), ("plan", "list"),
)  # fmt: skip
"""Commands that may do no more than to read a project, and say something."""
_VOLATILE = {"PWD", "OLDPWD", "SHLVL", "_", "LANGUAGE"}
"""Variables that differ from call to call, and that nothing asks for; the last we set ourselves."""


class NotTakenError(Exception):
    """Nobody takes what was said before; with the language that it was said in."""


_question = ""
"""The key of what this run is asked; empty where its answer is not kept."""


def say_again(arguments: "Sequence[str]") -> int | None:
    """Say what an earlier run has said to the same arguments; its code, None where that is over.

    Raises:
        NotTakenError: standard output is closed, or its disk is full.
    """
    global _question  # noqa: PLW0603 - one run answers one question
    _question = ""
    if not any(words[0] in arguments for words in COMMANDS) or not streams.are_ours():
        return None
    if "--no-index" in arguments or "--help" in arguments:
        return None
    from workplan_cli.loading.index.glance import answer

    workspace = _workspace()
    _question = _key(arguments, workspace)
    found = answer(workspace, _question)
    if found is None:
        return None
    code, language, said = found
    try:
        streams.say_again([(number, part.encode()) for number, part in said])
    except OSError as error:
        raise NotTakenError(language) from error
    return int(code)


def begin(arguments: "Sequence[str]") -> None:
    """A run begins whose answer may be kept, or may not; its arguments begin with the command."""
    if _question and any(tuple(arguments[: len(words)]) == words for words in COMMANDS):
        streams.keep()
    else:
        streams.forget()


def _workspace() -> Path | None:
    from workplan_cli.loading.paths import find_workspace

    place = find_workspace(Path.cwd())
    return place and place.parent


def _key(arguments: "Sequence[str]", workspace: Path | None) -> str:
    """The question: what is asked for, where, of which tool, and where the answer goes."""
    from hashlib import sha256

    from workplan_cli.loading.index.place import our_files
    from workplan_cli.loading.paths import USUAL_PLAN, USUAL_REPORTS, repository_top

    here = Path.cwd()
    environment = sorted(one for one in os.environ.items() if one[0] not in _VOLATILE)
    packages = [(folder, _changed(folder)) for folder in sys.path if folder]
    terminals = [(os.isatty(number), _size(number)) for number in range(3)]
    there = [(here / one).exists() for one in (USUAL_PLAN, USUAL_REPORTS)]  # spoken of
    beside = (there, workspace, repository_top(here))
    asked = (arguments, here, environment, time.strftime("%Y-%m-%d"), sys.version, packages,
             sorted(our_files()), terminals, beside)  # fmt: skip
    return sha256(repr(asked).encode(errors="surrogateescape")).hexdigest()


def _changed(folder: str) -> int:
    """When a package was last put into a folder or taken out of it; 0 in an archive."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


def _size(number: int) -> tuple[int, int]:
    """Columns and lines of a terminal; 0 where there is none."""
    try:
        columns, lines = os.get_terminal_size(number)
    except OSError:
        return 0, 0
    return columns, lines


def answer(code: int) -> None:
    """Keep what has been said in this run, if the same question may come again.

    Not where something was refused: nobody notes what is missing, or cannot be read.
    """
    from itertools import groupby

    from workplan_cli.cli.exits import EXIT_FINDINGS
    from workplan_cli.cli.translation import language
    from workplan_cli.loading import looked_at

    said, content = streams.kept(), looked_at.kept()
    if not said or content is None or code not in {0, EXIT_FINDINGS}:
        return
    import json

    from workplan_cli.loading.index import place
    from workplan_cli.loading.index.keeper import open_index

    try:
        parts = [
            (number, b"".join(data for _number, data in chunks).decode())
            for number, chunks in groupby(said, lambda one: one[0])
        ]
    except UnicodeDecodeError:  # the terminal has another encoding
        return
    # In ASCII, for names of files may be no text.
    text = json.dumps([[code, language().code, parts], content])
    folders = place.for_answers(_workspace())
    if len(text) <= streams.LARGEST and (index := open_index(folders, [])):
        index.keep_text(_question, text)
        index.close()
