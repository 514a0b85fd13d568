"""The formats of files: the line that names each, its word, and what a file of it holds."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from workplan_cli.model.message import _

if TYPE_CHECKING:
    from pydantic import BaseModel


class FileFormat(NamedTuple):
    """One format; its model is imported when it is asked for, which keeps the start short."""

    name: str
    line: str
    """What stands behind `format:`."""
    word: str
    module: str
    has_schema: bool = True

    @property
    def model(self) -> "type[BaseModel]":
        """What a file of the format holds: the class of its name, in `model/`."""
        found: type[BaseModel] = getattr(
            import_module(f"workplan_cli.model.{self.module}"), self.name.capitalize()
        )
        return found


REPORT = FileFormat("report", "workplan/report@1", _("a report"), "report")
PLAN = FileFormat("plan", "workplan/plan@1", _("a plan"), "plan")
UNITS = FileFormat("units", "workplan/units@1", _("a units file"), "units")
WORKSPACE = FileFormat("workspace", "workplan/workspace@1", _("a workspace file"), "workspace")
FINGERPRINTS = FileFormat(
    "fingerprints",
    "workplan/fingerprints@1",
    _("fingerprints of a document"),
    "published",
    has_schema=False,
)
FILE_FORMATS = (REPORT, PLAN, UNITS, WORKSPACE, FINGERPRINTS)
BY_LINE = {one.line: one for one in FILE_FORMATS}
WITH_SCHEMA = {one.name: one for one in FILE_FORMATS if one.has_schema}


def newer(line: object) -> bool:
    """Whether a `format:` line is one of ours with a later number than this version knows."""
    name, at, number = str(line).partition("@")
    return bool(at) and number.isdecimal() and int(number) > 1 and f"{name}@1" in BY_LINE


def model_of(line: object) -> "type[BaseModel] | None":
    """What a file holds whose `format:` says this; None where no format is called so."""
    found = BY_LINE.get(line) if isinstance(line, str) else None
    return found.model if found else None
