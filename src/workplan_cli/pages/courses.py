"""Where a target is heading, in words."""

from fractions import Fraction

from workplan_cli.assessment.outlook import Outlook
from workplan_cli.model.course import COURSE_WORDS, UNTOLD
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.target import Target
from workplan_cli.pages.goals import with_unit
from workplan_cli.pages.values import Quotient, Said, clauses


def a_month(target: Target, amount: Fraction) -> Message:
    """How much a month, of shares in percentage points."""
    if target.measure_facts.percent:
        return message(_("{points} points a month"), points=Quotient(amount, 1))
    return message(_("{amount} a month"), amount=with_unit(target, Quotient(amount)))


def course_in_words(heads: Outlook | None) -> Said:
    """The course, or why it cannot be told from the pace; nothing for continuing work."""
    if heads is None:
        return None
    if heads.untold is None:
        return message(COURSE_WORDS[heads.course])
    why: Said = message(UNTOLD[heads.untold])
    if heads.untold == "open":
        why = clauses((why, *_days(heads)))
    if heads.forecast is not None:
        why = clauses((why, message(_("reported as expected on {day}"), day=heads.forecast)))
    return why


def _days(heads: Outlook) -> tuple[Said, Said]:
    """From when to when it would be reached."""
    never = message(_("at worst never"))
    worst = message(_("at worst on {day}"), day=heads.latest) if heads.latest else never
    best = message(_("at best it would be reached on {day}"), day=heads.earliest)
    return best, worst
