"""Where an exported summary comes from: fingerprints of what it was made of, and its own seal.

Fingerprints are of content: comments, order of keys, file names and times play no part.
"""

import json
from datetime import date
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from workplan_cli.model.export_words import Charts, Format, Rows
from workplan_cli.model.ids import PlanId, TargetId, UnitId, UnitName
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report, in_memory
from workplan_cli.model.status import Status
from workplan_cli.model.text import Listed, Part
from workplan_cli.model.units import Units

LAYOUT = 1
"""Goes up whenever the same input gives another text; files of another layout are not compared."""
OPEN_SEAL = "0" * 64
"""Stands in the place of the seal while it is computed."""
_SHORT = 16
"""Hexadecimal digits that name one report's content, and that people are shown."""

_MOST_DIGITS = 4300
"""Python reads no longer whole number from text."""
ExactFigure = Annotated[
    str, StringConstraints(pattern=r"^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$", max_length=_MOST_DIGITS)
]
"""A whole number or a fraction, as `Fraction` writes it: `18`, `-7/3`."""
Version = Annotated[
    str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+!_-]*$", max_length=80)
]
"""A version of the tool: `0.1.0`."""


class Options(Part):
    """What was asked of an export, apart from the day.

    `plan` and `reports` are the names that were given; without any, those of the workspace.
    """

    language: Literal["zh", "en"]
    top: Annotated[int, Field(ge=0)] = 10
    unit: Annotated[tuple[UnitId, ...], Listed] = ()
    group: Annotated[tuple[UnitId, ...], Listed] = ()
    section: Annotated[tuple[int, ...], Listed] = ()
    task: Annotated[tuple[int, ...], Listed] = ()
    target: Annotated[tuple[TargetId, ...], Listed] = ()
    status: Annotated[tuple[Status, ...], Listed] = ()
    since: str | None = None
    charts: Charts = "unicode"
    table: Rows = "targets"
    brief: bool = False
    suppose: Annotated[tuple[str, ...], Listed] = ()
    plan: str | None = None
    reports: Annotated[tuple[str, ...], Listed] = ()


class Content(Part):
    """A plan or a units file: its id, and the fingerprint of its content."""

    id: PlanId
    fingerprint: str


class ReportMark(Part):
    """One report that was known on the day."""

    unit: UnitName
    period: str
    revision: int
    fingerprint: str

    @property
    def key(self) -> tuple[str, str, int]:
        """What makes it the same report, whatever it says."""
        return (self.unit, self.period, self.revision)


class RecordedFigure(Part):
    """What the summary says of one target: its status, and the exact figure such as `18`, `7/3`."""

    status: Status
    actual: ExactFigure | None


class Provenance(Part):
    """All that is needed to make an export again, and to tell what has changed since."""

    workplan: Literal["provenance"] = "provenance"
    layout: Annotated[int, Field(ge=1)]
    tool: Version
    format: Format
    options: Options
    as_of: date
    plan: Content
    units: Content
    reports: Annotated[tuple[ReportMark, ...], Listed]
    reports_fingerprint: str
    unreadable: Annotated[tuple[str, ...], Listed]
    accepted: Annotated[tuple[str, ...], Listed] = ()
    figures: dict[str, RecordedFigure]
    seal: str = OPEN_SEAL

    def as_json(self) -> str:
        """One line of JSON without `<`, `>`, `&` and `--`: safe in a comment or a script."""
        text = json.dumps(self.model_dump(mode="json"), separators=(",", ":"))
        for sign in "<>&":
            text = text.replace(sign, f"\\u{ord(sign):04x}")
        return text.replace("--", "-\\u002d")


def content_seal(content: object) -> str:
    """SHA-256 of canonical JSON: sorted keys, no blanks, UTF-8 (D-079).

    It is also the seal of what has no text of its own, such as the cells of a workbook.
    """
    return _text_seal(
        json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    )


def plan_content(plan: Plan) -> Content:
    """The plan's content; where its units file is, is not part of it."""
    content = plan.model_dump(mode="json", exclude_defaults=True, exclude={"units"})
    return Content(id=plan.id, fingerprint=content_seal(content))


def units_content(units: Units) -> Content:
    """The units file's content."""
    content = units.model_dump(mode="json", exclude_defaults=True)
    return Content(id=units.id, fingerprint=content_seal(content))


def report_mark(report: Report) -> ReportMark:
    """One report's content, in short; whose it is stands beside it, by the id of today."""
    content = in_memory(report).model_dump(mode="json", exclude_defaults=True, exclude={"unit"})
    return ReportMark(
        unit=report.unit,
        period=report.period.name,
        revision=report.revision,
        fingerprint=content_seal(content)[:_SHORT],
    )


def reports_fingerprint(marks: tuple[ReportMark, ...]) -> str:
    """Of all reports together, in whatever order they came."""
    return content_seal(sorted([*mark.key, mark.fingerprint] for mark in marks))


def short(fingerprint: str) -> str:
    """A fingerprint as people are shown it."""
    return fingerprint[:_SHORT]


def sealed(text: str) -> str:
    """A text with an open seal, closed: any later change to the text shows.

    The seal is the last thing of its kind in the text, behind all that reports can have brought.
    """
    return _text_seal(text).join(text.rsplit(OPEN_SEAL, 1))


def seal_holds(text: str, seal: str) -> bool:
    """Whether a text is as it was when it was sealed."""
    return _text_seal(OPEN_SEAL.join(text.rsplit(seal, 1))) == seal


def _text_seal(text: str) -> str:
    return sha256(text.encode()).hexdigest()
