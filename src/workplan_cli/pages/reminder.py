"""`workplan chase --notice 催办`: a letter to each unit that owes something."""

from collections.abc import Iterator

from workplan_cli.assessment.duties import Chase, Duties
from workplan_cli.model.doubt import Doubt
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.pages.blocks import Page, Paragraph, Sheet, page, plain_items, section
from workplan_cli.pages.notices import (
    Titled,
    behind,
    lag_in_words,
    listed,
    numbered,
    signature,
)
from workplan_cli.pages.phrases import name_of
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import LongDay, LongPeriod, Said


def reminders(chase: Chase) -> tuple[Page, ...]:
    """A letter a unit, in the order of the units file; none where nobody owes anything."""
    return tuple(_letter(chase, duties) for duties in to_remind(chase))


def to_remind(chase: Chase) -> tuple[Duties, ...]:
    """The units that get a letter, in the order of the units file."""
    return tuple(duties for duties in chase.all_duties if duties.owes_anything)


def _letter(chase: Chase, duties: Duties) -> Page:
    title = message(_("Reminder concerning reports on “{plan}”"), plan=chase.outcome.plan.title)
    to = message(_("To {unit}:"), unit=unit_name(chase.outcome, duties.unit))
    opening = section(Paragraph(to, place="address"), _opening(chase, duties))
    closing = section(*_requests(duties), *signature(chase))
    late = behind(chase, [duties])
    sections = [opening, *numbered(list(_matters(chase, duties, late))), closing]
    return page(title, sections, [late])


def _opening(chase: Chase, duties: Duties) -> Message:
    last = duties.submissions[-1] if duties.submissions else None
    day = LongDay(chase.day)
    if last is not None and last.state == "on_time":
        return message(
            _("Your report for {period} came on time, for which we thank you. "
              "As of {day}, the following is still open."),
            period=LongPeriod(last.period),
            day=day,
        )  # fmt: skip
    return message(_("As of {day}, the following is still open."), day=day)


def _matters(chase: Chase, duties: Duties, late: Sheet) -> Iterator[Titled]:
    if duties.to_do_again:
        yield message(_("Reports to be sent again")), plain_items(_again(duties))
    if duties.missing or duties.open:
        yield message(_("Reports missing")), plain_items(_reports(duties))
    if duties.wrong:
        errors = (_error(result, doubt) for result, doubt in duties.wrong)
        yield message(_("Figures to be corrected")), plain_items(errors)
    if duties.entries:
        names = listed(chase, duties, duties.entries, map(name_of, duties.entries))
        yield message(_("Targets left out of the reports that came")), names
    if duties.unbacked:
        text = _("{target} {title} ({period})")
        entries = (
            message(text, **_named(one), period=LongPeriod(reading.period))
            for one, reading in duties.unbacked
        )
        results = [result for result, _reading in duties.unbacked]
        yield message(_("Entries without evidence")), listed(chase, duties, results, entries)
    if duties.lags:
        lags = (lag_in_words(chase.outcome, lag) for lag in duties.lags)
        yield late.title, plain_items(lags)


def _named(result: TargetResult) -> dict[str, Said]:
    return {"target": result.target.id, "title": result.target.title}


def _error(result: TargetResult, doubt: Doubt) -> Message:
    return message(
        _("{target} {title} ({file}, line {line}): {error}"),
        **_named(result),
        error=doubt.what,
        file=doubt.file,
        line=doubt.place.line if doubt.place else None,
    )


def _again(duties: Duties) -> Iterator[Message]:
    for submission in duties.to_do_again:
        if (mistake := submission.mistake) is not None:
            yield message(
                _("The report for {period} came; line {line} has a mistake ({mistake}). "
                  "Please correct it and send the report again."),
                period=LongPeriod(submission.period),
                line=mistake.place.line,
                mistake=mistake.message,
            )  # fmt: skip
        else:
            yield message(
                _("The report for {period} came and says nothing. Please fill it in and send it "
                  "again."),
                period=LongPeriod(submission.period),
            )  # fmt: skip


def _reports(duties: Duties) -> Iterator[Message]:
    for submission in duties.missing:
        yield counted(
            _("The report for {period} was due on {due} and is {count} day late."),
            _("The report for {period} was due on {due} and is {count} days late."),
            submission.days,
            period=LongPeriod(submission.period),
            due=LongDay(submission.due),
        )
    if len(duties.missing) > 1:
        yield message(
            _("No report has come for {count} periods in a row."), count=len(duties.missing)
        )
    if duties.open:
        yield counted(
            _("The report for {period} is due by {due}: {count} day is left."),
            _("The report for {period} is due by {due}: {count} days are left."),
            duties.open.days,
            period=LongPeriod(duties.open.period),
            due=LongDay(duties.open.due),
        )


def _requests(duties: Duties) -> Iterator[Message]:
    if duties.wrong:
        yield message(_("Please correct the figures named above, and send the report again with a "
                        "higher revision, within three working days of this notice."))  # fmt: skip
    if duties.is_lacking or duties.open:
        yield message(_request(duties))


def _request(duties: Duties) -> str:
    if not duties.is_lacking:
        return _("Please submit the report by that day.")
    if not duties.lags:
        return _("Please submit what is missing within three working days of this notice.")
    if duties.missing or duties.to_do_again or duties.entries or duties.unbacked:
        return _(
            "Please submit what is missing within three working days of this notice, and state for "
            "each target behind schedule the reason and the next step."
        )
    return _(
        "Please state within three working days of this notice, for each target behind schedule, "
        "the reason and the next step."
    )
