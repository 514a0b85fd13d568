"""`workplan chase` on a terminal: units and what they owe; one unit in full."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from workplan_cli.assessment.owing import LEVELS, Debt, turns_of
from workplan_cli.model.message import _, counted
from workplan_cli.model.outcome import PROMPTNESS, Turn
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.chase.view import (
    LEVEL_SIGNS,
    LEVEL_WORDS,
    TURN_SIGNS,
    TURN_WORDS,
    Chase,
    own_figure,
    own_goal,
)
from workplan_cli.rendering.console import draw, in_lines, light, plain, table
from workplan_cli.rendering.language import points
from workplan_cli.rendering.screen import Screen


def render(chase: Chase, screen: Screen) -> str:
    """The matrix of all units, the most pressing first; or everything about one."""
    parts: list[RenderableType] = list(_header(chase, screen))
    if chase.single:
        for debt in chase.debts:
            parts += _in_full(chase, debt, screen)
    else:
        parts += [plain(""), _matrix(chase, screen), plain(""), _legend(chase, screen)]
    parts += _hints(chase, screen)
    return draw(screen, *parts)


def _header(chase: Chase, screen: Screen) -> Iterator[RenderableType]:
    say, outcome = screen.language.say, chase.outcome
    yield plain(
        outcome.plan.title.in_language(screen.language.code), "bold" if screen.color else ""
    )
    if outcome.period is None:
        yield plain(say(_("As of {day} · no period is over yet"), day=chase.day))
        return
    turns = turns_of(chase.debts, outcome.period)
    due = next((turn.due for found in turns.values() for _debt, turn in found), None)
    yield plain(
        say(
            _("As of {day} · {period} due by {due} · progress on {progress}"),
            day=chase.day,
            period=outcome.period.name,
            due=due,
            progress=chase.progress_on,
        )
    )
    if chase.single:
        return
    yield in_lines(
        screen,
        [
            _sign(screen, TURN_SIGNS[state], say(TURN_WORDS[state])).append(
                f" {len(turns[state])}", "default"
            )
            for state in PROMPTNESS
            if turns[state]
        ],
    )


def _sign(screen: Screen, sign: tuple[str, str], word: str) -> Text:
    return Text(f"{sign[0]} {word}", style=sign[1] if screen.color else "")


def _level(screen: Screen, debt: Debt) -> Text:
    return _sign(screen, LEVEL_SIGNS[debt.level], screen.language.say(LEVEL_WORDS[debt.level]))


def _marks(screen: Screen, turns: Sequence[Turn]) -> Text:
    made = Text()
    for turn in turns:
        sign, style = TURN_SIGNS[turn.state]
        made.append(sign, style=style if screen.color else "")
    return made


def _matrix(chase: Chase, screen: Screen) -> Table:
    say = screen.language.say
    made = table(
        (say(_("Unit")), "left", 1),
        (say(_("reports")), "left", None),
        (say(_("days")), "right", None),
        (say(_("unheard")), "right", None),
        (say(_("entries")), "right", None),
        (say(_("evidence")), "right", None),
        (say(_("lagging")), "right", None),
        (say(_("level")), "left", None),
    )
    for debt in sorted(chase.debts, key=lambda one: LEVELS.index(one.level)):
        numbers = (
            debt.days_late,
            len(debt.missing),
            len(debt.entries),
            len(debt.unbacked),
            len(debt.lags),
        )
        made.add_row(
            plain(f"{debt.unit} {chase.name(debt, screen.language)}"),
            _marks(screen, debt.turns),
            *(plain(str(number) if number else "·") for number in numbers),
            _level(screen, debt),
        )
    return made


def _legend(chase: Chase, screen: Screen) -> Text:
    say = screen.language.say
    present = {turn.state for debt in chase.debts for turn in debt.turns}
    signs = [
        _sign(screen, TURN_SIGNS[state], say(TURN_WORDS[state]))
        for state in PROMPTNESS
        if state in present
    ]
    return in_lines(screen, [plain(say(_("One sign a period, the oldest first:"))), *signs])


def _in_full(chase: Chase, debt: Debt, screen: Screen) -> Iterator[RenderableType]:
    language, say = screen.language, screen.language.say
    yield plain("")
    heading = Text(f"{debt.unit} {chase.name(debt, language)}  ")
    yield heading.append_text(_level(screen, debt))
    yield plain("")
    yield _turns(debt, screen)
    if debt.entries:
        yield from _list(
            screen,
            _("Targets left out of the newest report"),
            [f"{one.target.id} {one.target.title.in_language(language.code)}"
             for one in debt.entries],
        )  # fmt: skip
    if debt.unbacked:
        yield from _list(
            screen,
            _("Entries without evidence"),
            [f"{result.target.id} {result.target.title.in_language(language.code)}  "
             f"{reading.file}:{reading.place.line}" for result, reading in debt.unbacked],
        )  # fmt: skip
    if debt.lags:
        yield plain("")
        yield plain(say(_("Lagging behind")), "bold" if screen.color else "")
        yield _lags(chase, debt, screen)
    if not debt.owes:
        yield plain("")
        yield plain(say(_("Nothing is owed.")))


def _turns(debt: Debt, screen: Screen) -> Table:
    say = screen.language.say
    made = table(
        (say(_("period")), "left", None),
        (say(_("due")), "left", None),
        (say(_("submitted on")), "left", None),
        ("", "left", 1),
    )
    for turn in debt.turns:
        submitted = turn.filed.report.submitted if turn.filed else None
        made.add_row(
            plain(turn.period.name),
            plain(turn.due.isoformat()),
            plain(submitted.isoformat() if submitted else "–"),
            _sign(screen, TURN_SIGNS[turn.state], _turn_words(turn, screen)),
        )
    return made


def _turn_words(turn: Turn, screen: Screen) -> str:
    say = screen.language.say
    if turn.state == "late":
        return say(counted(_("came {count} day late"), _("came {count} days late"), turn.days))
    if turn.state == "missing":
        return say(
            counted(_("missing, {count} day late"), _("missing, {count} days late"), turn.days)
        )
    if turn.state == "open":
        return say(
            counted(
                _("still time, {count} day left"), _("still time, {count} days left"), turn.days
            )
        )
    return say(TURN_WORDS[turn.state])


def _list(screen: Screen, heading: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    yield plain("")
    yield plain(screen.language.say(heading), "bold" if screen.color else "")
    for line in lines:
        yield plain(f"  {line}")


def _lags(chase: Chase, debt: Debt, screen: Screen) -> Table:
    say, language = screen.language.say, screen.language
    limits = chase.outcome.plan.thresholds
    made = table(
        (say(_("Target")), "left", None),
        ("", "left", 3),
        (say(_("Goal")), "left", 2),
        (say(_("Actual")), "left", None),
        (say(_("Gap")), "right", None),
        (say(_("Status")), "left", None),
    )
    for lag in debt.lags:
        made.add_row(
            plain(lag.result.target.id),
            plain(lag.result.target.title.in_language(language.code)),
            plain(own_goal(lag, language)),
            plain(own_figure(lag, language)),
            plain(points(lag.verdict.gap, limits.edges)),
            light(screen, lag.verdict.status, say(STATUS_WORDS[lag.verdict.status])),
        )
    return made


def _hints(chase: Chase, screen: Screen) -> Iterator[RenderableType]:
    say = screen.language.say
    if not any(debt.owes for debt in chase.debts):
        return
    yield plain("")
    if chase.single:
        unit = chase.debts[0].unit
        yield plain(say(_("Text of a reminder: --unit {unit} --notice reminder"), unit=unit))
        return
    found = Counter(debt.level for debt in chase.debts)
    first = next(debt.unit for level in LEVELS for debt in chase.debts if debt.level == level)
    yield in_lines(
        screen,
        [
            _sign(screen, LEVEL_SIGNS[level], say(LEVEL_WORDS[level])).append(
                f" {found[level]}", "default"
            )
            for level in LEVELS
        ],
    )
    yield plain(say(_("Everything about one unit: --unit {unit}"), unit=first))
    yield plain(say(_("Text of reminders and of a circular: --notice reminder, --notice circular")))
