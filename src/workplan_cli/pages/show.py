"""`workplan show`: one target, so that every figure can be followed to its line."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from workplan_cli.assessment.history import History
from workplan_cli.assessment.outlook import Outlook, outlook
from workplan_cli.assessment.pace import Pace
from workplan_cli.assessment.revisions import revised
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.pages import blocks, entries, show_reports
from workplan_cli.pages.blocks import Column, Page, PageSection, Sheet, page, section, table
from workplan_cli.pages.doubts import doubts_of
from workplan_cli.pages.goals import (
    WHAT,
    a_month,
    course_in_words,
    goal_in_words,
    reached_in_words,
    revised_row,
)
from workplan_cli.pages.marks import of_result, of_status
from workplan_cli.pages.phrases import JUDGED, KNOWN
from workplan_cli.pages.show_arithmetic import steps
from workplan_cli.pages.show_judging import broken_in
from workplan_cli.pages.unit_rows import called
from workplan_cli.pages.values import Label, Quote, Said, run


class PlanPlace(NamedTuple):
    """Where the plan file sets the target."""

    file: str
    line: int


def show_page(
    outcome: Outcome,
    result: TargetResult,
    past: History,
    place: PlanPlace,
    *,
    everything: bool = False,
) -> Page:
    """The page of a target; `everything`: all periods, all words, what was replaced."""
    where = message(
        _("Section {section}, task {task} {title}"),
        section=result.section.number,
        task=result.task.number,
        title=result.task.title,
    )
    return page(
        run(result.target.id, result.target.title, between="  "),
        [
            section(where),
            section(blocks.Pairs(tuple(_head(outcome, result, past, place)))),
            _revised(outcome, result),
            section(blocks.Pairs(tuple(steps(outcome, result))), heading=_("Arithmetic"))
            if result.goal
            else None,
            doubts_of(outcome, result),
            show_reports.reported(outcome, result),
            show_reports.by_period(outcome, result, everything=everything),
            *show_reports.silent(outcome, result),
            show_reports.on_time(outcome, past, everything=everything),
            *_over_time(outcome, result, past),
            *(show_reports.words_of_entries if everything else _in_short)(outcome, result),
            show_reports.replaced(outcome, result) if everything else None,
        ],
        [Sheet("entries", _("Entries"), partial(entries.of_target, outcome, result))],
    )


def _in_short(outcome: Outcome, result: TargetResult) -> Iterator[PageSection | None]:
    """The newest reasons and next steps, and how to see the rest."""
    yield from show_reports.reasons_given(outcome, result)
    if result.readings:
        rest = _("All periods, and every entry with notes and evidence: {command}")
        yield section(message(rest, command=f"workplan show {result.target.id} --all"))


def _head(
    outcome: Outcome, result: TargetResult, past: History, place: PlanPlace
) -> Iterator[tuple[Label, blocks.Cell]]:
    target = result.target
    yield _("status"), of_result(result)
    yield from (("", reason) for reason in (*result.because, *broken_in(result, past)))
    yield JUDGED, outcome.as_of
    yield KNOWN, outcome.known_on
    yield _("goal"), _goal(result)
    yield _("clause"), _clause(result, place)
    yield _("reported by"), _reporters(outcome, result)
    if target.note is not None:
        yield _("note"), Quote(target.note)
    if target.see:
        yield _("see"), run(*target.see, between=", ")


def _goal(result: TargetResult) -> Message:
    if result.goal is None:
        return message(_("continuing work: no figure is set; looked at for silence only"))
    goal = goal_in_words(result.target, result.goal)
    text = message(_("{goal}, by {due}"), goal=goal, due=result.due)
    if how := tuple(_how(result)):
        text = message(_("{goal} ({how})"), goal=text, how=how)
    if result.goal.has_tolerance:
        text = message(_("{goal}; met from {enough}"), goal=text, enough=result.enough)
    return text


def _how(result: TargetResult) -> Iterator[Message]:
    """How the figures of several units are combined, and those of several periods."""
    target = result.target
    if target.combine and sum(unit.must_report for unit in result.units) > 1:
        yield message(target.combine_facts.word)
    if target.over_time:
        yield message(target.over_time_facts.word)


_REVISED = (
    Column(_("since"), "date", attrgetter("change.revision.on")),
    Column(_("what changed"), "text", lambda one: message(WHAT[one.change.key]), width=14),
    Column(_("before"), "text", attrgetter("before"), 1, width=16),
    Column(_("now"), "text", attrgetter("now"), 1, width=16),
    Column(_("reason"), "text", attrgetter("change.revision.reason"), 2, width=20),
)


def _revised(outcome: Outcome, result: TargetResult) -> PageSection | None:
    """What the plan changed of it by the day, and what held before."""
    target = result.target.published
    found = revised(outcome.plan, target, date.min, outcome.as_of)
    rows = [revised_row(outcome.units, one) for one in found]
    return section(table(_REVISED, rows), heading=_("Changed in the plan")) if rows else None


def _clause(result: TargetResult, place: PlanPlace) -> Said:
    source, at = result.target.source, {"file": place.file, "line": place.line}
    text = message(_("no clause named, in {file}:{line}"), **at)
    if source.clause:
        named = _("{clause} of the published plan, in {file}:{line}")
        text = message(named, clause=source.clause, **at)
    if not source.figure:
        return text
    return run(text, message(_("; the text says “{figure}”"), figure=source.figure), between="")


def _reporters(outcome: Outcome, result: TargetResult) -> Message:
    known = {group.id for group in outcome.units.groups} | set(outcome.units.by_id)
    names = called(outcome.units, [name for name in result.target.reporters if name in known])
    must = sum(unit.must_report for unit in result.units)
    return counted(_("{names} ({count} unit)"), _("{names} ({count} units)"), must, names=names)


_POINTS = (
    Column(_("period"), "id", lambda point: point.period.name, width=10),
    Column(_("progress"), "percent", lambda point: blocks.Gauge(
        point.result.rating.progress, point.result.expected), width=11),
    Column(_("actual"), "figure", lambda point: reached_in_words(point.result), width=14),
    Column(_("status"), "mark", lambda point: of_status(point.result.status), 1, width=16),
)  # fmt: skip


def _over_time(
    outcome: Outcome, result: TargetResult, past: History
) -> Iterator[PageSection | None]:
    """The bars and, where there is one, the pace; nothing for what was never reported."""
    rate = [one.result.rating for one in past.points]
    if result.goal is None or all(rating.actual is None for rating in rate):
        return
    bars = any(rating.progress is not None for rating in rate)
    heading = _("By period (█ reached, │ expected)") if bars else _("By period")
    yield section(table(_POINTS, past.points, bare=True), heading=heading)
    if heads := outlook(outcome, result):
        rows = tuple(_pace(heads, heads.pace)) if heads.pace else ()
        yield section(blocks.Pairs(rows) if rows else None, heading=_("Pace"))


def _pace(heads: Outlook, pace: Pace) -> Iterator[tuple[str, Said]]:
    target, due = heads.result.target, heads.result.due
    yield _("so far"), a_month(target, pace.present)
    if pace.needed is not None:
        needed = message(_("{amount} until {due}"), amount=a_month(target, pace.needed), due=due)
        yield _("needed"), needed
    if pace.reached_on is not None:
        reached = message(_("the goal would be reached on {day}"), day=pace.reached_on)
        yield _("at this pace"), reached
    elif pace.needed is not None:
        yield _("at this pace"), message(_("the goal is not reached"))
    if heads.course != "met":
        yield "", course_in_words(heads)
