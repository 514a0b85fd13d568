"""The tables of the index, as `docs/sqlite-index.md` explains them."""

import sqlite3

LAYOUT = 6
"""Goes up with every change of the tables; an index of another layout is made anew."""

TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
  id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL,
  inode TEXT NOT NULL, device TEXT NOT NULL, read_ns INTEGER NOT NULL, digest TEXT NOT NULL,
  kind TEXT NOT NULL, plan TEXT NOT NULL, unit TEXT, period TEXT, submitted TEXT,
  revision INTEGER, given TEXT, filled INTEGER, said TEXT, entries INTEGER NOT NULL,
  content_sum INTEGER NOT NULL, sum INTEGER NOT NULL
);
CREATE TABLE entry (
  file INTEGER NOT NULL, position INTEGER NOT NULL, target TEXT NOT NULL,
  line INTEGER NOT NULL, "column" INTEGER NOT NULL,
  value, under_way, part, whole, baseline,
  items TEXT, stage TEXT, done TEXT, forecast TEXT, no_figure TEXT, texts TEXT, blank TEXT,
  sum INTEGER NOT NULL,
  PRIMARY KEY (file, position)
) WITHOUT ROWID;
CREATE INDEX entry_on ON entry (target);
CREATE TABLE checked (
  file INTEGER NOT NULL, against TEXT NOT NULL, findings INTEGER NOT NULL,
  sum INTEGER NOT NULL, PRIMARY KEY (file, against)
) WITHOUT ROWID;
CREATE TABLE finding (
  file INTEGER NOT NULL, against TEXT NOT NULL, position INTEGER NOT NULL,
  code TEXT NOT NULL, severity TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
  message TEXT NOT NULL, fix TEXT NOT NULL, route TEXT NOT NULL,
  PRIMARY KEY (file, against, position)
) WITHOUT ROWID;
CREATE TABLE answer (key TEXT PRIMARY KEY, made_ns INTEGER NOT NULL,
  value TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE result (target TEXT NOT NULL, key TEXT NOT NULL, made_ns INTEGER NOT NULL,
  value TEXT NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (target, key)) WITHOUT ROWID;
CREATE VIEW figure AS
  SELECT file.name AS file, entry.line AS line, file.plan AS plan, file.unit AS unit,
    file.period AS period, file.revision AS revision, file.submitted AS submitted,
    entry.target AS target, CAST(entry.value AS REAL) AS value,
    CAST(entry.part AS REAL) AS part, CAST(entry.whole AS REAL) AS whole,
    entry.stage AS stage, entry.done AS done, entry.items AS items, entry.texts AS texts
  FROM entry JOIN file ON file.id = entry.file;
"""
_OF_SQLITE = "CREATE TABLE sqlite_sequence(name,seq)"
"""What SQLite itself adds for numbers that are never used again."""


def is_ours(index: sqlite3.Connection) -> bool:
    """Whether an index has our tables and nothing else: a view in their place may never end."""
    found = index.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    ours = {one.strip() for one in TABLES.split(";\n") if one.strip()}
    return {sql for (sql,) in found} == {*ours, _OF_SQLITE}
