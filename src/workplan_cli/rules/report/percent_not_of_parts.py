"""A percentage beside part and whole is what the two come to."""

from decimal import Decimal
from fractions import Fraction

from workplan_cli.model.message import _
from workplan_cli.model.number import digits
from workplan_cli.model.report import Entry
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP311",
    name="percent-not-of-parts",
    summary=_("A percentage is not what part and whole come to."),
    why=_("One of the three figures is wrong; what counts is part over whole."),
    fix=_("Correct the figure that is wrong, or leave value out."),
    bad="""
entries:
- target: 13.5.3
  value: 85  # <-
  part: 45
  whole: 60
""",
    good="""
entries:
- target: 13.5.3
  part: 45
  whole: 60
""",
)


def check(context: ReportContext) -> Findings:
    """Every percentage that rounding does not explain."""
    for index, entry, _target in context.percentages:
        share = _share(entry) if entry.value is not None else None
        if entry.value is None or share is None:
            continue
        if abs(share - Fraction(entry.value)) >= _last_place(entry):
            yield finding(
                ("entries", index, "value"),
                _("{part} of {whole} is {share} percent; value says {value}"),
                part=digits(entry.part or Decimal(0)),
                whole=digits(entry.whole or Decimal(0)),
                share=share,
                value=digits(entry.value),
            )


def _share(entry: Entry) -> Fraction | None:
    """100 x part / whole, where both can be meant."""
    if entry.part is None or entry.whole is None or not 0 <= entry.part <= entry.whole:
        return None
    return 100 * Fraction(entry.part) / Fraction(entry.whole) if entry.whole else None


def _last_place(entry: Entry) -> Fraction:
    """One in the last place of the percentage as it is written: 1 for 67, 0.1 for 66.7."""
    exponent = entry.value.as_tuple().exponent if entry.value is not None else 0
    return Fraction(10) ** min(int(exponent), 0)
