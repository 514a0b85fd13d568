"""The lights of pages: of a status, of a unit's level, of a report that was due."""

from collections.abc import Mapping

from workplan_cli.assessment.duties import Duties, Level
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.outcome import Promptness, Submission, TargetResult
from workplan_cli.model.status import STATUS, Light, Status
from workplan_cli.pages.blocks import Mark
from workplan_cli.pages.values import Said, run

_LEVELS: Mapping[Level, tuple[str, Light, str]] = {
    "red": ("▼", "red", _("red")),
    "yellow": ("▽", "yellow", _("yellow")),
    "blue": ("□", "blue", _("blue")),
    "green": ("■", "green", _("green")),
}
"""A sign and a colour; no two of them share a sign."""
_PROMPTNESS: Mapping[Promptness, tuple[str, Light, str]] = {
    "on_time": ("●", "green", _("on time")),
    "late": ("▽", "yellow", _("came late")),
    "undated": ("?", "grey", _("day not known")),
    "wrong": ("!", "yellow", _("received, to be corrected")),
    "empty": ("○", "yellow", _("received, empty")),
    "missing": ("✖", "red", _("missing")),
    "open": ("□", "blue", _("still time")),
}


def of_status(status: Status, more: Said = None) -> Mark:
    """The light of a target's status."""
    facts = STATUS[status]
    return Mark(facts.sign, facts.light, facts.word, more, status)


def of_result(result: TargetResult) -> Mark:
    """The light of a target on its day, and what is to be known of it.

    The least one, where it may be a better of that light; `!` where its figure has an error that is
    not corrected, `*` where it is in doubt for another reason.
    """
    said: list[Said] = [message(_("at least"))] if result.at_least else []
    if result.doubts:
        wrong = any(one.kind == "error" for one in result.doubts)
        said.append("!" if wrong else "*")
    return of_status(result.status, run(*said) if said else None)


def of_level(level: Level, more: Said = None) -> Mark:
    """The light of a unit."""
    sign, light, word = _LEVELS[level]
    return Mark(sign, light, word, more)


def of_duties(duties: Duties) -> Mark:
    """The light of a unit; `!` where it has something to correct."""
    return of_level(duties.level, "!" if duties.wrong else None)


def of_promptness(state: Promptness, more: Said = None, word: Said = None) -> Mark:
    """How a report that was due came, in the usual word or in others."""
    sign, light, usual = _PROMPTNESS[state]
    return Mark(sign, light, word or usual, more)


def to_correct(submission: Submission) -> Message:
    """That a report came and cannot be read, with the place of its first mistake."""
    return message(_("received, to be corrected ({place})"), place=first_mistake(submission))


def first_mistake(submission: Submission) -> Message:
    """Where the first mistake is in a report that came and cannot be read."""
    mistake = submission.mistake
    return message(
        _("{file}, line {line}"),
        file=mistake.file if mistake else None,
        line=mistake.place.line if mistake else None,
    )
