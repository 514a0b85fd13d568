"""For every period of a target: who had to report, who did in time, and who did not."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from workplan_cli.assessment.history import History
from workplan_cli.assessment.punctuality import ANSWERS, Answer, Round
from workplan_cli.model.message import _, counted
from workplan_cli.model.outcome import Outcome, Turn
from workplan_cli.rendering.chase.view import TURN_SIGNS, TURN_WORDS
from workplan_cli.rendering.console import plain, table
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.show.layout import named, section

_BLANK = (("○", "bright_black"), _("no figure"))
_MOST = 8
"""Units that are named for one reason in one period."""


def on_time(outcome: Outcome, past: History, screen: Screen) -> list[RenderableType]:
    """A row a period; who was on time is counted, everybody else is named."""
    say = screen.language.say
    asked = [one for one in past.rounds if one.asked]
    if not asked:
        return []
    made = table(
        (say(_("period")), "left", None),
        (say(_("due")), "left", None),
        (say(_("asked")), "right", None),
        (say(_("on time")), "right", None),
        ("", "left", 1),
    )
    for one in asked:
        made.add_row(
            plain(one.period.name),
            plain(one.due.isoformat()),
            plain(str(one.asked)),
            plain(str(len(one.turns["on_time"]) or "·")),
            _others(outcome, one, screen),
        )
    return section(screen, _("On time"), made)


def _others(outcome: Outcome, one: Round, screen: Screen) -> Text:
    """Those who were not on time, a line for each reason."""
    say, lines = screen.language.say, []
    for answer in ANSWERS:
        turns = one.turns[answer]
        if answer == "on_time" or not turns:
            continue
        (sign, style), words = (
            _BLANK if answer == "blank" else (TURN_SIGNS[answer], TURN_WORDS[answer])
        )
        word = Text(f"{sign} {say(words)}", style=style if screen.color else "")
        names = named(_names(outcome, answer, turns, screen), _MOST, screen.language)
        lines.append(word.append(say(_(": ")) + names, "default"))
    return Text("\n").join(lines)


def _names(outcome: Outcome, answer: Answer, turns: Sequence[Turn], screen: Screen) -> list[str]:
    """The units, with days of delay where there are any."""
    language, known = screen.language, outcome.units.by_id
    names = [known[turn.unit].name.in_language(language.code) for turn in turns]
    if answer not in {"late", "missing"}:
        return names
    template = (_("{name} ({count} day)"), _("{name} ({count} days)"))
    return [
        language.say(counted(*template, turn.days, name=name))
        for name, turn in zip(names, turns, strict=True)
    ]
