"""Looks into an index for an answer, and makes nothing: neither an index nor what reads reports."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from workplan_cli.loading.index import place
from workplan_cli.loading.index.known import DAMAGED, sum_of
from workplan_cli.loading.index.layout import LAYOUT, is_ours
from workplan_cli.loading.unchanged import Settled, is_unchanged


def answer(workspace: Path | None, key: str) -> Any:
    """What was kept as the answer to a question; None where it does not hold any more.

    Whatever is wrong with the index is for the run that uses it to say.

    Args:
        workspace: the folder of the workspace file; None where there is none.
        key: what the question is known by.
    """
    for folder in place.places(workspace):
        file = folder / place.NAME
        try:
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as index:
                return _answer(index, place.seal(file), key)
        except (OSError, sqlite3.Error, *DAMAGED):
            continue
    return None


def _answer(index: sqlite3.Connection, seal: str, key: str) -> Any:
    index.execute("PRAGMA trusted_schema = OFF")
    if not is_ours(index):
        return None
    about = dict(index.execute("SELECT key, value FROM about").fetchall())
    if (about["layout"], about["seal"]) != (str(LAYOUT), seal):
        return None
    row = index.execute("SELECT value, sum FROM answer WHERE key = ?", (key,)).fetchone()
    if row is None or sum_of(key, row[0]) != row[1]:
        return None
    said, looked_at = json.loads(row[0])
    return said if is_unchanged(looked_at, lambda: _settled(index)) else None


def _settled(index: sqlite3.Connection) -> dict[str, Settled]:
    """What is known of files, where their times can be trusted."""
    if place.by_content():
        return {}
    rows = index.execute(
        "SELECT path, size, mtime_ns, ctime_ns, inode, device, read_ns, digest FROM file"
    )
    return {row[0]: row for row in rows}
