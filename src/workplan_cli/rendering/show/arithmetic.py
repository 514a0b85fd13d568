"""The steps from the units' figures to the gap, each as a line that can be checked by hand."""

from collections.abc import Iterator
from fractions import Fraction

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.outcome import Holding, Outcome, TargetResult, Verdict
from workplan_cli.model.words import COMBINE_WORDS, status_word
from workplan_cli.rendering.goals import verdict_in_words, with_unit
from workplan_cli.rendering.language import Language, number, percent, points

Step = tuple[str, str]
"""What is computed, and how: (`progress`, `95 / 120 = 79.2%`)."""


def steps(outcome: Outcome, result: TargetResult, language: Language) -> Iterator[Step]:
    """The arithmetic of one target, in the order in which it is done."""
    say = language.say
    if result.verdict.actual is None:
        yield say(_("actual")), say(_("no figure has been reported"))
    else:
        yield say(_("actual")), _actual(result, language)
    if result.goal is not None and result.goal.done_when is None:
        yield from _progress(result, language)
    if result.expected is not None:
        yield say(_("expected")), _expected(outcome, result, language)
    yield from _gap(outcome, result, language)
    yield from _bounds(result, language)


def counted_holdings(result: TargetResult) -> list[Holding]:
    """The figures that the combined one is made of."""
    return [unit.holding for unit in result.units if unit.holding and unit.use == "counted"]


def _actual(result: TargetResult, language: Language) -> str:
    target, held = result.target, counted_holdings(result)
    total = verdict_in_words(target, result.verdict, result, language)
    if target.measure == "milestone" or target.combine in {"all", "any"}:
        return total
    if target.combine == "pooled":
        return _pooled(held, total)
    if target.combine == "distinct":
        names = len(frozenset[str]().union(*(one.names for one in held)))
        return language.say(_("{names} different names = {total}"), names=names, total=total)
    amounts = [number(one.share if target.measure == "share" else one.amount) for one in held]
    if target.combine == "sum":
        return f"{_row(amounts, ' + ')} = {total}" if len(amounts) > 1 else total
    rule = language.say(COMBINE_WORDS[target.combine or "sum"])
    return language.say(
        _("{rule} ({figures}) = {total}"), rule=rule, figures=_row(amounts, ", "), total=total
    )


def _pooled(held: list[Holding], total: str) -> str:
    parts = [one for one in held if one.whole]
    if not parts:
        return total
    above = _row([number(one.part) for one in parts], " + ")
    below = _row([number(one.whole) for one in parts], " + ")
    if len(parts) == 1:
        return f"100 × {above} / {below} = {total}"
    return f"100 × ({above}) / ({below}) = {total}"


def _row(figures: list[str], between: str) -> str:
    longest = 16
    shown = figures if len(figures) <= longest else [*figures[: longest - 1], "…"]
    return between.join(shown)


def _progress(result: TargetResult, language: Language) -> Iterator[Step]:
    verdict, goal, say = result.verdict, result.goal, language.say
    if result.baseline is not None:
        yield say(_("baseline")), with_unit(result.target, result.baseline, language)
    if verdict.progress is None or verdict.actual is None or goal is None or goal.amount is None:
        return
    amount, actual, base = Fraction(goal.amount), verdict.actual, result.baseline
    shown = percent(verdict.progress)
    if result.target.combine in {"all", "any"}:
        whole = verdict.actual + (verdict.remaining or 0)
        yield say(_("progress")), f"{number(actual)} / {number(whole)} = {shown}"
    elif base is None:
        yield say(_("progress")), f"{number(actual)} / {number(amount)} = {shown}"
    else:
        reach = _reach(goal.kind, amount, base)
        formula = f"({number(actual)} − {number(base)}) / ({number(reach)} − {number(base)})"
        yield say(_("progress")), f"{formula} = {shown}"


def _reach(kind: str, amount: Fraction, base: Fraction) -> Fraction:
    if kind == "fall_by":
        return base - amount
    return base + amount if kind == "rise_by" else amount


def _expected(outcome: Outcome, result: TargetResult, language: Language) -> str:
    say, schedule = language.say, result.target.schedule
    share = percent(result.expected)
    if schedule == "at_due":
        return say(_("{share}: nothing is expected before the due day"), share=share)
    if schedule is not None:
        return say(_("{share}, by the target's own schedule"), share=share)
    start = outcome.plan.period.start
    days = min(max((outcome.as_of - start).days + 1, 0), (result.due - start).days + 1)
    total = (result.due - start).days + 1
    return say(_("{days} of {total} days = {share}"), days=days, total=total, share=share)


def _gap(outcome: Outcome, result: TargetResult, language: Language) -> Iterator[Step]:
    verdict, say = result.verdict, language.say
    limits = outcome.plan.thresholds
    if verdict.gap is None:
        return
    edges = (limits.ahead, limits.slipping, limits.behind)
    if result.target.combine in {"all", "any"}:
        yield say(_("gap")), say(_("{gap} points, of the unit that decides"),
                                 gap=points(verdict.gap, edges))  # fmt: skip
    else:
        formula = f"{percent(verdict.progress)} − {percent(result.expected)}"
        yield (
            say(_("gap")),
            say(_("{formula} = {gap} points"), formula=formula, gap=points(verdict.gap, edges)),
        )
    yield (
        say(_("thresholds")),
        say(
            _("ahead from +{ahead}, slipping from −{slipping}, behind beyond −{behind}"),
            ahead=limits.ahead,
            slipping=limits.slipping,
            behind=limits.behind,
        ),
    )
    if verdict.remaining:
        yield say(_("remaining")), with_unit(result.target, verdict.remaining, language)


def _bounds(result: TargetResult, language: Language) -> Iterator[Step]:
    if result.floor is None or result.ceiling is None or not result.silent_units:
        return
    say = language.say
    yield (
        say(_("floor")),
        _bound(result, result.floor, message(_("silent units add nothing")), language),
    )
    yield (
        say(_("ceiling")),
        _bound(result, result.ceiling, message(_("silent units kept pace")), language),
    )


def _bound(result: TargetResult, bound: Verdict, meaning: Message, language: Language) -> str:
    return language.say(
        _("{figure}: {status} ({meaning})"),
        figure=verdict_in_words(result.target, bound, result, language),
        status=status_word(bound.status),
        meaning=meaning,
    )
