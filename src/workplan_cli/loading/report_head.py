"""Whose report a file is that cannot be read, and on what: by its first lines, or by its path."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from workplan_cli.loading.chinese_keys import HEAD_KEYS
from workplan_cli.loading.document import Document
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.units import Units

_LINES = 40
"""Lines in which the head of a report ends."""
_KEYS = {
    key: "|".join([key, *(name for name, meant in HEAD_KEYS.items() if meant == key)])
    for key in ("plan", "unit", "period", "submitted", "revision")
}
_QUOTES = "\"'“”‘’"
_HEAD = {
    key: re.compile(rf"(?mi)^[ \t\"']*(?:{names})[ \t\"']*[:：][ \t]*([^#\r\n]*)")
    for key, names in _KEYS.items()
}


class ReportHead(NamedTuple):
    """What the head of a file that cannot be read seems to say, and the first mistake in it."""

    path: Path
    said: dict[str, str]
    mistake: Diagnostic

    @property
    def name(self) -> str:
        """What the file is called."""
        return self.mistake.file


def head_of(
    path: Path, text: str | None, document: Document | None, found: Iterable[Diagnostic]
) -> ReportHead | None:
    """The head of a file that could not be read; None where nothing in it is an error."""
    mistake = first_mistake(found)
    return ReportHead(path, said_in(path, text, document), mistake) if mistake else None


def first_mistake(found: Iterable[Diagnostic]) -> Diagnostic | None:
    """The first error of a file."""
    errors = (one for one in found if one.severity == "error")
    return min(errors, key=lambda one: one.order, default=None)


def said_in(path: Path, text: str | None, document: Document | None) -> dict[str, str]:
    """What the head of a file seems to say, by key: of its document, else of its first lines."""
    if document is not None:
        return {key: str(document.value[key]) for key in _KEYS if key in document.value}
    return dict(_first_lines(_rough_text(path) if text is None else text))


def _rough_text(path: Path) -> str:
    """What can be made out of a file in another encoding: ids and days are the same in most."""
    try:
        with path.open("rb") as file:
            return file.read(10_000).replace(b"\0", b"").decode("ascii", "replace")
    except (OSError, ValueError):
        return ""


def _first_lines(text: str) -> Iterator[tuple[str, str]]:
    head = "\n".join(text.splitlines()[:_LINES])
    for key, pattern in _HEAD.items():
        if match := pattern.search(head):
            yield key, match[1].strip().strip(_QUOTES).strip()


def whose(head: ReportHead, plan: Plan, units: Units) -> LoadedReport | None:
    """The report that a file was meant to be, without entries; None where that cannot be told."""
    unit = _unit(head, units)
    period = _period(head, plan)
    if unit is None or period is None:
        return None
    written = head.said.get("revision", "")
    report = Report.model_construct(
        format="workplan/report@1",
        plan=plan.id,
        unit=unit,
        period=period,
        submitted=_day(head.said.get("submitted", "")),
        revision=int(written) if re.fullmatch(r"[1-9][0-9]{0,3}", written) else 1,
        entries=(),
    )
    return LoadedReport(report, head.name, (), mistake=head.mistake)


def head_by_path(path: Path, plan: Plan, units: Units) -> dict[str, str]:
    """What a report on a plan has in its head by where it lies, as YAML; a year's folder is none.

    Every unit has its file, every period its folder: see `workplan report new`.
    """
    unit = _unit_in(_words_of(path), units)
    period = _period_in((word for word in _words_of(path) if not word.isdigit()), plan)
    known = {"plan": plan.id, "unit": unit and f'"{unit}"', "period": period and period.name}
    return {key: value for key, value in known.items() if value}


def in_place_of_missing(
    filed: Sequence[LoadedReport], missing: Container[tuple[str, str]], plan: Plan, units: Units
) -> Iterator[str]:
    """Files called after a unit and a period whose report is missing, and their heads say others.

    That is another unit, or a period outside of the plan or with a report of its own (D-181).
    """
    numbered = Counter((one.subject, one.report.revision) for one in filed)
    for one in filed:
        words, (unit, period) = tuple(_words_of(Path(one.file))), one.subject
        called, on = _unit_in(words, units), _period_in(words, plan)
        if called is None or on is None or (called, on.name) not in missing:
            continue
        span, own = plan.period, one.report.period
        outside = own.end < span.start or own.start > span.end
        twice = numbered[one.subject, one.report.revision] > 1
        if (outside or twice) if called == unit else on.name == period:
            yield one.file


def _unit(head: ReportHead, units: Units) -> str | None:
    return _unit_in((head.said.get("unit", ""), *_words_of(head.path)), units)


def _unit_in(words: Iterable[str], units: Units) -> str | None:
    called = (units.called(word) for word in words)
    return next((one for one in called if one in units.by_id), None)


def _period(head: ReportHead, plan: Plan) -> Period | None:
    return _period_in((head.said.get("period", ""), *_words_of(head.path)), plan)


def _period_in(words: Iterable[str], plan: Plan) -> Period | None:
    return next(filter(None, map(plan.period_called, words)), None)


def _words_of(path: Path) -> Iterator[str]:
    """The name of a file, its parts, and the folders that it is in, the nearest first."""
    stem = path.name.partition(".")[0]
    yield stem
    yield from re.split(r"[_ ]", stem)
    yield from (folder.name for folder in path.parents)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
