"""Holds a document against a model: what is wrong where it does not fit, and what of it fits."""

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from workplan_cli.loading.boundary import guarded
from workplan_cli.loading.document import Document
from workplan_cli.loading.lost_text import lost_behind
from workplan_cli.loading.read import not_checked
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.report import Report

if TYPE_CHECKING:
    from workplan_cli.loading.expectations import Fault
    from workplan_cli.loading.validation_errors import Hints


M = TypeVar("M", bound=BaseModel)
MANY = 1_000
"""Mistakes of one file beyond which nobody reads on; each is looked at, which takes time."""


def shape(
    document: Document, model: type[M], hints: "Hints | None" = None
) -> tuple[M | None, list[Diagnostic]]:
    """The model that a document holds, or None, and what is wrong with it, one cause once.

    `hints` knows what the document does not say: what the figures of a report count.
    """
    return guarded(
        lambda: _shaped(document, model, hints),
        lambda error: (None, [not_checked(document.file, error)]),
    )


def _shaped(
    document: Document, model: type[M], hints: "Hints | None"
) -> tuple[M | None, list[Diagnostic]]:
    lost = [*lost_behind(document)]
    try:
        return model.model_validate(document.value), lost
    except ValidationError as errors:
        from workplan_cli.loading.validation_errors import explain

        details = errors.errors(include_url=False, include_input=False)
        return None, [*explain(document, model, details[:MANY], hints), *lost]


def faults(document: Document, model: type[BaseModel]) -> "list[Fault]":
    """Everything that a model refuses in a document, consequences included, for `--fix`."""
    try:
        model.model_validate(document.value)
    except ValidationError as errors:
        from workplan_cli.loading.validation_errors import fault_of

        details = errors.errors(include_url=False, include_input=False)
        return [fault_of(document, detail) for detail in details]
    return []


_PASSES = 5


def what_fits(document: Document, hints: "Hints") -> tuple[Report | None, list[Diagnostic]]:
    """The report without what does not fit the format, and what that is."""
    report, found = shape(document, Report, hints)
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
