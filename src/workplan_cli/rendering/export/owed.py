"""Who has not reported, or late, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workplan_cli.model.message import _
from workplan_cli.model.outcome import Turn
from workplan_cli.rendering.export.content import debts
from workplan_cli.rendering.export.wording import Wording


def owed(words: Wording) -> list[tuple[str, str]]:
    """Who has not reported, or late, or not on everything: a label, and the units."""
    found = debts(words.summary)
    late = [(one.days_late, one.unit) for one in found if one.came_late]
    to_come = [one.unit for one in found if one.open]
    partial = [one for one in found if one.entries]
    lists = [
        *_turns(
            words,
            _("Reports missing ({count}):"),
            {one.unit: one.never_came for one in found},
        ),
        *_by_days(
            words,
            _("Report came {days} day late ({count}):"),
            _("Report came {days} days late ({count}):"),
            late,
        ),
        *_turns(
            words,
            _("Earlier reports that came late ({count}):"),
            {one.unit: [turn for turn in one.turns[:-1] if turn.state == "late"] for one in found},
        ),
    ]
    if to_come:
        label = words.say(_("Report still to come ({count}):"), count=len(to_come))
        lists.append((label, words.language.join([words.unit(unit) for unit in to_come])))
    if partial:
        label = words.say(_("Targets left out of the report ({count}):"), count=len(partial))
        names = [
            words.say(_("{name} ({count})"), name=words.unit(one.unit), count=len(one.entries))
            for one in partial
        ]
        lists.append((label, words.language.join(names)))
    return lists


def _turns(
    words: Wording, template: str, found: Mapping[str, Sequence[Turn]]
) -> Iterator[tuple[str, str]]:
    """One list of units, each with its periods and by how many days it was late."""
    named = {unit: turns for unit, turns in found.items() if turns}
    if not named:
        return
    label = words.say(template, count=len(named))
    names = [
        words.say(_("{name} ({count})"), name=words.unit(unit), count=_days_of(words, turns))
        for unit, turns in named.items()
    ]
    yield label, words.language.join(names)


def _days_of(words: Wording, turns: Sequence[Turn]) -> str:
    parts = [
        words.count(
            _("{period}: {count} day"),
            _("{period}: {count} days"),
            turn.days,
            period=turn.period.name,
        )
        for turn in turns
    ]
    return words.language.join(parts)


def basis(words: Wording) -> str:
    """By what the units are judged here, which is not what `chase` judges them by."""
    return words.say(
        _(
            "Units are judged by all reports on periods up to {day}, also by those that came "
            "in later; workplan chase counts what was there on its day."
        ),
        day=words.day(words.summary.outcome.as_of),
    )


def all_in_time(words: Wording) -> bool:
    """Whether every report that was asked for came, and in time."""
    turns = [turn for one in debts(words.summary) for turn in one.turns]
    return bool(turns) and all(turn.state == "on_time" for turn in turns)


def _by_days(
    words: Wording, one_day: str, many: str, found: Sequence[tuple[int, str]]
) -> Iterable[tuple[str, str]]:
    """One list for each number of days, the longest first."""
    for days in sorted({days for days, _unit in found}, reverse=True):
        names = [words.unit(unit) for one, unit in found if one == days]
        label = words.say(one_day if days == 1 else many, days=days, count=len(names))
        yield label, words.language.join(names)
