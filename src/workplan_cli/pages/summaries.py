"""What all summaries have: the first sentence, sections, who owes what, why, and where from."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from workplan_cli.assessment.duties import Duties
from workplan_cli.assessment.highlights import (
    Statement,
    classes,
    duties_in_scope,
    falls_short,
    statements,
    unjudged,
)
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Promptness, Submission, TargetResult
from workplan_cli.model.provenance import Options, Provenance, short
from workplan_cli.model.status import CLASS_LIGHTS, CLASS_WORDS, CLASSES, Class
from workplan_cli.model.status import Column as Group
from workplan_cli.pages.blocks import Cell, Column, Paragraph, Part
from workplan_cli.pages.entries import statement
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.phrases import Phrases, two_days_in_words
from workplan_cli.pages.unit_rows import some_units, unit_name
from workplan_cli.pages.values import Label, LongDay, Percent, Quote, Said, clauses, run

_OTHER_WORDS = (_("on course"), _("falling short"), _("cannot be judged"))


def headline(phrases: Phrases, unknown: int | None = None) -> Iterator[Part]:
    """Shares are of the targets that can be met; continuing work is counted apart.

    `unknown`: how many cannot be judged, on a page that lists what certainly falls short apart.
    """
    results = phrases.summary.results
    columns = [one.column for one in results]
    met, on_course = columns.count("met"), columns.count("on_course")
    total = len(columns) - columns.count("continuing") - columns.count("withdrawn")
    unknown = columns.count("unknown") if unknown is None else unknown
    counts = (on_course, total - met - on_course - unknown, unknown)
    share = Percent(Fraction(met, total or 1))
    parts: list[Said] = [message(_("met {count} ({share})"), count=met, share=share)]
    parts += [
        run(message(word), count) for word, count in zip(_OTHER_WORDS, counts, strict=True) if count
    ]
    yield Paragraph(
        counted(
            _("As of {day}, of {count} target that can be met: {parts}; expected share {share}."),
            _("As of {day}, of {count} targets that can be met: {parts}; expected share {share}."),
            total,
            day=LongDay(phrases.summary.outcome.as_of),
            parts=tuple(parts),
            share=Percent(phrases.summary.outcome.expected_share),
        ),
        strong=True,
    )
    if apart := tuple(_apart(columns, sum(one.status == "silent" for one in results))):
        yield message(_("Counted apart: {parts}."), parts=clauses(apart))
    yield two_days_in_words(phrases.summary.outcome)


def _apart(columns: Sequence[Group], silent: int) -> Iterator[Message]:
    """What cannot be met, and so is in none of the shares."""
    if continuing := columns.count("continuing"):
        yield counted(
            _("{count} line of continuing work, {silent} without news"),
            _("{count} lines of continuing work, {silent} without news"),
            continuing,
            silent=silent,
        )
    if withdrawn := columns.count("withdrawn"):
        yield counted(_("{count} withdrawn target"), _("{count} withdrawn targets"), withdrawn)


def uncertain(results: Sequence[TargetResult]) -> list[TargetResult]:
    """Without what certainly falls short, and only how far cannot be told."""
    return [one for one in unjudged(results) if not falls_short(one)]


class SectionLine(NamedTuple):
    """A section, or all of them, and what stands under each class."""

    title: Said
    targets: Said
    cells: Mapping[str, Cell]
    members: Sequence[TargetResult] = ()


def _line(title: Said, members: Sequence[TargetResult]) -> SectionLine:
    """The counts of some targets."""
    return SectionLine(title, len(members), classes(members), members)


def section_lines(summary: Summary) -> Iterator[SectionLine]:
    """The sections that have targets in scope, in the order of the plan."""
    for one in summary.outcome.plan.sections:
        members = [result for result in summary.results if result.section.number == one.number]
        if members:
            yield _line(run(one.number, one.title), members)


def total_line(summary: Summary) -> SectionLine:
    """All sections together."""
    return _line(message(_("Total")), summary.results)


def section_columns(title: int, count: int) -> tuple[Column, ...]:
    """Title, targets and classes, with these widths of the title and of each count."""
    return (
        Column(_("Section"), "text", lambda line: line.title, 1, width=title),
        Column(_("targets"), "number", lambda line: line.targets, width=count),
        *(_of_class(key, count) for key in CLASSES),
    )


def _of_class(key: Class, width: int) -> Column:
    status = CLASS_LIGHTS[key]
    light = of_status(status) if status else None
    return Column(
        CLASS_WORDS[key], "number", lambda line: line.cells[key], width=width, light=light
    )


_Named = Sequence[tuple[Duties, Said]]
"""What units owe, with their names."""


def owed(summary: Summary) -> tuple[tuple[Said, tuple[Said, ...]], ...]:
    """A label, and the units: reports missing, late, still to come, or without some targets."""
    named = [(one, unit_name(summary.outcome, one.unit)) for one in duties_in_scope(summary)]
    return tuple(
        (message(template, count=len(units), days=days), units)
        for template, units, days in _lists(named)
        if units
    )


def _lists(named: _Named) -> Iterator[tuple[str, tuple[Said, ...], int | None]]:
    """A label, the units, and the days that all of them were late, the longest first."""
    wrong, empty = _with(named, partial(_again, "wrong")), _with(named, partial(_again, "empty"))
    yield _("Reports received, to be corrected ({count}):"), wrong, None
    yield _("Reports received, empty ({count}):"), empty, None
    missing = _with(named, lambda one: map(_days_of, one.never_came))
    yield _("Reports missing ({count}):"), missing, None
    late = [(one.days_late, name) for one, name in named if one.came_late]
    for days in sorted({days for days, _name in late}, reverse=True):
        units = tuple(name for late_by, name in late if late_by == days)
        one, many = (
            _("Report came {days} day late ({count}):"),
            _("Report came {days} days late ({count}):"),
        )
        yield one if days == 1 else many, units, days
    earlier = _with(named, lambda one: (
        _days_of(turn) for turn in one.submissions[:-1] if turn.state == "late"))  # fmt: skip
    yield _("Earlier reports that came late ({count}):"), earlier, None
    still = tuple(name for one, name in named if one.open)
    yield _("Report still to come ({count}):"), still, None
    left_out = _with(named, lambda one: [len(one.entries)] if one.entries else [])
    yield _("Targets left out of the report ({count}):"), left_out, None


def _with(named: _Named, what: Callable[[Duties], Iterable[Said]]) -> tuple[Said, ...]:
    """The units that something is to be said of, each with that."""
    said = ((name, tuple(what(one))) for one, name in named)
    return tuple(message(_("{name} ({count})"), name=name, count=one) for name, one in said if one)


def _again(state: Promptness, duties: Duties) -> Iterator[Said]:
    """The periods whose reports are there in a state, and not missing."""
    return (turn.period.name for turn in duties.submissions if turn.state == state)


def _days_of(submission: Submission) -> Message:
    return counted(
        _("{period}: {count} day"),
        _("{period}: {count} days"),
        submission.days,
        period=submission.period.name,
    )


def all_in_time(summary: Summary) -> bool:
    """Whether every report that was asked for came, and in time."""
    submissions = [submission for one in duties_in_scope(summary) for submission in one.submissions]
    return bool(submissions) and all(submission.state == "on_time" for submission in submissions)


_MOST_QUOTED = 5
"""Statements on a target that are quoted; the rest are counted."""


def quotes(phrases: Phrases, result: TargetResult) -> tuple[tuple[Said, Said], ...]:
    """Who said it on what, and the words; beyond some, how many more there are."""
    found = statements(result)
    quoted = [_quoted(phrases, result, one) for one in found[:_MOST_QUOTED]]
    rest = len(found) - len(quoted)
    if rest:
        label = message(_("{target}:"), target=result.target.id)
        more = counted(
            _("{count} more statement: workplan show {target}"),
            _("{count} more statements: workplan show {target}"),
            rest,
            target=result.target.id,
        )
        quoted.append((label, more))
    return tuple(quoted)


def _quoted(phrases: Phrases, result: TargetResult, one: Statement) -> tuple[Said, Said]:
    """The reason and the next step, or else the note, as reported."""
    entry = one.reading.entry
    parts = statement(entry)
    if entry.note and not parts:
        parts = [message(_("Note: {text}"), text=Quote(entry.note))]
    label = message(
        _("{target}, {unit} ({period}):"),
        target=result.target.id,
        unit=some_units(phrases.summary.outcome, one.units),
        period=one.reading.period.name,
    )
    return label, run(*parts, between=" / ")


AGAIN = _("To make it again, there:")
"""What stands before the command."""


def origin(provenance: Provenance) -> tuple[tuple[Label, Said], ...]:
    """Labels and what they stand for; nothing that differs between machines."""
    plan, units = provenance.plan, provenance.units
    made_of = message(
        _("{id}, fingerprint {mark}; units {units}, fingerprint {units_mark}"),
        id=plan.id,
        mark=short(plan.fingerprint),
        units=units.id,
        units_mark=short(units.fingerprint),
    )
    reports = message(
        _("{count} on periods up to that day, fingerprint {mark}"),
        count=len(provenance.reports),
        mark=short(provenance.reports_fingerprint),
    )
    layout = provenance.layout
    tool = message(_("workplan {version}, layout {layout}"), version=provenance.tool, layout=layout)
    return (
        (_("Plan:"), made_of),
        (_("Judged on:"), provenance.as_of),
        (_("Reports:"), reports),
        (_("Made by:"), tool),
        (_("To check it:"), message(_("workplan verify FILE, where the plan and the reports are"))),
    )


def command(provenance: Provenance) -> str:
    """The command, with the options that are not as they are by themselves."""
    options = provenance.options
    usual = Options(language=options.language)
    words = ["workplan", "export", provenance.format, *options.reports]
    words += ["--plan", options.plan] if options.plan else []
    words += ["--lang", options.language]
    words += ["--as-of", provenance.as_of.isoformat()]
    for name in ("unit", "group", "section", "task", "target", "status"):
        for one in getattr(options, name):
            words += [f"--{name}", str(one)]
    for name in ("top", "since", "charts", "table"):
        value = getattr(options, name)
        if value != getattr(usual, name):
            words += [f"--{name}", str(value)]
    for one in options.suppose:
        words += ["--suppose", one]
    words += ["--brief"] if options.brief else []
    return shlex.join(words)
