"""`workplan chase --notice 通报`: one paper to all units on how a period was reported."""

from collections.abc import Iterator, Mapping, Sequence

from workplan_cli.assessment.duties import Chase, Duties, settled_period, submissions_of
from workplan_cli.model.message import Message, _, counted, first_few, message
from workplan_cli.model.outcome import Promptness, Submission
from workplan_cli.model.period import Period
from workplan_cli.pages.blocks import Page, Paragraph, page, plain_items, section
from workplan_cli.pages.notices import FEW, MANY, Titled, behind, numbered, signature
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import LongDay, LongPeriod, Run, Said, clauses, run

_COUNTS: Mapping[Promptness, str] = {
    "on_time": _("{count} on time"),
    "late": _("{count} late"),
    "undated": _("{count} without a day of submission"),
    "wrong": _("{count} received and to be corrected"),
    "empty": _("{count} empty"),
    "missing": _("{count} not at all"),
}
_LEFT_OUT = (_("targets left out: {ids}"), _("{count} targets left out: {ids}"))
_UNBACKED = (_("entries without evidence: {ids}"), _("{count} entries without evidence: {ids}"))
Submissions = Mapping[Promptness, Sequence[tuple[Duties, Submission]]]


def circular(chase: Chase) -> tuple[Page, ...]:
    """A paper on the newest period for which nobody has time left; none where there is none."""
    period = settled_period(chase.all_duties)
    if period is None:
        return ()
    submissions = submissions_of(chase.all_duties, period)
    title = message(
        _("Circular on the reports on “{plan}” for {period}"),
        plan=chase.outcome.plan.title,
        period=LongPeriod(period),
    )
    to = Paragraph(message(_("To all units:")), place="address")
    opening = section(to, _opening(chase, period, submissions))
    parts = [*_punctuality(chase, submissions), *_contents(chase), _request()]
    sections = [opening, *numbered(parts), section(*signature(chase))]
    return (page(title, sections, [behind(chase, chase.all_duties)]),)


def _opening(chase: Chase, period: Period, submissions: Submissions) -> Message:
    due = next(submission.due for found in submissions.values() for _duties, submission in found)
    counts = (
        message(template, count=len(submissions[state]))
        for state, template in _COUNTS.items()
        if submissions[state]
    )
    return counted(
        _("Reports for {period} were due by {due}. As of {day}, of {count} unit these have "
          "reported: {counts}."),
        _("Reports for {period} were due by {due}. As of {day}, of {count} units these have "
          "reported: {counts}."),
        sum(len(found) for found in submissions.values()),
        period=LongPeriod(period),
        due=LongDay(due),
        day=LongDay(chase.day),
        counts=tuple(counts),
    )  # fmt: skip


def _punctuality(chase: Chase, submissions: Submissions) -> Iterator[Titled]:
    if submissions["on_time"]:
        yield message(_("Reported on time")), _praise(chase, submissions["on_time"])
    if submissions["late"]:
        late = (_late(chase, duties, submission) for duties, submission in submissions["late"])
        yield message(_("Reported late")), plain_items(late)
    if units := _names(chase, submissions["undated"]):
        text = _("The reports of {units} do not say when they were submitted.")
        yield message(_("Day of submission not known")), message(text, units=units)
    if submissions["wrong"]:
        wrong = (_wrong(chase, *one) for one in submissions["wrong"])
        yield message(_("Received, to be corrected")), plain_items(wrong)
    if units := _names(chase, submissions["empty"]):
        text = _("The reports of {units} are there and say nothing.")
        yield message(_("Empty reports")), message(text, units=units)
    if submissions["missing"]:
        missing = (_missing(chase, duties) for duties, _one in submissions["missing"])
        yield message(_("Not reported")), plain_items(missing)


def _names(chase: Chase, found: Sequence[tuple[Duties, Submission]]) -> Said:
    return tuple(unit_name(chase.outcome, duties.unit) for duties, _submission in found)


def _praise(chase: Chase, found: Sequence[tuple[Duties, Submission]]) -> Message | Run:
    """Everybody on time by name, and whose reports were complete as well; none with a red light."""
    whole = [
        (one, report)
        for one, report in found
        if not (one.entries or one.wrong or one.unbacked or one.level == "red")
    ]
    everybody = message(_("On time were: {units}."), units=_names(chase, found))
    if not whole:
        return everybody
    who = message(_("all of them")) if len(whole) == len(found) else _names(chase, whole)
    text = _(" Commended for reports that were also complete, with all evidence: {units}.")
    return run(everybody, message(text, units=who), between="")


def _late(chase: Chase, duties: Duties, submission: Submission) -> Message:
    day = submission.submitted
    return counted(
        _("{unit}: submitted on {day}, {count} day late"),
        _("{unit}: submitted on {day}, {count} days late"),
        submission.days,
        unit=unit_name(chase.outcome, duties.unit),
        day=LongDay(day) if day else None,
    )


def _wrong(chase: Chase, duties: Duties, submission: Submission) -> Message:
    mistake = submission.mistake
    return message(
        _("{unit}: the report came; line {line} has a mistake"),
        unit=unit_name(chase.outcome, duties.unit),
        line=mistake.place.line if mistake else None,
    )


def _missing(chase: Chase, duties: Duties) -> Message:
    unit = unit_name(chase.outcome, duties.unit)
    if len(duties.missing) > 1:
        return message(
            _("{unit}: nothing for {count} periods in a row, the oldest {days} days late"),
            unit=unit,
            count=len(duties.missing),
            days=duties.days_late,
        )
    return counted(
        _("{unit}: {count} day late"), _("{unit}: {count} days late"), duties.days_late, unit=unit
    )


def _contents(chase: Chase) -> Iterator[Titled]:
    incomplete = [duties for duties in chase.all_duties if duties.entries or duties.unbacked]
    if incomplete:
        matters = (_incomplete(chase, duties) for duties in incomplete)
        yield message(_("Incomplete reports")), plain_items(matters)
    found = behind(chase, chase.all_duties)
    lags = found.make()
    if lags.rows:
        yield found.title, lags


def _incomplete(chase: Chase, duties: Duties) -> Message:
    unbacked = [result for result, _reading in duties.unbacked]
    matters = [
        message(few, ids=ids)
        if len(ids) <= MANY
        else message(many, count=len(ids), ids=first_few(ids, FEW))
        for found, (few, many) in ((duties.entries, _LEFT_OUT), (unbacked, _UNBACKED))
        if (ids := tuple(one.target.id for one in found))
    ]
    return message(
        _("{unit}: {matters}"), unit=unit_name(chase.outcome, duties.unit), matters=clauses(matters)
    )


def _request() -> Titled:
    text = message(
        _("Units that have not reported, or left something out, submit it within three working "
          "days of this circular; so do those whose reports are to be corrected or are empty. "
          "Units behind schedule state the reason and the next step. "
          "Reports that came on time are to stay so.")
    )  # fmt: skip
    return message(_("What is asked")), text
