"""The SQLite file itself, opened and made; and answers that are kept in it."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from workplan_cli.loading.index.known import UnusableError, sum_of
from workplan_cli.loading.index.layout import LAYOUT, TABLES, is_ours

_PATIENCE = 5.0
"""Seconds to wait for another run that writes."""
_ANSWERS = 20
"""How many answers are kept."""
_RESULTS = 15
"""How many results of each target are kept."""


class Database:
    """An index that is open; what is wrong with it is raised as `sqlite3.Error` or as our own."""

    def __init__(self, file: Path, about: Mapping[str, str]) -> None:
        self.file, self.about = file, about
        self._db = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
        try:
            self._db.execute("PRAGMA trusted_schema = OFF")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._prepare(about)
        except BaseException:
            self._db.close()
            raise

    def _prepare(self, about: Mapping[str, str]) -> None:
        """Make the tables of a new file; refuse those of another.

        Raises:
            UnusableError: the file is an index of another tool, or none.
        """
        ours = {"layout": str(LAYOUT), **about}
        if self._is_empty():
            with self.writing():
                if self._is_empty():  # another run may have been faster
                    for statement in TABLES.split(";\n"):
                        self._db.execute(statement)
                    self._db.executemany("INSERT INTO about VALUES (?, ?)", ours.items())
        if not is_ours(self._db):
            raise UnusableError
        if dict(self._db.execute("SELECT key, value FROM about").fetchall()) != ours:
            raise UnusableError

    def _is_empty(self) -> bool:
        return self._db.execute("SELECT 1 FROM sqlite_master").fetchone() is None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def result(self, target: str, key: str) -> str | None:
        """What a target came to, by what it follows from."""
        return self._text("SELECT value, sum FROM result WHERE key = ? AND target = ?", key, target)

    def _text(self, query: str, key: str, *more: str) -> str | None:
        row = self._db.execute(query, (key, *more)).fetchone()
        if row is None:
            return None
        text: str = row[0]
        if sum_of(key, text) != row[1]:
            raise UnusableError
        return text

    def keep_text(self, key: str, moment: int, text: str) -> None:
        """Keep a text as the answer to a question, and drop the oldest."""
        with self.writing():
            self._db.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
                (key, moment, text, sum_of(key, text)),
            )
            self._db.execute(
                "DELETE FROM answer WHERE key NOT IN "
                "(SELECT key FROM answer ORDER BY made_ns DESC LIMIT ?)",
                (_ANSWERS,),
            )

    def keep_results(self, moment: int, found: Mapping[tuple[str, str], str]) -> None:
        """Keep what targets came to, by target and key, and drop the oldest."""
        with self.writing():
            for (target, key), text in found.items():
                self._db.execute(
                    "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?)",
                    (target, key, moment, text, sum_of(key, text)),
                )
                self._db.execute(
                    "DELETE FROM result WHERE target = ?1 AND key NOT IN "
                    "(SELECT key FROM result WHERE target = ?1 ORDER BY made_ns DESC LIMIT ?2)",
                    (target, _RESULTS),
                )
