"""The page of `workplan chase`: units and what they owe; one unit in full."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from workplan_cli.assessment.duties import LEVELS, Chase, Duties, submissions_of
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import PROMPTNESS, Outcome, Promptness, Submission
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Column, Page, PageSection, Sheet, page, section, table
from workplan_cli.pages.marks import of_duties, of_level, of_promptness, to_correct
from workplan_cli.pages.notices import OF_ONE_UNIT, Late
from workplan_cli.pages.phrases import name_of, two_days
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Said, run


def chase_page(chase: Chase) -> Page:
    """The matrix of all units, the most pressing first; or everything about one."""
    sections = [section(*_header(chase))]
    if chase.single:
        for duties in chase.all_duties:
            sections += _in_full(chase, duties)
    else:
        matrix = table(_MATRIX, _rows(chase, sorted(chase.all_duties, key=_pressing)))
        present = {turn.state for duties in chase.all_duties for turn in duties.submissions}
        signs = (of_promptness(state) for state in PROMPTNESS if state in present)
        legend = blocks.Pieces((message(_("One sign a period, the oldest first:")), *signs))
        sections += [section(matrix), section(legend, *_to_correct(chase))]
    sections.append(section(*_hints(chase)))
    rows = tuple(_rows(chase, chase.all_duties))
    return page(
        chase.outcome.plan.title, sections, [Sheet("units", _("Units"), lambda: table(_DATA, rows))]
    )


def _to_correct(chase: Chase) -> Iterator[Message]:
    if count := sum(bool(duties.wrong) for duties in chase.all_duties):
        yield counted(
            _("{count} unit has figures to be corrected (!)"),
            _("{count} units have figures to be corrected (!)"),
            count,
        )


def _pressing(duties: Duties) -> int:
    """Sort key: the heaviest light first."""
    return LEVELS.index(duties.level)


def _header(chase: Chase) -> Iterator[blocks.Part]:
    period = chase.outcome.period
    if period is None:
        nothing = message(_("no period is over yet"))
        yield run(two_days(chase.outcome), nothing, between=" · ")
        return
    submissions = submissions_of(chase.all_duties, period)
    due = next((turn.due for found in submissions.values() for _duties, turn in found), None)
    asked = message(_("{period} due by {due}"), period=period.name, due=due)
    yield run(two_days(chase.outcome), asked, between=" · ")
    if not chase.single:
        found = (state for state in PROMPTNESS if submissions[state])
        yield blocks.Pieces(tuple(of_promptness(one, len(submissions[one])) for one in found))


class _Row(NamedTuple):
    """A unit with what it owes, and how its newest report came."""

    outcome: Outcome
    duties: Duties

    @property
    def name(self) -> Said:
        """What the unit is called."""
        return unit_name(self.outcome, self.duties.unit)

    def last(self, read: Callable[[Submission], Said]) -> Said:
        """Something of the newest report that was due; None where none was."""
        return read(self.duties.submissions[-1]) if self.duties.submissions else None


def _rows(chase: Chase, all_duties: Iterable[Duties]) -> Iterator[_Row]:
    return (_Row(chase.outcome, duties) for duties in all_duties)


_MATRIX = (
    Column(_("Unit"), "text", lambda row: run(row.duties.unit, row.name), 1, width=30),
    Column(_("reports"), "mark", lambda row: blocks.Marks(tuple(
        of_promptness(one.state) for one in row.duties.submissions))),
    Column(_("days"), "count", lambda row: row.duties.days_late, width=8),
    Column(_("missing"), "count", lambda row: len(row.duties.missing), width=8),
    Column(_("left out"), "count", lambda row: len(row.duties.entries), width=8),
    Column(_("no evidence"), "count", lambda row: len(row.duties.unbacked), width=8),
    Column(_("short"), "count", lambda row: len(row.duties.lags), width=8),
    Column(_("light"), "mark", lambda row: of_duties(row.duties), width=10),
)  # fmt: skip
_DATA = (
    Column(_("unit"), "id", lambda row: row.duties.unit, width=10),
    Column(_("name"), "text", lambda row: row.name, 1, width=24),
    Column(_("light code"), "text", lambda row: row.duties.level, name="level"),
    Column(_("light"), "text", lambda row: of_level(row.duties.level).words, name="level_word"),
    Column(_("newest period"), "id", lambda row: row.last(lambda one: one.period.name),
           name="period"),
    Column(_("state"), "text", lambda row: row.last(lambda one: of_promptness(one.state).words),
           name="state_word"),
    Column(_("submitted on"), "date", lambda row: row.last(lambda one: one.submitted),
           name="submitted"),
    Column(_("days late"), "number", lambda row: row.duties.days_late, width=10),
    Column(_("periods silent"), "number", lambda row: len(row.duties.missing), width=10),
    Column(_("missing reports"), "id", lambda row: run(
        *(one.period.name for one in row.duties.missing)), width=20),
    Column(_("missing entries"), "id", lambda row: run(
        *(one.target.id for one in row.duties.entries)), width=20),
    Column(_("to correct"), "id", lambda row: run(
        *(one.target.id for one, _doubt in row.duties.wrong)), width=20, name="errors"),
    Column(_("missing evidence"), "id", lambda row: run(
        *(one.target.id for one, _reading in row.duties.unbacked)), width=20),
    Column(_("short"), "id", lambda row: run(
        *(one.result.target.id for one in row.duties.lags)), width=20, name="behind"),
)  # fmt: skip
_TURNS = (
    Column(_("period"), "id", lambda submission: submission.period.name),
    Column(_("due"), "date", lambda submission: submission.due),
    Column(_("submitted on"), "date", lambda one: one.submitted),
    Column("", "mark", lambda one: of_promptness(one.state, word=_turn_words(one)), 1, width=30),
)


def _in_full(chase: Chase, duties: Duties) -> Iterator[PageSection | None]:
    name = run(duties.unit, unit_name(chase.outcome, duties.unit))
    yield section(blocks.Pieces((name, of_level(duties.level)), between="  "))
    yield section(table(_TURNS, duties.submissions))
    errors = (
        run(name_of(result), doubt.what, f"{doubt.file}:{doubt.place.line}", between="  ")
        for result, doubt in duties.wrong
        if doubt.place
    )
    yield section(blocks.plain_items(errors), heading=_("Figures to be corrected"))
    left_out = blocks.plain_items(map(name_of, duties.entries))
    yield section(left_out, heading=_("Targets left out of the reports that came"))
    unbacked = (
        run(name_of(result), f"{reading.file}:{reading.place.line}", between="  ")
        for result, reading in duties.unbacked
    )
    yield section(blocks.plain_items(unbacked), heading=_("Entries without evidence"))
    if duties.lags:
        late = (Late(chase.outcome, duties.unit, lag) for lag in duties.lags)
        yield section(table(OF_ONE_UNIT, late), heading=_("Short of schedule"))
    if not duties.owes_anything:
        yield section(message(_("Nothing is owed.")))


_COUNTED: dict[Promptness, tuple[str, str]] = {
    "late": (_("came {count} day late"), _("came {count} days late")),
    "empty": (_("received, empty, {count} day late"), _("received, empty, {count} days late")),
    "missing": (_("missing, {count} day late"), _("missing, {count} days late")),
    "open": (_("still time, {count} day left"), _("still time, {count} days left")),
}


def _turn_words(submission: Submission) -> Said:
    """How the report came, with the days or the mistake; None for the usual word."""
    if submission.state == "wrong":
        return to_correct(submission)
    words = _COUNTED.get(submission.state)
    return counted(*words, submission.days) if words else None


def _hints(chase: Chase) -> Iterator[blocks.Part]:
    if not any(duties.owes_anything for duties in chase.all_duties):
        return
    if chase.single:
        unit = chase.all_duties[0].unit
        yield message(_("Text of a reminder: --unit {unit} --notice reminder"), unit=unit)
        return
    found = Counter(duties.level for duties in chase.all_duties)
    yield blocks.Pieces(tuple(of_level(level, found[level]) for level in LEVELS))
    first = min(chase.all_duties, key=_pressing).unit
    yield message(_("Everything about one unit: --unit {unit}"), unit=first)
    yield message(_("Text of reminders and of a circular: --notice reminder, --notice circular"))
