"""Reports as rows of plain values, and back to what they were: figures, blanks and all."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from workplan_cli.model.diagnostic import Place
from workplan_cli.model.number import exact
from workplan_cli.model.period import period_written
from workplan_cli.model.report import Activity, Entry, Evidence, LoadedReport, Report
from workplan_cli.model.text import Part, Text, shared_keys

P = TypeVar("P", bound=Part)
EntryRow = tuple[Any, ...]
"""The columns of the table `entry` from `target` on."""
_NUMBERS = ("value", "under_way", "part", "whole", "baseline")
_SAID = ("note", "reason", "next")
_COLUMNS = (
    "target", "line", "column", *_NUMBERS, "items", "stage", "done", "forecast", "no_figure",
    "texts", "blank",
)  # fmt: skip
_TEXTS, _BLANK = _COLUMNS.index("texts"), _COLUMNS.index("blank")
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NOTHING: dict[str, Any] = {name: field.default for name, field in Entry.model_fields.items()}


class ReportRow(NamedTuple):
    """The head of a report: `given` are the keys of its file, `filled` is 1 if it says anything."""

    plan: str
    unit: str
    period: str
    submitted: str | None
    revision: int
    given: str
    filled: int


def report_row(report: Report) -> ReportRow:
    """The head of a report as a row."""
    return ReportRow(
        report.plan,
        report.unit,
        report.period.name,
        _day(report.submitted),
        report.revision,
        " ".join(sorted(report.model_fields_set)),
        int(any(entry.says_something for entry in report.entries)),
    )


def entry_rows(filed: LoadedReport) -> tuple[EntryRow, ...]:
    """The entries of a report as rows, with their places."""
    pairs = zip(filed.report.entries, filed.places, strict=True)
    return tuple(_row(entry, place) for entry, place in pairs)


def _row(entry: Entry, place: Place) -> EntryRow:
    own = entry.__dict__
    blank = [one for one in entry.model_fields_set if own[one] is None or own[one] == ()]
    return (
        entry.target,
        *place,
        *[None if own[name] is None else _kept_number(own[name]) for name in _NUMBERS],
        None if entry.items is None else json.dumps(entry.items, ensure_ascii=False),
        entry.stage,
        _day(entry.done),
        _day(entry.forecast),
        entry.no_figure,
        _texts(entry),
        " ".join(sorted(blank)) or None,
    )


def _kept_number(number: Decimal) -> int | str:
    """Whole numbers as such, for whoever adds them up in SQL; others with all their digits."""
    text = str(number)
    return int(text) if text.isdigit() else text


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _texts(entry: Entry) -> str | None:
    """What only pages quote: notes, activities and evidence; None where there is none."""
    said: dict[str, Any] = {
        name: _kept_text(text) for name in _SAID if (text := getattr(entry, name)) is not None
    }
    if entry.activities:
        said["activities"] = [[_day(one.date), _kept_text(one.text)] for one in entry.activities]
    if entry.evidence:
        said["evidence"] = [_kept_evidence(one) for one in entry.evidence]
    return _as_json(said) if said else None


def _kept_text(text: Text) -> str | list[str | None] | None:
    return text.zh if text.zh == text.en else [text.zh, text.en]


def _kept_evidence(one: Evidence) -> dict[str, Any]:
    given: dict[str, Any] = {name: getattr(one, name) for name in sorted(one.model_fields_set)}
    if one.title is not None:
        given["title"] = _kept_text(one.title)
    if one.date is not None:
        given["date"] = _day(one.date)
    return given


def report_of(
    file: str, head: ReportRow, rows: tuple[EntryRow, ...] | list[EntryRow]
) -> LoadedReport:
    """The report that `report_row` and `entry_rows` made rows of.

    Raises:
        ValueError, KeyError, TypeError, ArithmeticError: they are no such rows.
    """
    report = report_with(head, tuple(entries_of(rows)))
    return LoadedReport(report, file, tuple(Place(row[1], row[2]) for row in rows))


def report_with(head: ReportRow, entries: Sequence[Entry]) -> Report:
    """A report of what `report_row` made a row of, and of its entries.

    Raises:
        ValueError: it is no such row.
    """
    period = period_written(head.period)
    if period is None:
        raise ValueError(head.period)
    own = {
        "format": "workplan/report@1",
        "plan": head.plan,
        "unit": head.unit,
        "period": period,
        "submitted": None if head.submitted is None else _day_of(head.submitted),
        "revision": head.revision,
        "entries": entries,
    }
    return _made(Report, own, set(head.given.split()))


def entries_of(rows: tuple[EntryRow, ...] | list[EntryRow]) -> Iterator[Entry]:
    """Entries without checking them again, the way that pickle makes them (D-363).

    The rows may have more columns behind their own. The texts of all are parsed at once: most of
    the time goes to calls, and there are many.
    """
    kept = ",".join([row[_TEXTS] or "null" for row in rows])
    for row, texts in zip(rows, json.loads(f"[{kept}]"), strict=True):
        own = _NOTHING.copy()
        given = set()
        for at, name, converted in _PLAIN:
            value = row[at]
            if value is not None:
                own[name] = converted(value) if converted else value
                given.add(name)
        if texts:
            own |= _said(texts)
            given |= texts.keys()
        if row[_BLANK]:
            given.update(row[_BLANK].split())
        yield _made(Entry, own, given)


def _said(texts: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: _text(texts[name]) for name in _SAID if name in texts}
    if "activities" in texts:
        found["activities"] = tuple(
            _made(Activity, {"date": _day_of(day), "text": _text(text)}, {"date", "text"})
            for day, text in texts["activities"]
        )
    if "evidence" in texts:
        found["evidence"] = tuple(map(_evidence, texts["evidence"]))
    return found


def _evidence(given: dict[str, Any]) -> Evidence:
    own = {"ref": None, "title": None, "url": None, "file": None, "date": None, **given}
    if own["title"] is not None:
        own["title"] = _text(own["title"])
    if own["date"] is not None:
        own["date"] = _day_of(own["date"])
    return _made(Evidence, own, set(given))


def _text(kept: str | list[str | None]) -> Text:
    return Text(kept, kept) if isinstance(kept, str) else Text(*kept)


@lru_cache(maxsize=1024)  # few different ones, in many reports
def _day_of(text: str) -> date:
    return date.fromisoformat(text)


def _number_of(kept: int | str) -> Decimal:
    return exact(kept) if type(kept) is int else Decimal(kept)


def _items_of(kept: str) -> tuple[str, ...]:
    return tuple(json.loads(kept))


_CONVERT: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(_NUMBERS, _number_of),
    "items": _items_of,
    "done": _day_of,
    "forecast": _day_of,
}
_PLAIN = [
    (at, name, _CONVERT.get(name)) for at, name in enumerate(_COLUMNS) if name in Entry.model_fields
]
"""The columns that hold one key of an entry: where they are, and what is made of them."""


def _made(model: type[P], own: dict[str, Any], given: set[str]) -> P:
    """A model of what it is made of, the way that pickle makes one."""
    made = model.__new__(model)
    put = object.__setattr__
    put(made, "__dict__", own)
    put(made, "__pydantic_fields_set__", shared_keys(frozenset(given)))
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made
