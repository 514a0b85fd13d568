"""Figures of one period look like such, and running totals like running totals."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Line, Series, counted_in
from workplan_cli.rules.rule import Findings, Rule

_PERIODS = 3
"""Figures from which a pattern can be seen."""
_AMOUNT = 10
"""Of less, a pattern is most likely chance."""
_LEAST, _MOST = Decimal("0.7"), Decimal("1.5")
"""How far the n-th running total is from n times the first figure, if all add about the same."""
_STILL = Decimal("0.25")
"""Share of the first figure by which amounts per period differ at most."""

RULE = Rule(
    code="WP420",
    name="figures-not-over-time",
    severity="warning",
    summary=_(
        "Figures that are added up look like running totals, or running totals like amounts."
    ),
    why=_(
        "Running totals that are added up count everything twice or more; amounts per period taken "
        "for a running total hide what came before. A guess by the pattern of three figures or "
        "more; a note on the newest one settles it."
    ),
    fix=_("Check with the plan's over_time: what each figure has to be, or say in a note."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  combine: sum
  over_time: per_period
---
period: 2022-Q1
entries:
- {target: 13.4.2, value: 20}
---
period: 2022-Q2
entries:
- {target: 13.4.2, value: 45}
---
period: 2022-Q3
entries:
- target: 13.4.2
  value: 70  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  combine: sum
  over_time: per_period
---
period: 2022-Q1
entries:
- {target: 13.4.2, value: 20}
---
period: 2022-Q2
entries:
- {target: 13.4.2, value: 25}
---
period: 2022-Q3
entries:
- {target: 13.4.2, value: 25}
""",
)


def check_target(target: Target, series: Series, _context: PlanContext) -> Findings:
    """The newest figure of every series of a unit that looks like the other kind."""
    for lines in series if target.measure_facts.quantity and target.grows else ():
        given = [(line, counted_in(line.entry)) for line in _of_one_length(lines)]
        told = [(line, figure) for line, figure in given if figure is not None]
        what = _unlikely(target, [figure for _line, figure in told])
        if what is not None and told[-1][0].entry.note is None:
            last = told[-1][0]
            yield last.finding(what, "value" if last.entry.value is not None else "items")


def _of_one_length(lines: Sequence[Line]) -> list[Line]:
    """The entries whose periods are as long as the newest one's."""
    months = lines[-1].filed.report.period.months if lines else 0
    return [line for line in lines if line.filed.report.period.months == months]


def _unlikely(target: Target, figures: Sequence[Decimal]) -> Message | None:
    if len(figures) < _PERIODS or figures[0] <= 0 or figures[-1] < _AMOUNT:
        return None
    rising = all(before < now for before, now in pairwise(figures))
    if target.over_time_facts.adds_up and rising and _grows_evenly(figures):
        return message(
            _("{figures}: these look like running totals, and the plan adds them up"),
            figures=tuple(figures),
        )
    if target.over_time_facts.running_total and rising and _stands_still(figures):
        return message(
            _("{figures}: these look like amounts per period, and the plan takes the newest one"),
            figures=tuple(figures),
        )
    return None


def _grows_evenly(figures: Sequence[Decimal]) -> bool:
    first = figures[0]
    return all(
        _LEAST <= figure / (first * number) <= _MOST for number, figure in enumerate(figures, 1)
    )


def _stands_still(figures: Sequence[Decimal]) -> bool:
    return all(abs(figure - figures[0]) <= figures[0] * _STILL for figure in figures)
