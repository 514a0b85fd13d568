"""The steps from the units' figures to the gap, each as a line that can be checked by hand.

A formula is the same in every language, so that no catalogue has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Outcome, Rating, TargetResult
from workplan_cli.model.reading import Standing
from workplan_cli.model.status import status_word
from workplan_cli.pages.columns import TargetRow, gap
from workplan_cli.pages.goals import between, difference, figure, reached_in_words
from workplan_cli.pages.show_judging import (
    Step,
    baseline_made,
    figures_made,
    held_against,
    to_reach,
)
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Percent, Run, Said, run

_LONGEST = 16
"""Figures of a row that are written."""


def steps(outcome: Outcome, result: TargetResult) -> Iterator[Step]:
    """The arithmetic of one target, in the order in which it is done."""
    yield _("actual"), _actual(outcome, result)
    yield from figures_made(result)
    if result.goal is not None and result.goal.done_when is None:
        yield from _progress(result)
        yield from held_against(result)
    if result.expected is not None:
        yield _("expected"), _expected(outcome, result)
    yield from _gap(outcome, result)
    yield from _bounds(result)


def _actual(outcome: Outcome, result: TargetResult) -> Said:
    target, standings, how = result.target, result.counted_standings, result.target.combine_facts
    if result.rating.actual is None:
        if target.measure_facts.by_stage:
            return message(_("no stage has been reported"))
        return message(_("no figure has been reported"))
    total = reached_in_words(result)
    if result.rating.most is not None and how.by_names:
        total = result.rating.actual
    if target.judged_by_unit:
        return total
    if how.of_wholes:
        return _pooled(outcome, standings, total)
    if how.by_names:
        return _distinct(standings, result.rating.actual, total)
    amounts = [one.figure for one in standings]
    if how.adds_figures:
        return run(_row(amounts, " + "), total, between=" = ") if len(amounts) > 1 else total
    rule = message(how.word)
    if target.over_time == "mean" and len(amounts) == 1:
        return total  # no report has it
    figures = _row(amounts).parts
    return message(_("{rule} ({figures}) = {total}"), rule=rule, figures=figures, total=total)


def _distinct(standings: Sequence[Standing], actual: Fraction, total: Said) -> Message:
    """Names as the units write them, and those that are left without the ones that came twice."""
    written = sum(
        len({item for reading in one.readings for item in reading.entry.items or ()})
        for one in standings
    )
    names = len(frozenset[str]().union(*(one.names for one in standings)))
    unnamed = sum((one.unnamed for one in standings), Fraction(0))
    if names + unnamed > actual:
        template = _("{names}, {unnamed} without a name: at least {total}")
    elif unnamed:
        template = _("{names} + {unnamed} counted without a name = {total}")
    else:
        template = _("{names} = {total}")
    different = counted(
        _("{count} different name of {all}"), _("{count} different names of {all}"), names,
        all=written,
    )  # fmt: skip
    return message(template, names=different, unnamed=unnamed, total=total)


def _pooled(outcome: Outcome, standings: Sequence[Standing], total: Said) -> Said:
    parts = [one for one in standings if one.whole]
    shares = [one.unit for one in standings if one.amount is not None and not one.whole]
    if shares and len(shares) + len(parts) > 1:
        units = tuple(unit_name(outcome, unit) for unit in shares[:_LONGEST])
        return message(_("{total}: no whole was given by {units}"), total=total, units=units)
    if not parts:
        return total
    template = "100 × {above} / {below} = {total}"
    if len(parts) > 1:
        template = "100 × ({above}) / ({below}) = {total}"
    above, below = (_row([one.part for one in parts]), _row([one.whole for one in parts]))
    return message(template, above=above, below=below, total=total)


def _row(figures: Sequence[Fraction | None], between: str = " + ") -> Run:
    """The figures one behind the other; of many only the first."""
    shown = figures if len(figures) <= _LONGEST else [*figures[: _LONGEST - 1], "…"]
    return Run(tuple(shown), between)


def _progress(result: TargetResult) -> Iterator[Step]:
    rating, goal, base = result.rating, result.goal, result.baseline
    if base is not None:
        yield _("baseline"), baseline_made(result)
    yield from to_reach(result)
    if rating.progress is None or rating.actual is None or goal is None:
        return
    whole, start = goal.reach(base), result.target.begins(goal, base)
    if result.target.judged_by_unit:
        whole = rating.actual + (rating.remaining or 0)
    if whole is None:  # in step with another target
        return
    template = "{actual} / {whole} = {share}"
    if start and not result.target.judged_by_unit:
        template = "({actual} − {start}) / ({whole} − {start}) = {share}"
        if start == whole:
            template = _(
                "{share}: {whole} was reached where it began, and either holds or does not"
            )
    actual, share = figure(result, rating.actual), _share(rating)
    if rating.most is not None:
        actual = between(actual, figure(result, rating.most.actual))
    progress = message(template, actual=actual, whole=whole, start=start, share=share)
    yield _("progress"), progress


def _expected(outcome: Outcome, result: TargetResult) -> Message:
    schedule, share = result.target.schedule, Percent(result.expected)
    if schedule == "at_due":
        return message(_("{share}: nothing is expected before the due day"), share=share)
    if schedule is not None:
        return message(_("{share}, by the target's own schedule"), share=share)
    start = outcome.plan.period.start
    total = (result.due - start).days + 1
    days = min(max((outcome.as_of - start).days + 1, 0), total)
    return message(_("{days} of {total} days = {share}"), days=days, total=total, share=share)


def _gap(outcome: Outcome, result: TargetResult) -> Iterator[Step]:
    rating, limits = result.rating, outcome.plan.thresholds
    if rating.gap is None:
        return
    points = gap(TargetRow(outcome, result))
    if result.target.judged_by_unit:
        yield _("gap"), message(_("{gap} points, of the unit that decides"), gap=points)
    else:
        formula = run(_share(rating), Percent(result.expected), between=" − ")
        yield _("gap"), message(_("{formula} = {gap} points"), formula=formula, gap=points)
    thresholds = message(
        _("ahead from +{ahead}, slipping from -{slipping}, behind beyond -{behind}"),
        ahead=limits.ahead,
        slipping=limits.slipping,
        behind=limits.behind,
    )
    yield _("thresholds"), thresholds
    if rating.remaining:
        yield _("remaining"), _remaining(result)


def _share(rating: Rating) -> Said:
    """Progress; its bounds where the reports leave it open."""
    share = Percent(rating.progress)
    return between(share, Percent(rating.most.progress)) if rating.most else share


def _remaining(result: TargetResult) -> Said:
    rating = result.rating
    if result.target.judged_by_unit:
        return counted(_("{count} unit"), _("{count} units"), int(rating.remaining or 0))
    left = figure(result, rating.remaining)
    if rating.most is not None:
        left = between(figure(result, rating.most.remaining), left)
    return difference(result.target, left)


def _bounds(result: TargetResult) -> Iterator[Step]:
    if result.floor is None or result.ceiling is None:
        return
    floor, ceiling = result.floor, result.ceiling
    if not result.silent_units:
        if result.settled is False:  # percentages without their wholes
            words = _("at the least"), _("at the most")
            if result.goal and result.goal.facts.lower_is_better:
                words = words[1], words[0]
            yield _("floor"), _bound(result, floor, words[0])
            yield _("ceiling"), _bound(result, ceiling, words[1])
    elif result.manner in {"throughout", "level"}:
        words = _("it does not hold with the silent units"), _("it holds with the silent units")
        if result.manner == "throughout":
            words = _("a silent unit may have broken it"), _("the silent units kept it")
        if floor.status == ceiling.status:
            words = (_("the silent units change nothing"),) * 2
        yield _("floor"), _kept(floor, words[0])
        yield _("ceiling"), _kept(ceiling, words[1])
    else:
        yield _("floor"), _bound(result, floor, _("silent units add nothing"))
        yield _("ceiling"), _bound(result, ceiling, _("silent units kept pace"))


def _kept(bound: Rating, meaning: str) -> Message:
    """Of a limit: what the silent units have is not known, so there is no figure to show."""
    return message(
        _("{status} ({meaning})"), status=status_word(bound.status), meaning=message(meaning)
    )


def _bound(result: TargetResult, bound: Rating, meaning: str) -> Message:
    return message(
        _("{figure}: {status} ({meaning})"),
        figure=reached_in_words(result, replace(bound, most=None)),
        status=status_word(bound.status),
        meaning=message(meaning),
    )
