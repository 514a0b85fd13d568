"""A report as the text of its file."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_cli.model.number import digits
from workplan_cli.model.report import Entry, Report
from workplan_cli.model.text import Part, Text
from workplan_cli.rendering.new_report import id_as_text


def render(report: Report) -> str:
    """YAML that is read as the same report."""
    lines = [
        f"format: {report.format}",
        f"plan: {_scalar(report.plan)}",
        f"unit: {_scalar(report.unit)}",
        f"period: {_scalar(report.period.name)}",
        f"submitted: {report.submitted or ''}".rstrip(),
        *([f"revision: {report.revision}"] if report.revision > 1 else ()),
        "entries:" if report.entries else "entries: []",
    ]
    for entry in report.entries:
        lines += ["", *_entry(entry)]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- target: {id_as_text(entry.target)}"
    for name in Entry.model_fields:
        value = getattr(entry, name)
        if name == "target" or value is None or value == ():
            continue
        yield f"  {name}: {value_text(value)}"


def value_text(value: Any) -> str:
    """A value of a file on one line: what is read back is the same."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(value_text, value))}]"
    if isinstance(value, Text):
        return (
            _scalar(value.zh) if value.zh == value.en else _pairs({"zh": value.zh, "en": value.en})
        )
    if isinstance(value, Part):
        return _pairs({name: getattr(value, name) for name in type(value).model_fields})
    if isinstance(value, dict):
        return _pairs({_scalar(key): one for key, one in value.items()})
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return digits(value) if isinstance(value, Decimal) else _scalar(value)


def _pairs(values: dict[str, Any]) -> str:
    given = [f"{key}: {value_text(value)}" for key, value in values.items() if value is not None]
    return f"{{{', '.join(given)}}}"


def _scalar(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(str(value), ensure_ascii=False)
