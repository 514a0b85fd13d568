"""Why it cannot be told from the reports how a target stands, in a sentence."""

from collections.abc import Mapping
from fractions import Fraction

from workplan_cli.assessment.case import Case
from workplan_cli.assessment.case_rating import heard_alone, rating_of
from workplan_cli.assessment.ratings import Ratings
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.status import STATUS, status_word


def unsettled(case: Case, judged: Ratings) -> Message:
    """What the status hangs on, as far as the reports leave it open."""
    floor, ceiling = judged.floor, judged.ceiling
    if floor is None or ceiling is None:
        one, many = _BEGAN_UNKNOWN
        return counted(one, many, len(case.not_reporting))
    words = {"floor": status_word(floor.status), "ceiling": status_word(ceiling.status)}
    if case.awaited is not None and floor.status == "overdue":
        short = _("short by the reports so far; the figure of the due day is to be there by {day}")
        open_ = _("{ceiling} if it holds by the figure that is to be there by {day}, else {floor}")
        return message(open_ if case.manner == "level" else short, day=case.awaited, **words)
    if floor.status == ceiling.status == "undecided":
        one, many = _NO_FIGURE
        return counted(one, many, int(floor.remaining or 0))
    if not case.pending:
        return _uncertain(case, words)
    if all(case.no_figure.get(unit) == "not_published" for unit in case.pending):
        return message(_("{floor} or {ceiling}: the figure is not published yet"), **words)
    if all(case.no_figure.get(unit) == "nothing_new" for unit in case.not_reporting) and (
        case.pending == case.not_reporting
    ):
        one, many = _NOTHING_BEFORE
        return counted(one, many, len(case.pending), **words)
    if not case.gaps.keys().isdisjoint(case.pending):
        one, many = _LEFT_OUT
        return counted(one, many, len(case.pending), **words)
    if case.manner == "throughout" and (kept := _kept_so_far(case, judged, words)):
        return kept
    if case.manner in {"throughout", "level"}:
        one, many = _IF_IT_HOLDS
        return counted(one, many, len(case.pending), **words)
    if not case.silent:
        text = _(
            "the figures are of {day}: {floor} if nothing was done since, "
            "{ceiling} at the pace of the schedule"
        )
        return message(text, day=max(one.newest.until for one in case.counted.values()), **words)
    heard = len(case.pending) - len(frozenset(case.pending) & frozenset(case.silent))
    one, many = _IF_ON_PACE_SINCE if heard else _IF_ON_PACE
    return counted(one, many, len(case.pending) - heard, **words)


def _uncertain(case: Case, words: Mapping[str, Message]) -> Message:
    template = _("{floor} or {ceiling}: some units gave a percentage without its whole")
    if case.target.combine_facts.by_names:
        template = _("{floor} or {ceiling}: some things were counted without a name")
    return message(template, **words)


def _kept_so_far(case: Case, judged: Ratings, words: Mapping[str, Message]) -> Message | None:
    """What would break what is kept so far: of a limit on a sum, more than what it leaves.

    None where it is not kept, neither by all figures nor by those that are new.
    """
    target, facts = case.target, case.criterion.goal.facts
    how = target.combine_facts
    left = (case.criterion.amount or Fraction(0)) - (judged.rating.actual or Fraction(0))
    if not STATUS[rating_of(case, case.reporting(case.counted)).status].good:
        heard = heard_alone(case)
        if heard is None or not STATUS[heard.status].good:
            return None
        one, many = _WITH_OLDER
    elif how.adds_figures and facts.lower_is_better and target.measure_facts.quantity:
        one, many = _WITH_A_CASE if not left else _WITH_MORE
    else:
        one, many = _IN_ONE if how.by_unit or how.picks in {"highest", "lowest"} else _TOGETHER
    return counted(one, many, len(case.pending), left=left, **words)


_WITH_OLDER = (
    _("{ceiling} by those that were heard; {floor} with the older figure of {count} silent unit"),
    _("{ceiling} by those that were heard; {floor} with older figures of {count} silent units"),
)
_BEGAN_UNKNOWN = (
    _("cannot be told: the baseline is that of all, and {count} unit has never given its figure"),
    _("cannot be told: the baseline is that of all, and {count} units have never given theirs"),
)
_IF_ON_PACE = (
    _("{floor} if the {count} silent unit did nothing, {ceiling} if it kept pace"),
    _("{floor} if the {count} silent units did nothing, {ceiling} if they kept pace"),
)
_IF_ON_PACE_SINCE = (
    _("{floor} if the {count} silent unit, and the others since their figures, did nothing; "
      "{ceiling} if all kept pace"),
    _("{floor} if the {count} silent units, and the others since their figures, did nothing; "
      "{ceiling} if all kept pace"),
)  # fmt: skip
_NO_FIGURE = (
    _("{count} unit that has to reach the goal has given no figure"),
    _("{count} units that have to reach the goal have given no figure"),
)
_NOTHING_BEFORE = (
    _("{floor} or {ceiling}: {count} unit says that nothing is new, and has given no figure"),
    _("{floor} or {ceiling}: {count} units say that nothing is new, and have given no figure"),
)
_LEFT_OUT = (
    _("{floor} or {ceiling}: a period, or the newest figure, of {count} unit is not known"),
    _("{floor} or {ceiling}: a period, or the newest figure, of {count} units is not known"),
)
_IF_IT_HOLDS = (
    _("{ceiling} if it holds with the {count} silent unit, else {floor}"),
    _("{ceiling} if it holds with the {count} silent units, else {floor}"),
)
_WITH_A_CASE = (
    _("{ceiling} by the reports; broken if the {count} silent unit has a case"),
    _("{ceiling} by the reports; broken if one of the {count} silent units has a case"),
)
_WITH_MORE = (
    _("{ceiling} by the reports; broken if the {count} silent unit adds more than {left}"),
    _("{ceiling} by the reports; broken if the {count} silent units together add more than {left}"),
)
_IN_ONE = (
    _("{ceiling} by the reports; broken if it does not hold in the {count} silent unit"),
    _("{ceiling} by the reports; broken if it does not hold in one of the {count} silent units"),
)
_TOGETHER = (
    _("{ceiling} by the reports; broken if it does not hold with the {count} silent unit"),
    _("{ceiling} by the reports; broken if it does not hold with the {count} silent units"),
)
