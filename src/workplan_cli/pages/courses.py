"""Where a target is heading, in words."""

from fractions import Fraction

from workplan_cli.assessment.outlook import Outlook
from workplan_cli.model.course import COURSE_WORDS, UNTOLD
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.target import Target
from workplan_cli.pages.goals import with_unit
from workplan_cli.pages.values import Amount, Quotient, Said, clauses


def a_month(target: Target, amount: Fraction) -> Message:
    """How much a month, of shares in percentage points."""
    share = target.measure_facts.percent
    points = Amount(Quotient(amount, 1), message(_("points")))
    return message(
        _("{amount} a month"), amount=points if share else with_unit(target, Quotient(amount))
    )


def course_in_words(heads: Outlook | None) -> Said:
    """The course, or why it cannot be told from the pace; nothing for continuing work."""
    if heads is None:
        return None
    why: Said = message(UNTOLD[heads.untold] if heads.untold else COURSE_WORDS[heads.course])
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


def expected_in_words(heads: Outlook) -> Message:
    """When what will be late is due, and when it is to be expected."""
    due = heads.result.due
    if heads.forecast is not None:
        return message(
            _("due on {due}, reported as expected on {day}"), due=due, day=heads.forecast
        )
    day = heads.pace.reached_on if heads.pace else None
    if day is None:
        return message(_("due on {due}, at this pace never reached"), due=due)
    return message(_("due on {due}, at this pace reached on {day}"), due=due, day=day)
