"""Reads StratML (ISO 17469-1 and its second part): goals, objectives and indicators as a table.

Elements are known by their names alone: the standard has had several namespaces.
"""

import re
from dataclasses import dataclass, field
from io import StringIO
from xml.sax import handler, make_parser
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from workplan_cli.loading.phrases import read_phrases
from workplan_cli.loading.published.pieces import Piece, line
from workplan_cli.model.message import _, message

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:PerformancePlanOrReport|StrategicPlan)[\s>]")
_HEADINGS = ("section", "task", "number", "indicator", "target value", "unit", "due", "lead")
_PERCENT = re.compile(r"%|percent(?:age)?s?|percentage points?|百分比", re.IGNORECASE)
_OWNERS = {"Goal", "Objective", "PerformanceIndicator"}
_ORGANISATION = {"Organization", "Stakeholder", "Role"}


def is_stratml(text: str) -> bool:
    """Whether a text is a plan or report in StratML."""
    return _ROOT.search(text[:20_000]) is not None


def pieces_of_stratml(text: str) -> tuple[Piece, ...]:
    """The title, the days, and a row for each indicator; of an objective without any, one for it.

    Raises:
        ValueError: it is no well-formed XML, or declares a document type.
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("a document type may bring entities")
    reader = _Reader()
    parser = make_parser()  # noqa: S317 - without a DOCTYPE there are no entities
    parser.setFeature(handler.feature_external_ges, False)
    parser.setContentHandler(reader)
    parser.parse(StringIO(text))
    head = [line(1, reader.title)] if reader.title else []
    days = " – ".join(
        one for one in (reader.words.get("StartDate"), reader.words.get("EndDate")) if one
    )
    head += [line(1, days)] if days else []
    return (*head, _row(1, _HEADINGS), *reader.rows)


def _row(number: int, cells: tuple[str, ...]) -> Piece:
    return Piece(cells, message(_("line {number}"), number=number), table=1)


@dataclass
class _Part:
    """A goal, an objective, an indicator or the plan: the texts of the elements right in it."""

    number: int = 1
    words: dict[str, str] = field(default_factory=dict)
    leads: list[str] = field(default_factory=list)
    rows: int = 0


class _Reader(ContentHandler):
    """Takes the elements one by one; what has no place in a plan is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self._at: Locator | None = None
        self.rows: list[Piece] = []
        self._open: list[str] = []
        self._parts: list[_Part] = [_Part()]
        self._text: list[str] = []

    @property
    def title(self) -> str:
        """The name of the plan."""
        return self.words.get("Name", "")

    @property
    def words(self) -> dict[str, str]:
        """What stands in the plan itself, outside of its goals."""
        return self._parts[0].words

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        """Be told where lines are asked for."""
        self._at = locator

    def startElement(self, name: str, _attrs: AttributesImpl) -> None:  # noqa: N802
        """Go into an element."""
        name = name.rpartition(":")[2]
        self._open.append(name)
        self._text = []
        if name in _OWNERS:
            self._parts.append(_Part((self._at and self._at.getLineNumber()) or 1))

    def characters(self, content: str) -> None:
        """Take a piece of text."""
        self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Come out of an element: keep its text, or make a row of it."""
        name = self._open.pop()
        text = " ".join("".join(self._text).split())
        self._text = []
        inside = self._open[-1] if self._open else ""
        if name in _OWNERS:
            self._end_part(name)
        elif name == "Name" and inside == "Stakeholder":
            self._parts[-1].leads.append(text)
        elif text and inside not in _ORGANISATION and "ActualResult" not in self._open:
            key = f"{inside}.{name}" if inside == "TargetResult" else name
            self._parts[-1].words[key] = text

    def _end_part(self, name: str) -> None:
        part = self._parts.pop()
        above = self._parts[-1]
        if name == "PerformanceIndicator":
            self._add(part, self._parts)
        elif name == "Objective" and not part.rows:
            self._add(part, [*self._parts, part])
        above.rows += part.rows + (name == "PerformanceIndicator")

    def _add(self, asking: _Part, around: list[_Part]) -> None:
        """A row for an indicator or objective, its section and task from what it stands in."""
        goal = around[1].words if len(around) > 1 else {}
        objective = around[-1].words
        words = asking.words
        demand = (
            words.get("MeasurementDimension") or words.get("Description") or words.get("Name", "")
        )
        figure, counted = _figure(words)
        number = words.get("SequenceIndicator", "") if asking is not around[-1] else ""
        leads = next((one.leads for one in reversed([*around, asking]) if one.leads), [])
        cells = (
            goal.get("Name", ""),
            objective.get("Name") or objective.get("Description", ""),
            number, demand, figure, counted,
            words.get("TargetResult.EndDate", ""),
            "、".join(dict.fromkeys(leads)),
        )  # fmt: skip
        self.rows.append(_row(asking.number, cells))


def _figure(words: dict[str, str]) -> tuple[str, str]:
    """What is to be reached, as one phrase where it has one, and the unit of measure."""
    counted = words.get("UnitOfMeasurement", "")
    described = words.get("TargetResult.Description", "")
    if len(read_phrases(described)) == 1:
        return described, counted
    figure = words.get("TargetResult.NumberOfUnits", "")
    percent = figure and _PERCENT.fullmatch(counted)
    if percent:
        return f"{figure}%", ""
    return (f"{figure} {counted}", "") if figure and counted.isascii() else (figure, counted)
