"""A document as a draft of a plan: numbered sections, tasks and clauses with proposed targets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workplan_cli.loading.published.due_days import day_of_cell, due_day, says_whole_time
from workplan_cli.loading.published.outline import Demand, DraftTask, Outline, outline_of_text
from workplan_cli.loading.published.pieces import Piece
from workplan_cli.loading.published.plan_table import outline_of_tables
from workplan_cli.loading.published.proposals import Proposal, proposals
from workplan_cli.loading.quantities import half_width
from workplan_cli.model.published import Published, PublishedSection, PublishedTask, normalised


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """A proposal with its id, its clause and the demand that it is from."""

    id: str
    clause: str
    demand: Demand
    proposal: Proposal
    due: date | None = None


class NumberedTask(NamedTuple):
    """A task with its number and its draft targets; tasks are counted through all sections."""

    number: int
    title: str
    clauses: int
    targets: tuple[DraftTarget, ...]


class DraftPlan(NamedTuple):
    """What `plan new` writes, but for its days and its units."""

    title: str
    sections: tuple[tuple[str, tuple[NumberedTask, ...]], ...]
    unread: tuple[Piece, ...]
    columns: tuple[str, ...] = ()
    """Headings of columns that are not read."""

    @property
    def targets(self) -> Iterator[DraftTarget]:
        """All draft targets in their order."""
        for _title, tasks in self.sections:
            for task in tasks:
                yield from task.targets

    @property
    def named(self) -> tuple[str, ...]:
        """The names of all units and groups, in the order in which they come."""
        names = (
            name
            for target in self.targets
            for name in (*target.demand.who.lead, *target.demand.who.support)
        )
        return tuple(dict.fromkeys(names))

    @property
    def units(self) -> tuple[str, ...]:
        """The names that are each of one unit."""
        return tuple(name for name in self.named if not is_group(name))

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The names that mean many units, such as `各区县`, with those named that they mean."""
        units = self.units
        return {name: members(name, units) for name in self.named if is_group(name)}


def draft_of(pieces: Sequence[Piece], first: date, last: date) -> DraftPlan:
    """The draft of a plan that runs from a day to a day."""
    outline, by_row = _outline(pieces)
    number, numbered, sections = 0, _Rows(outline, by_row), []
    for section in outline.sections:
        tasks = []
        for task in section.tasks:
            number += 1
            title = task.title or section.title or outline.title
            clauses = numbered.of_task(number, task)
            targets = [
                target
                for clause, demand in zip(clauses, task.demands, strict=True)
                for target in _targets(clause, demand, first, last, by_row=by_row)
            ]
            tasks.append(NumberedTask(number, title, len(clauses), tuple(targets)))
        sections.append((section.title or outline.title, tuple(tasks)))
    days = tuple(_unread_days(outline, first, last))
    return DraftPlan(outline.title, tuple(sections), (*outline.unread, *days), outline.columns)


def _unread_days(outline: Outline, first: date, last: date) -> Iterator[Piece]:
    """The cells of due days that no day in the plan's time was read from."""
    for section in outline.sections:
        for task in section.tasks:
            for one in task.demands:
                if one.due and not (
                    says_whole_time(one.due, last) or day_of_cell(one.due, first, last)
                ):
                    yield Piece((one.due,), one.place)


def published_of(pieces: Sequence[Piece]) -> Published:
    """The parts of a document with the numbers that the draft of a plan has for them."""
    outline, by_row = _outline(pieces)
    numbered = _Rows(outline, by_row)
    tasks: list[PublishedTask] = []
    for section in outline.sections:
        for task in section.tasks:
            number = len(tasks) + 1
            texts = [normalised(f"{one.text}{one.figure}") for one in task.demands]
            ids = numbered.of_task(number, task)
            tasks.append(PublishedTask(number, normalised(task.title), tuple(texts), tuple(ids)))
    sections = (
        PublishedSection(number, normalised(section.title))
        for number, section in enumerate(outline.sections, 1)
        if section.title not in {"", outline.title}
    )
    unread = (normalised(one.text) for one in outline.unread)
    return Published(tuple(sections), tuple(tasks), tuple(filter(None, unread)))


