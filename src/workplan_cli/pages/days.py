"""The two days of every page: the one that is judged, and up to which reports were taken in."""

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.outcome import Outcome
from workplan_cli.pages.values import LongDay

JUDGED = _("judged on")
"""The day that figures and statuses describe."""
KNOWN = _("known on")
"""The day up to which reports were taken in: who is late or missing is judged on it."""


def two_days(outcome: Outcome) -> Message:
    """Both days as the head of a page names them (D-271)."""
    return message(
        _("Judged on {judged} · known on {known}"), judged=outcome.as_of, known=outcome.known_on
    )


def two_days_in_words(outcome: Outcome) -> Message:
    """Both days as a sentence of a paper."""
    return message(
        _("Progress is judged on {judged}; reports are known up to {known}."),
        judged=LongDay(outcome.as_of),
        known=LongDay(outcome.known_on),
    )
