"""The page of `workplan chase`: units and what they owe; one unit in full."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from workplan_cli.assessment.duties import LEVELS, Chase, Duties, submissions_of
from workplan_cli.model.message import _, counted, message
from workplan_cli.model.outcome import PROMPTNESS, Promptness, Submission
from workplan_cli.pages.blocks import (
    Column,
    Items,
    Marks,
    Page,
    PageSection,
    Paragraph,
    Pieces,
    Sheet,
    Table,
    page,
    section,
    table,
)
from workplan_cli.pages.lags import OF_ONE_UNIT, Late
from workplan_cli.pages.marks import level_in_words, of_level, of_promptness, promptness_in_words
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Said, run


def chase_page(chase: Chase) -> Page:
    """The matrix of all units, the most pressing first; or everything about one."""
    sections = [section(*_header(chase))]
    if chase.single:
        for duties in chase.all_duties:
            sections += _in_full(chase, duties)
    else:
        sections += [section(_matrix(chase)), section(_legend(chase))]
    sections.append(section(*_hints(chase)))
    rows = tuple(_rows(chase, chase.all_duties))
    return page(
        chase.outcome.plan.title, sections, [Sheet("units", _("Units"), lambda: table(_DATA, rows))]
    )


def _header(chase: Chase) -> Iterator[Paragraph | Pieces]:
    period = chase.outcome.period
    if period is None:
        yield Paragraph(message(_("As of {day} · no period is over yet"), day=chase.day))
        return
    submissions = submissions_of(chase.all_duties, period)
    yield Paragraph(
        message(
            _("As of {day} · {period} due by {due} · progress on {progress}"),
            day=chase.day,
            period=period.name,
            due=next(
                (submission.due for found in submissions.values() for _duties, submission in found),
                None,
            ),
            progress=chase.progress_on,
        )
    )
    if not chase.single:
        yield Pieces(
            tuple(
                of_promptness(state, len(submissions[state]))
                for state in PROMPTNESS
                if submissions[state]
            )
        )


_Row = tuple[Chase, Duties]


def _rows(chase: Chase, all_duties: Iterable[Duties]) -> Iterator[_Row]:
    return ((chase, duties) for duties in all_duties)


def _name(row: _Row) -> Said:
    return unit_name(row[0].outcome, row[1].unit)


def _of_duties(read: Callable[[Duties], Said]) -> Callable[[_Row], Said]:
    return lambda row: read(row[1])


def _of_last(read: Callable[[Submission], Said]) -> Callable[[_Row], Said]:
    return lambda row: read(row[1].submissions[-1]) if row[1].submissions else None


def _submitted(submission: Submission) -> Said:
    return submission.filed.report.submitted if submission.filed else None


_MATRIX = (
    Column(_("Unit"), "text", lambda row: run(row[1].unit, _name(row)), 1, width=30),
    Column(_("reports"), "mark", lambda row: Marks(tuple(
        of_promptness(submission.state) for submission in row[1].submissions))),
    Column(_("days"), "count", _of_duties(lambda duties: duties.days_late), width=8),
    Column(_("unheard"), "count", _of_duties(lambda duties: len(duties.missing)), width=8),
    Column(_("entries"), "count", _of_duties(lambda duties: len(duties.entries)), width=8),
    Column(_("evidence"), "count", _of_duties(lambda duties: len(duties.unbacked)), width=8),
    Column(_("lagging"), "count", _of_duties(lambda duties: len(duties.lags)), width=8),
    Column(_("level"), "mark", lambda row: of_level(row[1].level), width=10),
)  # fmt: skip
_DATA = (
    Column(_("unit"), "id", _of_duties(lambda duties: duties.unit), width=10),
    Column(_("name"), "text", _name, 1, width=24),
    Column(_("level code"), "text", _of_duties(lambda duties: duties.level)),
    Column(_("level"), "text", _of_duties(lambda duties: level_in_words(duties.level))),
    Column(_("newest period"), "text", _of_last(lambda submission: submission.period.name)),
    Column(_("state"), "text", _of_last(lambda submission: promptness_in_words(submission.state))),
    Column(_("submitted on"), "date", _of_last(_submitted)),
    Column(_("days late"), "number", _of_duties(lambda duties: duties.days_late), width=10),
    Column(_("periods silent"), "number", _of_duties(lambda duties: len(duties.missing)), width=10),
    Column(_("missing reports"), "text", _of_duties(lambda duties: run(
        *(submission.period.name for submission in duties.missing))), width=20),
    Column(_("missing entries"), "text", _of_duties(lambda duties: run(
        *(one.target.id for one in duties.entries))), width=20),
    Column(_("missing evidence"), "text", _of_duties(lambda duties: run(
        *(result.target.id for result, _reading in duties.unbacked))), width=20),
    Column(_("lagging"), "text", _of_duties(lambda duties: run(
        *(lag.result.target.id for lag in duties.lags))), width=20),
)  # fmt: skip
_TURNS = (
    Column(_("period"), "id", lambda submission: submission.period.name),
    Column(_("due"), "date", lambda submission: submission.due),
    Column(_("submitted on"), "date", _submitted),
    Column(
        "",
        "mark",
        lambda submission: of_promptness(submission.state, word=_turn_words(submission)),
        1,
        width=30,
    ),
)


def _matrix(chase: Chase) -> Table:
    return table(
        _MATRIX, _rows(chase, sorted(chase.all_duties, key=lambda one: LEVELS.index(one.level)))
    )


def _legend(chase: Chase) -> Pieces:
    present = {submission.state for duties in chase.all_duties for submission in duties.submissions}
    signs = (of_promptness(state) for state in PROMPTNESS if state in present)
    return Pieces((message(_("One sign a period, the oldest first:")), *signs))


def _in_full(chase: Chase, duties: Duties) -> Iterator[PageSection | None]:
    name = run(duties.unit, unit_name(chase.outcome, duties.unit))
    yield section(Pieces((name, of_level(duties.level)), between="  "))
    yield section(table(_TURNS, duties.submissions))
    left_out = (run(one.target.id, one.target.title) for one in duties.entries)
    yield _list(_("Targets left out of the newest report"), left_out)
    unbacked = (
        run(
            run(result.target.id, result.target.title),
            f"{reading.file}:{reading.place.line}",
            between="  ",
        )
        for result, reading in duties.unbacked
    )
    yield _list(_("Entries without evidence"), unbacked)
    if duties.lags:
        late = (Late(chase.outcome, duties.unit, lag) for lag in duties.lags)
        yield section(table(OF_ONE_UNIT, late), heading=_("Lagging behind"))
    if not duties.owes_anything:
        yield section(Paragraph(message(_("Nothing is owed."))))


_COUNTED: dict[Promptness, tuple[str, str]] = {
    "late": (_("came {count} day late"), _("came {count} days late")),
    "missing": (_("missing, {count} day late"), _("missing, {count} days late")),
    "open": (_("still time, {count} day left"), _("still time, {count} days left")),
}


def _turn_words(submission: Submission) -> Said:
    """How the report came, with the days; None for the usual word."""
    return (
        counted(*_COUNTED[submission.state], submission.days)
        if submission.state in _COUNTED
        else None
    )


def _list(heading: str, things: Iterator[Said]) -> PageSection | None:
    items = tuple((None, thing) for thing in things)
    return section(Items(items), heading=heading) if items else None


def _hints(chase: Chase) -> Iterator[Paragraph | Pieces]:
    if not any(duties.owes_anything for duties in chase.all_duties):
        return
    if chase.single:
        unit = chase.all_duties[0].unit
        yield Paragraph(
            message(_("Text of a reminder: --unit {unit} --notice reminder"), unit=unit)
        )
        return
    found = Counter(duties.level for duties in chase.all_duties)
    yield Pieces(tuple(of_level(level, found[level]) for level in LEVELS))
    first = next(
        duties.unit for level in LEVELS for duties in chase.all_duties if duties.level == level
    )
    yield Paragraph(message(_("Everything about one unit: --unit {unit}"), unit=first))
    yield Paragraph(
        message(_("Text of reminders and of a circular: --notice reminder, --notice circular"))
    )
