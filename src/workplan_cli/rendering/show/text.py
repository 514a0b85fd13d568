"""`workplan show` on a terminal: one target, so that every figure can be followed to its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from rich.console import RenderableType
from rich.text import Text

from workplan_cli.assessment.case import on, yardstick
from workplan_cli.assessment.history import History
from workplan_cli.assessment.judging import met_from
from workplan_cli.model.message import _, counted
from workplan_cli.model.outcome import Outcome, Reading, TargetResult
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.console import draw, light, plain
from workplan_cli.rendering.goals import goal_in_words
from workplan_cli.rendering.language import Language, number
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.show.arithmetic import steps
from workplan_cli.rendering.show.layout import pairs, section
from workplan_cli.rendering.show.on_time import on_time
from workplan_cli.rendering.show.over_time import over_time
from workplan_cli.rendering.show.reported import figure_of, reported, unit_name


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """Where the plan file sets the target."""

    file: str
    line: int


def render(
    outcome: Outcome, result: TargetResult, past: History, place: PlanPlace, screen: Screen
) -> str:
    """The whole page."""
    parts: list[RenderableType] = [*_head(outcome, result, place, screen)]
    if result.goal is not None:
        arithmetic = list(steps(outcome, result, screen.language))
        parts += section(screen, _("Arithmetic"), pairs(arithmetic))
    parts += reported(outcome, result, screen)
    parts += on_time(outcome, past, screen)
    parts += over_time(result, past, screen)
    parts += _words(outcome, result, screen)
    return draw(screen, *parts)


def _head(
    outcome: Outcome, result: TargetResult, place: PlanPlace, screen: Screen
) -> Iterator[RenderableType]:
    language, say = screen.language, screen.language.say
    target, code = result.target, screen.language.code
    style = "bold" if screen.color else ""
    yield plain(f"{target.id}  {target.title.in_language(code)}", style)
    yield plain(
        say(
            _("Section {section}, task {task} {title}"),
            section=result.section.number,
            task=result.task.number,
            title=result.task.title,
        )
    )
    rows: list[tuple[str, str | Text]] = [
        (say(_("status")), light(screen, result.status, say(STATUS_WORDS[result.status]))),
        (say(_("as of")), outcome.as_of.isoformat()),
    ]
    rows += [("", say(reason)) for reason in result.because]
    rows += [
        (say(_("goal")), _goal(outcome, result, language)),
        *_former(result, language),
        (say(_("clause")), _clause(result, place, language)),
        (say(_("reported by")), _reporters(outcome, result, language)),
    ]
    if target.note is not None:
        rows.append((say(_("note")), target.note.in_language(code)))
    if target.see:
        rows.append((say(_("see")), ", ".join(target.see)))
    yield plain("")
    yield pairs(rows)


def _goal(outcome: Outcome, result: TargetResult, language: Language) -> str:
    target, say = result.target, language.say
    if result.goal is None:
        return say(_("continuing work: no figure is set; looked at for silence only"))
    text = say(
        _("{goal}, by {due}"), goal=goal_in_words(target, result.goal, language), due=result.due
    )
    several = sum(unit.must_report for unit in result.units) > 1
    how = [target.combine_facts.word] if target.combine and several else []
    how += [target.over_time_facts.word] if target.over_time else []
    if how:
        text = say(_("{goal} ({how})"), goal=text, how=language.join([say(word) for word in how]))
    if result.goal.facts.approximate:
        text = say(_("{goal}; met from {enough}"), goal=text, enough=_enough(outcome, result))
    return text


def _former(result: TargetResult, language: Language) -> Iterator[tuple[str, str]]:
    """The goal that was in force before the one that was revised."""
    if result.revision is None:
        return
    last = result.revision.on - timedelta(days=1)
    goal = goal_in_words(result.target, result.target.goal_on(last)[0], language)
    yield language.say(_("before")), language.say(_("{goal}, until {day}"), goal=goal, day=last)


def _enough(outcome: Outcome, result: TargetResult) -> str:
    """The figure from which “about” counts as met."""
    day = on(outcome.plan, outcome.units, outcome.as_of)
    return number(met_from(yardstick(day, result.target, result.goal), result.baseline))


def _clause(result: TargetResult, place: PlanPlace, language: Language) -> str:
    source = result.target.source
    text = language.say(
        _("{clause} of the published plan, in {file}:{line}"),
        clause=source.clause,
        file=place.file,
        line=place.line,
    )
    if source.figure:
        text += language.say(_("; the text says “{figure}”"), figure=source.figure)
    return text


def _reporters(outcome: Outcome, result: TargetResult, language: Language) -> str:
    groups = {group.id: group.name for group in outcome.units.groups}
    names = [
        groups[name].in_language(language.code)
        if name in groups
        else outcome.units.by_id[name].name.in_language(language.code)
        for name in result.target.reported_by
        if name in groups or name in outcome.units.by_id
    ]
    must = sum(unit.must_report for unit in result.units)
    return language.say(
        counted(_("{names} ({count} unit)"), _("{names} ({count} units)"), must,
                names=language.join(names))
    )  # fmt: skip


def _words(outcome: Outcome, result: TargetResult, screen: Screen) -> list[RenderableType]:
    """What the entries say beside figures, and what backs them; then those that were replaced."""
    parts: list[RenderableType] = []
    for reading in (one for one in result.readings if not one.superseded):
        rows = list(_entry_words(reading, screen.language))
        if rows:
            name = unit_name(outcome, reading.unit, screen.language)
            heading = f"{name} {reading.period.name}  {reading.file}:{reading.place.line}"
            parts += [plain(f"  {heading}"), pairs([(f"  {one}", two) for one, two in rows])]
    older = [one for one in result.readings if one.superseded]
    if parts:
        parts = section(screen, _("In their words"), *parts)
    if older:
        replaced = [
            plain(f"  {unit_name(outcome, one.unit, screen.language)} "
                  f"{one.period.name} r{one.revision}  "
                  f"{figure_of(result, one, screen.language)}  {one.file}:{one.place.line}")
            for one in older
        ]  # fmt: skip
        parts += section(screen, _("Replaced by a later revision"), *replaced)
    return parts


def _entry_words(reading: Reading, language: Language) -> Iterator[tuple[str, str]]:
    entry, say, code = reading.entry, language.say, language.code
    for activity in entry.activities:
        yield activity.date.isoformat(), activity.text.in_language(code)
    for label, text in (
        (_("note"), entry.note),
        (_("reason"), entry.reason),
        (_("next step"), entry.next),
    ):
        if text is not None:
            yield say(label), text.in_language(code)
    for evidence in entry.evidence:
        title = evidence.title.in_language(code) if evidence.title else None
        day = evidence.date.isoformat() if evidence.date else None
        parts = [evidence.ref, title, evidence.url, evidence.file, day]
        yield say(_("evidence")), " · ".join(part for part in parts if part)
