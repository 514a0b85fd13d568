"""Why a status is what it is, in sentences."""

from collections.abc import Iterator

from workplan_cli.assessment.case import Case
from workplan_cli.assessment.verdicts import Verdicts
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.words import status_word


def reasons(case: Case, judged: Verdicts) -> Iterator[Message]:
    """The sentences that a status needs beside its figures, the most important first."""
    status = judged.verdict.status
    if status in {"overdue", "unreported"}:
        yield from _past_due(case, status)
    if status == "no_baseline":
        yield message(
            _("cannot be computed: no report gives the value before the plan began (baseline)")
        )
    if judged.settled is False:
        yield _unsettled(case, judged)
    if status == "silent":
        yield _silence(case)
    yield from _remarks(case, judged)


def _past_due(case: Case, status: str) -> Iterator[Message]:
    late = (case.day.date - case.yardstick.due).days
    if late <= 0:
        return
    if status == "overdue":
        yield counted(
            _("was due on {due}, {count} day ago"),
            _("was due on {due}, {count} days ago"),
            late,
            due=case.yardstick.due,
        )
    else:
        yield message(
            _("was due on {due}; nobody has reported, so it cannot be told"), due=case.yardstick.due
        )


def _unsettled(case: Case, judged: Verdicts) -> Message:
    floor, ceiling = judged.floor, judged.ceiling
    if floor is None or ceiling is None:
        return message(_("cannot be told from the reports"))
    words = {"floor": status_word(floor.status), "ceiling": status_word(ceiling.status)}
    if not case.silent:
        return message(
            _("{floor} or {ceiling}: some units gave a percentage without its whole"), **words
        )
    if case.goal and case.goal.kind in {"at_most", "not_below_baseline"}:
        return counted(
            _("{ceiling} by the reports; broken if the {count} silent unit has a case"),
            _("{ceiling} by the reports; broken if one of the {count} silent units has a case"),
            len(case.silent),
            **words,
        )
    return counted(
        _("{floor} if the {count} silent unit did nothing, {ceiling} if it kept pace"),
        _("{floor} if the {count} silent units did nothing, {ceiling} if they kept pace"),
        len(case.silent),
        **words,
    )


def _silence(case: Case) -> Message:
    newest = max(
        (one.newest.period for one in case.counted.values()),
        key=lambda period: period.order,
        default=None,
    )
    if newest is None:
        return message(_("nothing has been reported on it"))
    return message(_("nothing since {period}"), period=newest.name)


def _remarks(case: Case, judged: Verdicts) -> Iterator[Message]:
    verdict = judged.verdict
    if verdict.above_range:
        yield message(_("above what the goal asks for"))
    if case.goal and case.goal.kind in {"fall_by", "rise_by"} and (verdict.progress or 0) < 0:
        yield message(_("worse than the baseline"))
    if case.revision is not None:
        yield message(
            _("goal in force since {day}: {reason}"),
            day=case.revision.on,
            reason=case.revision.reason,
        )
    left_out = [unit for unit, use in case.use.items() if use == "not_expected"]
    if left_out:
        yield message(
            _("not counted, because they do not report on it: {units}"), units=", ".join(left_out)
        )
