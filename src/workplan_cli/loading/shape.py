"""Holds a document against a model; what is wrong with it is explained where it does not fit."""

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from workplan_cli.loading.document import Document
from workplan_cli.loading.lost_text import lost_behind
from workplan_cli.model.diagnostic import Diagnostic

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
