"""Splits a published document into sections, tasks and clauses; and their fingerprints in a file.

A task is a line that begins with its number (`13.`); its heading is the first sentence. Clauses
end with `。` or `;`, unless the mark stands inside quotation marks, book-title marks or brackets.
Widths play no part: the text is normalised first.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workplan_cli.loading.files import loaded_as
from workplan_cli.loading.quantities import numbers
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.plan import Plan
from workplan_cli.model.published import (
    Fingerprints,
    Published,
    PublishedSection,
    PublishedTask,
    asked_print,
    fingerprint,
    normalised,
)

_TASK = re.compile(r"^(?P<number>[0-9]{1,3})[.、](?![0-9])(?P<text>.+)$")
_SECTION = re.compile(r"^(?P<number>[一二三四五六七八九十]{1,3})、(?P<heading>.+)$")
_ENDS = ("。", ";")
_OPENS = {"”": "“", "’": "‘", "》": "《", "〉": "〈", ")": "(", "]": "[", "】": "【", "」": "「",
          "』": "『"}  # fmt: skip
"""Closing marks with their opening ones, as normalised text has them."""


@dataclass(slots=True)
class _List:
    """Tasks by number, in rising order, each with its lines, and the sections among them."""

    tasks: dict[int, list[str]] = field(default_factory=dict)
    sections: list[PublishedSection] = field(default_factory=list)

    @property
    def size(self) -> tuple[int, int]:
        """Number of tasks, and of the signs in them."""
        return len(self.tasks), sum(len(line) for lines in self.tasks.values() for line in lines)

    @property
    def newest(self) -> int:
        """The number of the last task so far."""
        return next(reversed(self.tasks))


def split(text: str) -> Published | None:
    """The parts of a document; None where no line begins with `1.`.

    What stands before the first task and behind the last one (the rest of a web page) is unread.
    Of several lists that begin with 1, such as a table of contents, the longest is meant.
    A task whose number is damaged, or that is not there, leaves a gap: those behind it keep theirs.
    """
    lines = [normalised(line) for line in text.splitlines()]
    lists = _lists(lines)
    if not lists:
        return None
    longest = max(lists, key=lambda one: one.size)
    longest.tasks[longest.newest] = _without_footer(longest.tasks[longest.newest])
    tasks = (_task(number, lines) for number, lines in longest.tasks.items())
    return Published(tuple(longest.sections), tuple(tasks), tuple(_unread(lines, longest)))


def _unread(lines: Sequence[str], found: _List) -> Iterator[str]:
    """The lines that are in no task and head no section, each as often as it is too many."""
    left = Counter(line for part in found.tasks.values() for line in part)
    left.update(section.heading for section in found.sections)
    for line in lines:
        section, task = _SECTION.match(line), _TASK.match(line)
        said = _section(section).heading if section else task["text"] if task else line
        if left[said]:
            left[said] -= 1
        elif line:
            yield line


def _lists(lines: Sequence[str]) -> list[_List]:
    lists: list[_List] = []
    heading: list[PublishedSection] = []
    to_come = Counter(int(task["number"]) for task in map(_TASK.match, lines) if task)
    for line in lines:
        section, task = _SECTION.match(line), _TASK.match(line)
        number = int(task["number"]) if task else 0
        to_come[number] -= 1
        if section:
            heading = [_section(section)]
        elif task and (number == 1 or (lists and _goes_on(lists[-1], number, line, to_come))):
            if number == 1:
                lists.append(_List())
            lists[-1].sections += heading
            lists[-1].tasks[number] = [task["text"]]
            heading = []
        elif lists and not heading:
            lists[-1].tasks[lists[-1].newest].append(line)
    return lists


def _goes_on(found: _List, number: int, line: str, to_come: Mapping[int, int]) -> bool:
    """Whether a numbered line is the next task, or a later one where those between never come."""
    between = range(found.newest + 1, number)
    if not between:
        return number == found.newest + 1
    return any(mark in line for mark in _ENDS) and not any(
        to_come.get(one, 0) > 0 for one in between
    )


def _section(found: re.Match[str]) -> PublishedSection:
    number = next(numbers(found["number"])).value
    return PublishedSection(int(number or 0), found["heading"].rstrip("".join(_ENDS)))


def _without_footer(lines: list[str]) -> list[str]:
    """The last task: its line, or, where that breaks off in a sentence, all up to a blank one."""
    if lines[0].endswith(_ENDS):
        return lines[:1]
    return lines[: lines.index("")] if "" in lines else lines


def _task(number: int, lines: Sequence[str]) -> PublishedTask:
    """The heading is the first sentence, or the first line where no sentence ends in it."""
    first = sentences(lines[0])
    if len(first) == 1 and not lines[0].endswith(_ENDS):
        heading, clauses = lines[0], sentences("".join(lines[1:]))
    else:
        heading, *clauses = sentences("".join(lines))
    return PublishedTask(number, heading.rstrip("".join(_ENDS)), tuple(clauses))


def sentences(text: str) -> list[str]:
    """A normalised text in pieces, each with the mark that ends it."""
    pieces: list[str] = []
    start = 0
    for position in _ends(text):
        pieces.append(text[start : position + 1])
        start = position + 1
    return [*pieces, text[start:]] if text[start:] else pieces


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: marks outside all pairs; a mark that is never closed opens none."""
    open_marks: list[tuple[str, int]] = []
    still_open: Counter[str] = Counter()
    ends: list[int] = []
    for position, sign in enumerate(text):
        if sign in _ENDS:
            ends.append(position)
        elif sign in _OPENS.values():
            open_marks.append((sign, position))
            still_open[sign] += 1
        elif still_open[_OPENS.get(sign, "")]:
            mark, opened = "", 0
            while mark != _OPENS[sign]:
                mark, opened = open_marks.pop()
                still_open[mark] -= 1
            while ends and ends[-1] > opened:
                ends.pop()
    yield from ends


