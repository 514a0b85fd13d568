"""A target over the periods as a small chart, and its pace."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from workplan_cli.assessment.history import History, Pace
from workplan_cli.model.message import _
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.console import light, plain
from workplan_cli.rendering.goals import difference, verdict_in_words
from workplan_cli.rendering.language import Language, percent
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.show.layout import pairs, section

_CHART = 30
"""Cells that stand for 100 % of the goal."""


def over_time(result: TargetResult, past: History, screen: Screen) -> list[RenderableType]:
    """The chart and, where there is one, the pace; nothing for what was never reported."""
    language, say = screen.language, screen.language.say
    if result.goal is None or not any(one.result.verdict.actual is not None for one in past.points):
        return []
    made = Table.grid(padding=(0, 2), pad_edge=False)
    for _column in range(3):
        made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    for point in past.points:
        verdict = point.result.verdict
        made.add_row(
            plain(f"  {point.period.name}"),
            plain(_chart(point.result)),
            plain(verdict_in_words(result.target, verdict, point.result, language)),
            light(screen, verdict.status, say(STATUS_WORDS[verdict.status])),
        )
    bars = any(_chart(point.result) for point in past.points)
    heading = _("By period (█ reached, │ expected)") if bars else _("By period")
    parts = section(screen, heading, made)
    if past.pace is not None:
        parts += section(screen, _("Pace"), pairs(list(_pace(result, past.pace, language))))
    return parts


def _chart(result: TargetResult) -> str:
    progress, expected = result.verdict.progress, result.expected
    if progress is None:
        return ""
    filled = min(max(int(progress * _CHART), 0), _CHART)
    cells = ["█"] * filled + ["░"] * (_CHART - filled)
    if expected is not None:
        cells[min(int(expected * _CHART), _CHART - 1)] = "│"
    return "".join(cells) + f" {percent(progress)}"


def _pace(result: TargetResult, pace: Pace, language: Language) -> Iterator[tuple[str, str]]:
    say = language.say
    amount = difference(result.target, pace.present, language)
    yield say(_("so far")), say(_("{amount} a month"), amount=amount)
    if pace.needed is not None:
        amount = difference(result.target, pace.needed, language)
        yield (
            say(_("needed")),
            say(_("{amount} a month until {due}"), amount=amount, due=result.due),
        )
    if pace.reached_on is not None:
        day = say(_("the goal would be reached on {day}"), day=pace.reached_on)
        yield say(_("at this pace")), day
    elif pace.needed is not None:
        yield say(_("at this pace")), say(_("the goal is not reached"))
