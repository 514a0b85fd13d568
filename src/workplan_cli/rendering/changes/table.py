"""`workplan changes` on a terminal: what moved, the good news and the bad news apart."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from workplan_cli.assessment.changes import DIRECTIONS, Changes, Direction, Fell, Moved, Revised
from workplan_cli.model.message import _
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.console import draw, light, plain, table
from workplan_cli.rendering.goals import goal_in_words, reached_in_words, with_unit
from workplan_cli.rendering.language import percent
from workplan_cli.rendering.screen import Screen

_HEADINGS: dict[Direction, str] = {
    "met": _("Newly met"),
    "worse": _("Got worse"),
    "better": _("Got better"),
    "unknown": _("Can no longer be told"),
    "known": _("Can be told now"),
}


def render(changes: Changes, screen: Screen) -> str:
    """A table for each kind of change that there is."""
    parts: list[RenderableType] = [*_header(changes, screen)]
    for direction in DIRECTIONS:
        found = [one for one in changes.moved if one.direction == direction]
        if found:
            parts += _section(screen, _HEADINGS[direction], _moved(found, screen))
    if changes.fell:
        parts += _section(screen, _("Figures that went back"), _fell(changes, screen))
    if changes.revised:
        parts += _section(screen, _("Goals revised"), _revised(changes.revised, screen))
    parts += _units(changes, screen)
    if len(parts) == len(list(_header(changes, screen))):
        parts += [plain(""), plain(screen.language.say(_("Nothing moved.")))]
    return draw(screen, *parts)


def _header(changes: Changes, screen: Screen) -> Iterator[RenderableType]:
    say, after = screen.language.say, changes.after
    yield plain(after.plan.title.in_language(screen.language.code), "bold" if screen.color else "")
    yield plain(
        say(
            _("From {earlier} to {later}, by what is known today of both"),
            earlier=changes.earlier.name,
            later=changes.later.name,
        )
    )
    made = table(
        ("", "left", None),
        (changes.earlier.name, "right", None),
        (changes.later.name, "right", None),
    )
    for label, before, now in _sums(changes):
        made.add_row(plain(say(label)), plain(before), plain(now))
    yield plain("")
    yield made


def _sums(changes: Changes) -> Iterator[tuple[str, str, str]]:
    before, after = changes.before, changes.after
    yield _("as of"), before.as_of.isoformat(), after.as_of.isoformat()
    yield _("expected share"), percent(before.expected_share), percent(after.expected_share)
    yield _("units that reported"), _heard(before), _heard(after)
    for status, count in before.counts.items():
        if count or after.counts[status]:
            yield STATUS_WORDS[status], str(count), str(after.counts[status])


def _heard(outcome: Outcome) -> str:
    return f"{len(outcome.units_reported)}/{len(outcome.units_due)}"


def _section(screen: Screen, heading: str, *parts: RenderableType) -> list[RenderableType]:
    style = "bold" if screen.color else ""
    return [plain(""), plain(screen.language.say(heading), style), *parts]


def _moved(found: Sequence[Moved], screen: Screen) -> Table:
    say = screen.language.say
    made = table(
        (say(_("Target")), "left", None),
        ("", "left", 3),
        (say(_("before")), "left", 2),
        (say(_("now")), "left", 2),
    )
    for one in found:
        states = [_state(result, screen) for result in (one.before, one.after)]
        made.add_row(*_target(one.after, screen), *states)
    return made


def _state(result: TargetResult, screen: Screen) -> Text:
    """Status and figure; they stand below each other where there is little room."""
    word = screen.language.say(STATUS_WORDS[result.status])
    figure = reached_in_words(result, screen.language)
    made = light(screen, result.status, word)
    return made if figure == "–" else made.append(f"  {figure}", "default")


def _target(result: TargetResult, screen: Screen) -> list[RenderableType]:
    title = result.target.title.in_language(screen.language.code)
    return [plain(result.target.id), plain(title)]


def _fell(changes: Changes, screen: Screen) -> Table:
    say = screen.language.say
    made = table(
        (say(_("Target")), "left", None),
        ("", "left", 3),
        (say(_("Unit")), "left", 2),
        (say(_("before")), "right", None),
        (say(_("now")), "right", None),
    )
    for one in changes.fell:
        made.add_row(
            *_target(one.result, screen),
            plain(unit_name(changes.after, one, screen)),
            plain(_figure(one, one.before, screen)),
            plain(_figure(one, one.after, screen)),
        )
    return made


def unit_name(outcome: Outcome, fell: Fell, screen: Screen) -> str:
    """The unit whose figure it is; all of them together where it is the target's."""
    if fell.unit is None:
        return screen.language.say(_("all units"))
    known = outcome.units.by_id.get(fell.unit)
    return known.name.in_language(screen.language.code) if known else fell.unit


def _figure(fell: Fell, value: Fraction, screen: Screen) -> str:
    return with_unit(fell.result.target, value, screen.language)


def _revised(found: Sequence[Revised], screen: Screen) -> Table:
    say, language = screen.language.say, screen.language
    made = table(
        (say(_("Target")), "left", None),
        (say(_("before")), "left", 1),
        (say(_("now")), "left", 1),
        (say(_("since")), "left", None),
        (say(_("reason")), "left", 2),
    )
    for one in found:
        target = one.result.target
        made.add_row(
            plain(target.id),
            plain(goal_in_words(target, one.before, language)),
            plain(goal_in_words(target, one.revision.goal, language)),
            plain(one.revision.on.isoformat()),
            plain(one.revision.reason.in_language(language.code)),
        )
    return made


def _units(changes: Changes, screen: Screen) -> list[RenderableType]:
    language, known = screen.language, changes.after.units.by_id
    parts: list[RenderableType] = []
    for heading, units in (
        (_("Units newly silent"), changes.newly_silent),
        (_("Units heard again"), changes.newly_heard),
    ):
        if units:
            names = [f"{unit} {known[unit].name.in_language(language.code)}" for unit in units]
            parts += _section(screen, heading, plain("  " + language.join(names)))
    return parts
