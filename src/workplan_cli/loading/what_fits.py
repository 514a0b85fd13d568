"""Takes out of a document what does not fit the format of reports, so that the rest can be read."""

from typing import Any

from workplan_cli.loading.document import Document
from workplan_cli.loading.shape import faults, shape
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.report import Report

_PASSES = 5


def what_fits(document: Document) -> tuple[Report | None, list[Diagnostic]]:
    """The report without what does not fit the format, and what that is."""
    report, found = shape(document, Report)
    for _pass in range(_PASSES):
        if report is not None:
            break
        for route in sorted({fault.route for fault in faults(document, Report)}, reverse=True):
            _remove(document, route)
        _remove_blank(document)
        report = shape(document, Report)[0]
    return report, found


def _remove_blank(document: Document) -> None:
    """Take out the entries of which only the id is left."""
    entries = document.value["entries"]
    for index in range(len(entries) - 1, -1, -1):
        if len(entries[index]) == 1:
            _remove(document, ("entries", index))


def _remove(document: Document, route: Route) -> None:
    """Take a value out, with its place; the whole entry with its id, a part with what it misses."""
    if route == ("entries",):
        return
    steps = list(route)
    if steps[-1] == "target":
        steps.pop()
    value: Any = document.value
    marks: Any = document.marks.where[2]
    for step in steps[:-1]:
        value, marks = value[step], marks[step]
        marks = marks[2] if isinstance(marks, tuple) else marks
    last: Any = steps[-1]
    if isinstance(value, list) or last in value:
        del value[last], marks[last]
    else:
        _remove(document, tuple(steps[:-1]))
