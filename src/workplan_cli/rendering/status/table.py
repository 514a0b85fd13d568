"""`workplan status` on a terminal: header, bar, a table, and the gaps that matter, worst first."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from workplan_cli.assessment.owing import is_missed
from workplan_cli.model.message import _, counted
from workplan_cli.model.outcome import STATUSES, Outcome, Status, TargetResult
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.console import Justify, bar, draw, in_lines, light, plain, table
from workplan_cli.rendering.goals import goal_in_words, reached_in_words
from workplan_cli.rendering.language import Language, percent, points, shares_of
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.status.choice import Choice, chosen, worst_first

_WIDE = 100
"""Columns from which the expected share has room; the gap says it as well."""
_JUDGED: tuple[Status, ...] = ("overdue", "behind", "slipping", "undecided", "no_baseline")
"""Gaps that the reports show; what nobody reported on is counted apart, and listed on request."""
_COLUMNS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    (_("met"), ("met",)),
    (_("on course"), ("ahead", "on_track")),
    (_("slipping"), ("slipping",)),
    (_("late"), ("behind", "overdue")),
    (_("unknown"), ("undecided", "unreported", "no_baseline")),
)
"""Columns of targets that have a goal; continuing work has one of its own behind them."""


def render(outcome: Outcome, choice: Choice, screen: Screen) -> str:
    """The whole page; every target that passes the filters is in its counts."""
    results = chosen(outcome, choice)
    parts: list[RenderableType] = [*_header(outcome, screen), plain("")]
    parts += _counts(results, screen)
    parts.append(plain(""))
    if choice.by == "target" or choice.only:
        parts.append(_targets(results, outcome, screen))
    else:
        parts.append(_grouped(outcome, results, choice, screen))
        parts += _gaps(outcome, results, choice, screen)
    hints = list(_hints(outcome, results, choice, screen))
    if hints:
        parts += [plain(""), *hints]
    return draw(screen, *parts)


def _header(outcome: Outcome, screen: Screen) -> Iterable[Text]:
    say = screen.language.say
    plan = outcome.plan
    yield plain(plan.title.in_language(screen.language.code), "bold" if screen.color else "")
    day = say(
        _("As of {day} · expected share {share}"),
        day=outcome.as_of,
        share=percent(outcome.expected_share),
    )
    if outcome.period is None:
        yield plain(day)
        return
    reported = say(
        _("reported for {period}: {reported} of {due} units"),
        period=outcome.period.name,
        reported=len(outcome.units_reported),
        due=len(outcome.units_due),
    )
    yield plain(f"{day} · {reported}")


def _counts(results: Sequence[TargetResult], screen: Screen) -> Iterable[RenderableType]:
    say = screen.language.say
    found = Counter(result.status for result in results)
    counts = [(status, found[status]) for status in STATUSES]
    yield bar(screen, counts, min(screen.width, 72))
    shares = shares_of([count for _status, count in counts])
    pieces = [
        light(screen, status, say(STATUS_WORDS[status])).append(f" {count} ({share}%)", "default")
        for (status, count), share in zip(counts, shares, strict=True)
        if count
    ]
    yield in_lines(screen, pieces)
    yield plain(
        screen.language.say(
            counted(_("{count} target in all"), _("{count} targets in all"), len(results))
        )
    )


def _grouped(
    outcome: Outcome, results: Sequence[TargetResult], choice: Choice, screen: Screen
) -> Table:
    if choice.by == "unit":
        from workplan_cli.rendering.status.by_unit import units_table

        return units_table(outcome, results, choice, screen)
    say, code = screen.language.say, screen.language.code
    heading = say(_("Task")) if choice.by == "task" else say(_("Section"))
    rows: dict[int, tuple[str, list[TargetResult]]] = {}
    for result in results:
        group = result.task if choice.by == "task" else result.section
        title = getattr(group, "short", None) or group.title
        rows.setdefault(group.number, (title.in_language(code), []))[1].append(result)
    found = Counter(result.status for result in results)
    columns = [one for one in _COLUMNS if one[0] == "met" or any(found[name] for name in one[1])]
    made = table(
        ("", "right", None),
        (heading, "left", 1),
        (say(_("targets")), "right", None),
        *((say(word), "right", None) for word, _statuses in columns),
        (say(_("ongoing")), "right", None),
    )
    for number, (title, members) in rows.items():
        made.add_row(plain(str(number)), plain(title), *_cells(members, columns))
    if len(rows) > 1:
        made.add_section()
        made.add_row(plain(""), plain(say(_("Total"))), *_cells(results, columns))
    return made


def _cells(
    members: Sequence[TargetResult], columns: Sequence[tuple[str, tuple[Status, ...]]]
) -> list[Text]:
    """Counts of a row; continuing work as “ongoing of all”, such as 4/71."""
    found = Counter(result.status for result in members)
    numbers = [sum(found[status] for status in statuses) for _word, statuses in columns]
    continuing = sum(result.goal is None for result in members)
    ongoing = f"{found['ongoing']}/{continuing}" if continuing else "·"
    return [
        plain(str(len(members))),
        *(plain(str(number) if number else "·") for number in numbers),
        plain(ongoing),
    ]


def _gaps(
    outcome: Outcome, results: Sequence[TargetResult], choice: Choice, screen: Screen
) -> Iterable[RenderableType]:
    say = screen.language.say
    pressing = [result for result in worst_first(list(results)) if result.status in _JUDGED]
    shown = pressing[: choice.top] if choice.top is not None else pressing
    if pressing and not shown:
        return
    yield plain("")
    if not pressing:
        yield plain(say(_("Nothing that was reported on is behind.")))
        return
    yield plain(say(_("Gaps, the worst first")), "bold" if screen.color else "")
    yield _targets(shown, outcome, screen)
    rest = len(pressing) - len(shown)
    if rest:
        yield plain(
            screen.language.say(
                counted(
                    _("… and {count} more: --top {all} shows them"),
                    _("… and {count} more: --top {all} shows them"),
                    rest,
                    all=len(pressing),
                )
            )
        )


def _targets(results: Sequence[TargetResult], outcome: Outcome, screen: Screen) -> Table:
    say, language = screen.language.say, screen.language
    limits = outcome.plan.thresholds
    wide = screen.width >= _WIDE
    share: list[tuple[str, Justify, int | None]] = [(say(_("Expected")), "right", None)]
    made = table(
        (say(_("Target")), "left", None),
        ("", "left", 3),
        (say(_("Goal")), "left", 2),
        (say(_("Actual")), "right", None),
        *(share if wide else []),
        (say(_("Gap")), "right", None),
        (say(_("Status")), "left", None),
    )
    for result in results:
        made.add_row(
            plain(result.target.id),
            plain(result.target.title.in_language(language.code)),
            plain(_goal(outcome, result, language)),
            plain(reached_in_words(result, language)),
            *([plain(percent(result.expected))] if wide else []),
            plain(points(result.verdict.gap, limits.edges)),
            light(screen, result.status, say(STATUS_WORDS[result.status])),
        )
    return made


def _goal(outcome: Outcome, result: TargetResult, language: Language) -> str:
    """The goal, since when if revised, and its due day if that has passed or is not the last."""
    goal = goal_in_words(result.target, result.goal, language)
    if result.revision is not None:
        goal = language.say(_("{goal}; since {day}"), goal=goal, day=result.revision.on)
    if result.goal is None or result.status == "met":
        return goal
    if result.due < outcome.as_of:
        return language.say(_("{goal}; was due {due}"), goal=goal, due=result.due)
    if result.due < outcome.plan.period.end:
        return language.say(_("{goal}; due {due}"), goal=goal, due=result.due)
    return goal


def _hints(
    outcome: Outcome, results: Sequence[TargetResult], choice: Choice, screen: Screen
) -> Iterable[RenderableType]:
    say = screen.language.say
    unreported = sum(result.status == "unreported" for result in results)
    if unreported and not choice.only:
        yield plain(
            screen.language.say(
                counted(
                    _(
                        "{count} target was never reported on (not zero: unknown): "
                        "--only unreported"
                    ),
                    _(
                        "{count} targets were never reported on (not zero: unknown): "
                        "--only unreported"
                    ),
                    unreported,
                )
            )
        )
    silent = {
        part.unit
        for result in results
        for part in result.units
        if outcome.period and is_missed(result, part, outcome.period)
    }
    if silent and outcome.turns:
        yield plain(
            screen.language.say(
                counted(
                    _("{count} unit is silent on at least one of its targets: --by unit"),
                    _("{count} units are silent on at least one of their targets: --by unit"),
                    len(silent),
                )
            )
        )
    open_ends = sum(bool(result.silent_units) for result in results if result.status == "undecided")
    if open_ends:
        yield plain(
            screen.language.say(
                counted(
                    _("{count} target is undecided because of it: --only undecided"),
                    _("{count} targets are undecided because of it: --only undecided"),
                    open_ends,
                )
            )
        )
    if results:
        yield plain(say(_("Why a target stands where it stands: workplan show {id}"),
                        id=_example(results)))  # fmt: skip


def _example(results: Sequence[TargetResult]) -> str:
    pressing = [one for one in worst_first(list(results)) if one.status in _JUDGED]
    return (pressing or list(results))[0].target.id