def _outline(pieces: Sequence[Piece]) -> tuple[Outline, bool]:
    """The parts of a document, and whether they are rows of a table."""
    outline = outline_of_tables(pieces)
    return (outline, True) if outline else (outline_of_text(pieces), False)


def year_of(pieces: Sequence[Piece]) -> int | None:
    """The year that a plan is for: the first that its first lines name."""
    for piece in pieces[:20]:
        found = re.search(r"(?<!\d)(20\d\d)(?!\d)", half_width(piece.text))
        if found:
            return int(found[1])
    return None


class _Rows:
    """The numbers of clauses: of rows those of the table where each has its own, else counted."""

    def __init__(self, outline: Outline, by_row: bool) -> None:
        self._by_row = by_row
        demands = [
            one for section in outline.sections for task in section.tasks for one in task.demands
        ]
        numbers = [one.number for one in demands]
        self._own = all(numbers) and len(set(numbers)) == len(numbers)
        self._count = 0

    def of_task(self, number: int, task: DraftTask) -> list[str]:
        """The numbers of a task's clauses."""
        if not self._by_row:
            return [f"{number}.{count}" for count in range(1, len(task.demands) + 1)]
        before, self._count = self._count, self._count + len(task.demands)
        counted = map(str, range(before + 1, self._count + 1))
        return [one.number for one in task.demands] if self._own else list(counted)


def _targets(
    clause: str, demand: Demand, first: date, last: date, *, by_row: bool
) -> Iterator[DraftTarget]:
    """The targets of a demand; the only one of a row is called like the row."""
    found = proposals(demand, range(first.year, last.year + 1))
    find = day_of_cell if demand.due else due_day
    due = find(demand.due or demand.text, first, last)
    for count, one in enumerate(found, 1):
        alone = by_row and len(found) == 1
        yield DraftTarget(clause if alone else f"{clause}.{count}", clause, demand, one, due)


_EACH = re.compile(
    r"[\u4e00-\u9fff]{0,4}各(?:有关|相关)?(?P<what>.+)|(?:所有|全体|每个|有关|相关)(?P<all>.+)"
    r"|(?:each|every|all)(?: of)?(?: the)? (?P<english>.+)",
    re.IGNORECASE,
)
_PLACES = re.compile(r"(?P<places>(?:自治区|直辖市|街道|苏木|[省州盟市区县旗乡镇])*)(?P<rest>.*)")
_PLACE = re.compile(r"自治区|直辖市|街道|苏木|[省州盟市区县旗乡镇]")
_GOVERNMENT = frozenset({"人民政府", "政府"})
"""Said of a place or left out, it is the same unit."""


def is_group(name: str) -> bool:
    """Whether a name in a column or behind a colon means each of many units."""
    return _EACH.fullmatch(name) is not None


def members(group: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names of units that a group means: 甲县 and 乙区 of `各县（市、区）`."""
    found = _EACH.fullmatch(group)
    if found is None:
        return ()
    english = found["english"]
    ending = _english(english) if english else _chinese(found["what"] or found["all"])
    return tuple(name for name in names if re.fullmatch(ending, name, re.IGNORECASE))


def _english(what: str) -> str:
    one = re.sub(r"ies$", "y", what)
    return rf".+ {re.escape(re.sub(r's$', '', one))}"


def _chinese(what: str) -> str:
    """What names of such units end with; an autonomous region is no 区 of a city."""
    parts = _PLACES.fullmatch(re.sub("[()（）、]", "", what))
    places = _PLACE.findall(parts["places"]) if parts else []
    rest = parts["rest"] if parts else what
    if not places:
        return rf".+{re.escape(rest)}"
    region = "" if "省" in places else "(?<!自治区)"
    end = f"(?:{'|'.join(_GOVERNMENT)})?" if rest in {"", *_GOVERNMENT} else re.escape(rest)
    return rf".+(?:{'|'.join(places)}){region}{end}"
