"""The page of `workplan changes`: what moved, the good news and the bad news apart."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from workplan_cli.assessment.changes import DIRECTIONS, Changes, Fell, heard_of
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.revision import REVISED
from workplan_cli.model.status import STATUSES, Status, status_word
from workplan_cli.model.target import Target
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Column, Page, PageSection, Sheet, page, section, table
from workplan_cli.pages.columns import named
from workplan_cli.pages.doubts import doubts_in_all
from workplan_cli.pages.goals import RevisedRow, figure, reached_in_words, revised_row, with_unit
from workplan_cli.pages.marks import of_result
from workplan_cli.pages.phrases import JUDGED
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Percent, Said, run

_WORDS = {
    "met": _("Newly met"),
    "worse": _("Got worse"),
    "slower": _("Moved on, and less than the schedule asks"),
    "better": _("Got better"),
    "unknown": _("Can no longer be told"),
    "known": _("Can be told now"),
    "fell": _("Figures that went back"),
    "goal": _("Goals revised"),
    "due": _("Due days moved"),
    "allocation": _("Units' parts changed"),
    "schedule": _("Schedules changed"),
    "withdrawn": _("Targets withdrawn"),
    "silent": _("Units newly silent"),
    "heard": _("Units heard again"),
}
"""Headings of the kinds of changes."""


def changes_page(changes: Changes) -> Page:
    """A table for each kind of change that there is."""
    moved, revised = changes.moved, _revised(changes)
    kinds: list[tuple[str, tuple[Column, ...], list[Any]]] = [
        *((kind, _MOVED, [one for one in moved if one.direction == kind]) for kind in DIRECTIONS),
        ("fell", _FELL, [(changes.after, one) for one in changes.fell]),
        *((key, _REVISED, [one for one in revised if one.change.key == key]) for key in REVISED),
    ]
    found = [
        *(section(table(*kind[1:]), heading=_WORDS[kind[0]]) for kind in kinds if kind[2]),
        _units(changes, "silent", changes.newly_silent),
        _units(changes, "heard", changes.newly_reporting),
    ]
    if not any(found):
        found.append(section(message(_("Nothing moved."))))
    earlier, later = changes.earlier.name, changes.later.name
    template = _("From {earlier} to {later}, both by what is known on {known}")
    periods = message(template, earlier=earlier, later=later, known=changes.after.known_on)
    sums = (
        Column("", "text", lambda row: row[0], width=20),
        Column(run(earlier), "figure", lambda row: row[1]),
        Column(run(later), "figure", lambda row: row[2]),
    )
    sides = table(sums, _sides(changes.before, changes.after))
    doubts = section(*doubts_in_all([one.after for one in changes.moved]))
    sections = [section(periods), section(sides), doubts, *found]
    sheet = Sheet("changes", _("Changes"), lambda: table(_DATA, _rows(changes)))
    return page(changes.after.plan.title, sections, [sheet])


def _sides(before: Outcome, after: Outcome) -> Iterator[tuple[Said, Said, Said]]:
    yield message(JUDGED), before.as_of, after.as_of
    yield (
        message(_("expected share")),
        Percent(before.expected_share),
        Percent(after.expected_share),
    )
    yield message(_("units that reported")), _heard(before), _heard(after)
    then, now = _can_be_met(before), _can_be_met(after)
    for status in STATUSES:
        if then[status] or now[status]:
            yield status_word(status), then[status], now[status]
    if any(one.target.measure_facts.continuing for one in after.targets):
        told, tells = (f"{told}/{all_}" for told, all_ in map(heard_of, (before, after)))
        yield message(_("continuing work reported on")), told, tells


def _can_be_met(outcome: Outcome) -> Counter[Status]:
    """By status the targets that can be met; continuing work has a line of its own."""
    return Counter(one.status for one in outcome.targets if not one.target.measure_facts.continuing)


def _heard(outcome: Outcome) -> str:
    return f"{len(outcome.units_reported)}/{len(outcome.units_due)}"


def _state(result: TargetResult) -> blocks.Cell:
    """Status and figure; they stand below each other where there is little room."""
    figure = reached_in_words(result)
    mark = of_result(result)
    return mark._replace(more=run(mark.more or "", figure)) if figure is not None else mark


def _one_of_two(fell: Fell, index: int) -> Said:
    """The figure before or now, with digits that tell it from the other."""
    both = (fell.before, fell.after)
    return with_unit(fell.result.target, figure(fell.result, both[index], None, both[1 - index]))


def _revised(changes: Changes) -> list[RevisedRow]:
    """What the plan changed of its targets."""
    return [revised_row(changes.after.units, one) for one in changes.revised]


_MOVED = (
    *named(attrgetter("after.target")),
    Column(_("before"), "mark", lambda one: _state(one.before), 2, width=20),
    Column(_("now"), "mark", lambda one: _state(one.after), 2, width=20),
)
_FELL = (
    *named(lambda row: row[1].result.target),
    Column(_("Unit"), "text", lambda row: unit_name(row[0], row[1].unit) if row[1].unit
           else message(_("all units")), 2, width=20),
    Column(_("before"), "figure", lambda row: _one_of_two(row[1], 0)),
    Column(_("now"), "figure", lambda row: _one_of_two(row[1], 1)),
)  # fmt: skip
_REVISED = (
    named(attrgetter("change.target"))[0],
    Column(_("before"), "text", attrgetter("before"), 1, width=20),
    Column(_("now"), "text", attrgetter("now"), 1, width=20),
    Column(_("since"), "date", attrgetter("change.revision.on")),
    Column(_("reason"), "text", attrgetter("change.revision.reason"), 2, width=30),
)


def _units(changes: Changes, kind: str, units: tuple[str, ...]) -> PageSection | None:
    names = tuple(run(unit, unit_name(changes.after, unit)) for unit in units)
    return section(blocks.plain_items([names] if names else []), heading=_WORDS[kind])


class _Change(NamedTuple):
    """One change: of a target, of a figure, of the plan, or of a unit; before and after."""

    kind: str
    target: Target | None = None
    unit: str | None = None
    statuses: tuple[Said, Said] = (None, None)
    figures: tuple[Said, Said] = (None, None)
    plan: tuple[Said, Said] = (None, None)
    since: date | None = None
    reason: Said = None


def _rows(changes: Changes) -> Iterator[_Change]:
    for moved in changes.moved:
        statuses = status_word(moved.before.status), status_word(moved.after.status)
        figures = moved.before.rating.actual, moved.after.rating.actual
        target = moved.after.target
        yield _Change(moved.direction, target, statuses=statuses, figures=figures)
    for fell in changes.fell:
        yield _Change("fell", fell.result.target, fell.unit, figures=(fell.before, fell.after))
    for one in _revised(changes):
        target, revision = one.change.target, one.change.revision
        yield _Change(
            one.change.key, target, plan=(one.before, one.now), since=revision.on,
            reason=revision.reason,
        )  # fmt: skip
    yield from (_Change("silent", unit=unit) for unit in changes.newly_silent)
    yield from (_Change("heard", unit=unit) for unit in changes.newly_reporting)


_DATA = (
    Column(_("target"), "id", lambda one: one.target.id if one.target else None, width=10),
    Column(_("title"), "text", lambda one: one.target.title if one.target else None, 3, width=40),
    Column(_("change code"), "text", attrgetter("kind"), name="change"),
    Column(_("what changed"), "text", lambda one: message(_WORDS[one.kind]), width=20,
           name="change_word"),
    Column(_("unit"), "id", attrgetter("unit")),
    Column(_("status before"), "text", lambda one: one.statuses[0], name="status_word_before"),
    Column(_("status now"), "text", lambda one: one.statuses[1], name="status_word_now"),
    Column(_("figure before"), "number", lambda one: one.figures[0]),
    Column(_("figure now"), "number", lambda one: one.figures[1]),
    Column(_("plan before"), "text", lambda one: one.plan[0], width=20),
    Column(_("plan now"), "text", lambda one: one.plan[1], width=20),
    Column(_("since"), "date", attrgetter("since")),
    Column(_("reason"), "text", attrgetter("reason"), 2, width=30),
)  # fmt: skip
