"""The parts of a document as its headings and numbers have them: sections, tasks, demands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from workplan_cli.loading.published.asked_figures import asked, unread
from workplan_cli.loading.published.clauses import sentences
from workplan_cli.loading.published.pieces import Piece
from workplan_cli.loading.published.who import Who, together, without_who
from workplan_cli.loading.quantities import half_width
from workplan_cli.model.message import Message

_MARKS = (
    ("section", re.compile(r"第?[一二三四五六七八九十百]{1,4}(?:[、章]|部分)\s*")),
    ("part", re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]\s*")),
    ("item", re.compile(r"(?:\d{1,3}[.．、](?!\d)|第[一二三四五六七八九十百]{1,4}条)\s*")),
)
_SUBITEM = re.compile(r"(?:[(（]\d{1,3}[)）]|\d{1,3}(?:\.\d{1,3})+(?![\d%])|[①-⑳])\s*")
_ENGLISH_END = re.compile(r"(?<=[a-z0-9)%][.;]) +(?=[A-Z“\"(])")
_LONGEST_TITLE = 60
_PLAN = re.compile(r"要点|方案|计划|规划|清单|分工|任务|工程|报告|\bplan\b|strategy", re.IGNORECASE)
_HEADING_END = " 。；;：:."


@dataclass(slots=True)
class Demand:
    """A sentence or a row of a table that may ask for something, with what stands beside it."""

    text: str
    place: Message
    number: str = ""
    figure: str = ""
    counted: str = ""
    due: str = ""
    who: Who = field(default_factory=Who)


@dataclass(slots=True)
class DraftTask:
    """A task as the document has it."""

    title: str
    demands: list[Demand] = field(default_factory=list)
    piece: Piece | None = None
    """Where its heading stands; None where it has none."""
    unnamed: list[Demand] = field(default_factory=list)
    """Demands of which no unit is named so far."""


@dataclass(slots=True)
class DraftSection:
    """A section as the document has it."""

    title: str
    tasks: list[DraftTask] = field(default_factory=list)


class Outline(NamedTuple):
    """A document in parts; `unread` is what stands before the first part or behind the last."""

    title: str
    sections: list[DraftSection]
    unread: tuple[Piece, ...] = ()
    columns: tuple[str, ...] = ()
    """Headings of columns that are not read."""


class _Line(NamedTuple):
    kind: str
    """`h1` to `h6`, `section`, `part`, `item`; empty for text."""
    text: str
    piece: Piece


def outline_of_text(pieces: Sequence[Piece]) -> Outline:
    """The parts of a document by its headings and numbers.

    The outermost kind of heading makes sections, the next one tasks, what is below makes demands;
    with one kind only, each is a task. Without any, every sentence is a demand of one task.
    """
    lines = [_line(piece) for piece in pieces if piece.text.strip()]
    title, lines = _title(lines)
    kinds = sorted({line.kind for line in lines if line.kind}, key=_ORDER.index)
    reader = _Reader(title, kinds)
    for line in lines:
        reader.take(line)
    return reader.end()


_ORDER = ["h1", "h2", "h3", "h4", "h5", "h6", "section", "part", "item"]


def _line(piece: Piece) -> _Line:
    text = " ".join(piece.text.split())
    for kind, mark in _MARKS:
        found = mark.match(text)
        if found and text[found.end() :]:
            return _Line(kind, text[found.end() :], piece)
    return _Line(f"h{min(piece.level, 6)}" if piece.level else "", text, piece)


def _title(lines: Sequence[_Line]) -> tuple[str, list[_Line]]:
    """The title is the only heading of its level, or a short text before all else."""
    if not lines:
        return "", []
    first = lines[0]
    if first.kind.startswith("h") and sum(one.kind == first.kind for one in lines) == 1:
        return first.text.strip("《》"), list(lines[1:])
    head = list(takewhile(lambda one: not one.kind and len(one.text) <= _LONGEST_TITLE, lines))
    if not head or len(head) == len(lines):
        return "", list(lines)
    title = next((one for one in head if _PLAN.search(one.text)), head[0])
    return title.text.strip("《》"), [one for one in lines if one is not title]


class _Reader:
    """Takes the lines of a document one by one."""

    def __init__(self, title: str, kinds: Sequence[str]) -> None:
        self._title = title
        self._section = kinds[0] if len(kinds) > 1 else ""
        self._task = kinds[1] if len(kinds) > 1 else kinds[0] if kinds else ""
        self._sections: list[DraftSection] = []
        self._unread: list[Piece] = []
        self._behind: list[_Line] = []
        """What stands below a task that has its sentences in its own line."""
        self._whole = False
        if not kinds:
            self._add_task("")

    def take(self, line: _Line) -> None:
        """Put a line where it belongs."""
        if line.kind and line.kind == self._section:
            self._add_behind()
            self._sections.append(DraftSection(_heading(line.text)))
            self._whole = False
        elif line.kind and line.kind == self._task:
            self._add_behind()
            self._begin_task(line)
        elif not self._sections:
            self._unread.append(line.piece)
        elif self._whole and not line.kind:
            self._behind.append(line)
        else:
            self._add_behind()
            self._add_demands(line)

    def end(self) -> Outline:
        """The whole; a task without sentences asks for what its heading says."""
        for section in self._sections:
            section.tasks = [task for task in section.tasks if task.title or task.demands]
            for task in section.tasks:
                if not task.demands and task.piece:
                    task.demands = [Demand(task.title, task.piece.place)]
        sections = [section for section in self._sections if section.tasks]
        return Outline(self._title, sections, (*self._unread, *(one.piece for one in self._behind)))

    def _begin_task(self, line: _Line) -> None:
        first, *others = parts(line.text)
        task = self._add_task("")
        task.piece = line.piece
        self._whole = bool(others)
        said = any(without_who(one)[0].strip(_HEADING_END + "()（）") for one in others)
        if said and len(first) <= _LONGEST_TITLE:
            task.title = _heading(first)
            figured = asked(first) or any(unread(first))
            self._add_sentences([first, *others] if figured else others, line.piece)
            return
        task.title = _heading(without_who(first)[0]) or _heading(first)
        asks = without_who(first)[1].named
        if others or asks or len(first) > _LONGEST_TITLE:
            self._add_sentences([first, *others], line.piece)

    def _add_task(self, title: str) -> DraftTask:
        if not self._sections:
            self._sections.append(DraftSection(self._title))
        task = DraftTask(title)
        self._sections[-1].tasks.append(task)
        return task

    def _add_behind(self) -> None:
        for line in self._behind:
            self._add_demands(line)
        self._behind = []

    def _add_demands(self, line: _Line) -> None:
        text = _SUBITEM.sub("", line.text, count=1) if _SUBITEM.match(line.text) else line.text
        if not self._sections[-1].tasks:
            self._add_task(self._sections[-1].title)
        self._add_sentences(parts(text), line.piece)

    def _add_sentences(self, texts: Sequence[str], piece: Piece) -> None:
        """Units named at the end of a paragraph are those of all its sentences.

        Where several sentences name some, each name is of the sentences up to it. A paragraph
        that names nothing but units speaks of the task so far.
        """
        task = self._sections[-1].tasks[-1]
        new: list[Demand] = []
        said = [without_who(text) for text in texts]
        who = together([named for _rest, named in said])
        several = sum(named.named for _rest, named in said) > 1
        own = Who()
        for rest, named in reversed(said):
            own = named if named.named else own
            if rest.strip(_HEADING_END + "()（）"):
                new.append(Demand(rest.strip(), piece.place, who=own if several else who))
        new.reverse()
        for demand in task.unnamed if not new else ():
            demand.who = who
        task.demands += new
        if who.named and not new:
            task.unnamed = []
        elif not who.named:
            task.unnamed += new


def parts(text: str) -> list[str]:
    """The sentences of a text, as they stand there."""
    ends, found = 0, []
    for sentence in sentences(half_width(text)):
        found.append(text[ends : ends + len(sentence)])
        ends += len(sentence)
    return [one for part in found for one in _english(part) if one.strip()]


def _english(text: str) -> Iterator[str]:
    yield from _ENGLISH_END.split(text)


def _heading(text: str) -> str:
    return text.strip(_HEADING_END)