_HEAD = """\
# Fingerprints of the published text that the plan {plan} was written from: of each clause the
# SHA-256 of its text (Unicode NFKC, without spaces), and the targets that it gave; of each target
# that of its measure, goal, due day and reporters. They prove what was read without repeating it.
# Written by `workplan plan trace --plan PLAN --source FILE --write-fingerprints`; not by hand.
format: workplan/fingerprints@1
plan: {plan}
clauses:
"""


def fingerprints_file(plan: Path) -> Path:
    """Where the fingerprints of a plan are: `plan_2022.source.yaml` beside `plan_2022.yaml`."""
    return plan.with_suffix(".source.yaml")


def load_fingerprints(path: Path) -> tuple[Fingerprints | None, list[Diagnostic]]:
    """The fingerprints in a file, or what is wrong with it."""
    return loaded_as(path, lambda document: shape(document, Fingerprints))


def fingerprints_text(plan: Plan, published: Published) -> str:
    """The file for a document: its clauses that the plan has a target or a reason for."""
    targets: dict[str, list[str]] = {
        context.clause: []
        for section in plan.sections
        for task in section.tasks
        for context in task.context
    }
    for target in plan.targets:
        if target.source.clause is not None:
            targets.setdefault(target.source.clause, []).append(target.id)
    lines = [
        f'  "{number}": {{sha256: {fingerprint(text)}, targets: {_ids(targets[number])}}}\n'
        for number, text in published.clauses()
        if number in targets
    ]
    asked = [f'  "{one.id}": {asked_print(one)}\n' for one in plan.targets]
    return _HEAD.format(plan=plan.id) + "".join([*lines, "targets:\n", *asked])


def _ids(found: list[str]) -> str:
    """Ids in quotation marks: `3` and `1.1` would be numbers without."""
    return f"[{', '.join(map(json.dumps, found))}]"
