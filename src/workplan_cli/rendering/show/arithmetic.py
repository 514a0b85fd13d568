"""The steps from the units' figures to the gap, each as a line that can be checked by hand."""

from collections.abc import Iterator
from fractions import Fraction

from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Holding, Outcome, TargetResult, Verdict
from workplan_cli.model.status import status_word
from workplan_cli.rendering.goals import difference, verdict_in_words, with_unit
from workplan_cli.rendering.language import Language, number, percent, points

Step = tuple[str, str]
"""What is computed, and how: (`progress`, `95 / 120 = 79.2%`)."""


def steps(outcome: Outcome, result: TargetResult, language: Language) -> Iterator[Step]:
    """The arithmetic of one target, in the order in which it is done."""
    say = language.say
    if result.verdict.actual is None:
        nothing = (
            _("no stage has been reported")
            if result.target.measure_facts.by_stage
            else _("no figure has been reported")
        )
        yield say(_("actual")), say(nothing)
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
    how = target.combine_facts
    total = verdict_in_words(target, result.verdict, result, language)
    if target.judged_by_unit:
        return total
    if how.of_wholes:
        return _pooled(held, total, language)
    if how.by_names:
        return _distinct(held, result.verdict.actual, total, language)
    amounts = [number(one.figure) for one in held]
    if how.adds_figures:
        return f"{_row(amounts, ' + ')} = {total}" if len(amounts) > 1 else total
    return language.say(
        _("{rule} ({figures}) = {total}"),
        rule=language.say(how.word),
        figures=_row(amounts, ", "),
        total=total,
    )


def _distinct(held: list[Holding], actual: Fraction | None, total: str, language: Language) -> str:
    """Names as the units write them, and those that are left without the ones that came twice."""
    written = sum(len(_written(one)) for one in held)
    names = len(frozenset[str]().union(*(one.names for one in held)))
    unnamed = sum((one.unnamed for one in held), Fraction(0))
    counts = {"all": written, "names": names, "unnamed": unnamed}
    if actual is not None and names + unnamed > actual:
        return language.say(
            _("{names} different names of {all}, {unnamed} without a name: at least {total}"),
            **counts,
            total=total,
        )
    if unnamed:
        return language.say(
            _("{names} different names of {all} + {unnamed} counted without a name = {total}"),
            **counts,
            total=total,
        )
    return language.say(_("{names} different names of {all} = {total}"), **counts, total=total)


def _written(held: Holding) -> set[str]:
    return {item for reading in held.readings for item in reading.entry.items or ()}


def _pooled(held: list[Holding], total: str, language: Language) -> str:
    parts = [one for one in held if one.whole]
    shares = [one for one in held if one.figure is not None]
    if len(parts) < len(shares) and len(shares) > 1:
        return language.say(_("at least {total}: some wholes are not known"), total=total)
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
    if result.target.judged_by_unit:
        whole = verdict.actual + (verdict.remaining or 0)
        yield say(_("progress")), f"{number(actual)} / {number(whole)} = {shown}"
    elif base is None:
        yield say(_("progress")), f"{number(actual)} / {number(amount)} = {shown}"
    else:
        reach = goal.reach(base)
        formula = f"({number(actual)} − {number(base)}) / ({number(reach)} − {number(base)})"
        yield say(_("progress")), f"{formula} = {shown}"


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
    edges = limits.edges
    if result.target.judged_by_unit:
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
            _("ahead from +{ahead}, slipping from -{slipping}, behind beyond -{behind}"),
            ahead=limits.ahead,
            slipping=limits.slipping,
            behind=limits.behind,
        ),
    )
    if verdict.remaining:
        yield say(_("remaining")), difference(result.target, verdict.remaining, language)


def _bounds(result: TargetResult, language: Language) -> Iterator[Step]:
    if result.floor is None or result.ceiling is None:
        return
    say, floor, ceiling = language.say, result.floor, result.ceiling
    if not result.silent_units:
        if result.settled is False:  # percentages without their wholes
            yield say(_("floor")), _bound(result, floor, _("at the least"), language)
            yield say(_("ceiling")), _bound(result, ceiling, _("at the most"), language)
    elif result.goal is not None and result.goal.facts.kept:
        words = _("a silent unit may have broken it"), _("the silent units kept it")
        if floor.status == ceiling.status:
            words = (_("the silent units change nothing"),) * 2
        yield say(_("floor")), _kept(floor, words[0], language)
        yield say(_("ceiling")), _kept(ceiling, words[1], language)
    else:
        yield say(_("floor")), _bound(result, floor, _("silent units add nothing"), language)
        yield say(_("ceiling")), _bound(result, ceiling, _("silent units kept pace"), language)


def _kept(bound: Verdict, meaning: str, language: Language) -> str:
    """Of a limit: what the silent units have is not known, so there is no figure to show."""
    return language.say(
        _("{status} ({meaning})"), status=status_word(bound.status), meaning=message(meaning)
    )


def _bound(result: TargetResult, bound: Verdict, meaning: str, language: Language) -> str:
    return language.say(
        _("{figure}: {status} ({meaning})"),
        figure=verdict_in_words(result.target, bound, result, language),
        status=status_word(bound.status),
        meaning=message(meaning),
    )
