"""What all summaries have: the first sentence, sections, who owes what, why, and where from."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from workplan_cli.assessment.duties import Duties
from workplan_cli.assessment.highlights import (
    Statement,
    classes,
    duties_in_scope,
    falls_short,
    gaps,
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


def headline(phrases: Phrases) -> Iterator[Part]:
    """Shares are of the targets that can be met; continuing work is counted apart."""
    results = phrases.summary.results
    columns = [one.column for one in results]
    met, on_course = columns.count("met"), columns.count("on_course")
    counts = (on_course, len(gaps(results)), len(uncertain(results)))
    total = met + sum(counts)
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


_List = Iterator[tuple[Said, tuple[Said, ...]]]
"""A label and the units, or nothing where there are none."""


def owed(summary: Summary) -> tuple[tuple[Said, tuple[Said, ...]], ...]:
    """A label, and the units: reports missing, late, still to come, or without some targets."""
    found = [(one, unit_name(summary.outcome, one.unit)) for one in duties_in_scope(summary)]
    earlier = [
        (name, [turn for turn in one.submissions[:-1] if turn.state == "late"])
        for one, name in found
    ]
    partial = [_with(name, len(one.entries)) for one, name in found if one.entries]
    return (
        *_listed(_("Reports received, to be corrected ({count}):"), _again(found, "wrong")),
        *_listed(_("Reports received, empty ({count}):"), _again(found, "empty")),
        *_late(_("Reports missing ({count}):"), [(name, one.never_came) for one, name in found]),
        *_by_days([(one.days_late, name) for one, name in found if one.came_late]),
        *_late(_("Earlier reports that came late ({count}):"), earlier),
        *_listed(_("Report still to come ({count}):"), [name for one, name in found if one.open]),
        *_listed(_("Targets left out of the report ({count}):"), partial),
    )


def _again(found: Sequence[tuple[Duties, Said]], state: Promptness) -> list[Said]:
    """Units with the periods whose reports are there in a state, and not missing."""
    named = [
        (name, tuple(turn.period.name for turn in one.submissions if turn.state == state))
        for one, name in found
    ]
    return [_with(name, periods) for name, periods in named if periods]


def _listed(template: str, units: Sequence[Said], **values: int) -> _List:
    if units:
        yield message(template, count=len(units), **values), tuple(units)


def _with(name: Said, what: Said) -> Message:
    return message(_("{name} ({count})"), name=name, count=what)


def _late(template: str, found: Iterable[tuple[Said, Sequence[Submission]]]) -> _List:
    """One list of units, each with its periods and by how many days it was late."""
    named = [_with(name, tuple(map(_days_of, late))) for name, late in found if late]
    return _listed(template, named)


def _days_of(submission: Submission) -> Message:
    return counted(
        _("{period}: {count} day"),
        _("{period}: {count} days"),
        submission.days,
        period=submission.period.name,
    )


def _by_days(found: Sequence[tuple[int, Said]]) -> _List:
    """One list for each number of days, the longest first."""
    one, many = (
        _("Report came {days} day late ({count}):"),
        _("Report came {days} days late ({count}):"),
    )
    for days in sorted({days for days, _name in found}, reverse=True):
        names = [name for late, name in found if late == days]
        yield from _listed(one if days == 1 else many, names, days=days)


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
