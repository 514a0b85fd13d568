"""What the index knows of files, read and written in short transactions."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from workplan_cli.loading.index.database import Database
from workplan_cli.loading.index.entry_rows import ReportRow, entries_of, report_of
from workplan_cli.loading.index.known import GoneError, Known, UnusableError, sum_of
from workplan_cli.loading.index.record import PLAIN, Record
from workplan_cli.loading.index.stamps import Stamp
from workplan_cli.loading.index.tagged import (
    CannotKeepError,
    FindingRow,
    diagnostic_of,
    finding_row,
)
from workplan_cli.model.diagnostic import Diagnostic, Place
from workplan_cli.model.report import Entry, LoadedReport

_HEAD = "plan, unit, period, submitted, revision, given, filled"
_ENTRY = (
    'target, line, "column", value, under_way, part, whole, baseline, '
    "items, stage, done, forecast, no_figure, texts, blank"
)


class Store(Database):
    """An index that is open; what is wrong with it is raised as `sqlite3.Error` or as our own."""

    def __init__(self, file: Path, about: Mapping[str, str]) -> None:
        super().__init__(file, about)
        self._targets: dict[tuple[str, ...], tuple[str, ...]] = {}

    def known(self) -> dict[str, Known]:
        """By path every file that there is a row of."""
        found = {}
        for number, path, name, *rest, guard in self._db.execute(
            "SELECT id, path, name, size, mtime_ns, ctime_ns, inode, device, read_ns, digest, "
            "kind, plan, entries, content_sum, sum FROM file"
        ):
            known = Known(number, path, name, Stamp(*rest[:5]), *rest[5:])
            if known.sum != guard:
                raise UnusableError
            found[path] = known
        return found

    def checked(self, against: str) -> dict[int, tuple[int, int]]:
        """By file, how many findings it had when it was held against something, and their sum."""
        rows = self._db.execute(
            "SELECT file, findings, sum FROM checked WHERE against = ?", (against,)
        )
        return {file: (findings, guard) for file, findings, guard in rows}

    def record(self, file: Known, name: str, against: str, findings: tuple[int, int]) -> Record:
        """What is known of a file, under the name that it has now.

        Raises:
            GoneError: another run has replaced it.
            UnusableError: its rows are damaged.
        """
        found = self._findings(file.id, name, against, findings)
        said, load = None, None
        if file.kind == "report":
            load = partial(self.filed, file, name)
        else:
            (text,) = self._one("SELECT said FROM file WHERE id = ?", file.id)
            if sum_of((text,), []) != file.content_sum:
                raise UnusableError
            said = {str(key): str(value) for key, value in json.loads(text).items()}
        return Record(name, file.digest, file.plan, against, (), found, said, load)

    def _findings(
        self, file: int, name: str, against: str, expected: tuple[int, int]
    ) -> tuple[Diagnostic, ...]:
        rows: list[FindingRow] = []
        if expected[0]:
            rows = self._db.execute(
                'SELECT code, severity, line, "column", message, fix, route FROM finding '
                "WHERE file = ? AND against = ? ORDER BY position",
                (file, against),
            ).fetchall()
            if not rows:
                raise GoneError
        if (len(rows), sum_of(file, against, rows)) != expected:
            raise UnusableError
        return tuple(diagnostic_of(name, row) for row in rows)

    def filed(self, file: Known, name: str) -> LoadedReport:
        """The report that a file holds.

        Raises:
            GoneError: another run has replaced it.
            UnusableError: its rows are damaged.
        """
        head = self._one(f"SELECT {_HEAD} FROM file WHERE id = ?", file.id)  # noqa: S608 - our own words
        rows = self._db.execute(
            f"SELECT {_ENTRY} FROM entry WHERE file = ? ORDER BY position",  # noqa: S608
            (file.id,),
        ).fetchall()
        if file.entries and not rows:
            raise GoneError
        if sum_of(tuple(head), list(map(sum_of, rows))) != file.content_sum:
            raise UnusableError
        return report_of(name, ReportRow(*head), rows)

    def head(self, file: Known) -> tuple[ReportRow, tuple[str, ...]]:
        """The head of a report, and what its entries are on.

        Raises:
            GoneError: another run has replaced it.
            UnusableError: its rows are damaged.
        """
        head = ReportRow(*self._one(f"SELECT {_HEAD} FROM file WHERE id = ?", file.id))  # noqa: S608
        rows = self._db.execute(
            "SELECT target, sum FROM entry WHERE file = ? ORDER BY position", (file.id,)
        ).fetchall()
        if file.entries and not rows:
            raise GoneError
        if sum_of(tuple(head), [guard for _target, guard in rows]) != file.content_sum:
            raise UnusableError
        targets = self._targets.setdefault(own := tuple([target for target, _sum in rows]), own)
        return head, targets

    def on_target(self, target: str) -> dict[tuple[int, int], tuple[Entry, Place]]:
        """By file and position all entries on a target, with their places.

        Raises:
            UnusableError: a row is damaged.
        """
        rows = self._db.execute(
            f"SELECT {_ENTRY}, sum, file, position FROM entry WHERE target = ?",  # noqa: S608
            (target,),
        ).fetchall()
        if any(sum_of(row[:-3]) != row[-3] for row in rows):
            raise UnusableError
        entries = entries_of(rows)
        return {
            (row[-2], row[-1]): (entry, Place(row[1], row[2]))
            for row, entry in zip(rows, entries, strict=True)
        }

    def _one(self, query: str, file: int) -> Sequence[Any]:
        row: Sequence[Any] | None = self._db.execute(query, (file,)).fetchone()
        if row is None:
            raise GoneError
        return row

    def write(self, records: Iterable[tuple[str, Stamp, int, Record]]) -> list[Known | None]:
        """Keep records in one transaction: path, stamp, when it was taken, what was read.

        What is known of each from now on; None of one that cannot be kept.
        """
        written: list[Known | None] = []
        with self.writing():
            for path, stamp, moment, record in records:
                self._db.execute("SAVEPOINT one")
                try:
                    written.append(self._write(path, stamp, moment, record))
                except (CannotKeepError, UnicodeError, OverflowError):
                    self._db.execute("ROLLBACK TO one")  # it will be read again
                    written.append(None)
                self._db.execute("RELEASE one")
        return written

    def _write(self, path: str, stamp: Stamp, moment: int, record: Record) -> Known:
        old = self._db.execute(
            "SELECT id, name, digest, kind, plan, entries, content_sum FROM file WHERE path = ?",
            (path,),
        ).fetchone()
        kind = "report" if record.is_report else "wrong"
        if old and old[1:4] == (record.name, record.digest, kind):
            known = Known(old[0], path, old[1], stamp, moment, *old[2:])
            self._restamp(known, stamp, moment)
            self._add_findings(known.id, record)
            return known
        if old:
            self._delete(old[0])
        head: tuple[object, ...] = (record.plan, *[None] * 6)
        rows: Sequence[tuple[object, ...]] = ()
        said = None
        if record.is_report:
            head, plain = record.rows()
            rows = [(*row, sum_of(row)) for row in plain]
            content = sum_of(tuple(head), [row[-1] for row in rows])
        else:
            said = json.dumps(record.said, ensure_ascii=False)
            content = sum_of((said,), [])
        file = self._db.execute(
            "INSERT INTO file (path, name, size, mtime_ns, ctime_ns, inode, device, read_ns, "  # noqa: S608
            f"digest, kind, {_HEAD}, said, entries, content_sum, sum) "
            f"VALUES ({', '.join('?' * 21)})",
            (path, record.name, *stamp, moment, record.digest, kind, *head, said, len(rows),
             content, 0),
        ).lastrowid or 0  # fmt: skip
        known = Known(file, path, record.name, stamp, moment, record.digest, kind, record.plan,
                      len(rows), content)  # fmt: skip
        self._db.execute("UPDATE file SET sum = ? WHERE id = ?", (known.sum, file))
        self._db.executemany(
            f"INSERT INTO entry (file, position, {_ENTRY}, sum) VALUES ({', '.join('?' * 18)})",  # noqa: S608
            [(file, position, *row) for position, row in enumerate(rows)],
        )
        self._add_findings(file, record)
        return known

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
            rows = [finding_row(one) for one in found]
            self._db.execute(
                "INSERT OR REPLACE INTO checked VALUES (?, ?, ?, ?)",
                (file, against, len(rows), sum_of(file, against, rows)),
            )
            self._db.executemany(
                "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(file, against, at, *row) for at, row in enumerate(rows)],
            )

    def _restamp(self, known: Known, stamp: Stamp, moment: int) -> None:
        now = known._replace(stamp=stamp, read_ns=moment)
        self._db.execute(
            "UPDATE file SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ?, device = ?, "
            "read_ns = ?, sum = ? WHERE id = ?",
            (*stamp, moment, now.sum, known.id),
        )

    def restamp(self, files: Iterable[tuple[Known, Stamp, int]]) -> None:
        """Note that files are what they were, by other stamps."""
        with self.writing():
            for known, stamp, moment in files:
                self._restamp(known, stamp, moment)

    def forget(self, files: Iterable[Known]) -> None:
        """Drop what is known of files."""
        with self.writing():
            for file in files:
                self._delete(file.id)

    def _delete(self, file: int) -> None:
        self._db.execute("DELETE FROM file WHERE id = ?", (file,))
        for table in ("entry", "checked", "finding"):
            self._db.execute(f"DELETE FROM {table} WHERE file = ?", (file,))  # noqa: S608
