"""Which columns a form has, and what of a report stands in which of its rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from workplan_cli.loading.column_names import COLUMNS
from workplan_cli.model.report import Entry, Report
from workplan_cli.model.target import Target
from workplan_cli.rendering.new_report import fields_to_fill

SHOWN = ("target", "title", "goal", "last", "asked")
ALWAYS = ("no_figure", "evidence.ref", "evidence.title", "evidence.date", "evidence.url", "note",
           "reason", "next")  # fmt: skip
"""Columns of every form: what it says, and what every target may be given."""


def by_target(report: Report | None) -> dict[str, Entry]:
    """The entries of a report by their targets."""
    return {entry.target: entry for entry in (report.entries if report else ())}


def columns_asked(target: Target) -> Iterator[str]:
    """The columns in which a target wants something."""
    for name in fields_to_fill(target):
        if name == "activities":
            yield from ("activities.date", "activities.text")
        else:
            yield name


def columns_of(targets: Sequence[Target], report: Report | None) -> list[str]:
    """What the targets ask for or the report gives, in the order in which forms have it."""
    asked = {name for target in targets for name in columns_asked(target)}
    given = {
        name
        for entry in (report.entries if report else ())
        for line in lines_of(entry)
        for name in line
    }
    wanted = {*SHOWN, *ALWAYS, *asked, *given}
    return [name for name in COLUMNS if name in wanted]


def lines_of(entry: Entry | None) -> list[dict[str, Any]]:
    """The rows of an entry: the first has everything, further ones what is listed."""
    if entry is None:
        return [{}]
    simple = ("value", "under_way", "part", "whole", "baseline", "stage", "done", "forecast",
              "no_figure", "note", "reason", "next")  # fmt: skip
    first = {name: value for name in simple if (value := getattr(entry, name)) is not None}
    if entry.items:
        first["items"] = "\n".join(entry.items) + ("\n" if len(entry.items) == 1 else "")
    evidence = [_inside("evidence", one) for one in entry.evidence]
    activities = [_inside("activities", one) for one in entry.activities]
    longest = max(len(evidence), len(activities), 1)
    lines: list[dict[str, Any]] = [{} for _number in range(longest)]
    lines[0] |= first
    for listed in (evidence, activities):
        for line, parts in zip(lines, listed, strict=False):
            line.update(parts)
    return lines


def _inside(key: str, part: Any) -> dict[str, Any]:
    return {
        f"{key}.{name}": getattr(part, name)
        for name in type(part).model_fields
        if getattr(part, name) is not None
    }
