"""The SQLite file: what is known of files, read and written in short transactions."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from workplan_cli.loading.index.entry_rows import ReportRow, entry_rows, report_of, report_row
from workplan_cli.loading.index.layout import LAYOUT, TABLES
from workplan_cli.loading.index.record import PLAIN, Record
from workplan_cli.loading.index.stamps import Stamp
from workplan_cli.loading.index.tagged import (
    CannotKeepError,
    diagnostic_of,
    finding_row,
    findings_of,
    findings_text,
)
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.report import LoadedReport

_PATIENCE = 5.0
"""Seconds to wait for another run that writes."""
_ANSWERS = 20
"""How many answers are kept."""
_HEAD = "plan, unit, period, submitted, revision, given"
_ENTRY = (
    'target, line, "column", value, under_way, part, whole, baseline, '
    "items, stage, done, forecast, no_figure, texts, blank"
)


class UnusableError(Exception):
    """An index that is damaged, of another layout or tool, or not made here: to be made anew."""


class GoneError(Exception):
    """Rows that were there at the beginning of this run and are not any more."""


class Known(NamedTuple):
    """What is known of a file: its row, and when it was what it was."""

    id: int
    name: str
    stamp: Stamp
    read_ns: int
    digest: str
    kind: str
    plan: str
    entries: int


class Store:
    """An index that is open; what is wrong with it is raised as `sqlite3.Error` or as our own."""

    def __init__(self, file: Path, about: Mapping[str, str]) -> None:
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
        if not self._tables():
            with self.writing():
                if not self._tables():  # another run may have been faster
                    for statement in TABLES.split(";\n"):
                        self._db.execute(statement)
                    self._db.executemany("INSERT INTO about VALUES (?, ?)", ours.items())
        if "about" not in self._tables():
            raise UnusableError
        if dict(self._db.execute("SELECT key, value FROM about").fetchall()) != ours:
            raise UnusableError

    def _tables(self) -> set[str]:
        return {name for (name,) in self._db.execute("SELECT name FROM sqlite_master")}

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

    def known(self) -> dict[str, Known]:
        """By path every file that there is a row of."""
        rows = self._db.execute(
            "SELECT path, id, name, size, mtime_ns, ctime_ns, inode, device, read_ns, digest, "
            "kind, plan, entries FROM file"
        )
        return {
            path: Known(number, name, Stamp(*stamp), *rest)
            for path, number, name, *stamp_and_rest in rows
            for stamp, rest in ((stamp_and_rest[:5], stamp_and_rest[5:]),)
        }

    def checked(self, against: str) -> dict[int, int]:
        """By file, how many findings it had when it was held against something."""
        return dict(
            self._db.execute("SELECT file, findings FROM checked WHERE against = ?", (against,))
        )

    def record(self, file: Known, name: str, against: str, findings: int) -> Record:
        """What is known of a file, under the name that it has now.

        Raises:
            GoneError: another run has replaced it.
            ValueError, KeyError, TypeError, ArithmeticError: its rows are damaged.
        """
        found = self._findings(file.id, name, against, findings) if findings else ()
        said, load = None, None
        if file.kind == "report":
            load = partial(self.filed, file, name)
        else:
            row = self._one("SELECT said FROM file WHERE id = ?", file.id)
            said = {str(key): str(value) for key, value in json.loads(row[0]).items()}
        return Record(name, file.digest, file.plan, against, (), found, said, load)

    def _findings(self, file: int, name: str, against: str, count: int) -> tuple[Diagnostic, ...]:
        rows = self._db.execute(
            'SELECT code, severity, line, "column", message, fix FROM finding '
            "WHERE file = ? AND against = ? ORDER BY position",
            (file, against),
        ).fetchall()
        if len(rows) != count:
            raise GoneError
        return tuple(diagnostic_of(name, row) for row in rows)

    def filed(self, file: Known, name: str) -> LoadedReport:
        """The report that a file holds.

        Raises:
            GoneError: another run has replaced it.
            ValueError, KeyError, TypeError, ArithmeticError: its rows are damaged.
        """
        head = self._one(f"SELECT {_HEAD} FROM file WHERE id = ?", file.id)  # noqa: S608 - our own words
        rows = self._db.execute(
            f"SELECT {_ENTRY} FROM entry WHERE file = ? ORDER BY position",  # noqa: S608
            (file.id,),
        ).fetchall()
        if len(rows) != file.entries:
            raise GoneError
        return report_of(name, ReportRow(*head), rows)

    def _one(self, query: str, file: int) -> Sequence[Any]:
        row: Sequence[Any] | None = self._db.execute(query, (file,)).fetchone()
        if row is None:
            raise GoneError
        return row

    def write(self, records: Iterable[tuple[str, Stamp, int, Record]]) -> None:
        """Keep records in one transaction: path, stamp, when it was taken, what was read."""
        with self.writing():
            for path, stamp, moment, record in records:
                self._db.execute("SAVEPOINT one")
                try:
                    self._write(path, stamp, moment, record)
                except (CannotKeepError, UnicodeError, OverflowError):
                    self._db.execute("ROLLBACK TO one")  # it will be read again
                self._db.execute("RELEASE one")

    def _write(self, path: str, stamp: Stamp, moment: int, record: Record) -> None:
        old = self._db.execute(
            "SELECT id, digest, name, kind FROM file WHERE path = ?", (path,)
        ).fetchone()
        kind = "report" if record.is_report else "wrong"
        if old and old[1:] == (record.digest, record.name, kind):
            self._restamp(old[0], stamp, moment)
            self._add_findings(old[0], record)
            return
        if old:
            self._delete(old[0])
        head: tuple[object, ...] = (record.plan, *[None] * 5)
        rows: Sequence[tuple[object, ...]] = ()
        if record.is_report:
            filed = record.filed
            head, rows = report_row(filed.report), entry_rows(filed)
        said = None if record.said is None else json.dumps(record.said, ensure_ascii=False)
        file = self._db.execute(
            "INSERT INTO file (path, name, size, mtime_ns, ctime_ns, inode, device, read_ns, "  # noqa: S608
            f"digest, kind, {_HEAD}, said, entries) VALUES ({', '.join('?' * 18)})",
            (path, record.name, *stamp, moment, record.digest, kind, *head, said, len(rows)),
        ).lastrowid
        self._db.executemany(
            f"INSERT INTO entry (file, position, {_ENTRY}) VALUES ({', '.join('?' * 17)})",  # noqa: S608
            [(file, position, *row) for position, row in enumerate(rows)],
        )
        self._add_findings(file or 0, record)

    def _add_findings(self, file: int, record: Record) -> None:
        """Keep what was found against one thing; what was against others than this is dropped."""
        kept = {record.against: record.found}
        if record.is_report:
            kept = {PLAIN: record.read, **kept}
        if record.against != PLAIN:
            for table in ("checked", "finding"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE file = ? AND against != ?",  # noqa: S608
                    (file, PLAIN),
                )
        for against, found in kept.items():
            self._db.execute("DELETE FROM finding WHERE file = ? AND against = ?", (file, against))
            self._db.execute(
                "INSERT OR REPLACE INTO checked VALUES (?, ?, ?)", (file, against, len(found))
            )
            self._db.executemany(
                "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(file, against, at, *finding_row(one)) for at, one in enumerate(found)],
            )

    def _restamp(self, file: int, stamp: Stamp, moment: int) -> None:
        self._db.execute(
            "UPDATE file SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ?, device = ?, "
            "read_ns = ? WHERE id = ?",
            (*stamp, moment, file),
        )

    def restamp(self, files: Iterable[tuple[Known, Stamp, int]]) -> None:
        """Note that files are what they were, by other stamps."""
        with self.writing():
            for file, stamp, moment in files:
                self._restamp(file.id, stamp, moment)

    def forget(self, files: Iterable[Known]) -> None:
        """Drop what is known of files."""
        with self.writing():
            for file in files:
                self._delete(file.id)

    def _delete(self, file: int) -> None:
        self._db.execute("DELETE FROM file WHERE id = ?", (file,))
        for table in ("entry", "checked", "finding"):
            self._db.execute(f"DELETE FROM {table} WHERE file = ?", (file,))  # noqa: S608

    def answer(self, key: str) -> list[Diagnostic] | None:
        """The findings that were kept as the answer to a question."""
        row = self._db.execute("SELECT value FROM answer WHERE key = ?", (key,)).fetchone()
        return None if row is None else findings_of(row[0])

    def keep_answer(self, key: str, moment: int, found: Iterable[Diagnostic]) -> None:
        """Keep findings as the answer to a question, and drop the oldest answers.

        Raises:
            CannotKeepError: a value of their messages is of an unknown kind.
        """
        text = findings_text(found)
        with self.writing():
            self._db.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, 'findings', ?, ?)", (key, moment, text)
            )
            self._db.execute(
                "DELETE FROM answer WHERE key NOT IN "
                "(SELECT key FROM answer ORDER BY made_ns DESC LIMIT ?)",
                (_ANSWERS,),
            )
