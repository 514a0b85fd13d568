"""Holds a plan against the published text that it was written from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from workplan_cli.assessment.tracing.result import (
    ClauseState,
    Trace,
    TracedClause,
    TracedHeading,
    TracedNumber,
    TracedTarget,
)
from workplan_cli.loading.published.due_days import day_as_written
from workplan_cli.loading.quantities import NumberInText, numbers
from workplan_cli.model.ids import id_order, is_numbered
from workplan_cli.model.plan import Context, Plan, Task
from workplan_cli.model.published import (
    Fingerprint,
    Fingerprints,
    Published,
    PublishedSection,
    PublishedTask,
    asked_print,
    compared,
    fingerprint,
    spans,
)
from workplan_cli.model.target import Target
from workplan_cli.model.text import Text
from workplan_cli.rules.plan.figure_not_goal import disagreement

_CHINESE = re.compile(r"[一-鿿]")
_AROUND = 6
"""Signs shown on both sides of a number, to tell it from others like it."""


def trace(plan: Plan, published: Published | None, fingerprints: Fingerprints | None) -> Trace:
    """Every clause of the plan and of the document with its state.

    Without a document the plan's own count of clauses takes its place; without fingerprints a
    change of wording is not noticed.
    """
    book = _Book(plan)
    taken = fingerprints.clauses if fingerprints else {}
    known = sorted({*book.clauses, *taken}, key=id_order)
    texts = dict(published.clauses()) if published else {}
    now = _located(known, texts, taken) if published else {clause: clause for clause in known}
    new = sorted(texts.keys() - set(now.values()), key=id_order)
    rows = [
        *(_clause(book, clause, now.get(clause), texts, fingerprints) for clause in known),
        *(_clause(book, None, clause, texts, fingerprints) for clause in new),
    ]
    return Trace(
        plan,
        published,
        fingerprints is not None,
        tuple(sorted(rows, key=lambda row: id_order(row.now or row.clause))),
        tuple(_headings(book, published)) if published else (),
        _unused(book, published) if published else (),
    )


def fit(plan: Plan, published: Published, fingerprints: Fingerprints | None) -> tuple[int, ...]:
    """How well a way to split a document fits the plan: clauses as read, figures found, numbers."""
    texts = dict(published.clauses())
    taken = fingerprints.clauses if fingerprints else {}
    cited = {target.source.clause for target in plan.targets} | set(taken)
    return (
        len(
            {fingerprint(text) for text in texts.values()} & {one.sha256 for one in taken.values()}
        ),
        sum(bool(_found(one, texts.get(one.source.clause or ""))) for one in plan.targets),
        -len(texts.keys() ^ cited),
    )


@dataclass(frozen=True)
class _Book:
    """A plan by its clauses."""

    plan: Plan

    @property
    def tasks(self) -> Iterator[Task]:
        return (task for section in self.plan.sections for task in section.tasks)

    @cached_property
    def targets(self) -> Mapping[str, Sequence[Target]]:
        found: dict[str, list[Target]] = {}
        for target in self.plan.targets:
            if target.source.clause is not None:
                found.setdefault(target.source.clause, []).append(target)
        return found

    @cached_property
    def context(self) -> Mapping[str, Context]:
        return {context.clause: context for task in self.tasks for context in task.context}

    @cached_property
    def clauses(self) -> frozenset[str]:
        """What the plan cites, what its tasks say they have, and what lies before either."""
        cited = {*self.targets, *self.context}
        last = {task.number: task.clauses or 0 for task in self.tasks}
        for clause in filter(lambda one: is_numbered(one, 2), cited):
            task, number = map(int, clause.split("."))
            last[task] = max(last.get(task, 0), number)
        counted = (f"{task}.{number}" for task, end in last.items() for number in range(1, end + 1))
        return frozenset([*cited, *counted])

    @cached_property
    def names(self) -> Sequence[tuple[str, str, Text]]:
        """Words with a number that is none, normalised and as written, with the reason."""
        return [
            (compared(word), word, group.reason)
            for group in self.plan.numerals
            for word in group.words
        ]


def _located(
    known: Iterable[str], texts: Mapping[str, str], taken: Mapping[str, Fingerprint]
) -> dict[str, str]:
    """The document's number of each clause of the plan that is in it.

    A clause is where its text is: at its own number if it stands there, else at the first other
    number with that text. Where the text is nowhere, it is the changed clause of its number,
    unless that number now belongs to another clause of the plan.
    """
    prints = {number: fingerprint(text) for number, text in texts.items()}
    now = {clause: clause for clause in known if _print(taken, clause) == prints.get(clause, "")}
    free: dict[str, list[str]] = {}
    for number in sorted(prints.keys() - set(now), key=id_order, reverse=True):
        free.setdefault(prints[number], []).append(number)
    for clause in known:
        if clause not in now and free.get(_print(taken, clause) or "-"):
            now[clause] = free[taken[clause].sha256].pop()
    used = set(now.values())
    return now | {
        clause: clause
        for clause in known
        if clause not in now and clause in texts and clause not in used
    }


def _print(taken: Mapping[str, Fingerprint], clause: str) -> str | None:
    return taken[clause].sha256 if clause in taken else None


def _clause(
    book: _Book,
    clause: str | None,
    now: str | None,
    texts: Mapping[str, str],
    fingerprints: Fingerprints | None,
) -> TracedClause:
    """One row; `clause` is None for a clause of the document that the plan does not know."""
    read = fingerprints.clauses.get(clause or "") if fingerprints else None
    asked = fingerprints.targets if fingerprints else {}
    text = texts.get(now) if now else None
    targets = tuple(book.targets.get(clause or "", ()))
    context = book.context.get(clause or "")
    gone = tuple(one for one in (read.targets if read else ()) if one not in book.plan.by_id)
    numbers = tuple(_numbers(book, text, targets)) if text is not None else ()
    states: Sequence[tuple[ClauseState, object]] = (  # the worst is said, the rest stands beside it
        ("missing", now is None),
        ("changed", text is not None and read is not None and fingerprint(text) != read.sha256),
        ("uncovered", not targets and not context),
        ("partly", gone or any(number.open for number in numbers)),
        ("moved", clause is not None and now != clause),
        ("covered", targets),
        ("context", True),
    )
    return TracedClause(
        clause=clause or now or "",
        now=now,
        state=next(state for state, holds in states if holds),
        targets=tuple(
            TracedTarget(
                target,
                _found(target, text),
                disagreement(target, book.plan),
                asked.get(target.id, asked_print(target)) != asked_print(target),
            )
            for target in targets
        ),
        gone=gone,
        reason=context.reason if context else None,
        numbers=numbers,
        new=clause is None,
    )


def _found(target: Target, text: str | None) -> bool | None:
    if target.source.figure is None or text is None:
        return None
    return compared(target.source.figure) in compared(text)


def _words_of(target: Target, plan: Plan) -> Iterator[tuple[str, bool]]:
    """What of a text a target carries, and whether there is something to hold it against.

    Its figure phrase, and its due day, be it that of the plan.
    """
    if target.source.figure:
        measured = target.goal is not None and bool(target.goal.span)
        yield target.source.figure, measured or target.due is not None
    if target.goal or target.due:
        yield from ((words, True) for words in day_as_written(plan.due(target)))


def _numbers(book: _Book, text: str, targets: Sequence[Target]) -> Iterator[TracedNumber]:
    """Every number of a text: with the target that carries it, else with the name it is part of."""
    same = compared(text)
    carried = [
        (span, target, held)
        for target in targets
        for words, held in _words_of(target, book.plan)
        for span in spans(compared(words), same)
    ]
    named = [(span, name) for name in book.names for span in spans(name[0], same)]
    for number in numbers(text):
        inside = [one for one in carried if _holds(one[0], number)]
        words = [name for span, name in named if _holds(span, number)]
        name = max(words, key=lambda one: len(one[0])) if words and not inside else None
        yield TracedNumber(
            number.text,
            text[max(0, number.start - _AROUND) : number.start],
            text[number.end : number.end + _AROUND],
            inside[0][1].id if inside else None,
            bool(inside) and not any(held for _span, _target, held in inside),
            name[1] if name else None,
            name[2] if name else None,
        )


def _holds(span: tuple[int, int], number: NumberInText) -> bool:
    return span[0] <= number.start and number.end <= span[1]


def _headings(book: _Book, published: Published) -> Iterator[TracedHeading]:
    sections = {section.number: section.title for section in book.plan.sections}
    for section in published.sections:
        yield _heading(book, "section", section, sections, ())
    tasks = {task.number: task.title for task in book.tasks}
    for task in filter(lambda one: one.heading, published.tasks):
        own = [id_ for id_, text in Published((), (task,)).clauses() if text == task.heading]
        targets = [target for id_ in own for target in book.targets.get(id_, ())]
        yield _heading(book, "task", task, tasks, targets)


def _heading(
    book: _Book,
    of: Literal["section", "task"],
    part: PublishedSection | PublishedTask,
    titles: Mapping[int, Text],
    targets: Sequence[Target],
) -> TracedHeading:
    """A heading; `targets` are those of a clause that is the heading."""
    number, heading = part.number, part.heading
    title = titles.get(number)
    planned = title.in_language("zh" if _CHINESE.search(heading) else "en") if title else None
    same = any(compared(one) == compared(heading) for one in (title.texts if title else ()))
    return TracedHeading(
        of, number, heading, planned, same, tuple(_numbers(book, heading, targets))
    )


def _unused(book: _Book, published: Published) -> tuple[str, ...]:
    texts = [
        *(section.heading for section in published.sections),
        *(task.heading for task in published.tasks),
        *(text for _number, text in published.clauses()),
    ]
    return tuple(
        word for name, word, _reason in book.names if not any(name in text for text in texts)
    )
