"""`workplan status --by unit`: how each unit reports, and how its own part stands."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from workplan_cli.assessment.owing import Debt, is_missed, lags_behind, owing, own_verdict_of
from workplan_cli.model.message import _
from workplan_cli.model.outcome import Outcome, TargetResult, UnitResult
from workplan_cli.rendering.chase.view import LEVEL_SIGNS, LEVEL_WORDS
from workplan_cli.rendering.console import plain, table
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.status.choice import Choice


def units_table(
    outcome: Outcome, results: Sequence[TargetResult], choice: Choice, screen: Screen
) -> Table:
    """Periods that were over, reports that came, those in time; what lacks entry or proof.

    Met and lagging are a unit's own part: by its allocation, or where each unit has to reach the
    goal, or where it is the only one. The light is that of `workplan chase`, but for one thing:
    all is judged on the day itself, as everything on this page.
    """
    say = screen.language.say
    if not outcome.turns:
        return _heard_of(outcome, results, choice, screen)
    made = table(
        (say(_("Unit")), "left", 1),
        (say(_("asked")), "right", None),
        (say(_("came")), "right", None),
        (say(_("on time")), "right", None),
        (say(_("no entry")), "right", None),
        (say(_("evidence")), "right", None),
        (say(_("met")), "right", None),
        (say(_("lagging")), "right", None),
        (say(_("light")), "left", None),
    )
    for debt in owing(outcome):
        if choice.unit in {None, debt.unit}:
            made.add_row(*_row(outcome, results, debt, screen))
    return made


def _heard_of(
    outcome: Outcome, results: Sequence[TargetResult], choice: Choice, screen: Screen
) -> Table:
    """Where nobody was asked to report nobody gets a light: targets, those heard of, those met."""
    say = screen.language.say
    made = table(
        (say(_("Unit")), "left", 1),
        (say(_("targets")), "right", None),
        (say(_("heard of")), "right", None),
        (say(_("met")), "right", None),
    )
    for unit in outcome.units_due:
        if choice.unit in {None, unit}:
            parts = _parts(results, unit)
            own = [own_verdict_of(result, part) for result, part in parts]
            numbers = (
                len(parts),
                sum(part.holding is not None for _result, part in parts),
                sum(one is not None and one.status == "met" for one in own),
            )
            made.add_row(_name(outcome, unit, screen), *map(_count, numbers))
    return made


def _row(
    outcome: Outcome, results: Sequence[TargetResult], debt: Debt, screen: Screen
) -> list[Text]:
    parts = _parts(results, debt.unit)
    own = [own_verdict_of(result, part) for result, part in parts]
    shown = {result.target.id for result in results}
    sign, style = LEVEL_SIGNS[debt.level]
    numbers = (
        len(debt.turns),
        sum(turn.filed is not None for turn in debt.turns),
        sum(turn.state == "on_time" for turn in debt.turns),
        sum(
            outcome.period is not None and is_missed(result, part, outcome.period)
            for result, part in parts
        ),
        sum(result.target.id in shown for result, _reading in debt.unbacked),
        sum(one is not None and one.status == "met" for one in own),
        sum(lags_behind(result, part) for result, part in parts),
    )
    return [
        _name(outcome, debt.unit, screen),
        *map(_count, numbers),
        Text(
            f"{sign} {screen.language.say(LEVEL_WORDS[debt.level])}",
            style=style if screen.color else "",
        ),
    ]


def _parts(results: Sequence[TargetResult], unit: str) -> list[tuple[TargetResult, UnitResult]]:
    return [
        (result, part)
        for result in results
        for part in result.units
        if part.unit == unit and part.must_report
    ]


def _name(outcome: Outcome, unit: str, screen: Screen) -> Text:
    name = outcome.units.by_id[unit].name.in_language(screen.language.code)
    return plain(f"{unit} {name}")


def _count(number: int) -> Text:
    return plain(str(number) if number else "·")
