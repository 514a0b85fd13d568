"""Reports: what one unit says about one period."""

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field

from workplan_cli.model.diagnostic import Diagnostic, Place
from workplan_cli.model.ids import PlanId, TargetId, UnitName
from workplan_cli.model.message import _
from workplan_cli.model.milestone import STAGE_OF
from workplan_cli.model.number import Number
from workplan_cli.model.period import PeriodName
from workplan_cli.model.text import Listed, Part, Words

StageName = Annotated[
    str, Field(min_length=1), AfterValidator(lambda written: STAGE_OF.get(written, written))
]
"""A stage by its id; what a report calls it in Chinese is the same stage."""


class Evidence(Part):
    """A document number, link, file or date that backs an entry."""

    ref: str | None = None
    title: Words | None = None
    url: str | None = None
    file: str | None = None
    date: dt.date | None = None

    @property
    def can_be_found(self) -> bool:
        """Whether there is something to look up; a mere date shows nothing."""
        return bool(self.ref or self.title or self.url or self.file)


class Activity(Part):
    """Something that was done on a day, for continuing work."""

    date: dt.date
    text: Words


NoFigure = Literal["not_published", "nothing_new", "not_applicable"]


class NoFigureFacts(NamedTuple):
    """What follows from the reason why there is no figure."""

    word: str
    settles: bool = False
    """It says as much as a figure would."""


NO_FIGURE: Mapping[NoFigure, NoFigureFacts] = {
    "not_published": NoFigureFacts(_("the figure is not published yet")),
    "nothing_new": NoFigureFacts(_("nothing new since the last report"), settles=True),
    "not_applicable": NoFigureFacts(_("does not apply to the unit"), settles=True),
}


_SAYING_NOTHING = frozenset({"target", "evidence"})


class Entry(Part):
    """One target's line in a report. A blank is no figure; `value: 0` is zero."""

    target: TargetId
    value: Number | None = None
    items: Annotated[tuple[str, ...] | None, Listed] = None
    under_way: Number | None = None
    part: Number | None = None
    whole: Number | None = None
    baseline: Number | None = None
    stage: StageName | None = None
    done: dt.date | None = None
    forecast: dt.date | None = None
    no_figure: NoFigure | None = None
    activities: Annotated[tuple[Activity, ...], Listed] = ()
    evidence: Annotated[tuple[Evidence, ...], Listed] = ()
    note: Words | None = None
    reason: Words | None = None
    next: Words | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything is filled in; evidence alone says nothing about the target.

        A blank and an empty list say nothing; zero does.
        """
        own = self.__dict__  # quicker than one attribute after the other, for there are many
        for field in self.model_fields_set:
            value = own[field]
            if value is not None and value != () and field not in _SAYING_NOTHING:
                return True
        return False

    @property
    def gives_figure(self) -> bool:
        """Whether there is a figure, a name, a stage or a day on which it was done."""
        figures = (self.value, self.part, self.whole, self.stage, self.done)
        return bool(self.items) or any(one is not None for one in figures)

    def says_done(self, word: str | None) -> bool:
        """Whether it gives the day on which all was done, or the stage that is called so."""
        return self.done is not None or (self.stage is not None and self.stage == word)


class EntriesElsewhere(Sequence[Entry]):
    """Entries of a report that are not in memory, and are brought when they are asked for.

    `targets` are what they are on, in their order; `says_something` whether any is filled in.
    """

    __slots__ = ()
    targets: tuple[str, ...]
    says_something: bool

    @property
    @abstractmethod
    def digest(self) -> str:
        """The SHA-256 of the file."""

    @abstractmethod
    def expect(self, target: str) -> None:
        """Be told that all entries on a target will be asked for, of this report and others."""


class Report(Part):
    """One unit, one period."""

    format: Literal["workplan/report@1"]
    plan: PlanId
    unit: UnitName
    period: PeriodName
    submitted: dt.date | None = None
    revision: Annotated[int, Field(ge=1)] = 1
    entries: Annotated[tuple[Entry, ...], Listed] = ()


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """A report with the file it came from and the place of each of its entries.

    `compiled`: put together from public sources. Nobody was asked for it, and nobody submitted it.
    `mistake`: the first of those for which the file cannot be read; then only what its head or its
    path say is known, and it has no entries (D-180).
    `opened`: the name under which the file can be opened, where it is called otherwise here.
    `supposed`: nobody has reported it; it counts in one run, and in no state of a report (D-300).
    `found`: what is wrong with it, as far as that was looked for when it was read.
    """

    report: Report
    file: str
    places: Sequence[Place]
    compiled: bool = False
    mistake: Diagnostic | None = None
    opened: str = ""
    supposed: bool = False
    found: Sequence[Diagnostic] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything in it is filled in; if not, the unit has not reported (D-182)."""
        own: Sequence[Entry] = self.report.entries
        if isinstance(own, EntriesElsewhere):
            return own.says_something
        return any(entry.says_something for entry in own)

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids that its entries name, in their order, whether or not the plan has them."""
        own: Sequence[Entry] = self.report.entries
        if isinstance(own, EntriesElsewhere):
            return own.targets
        return tuple([entry.target for entry in own])

    def expect(self, target: str) -> None:
        """Be told that entries on a target will be asked for, of this report and of others."""
        own: Sequence[Entry] = self.report.entries
        if isinstance(own, EntriesElsewhere):
            own.expect(target)

    @property
    def subject(self) -> tuple[str, str]:
        """What it is a report on: of several on the same, one stands."""
        return (self.report.unit, self.report.period.name)

    def replaces(self, other: "LoadedReport") -> bool:
        """Whether it stands instead of another report of its unit on its period.

        The higher revision stands. Two of the same revision are an error; until it is fixed the
        one that was submitted last stands, then the one whose content sorts last: what a file is
        called must not change a figure (D-010). What says nothing replaces nothing.
        """
        if self._rank != other._rank:
            return self._rank > other._rank
        return self._content > other._content

    @property
    def _rank(self) -> tuple[bool, int, dt.date]:
        report = self.report
        return (self.says_something, report.revision, report.submitted or dt.date.min)

    @property
    def _content(self) -> tuple[str, str]:
        return (in_memory(self.report).model_dump_json(), self.file)


def in_memory(report: Report) -> Report:
    """A report with all of its entries, wherever they are."""
    return report.model_copy(update={"entries": tuple(report.entries)})


def in_force(reports: Iterable[LoadedReport]) -> dict[tuple[str, str], LoadedReport]:
    """By unit and period the report that stands."""
    found: dict[tuple[str, str], LoadedReport] = {}
    for filed in reports:
        other = found.get(filed.subject)
        if other is None or filed.replaces(other):
            found[filed.subject] = filed
    return found
