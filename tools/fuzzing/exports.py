"""Exported summaries that somebody has changed: `verify` says so, or that it cannot read them."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fuzzing.changing import changed, changed_bytes
from fuzzing.documents import repacked
from fuzzing.running import run, wrong_with
from fuzzing.workspaces import originals

_FORMS = ("markdown", "html", "json", "xlsx", "docx")
_TEXTS = ("markdown", "html")
"""Forms of which every character is sealed."""


@cache
def seeds(folder: Path) -> dict[str, bytes]:
    """A summary of a small workspace in every form; the workspace is left in the folder."""
    for name, text in originals().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    made = {}
    for form in _FORMS:
        ended = run("export", form, "-o", "out")
        assert ended.code == 0, ended  # noqa: S101 - our own files
        made[form] = Path("out").read_bytes()
    return made


def look(chance: random.Random, folder: Path) -> Iterator[str]:
    """Whether a changed summary is refused, or found to be changed."""
    form, data = chance.choice(list(seeds(folder).items()))
    if form in {"xlsx", "docx"}:
        other = (repacked if chance.random() < 0.8 else changed_bytes)(data, chance)  # noqa: PLR2004 - archives break at once
    elif chance.random() < 0.2:  # noqa: PLR2004 - one in five
        other = changed_bytes(data, chance)
    else:
        other = changed(data.decode(), chance).encode("utf-8", "replace")
    (folder / "out").write_bytes(other)
    words = ("verify", "out", *chance.choice(((), (), ("--format", "json"))))
    ended = run(*words)
    for one in wrong_with(ended, *words):
        yield f"{one}\n{other!r}"
    if form in _TEXTS and ended.code == 0 and _plain(other) != _plain(data):
        yield f"a change that is not seen\n{form}\n{other!r}"


def _plain(data: bytes) -> bytes:
    """Without what programs that copy a text may change: its byte order mark, its line ends."""
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip(b"\n")
