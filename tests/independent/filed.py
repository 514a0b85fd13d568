"""Which reports count on a day and what each says, worked out from the documents alone.

Nothing of the program under test is used here; the numbers D-… are those of docs/decisions.md.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

SAYS = (
    "value", "items", "under_way", "part", "whole", "baseline", "stage", "done", "forecast",
    "no_figure", "activities", "evidence", "note", "reason", "next",
)  # fmt: skip
FIGURES = {
    "count": ("value", "items"),
    "amount": ("value",),
    "rate": ("value",),
    "share": ("value", "part"),
    "milestone": ("stage", "done", "forecast"),
    "activity": SAYS,
}


@dataclass
class Report:
    """One file: who, on which days, sent when."""

    unit: str
    start: date
    end: date
    submitted: date | None
    revision: int
    entries: list[dict[str, Any]]
    text: str

    def speaks_of(self, day: date) -> date | None:
        """The day that its figures describe, if it counts on `day` (D-001, D-005)."""
        if self.end <= day:
            return self.end
        sent = self.submitted
        return sent if sent and self.start <= sent <= day else None

    def is_empty(self) -> bool:
        """No entry says anything (D-182)."""
        return not any(_says(entry, SAYS) for entry in self.entries)


@dataclass
class Said:
    """What one unit says of one target in one report."""

    unit: str
    day: date
    submitted: date
    entry: dict[str, Any]


def read_yaml(path: Path) -> Any:
    """The content of a YAML file."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def read_reports(folder: Path) -> list[Report]:
    """All reports that can be read: figures that are texts make a file wrong (D-180)."""
    found = [_report(path) for path in sorted(folder.rglob("*.yaml"))]
    return [
        report
        for report in found
        if not any(isinstance(entry.get("value"), str) for entry in report.entries)
    ]


def _report(path: Path) -> Report:
    told = read_yaml(path)
    start, end = days_of(str(told["period"]))
    return Report(
        told["unit"], start, end, told.get("submitted"), told.get("revision", 1),
        told["entries"] or [], path.read_text(encoding="utf-8"),
    )  # fmt: skip


def days_of(period: str) -> tuple[date, date]:
    """First and last day of 2022, 2022-H1, 2022-Q2 or 2022-05."""
    year, _, part = period.partition("-")
    first, months = 1, 12
    if part.startswith("Q"):
        first, months = 3 * int(part[1]) - 2, 3
    elif part.startswith("H"):
        first, months = 6 * int(part[1]) - 5, 6
    elif part:
        first, months = int(part), 1
    last = first + months - 1
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def counted_on(reports: list[Report], day: date) -> list[Report]:
    """Of each unit and period the last revision, or what came last (D-002, D-010)."""
    standing: dict[tuple[str, date, date], Report] = {}
    for report in sorted(reports, key=_rank):
        if report.speaks_of(day) and not report.is_empty():
            standing[report.unit, report.start, report.end] = report
    return list(standing.values())


def _rank(report: Report) -> tuple[int, date, str]:
    return report.revision, report.submitted or date.min, report.text


def said_of(target: dict[str, Any], counted: list[Report], day: date) -> list[Said]:
    """What the reports that count on a day say of a target, the newest last."""
    keys = FIGURES[target["measure"]]
    found = [
        Said(report.unit, speaks, report.submitted or date.min, entry)
        for report in counted
        if (speaks := report.speaks_of(day))
        for entry in report.entries
        if entry["target"] == target["id"] and _says(entry, keys)
    ]
    return sorted(found, key=lambda said: (said.day, said.submitted))


def _says(entry: dict[str, Any], keys: tuple[str, ...]) -> bool:
    return any(entry.get(key) not in (None, [], "") for key in keys)


def ends_of_periods(plan: dict[str, Any], day: date) -> list[date]:
    """The last days of the plan's periods that are over on a day; this plan has quarters."""
    assert plan["reporting"]["every"] == "quarter"
    ends = [days_of(f"{plan['period']['start'].year}-Q{number}")[1] for number in range(1, 5)]
    return [end for end in ends if end <= day]


def last_day_for(plan: dict[str, Any], end: date) -> date:
    """The last day on which the report on the period that ends then is in time."""
    return end + timedelta(days=int(plan["reporting"]["due_days"]))
