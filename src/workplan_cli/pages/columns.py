"""The columns that tables of targets have: a heading, a kind and a cell, each in one place."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from workplan_cli.assessment.outlook import Outlook, outlook
from workplan_cli.assessment.punctuality import not_heard
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, Rating, TargetResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.status import STATUS
from workplan_cli.model.target import Target
from workplan_cli.pages.blocks import Column, Items, Kind, Sheet, Table, table
from workplan_cli.pages.goals import between, course_in_words, goal_in_words, reached_in_words
from workplan_cli.pages.marks import of_result, of_status
from workplan_cli.pages.unit_rows import whose
from workplan_cli.pages.values import Percent, Points, Quotient, Said, clauses, run


class TargetRow(NamedTuple):
    """A target's result, and the outcome that it is part of."""

    outcome: Outcome
    result: TargetResult

    @property
    def heads(self) -> Outlook | None:
        """Where it is heading; None for continuing work."""
        return outlook(self.outcome, self.result)

    @property
    def whole(self) -> TargetResult:
        """The same target over all units, where this is the part of some."""
        return (self.outcome.whole or self.outcome).by_id[self.result.target.id]


def named(target: Callable[[Any], Target], shrink: int = 3) -> tuple[Column, Column]:
    """Id and title of the target that a row is about."""
    return (
        Column(_("Target"), "id", lambda row: target(row).id, width=10),
        Column("", "text", lambda row: target(row).title, shrink, width=30),
    )


def cited(plan: Callable[[Any], Plan], target: Callable[[Any], Target]) -> tuple[Column, ...]:
    """Id and title of the target that a row is about, and where it stands in the plan."""
    return (
        Column(_("target"), "id", lambda row: target(row).id, width=10, name="id"),
        Column(_("title"), "text", lambda row: target(row).title, 3, width=40),
        Column(_("section"), "number", lambda row: plan(row).place_of[target(row).id][0].number,
               width=8),
        Column(_("task"), "number", lambda row: plan(row).place_of[target(row).id][1].number,
               width=8),
        Column(_("clause"), "id", lambda row: target(row).source.clause, width=8),
    )  # fmt: skip


def _points(row: TargetRow, rating: Rating) -> Points:
    """Progress minus expected share, never rounded across a threshold."""
    return Points(rating.gap, row.outcome.plan.thresholds.edges)


def _most(row: TargetRow) -> Rating:
    """The rating on the highest figure that the reports may mean; without figures if on one."""
    return row.result.rating.most or Rating(row.result.status)


def gap(row: TargetRow) -> Said:
    """Progress minus expected share; its bounds where the reports leave it open."""
    rating = row.result.rating
    if rating.gap is None or rating.most is None or rating.most.gap is None:
        return _points(row, rating)
    low, high = sorted((rating, rating.most), key=lambda one: one.gap or 0)
    return between(_points(row, low), _points(row, high))


def _goal(row: TargetRow) -> Said:
    return goal_in_words(row.result.target, row.result.goal)


def _dated_goal(row: TargetRow) -> Said:
    """The goal, since when if revised, and its due day if that has passed or is not the last."""
    outcome, result = row
    goal = _goal(row)
    if result.revision is not None:
        goal = message(_("{goal}; since {day}"), goal=goal, day=result.revision.on)
    if result.goal is None or result.status == "met":
        return goal
    if result.due < outcome.as_of:
        return message(_("{goal}; was due {due}"), goal=goal, due=result.due)
    if result.due < outcome.plan.period.end:
        return message(_("{goal}; due {due}"), goal=goal, due=result.due)
    return goal


SHORT = (
    *named(lambda row: row.result.target),
    Column(_("Goal"), "text", _dated_goal, 2, width=14),
    Column(_("Actual"), "figure", lambda row: reached_in_words(row.result), width=9),
    Column(_("Expected"), "percent", lambda row: Percent(row.result.expected), width=9,
           wide_only=True),
    Column(_("Gap"), "points", gap, width=8),
    Column(_("Status"), "mark", lambda row: of_result(row.result), width=10),
)  # fmt: skip
"""What a reader looks at."""


WHOLE = (
    Column(_("Whole plan"), "figure", lambda row: reached_in_words(row.whole), width=9),
    Column(_("its status"), "mark", lambda row: of_status(row.whole.status), width=10),
)
"""The same target over all units, beside the part of some."""


_WHOSE = Column(
    _("Reports, or falls short"), "text", lambda row: whose(row.outcome, row.result), 1,
    width=16, wide_only=True,
)  # fmt: skip


def short(outcome: Outcome) -> tuple[Column, ...]:
    """What a reader looks at; of a part, the whole beside it."""
    return (*SHORT, *WHOLE) if outcome.whole else SHORT


def of_gaps(outcome: Outcome) -> tuple[Column, ...]:
    """The same, with those who are to be asked where the page has room."""
    return short(outcome) if outcome.whole else (*SHORT[:-1], _WHOSE, SHORT[-1])


CITED = cited(lambda row: row.outcome.plan, lambda row: row.result.target)
ID, TITLE, *PLACE = CITED


def _exact(heading: str, kind: Kind, cell: Callable[[TargetRow], Any], name: str = "") -> Column:
    """A column of figures for programs."""
    return Column(heading, kind, cell, width=11, name=name)


def _pace(name: str) -> Callable[[TargetRow], Any]:
    """A part of the pace, where there is one."""
    return lambda row: getattr(row.heads.pace if row.heads else None, name, None)


def _reached_on(row: TargetRow) -> Said:
    day = _pace("reached_on")(row)
    never = row.heads is not None and row.heads.course == "missed"
    return day if day or not never else message(_("never"))


ACTUAL = _exact(_("actual"), "number", lambda row: row.result.rating.actual)
BASELINE = _exact(_("baseline"), "number", lambda row: row.result.baseline)
PROGRESS = _exact(_("progress"), "percent", lambda row: Percent(row.result.rating.progress))
EXPECTED = _exact(_("expected"), "percent", lambda row: Percent(row.result.expected))
GAP = _exact(
    _("gap in points"), "points", lambda row: _points(row, row.result.rating), "gap_points"
)
HIGHEST = (
    _exact(_("highest actual"), "number", lambda row: _most(row).actual),
    _exact(_("highest progress"), "percent", lambda row: Percent(_most(row).progress)),
    _exact(_("highest gap in points"), "points", lambda row: _points(row, _most(row)),
           "highest_gap_points"),
)  # fmt: skip
"""What the same would be at the most, where the reports leave the figure open."""
REMAINING = _exact(_("remaining"), "number", lambda row: row.result.rating.remaining)
STATUS_CODE = Column(_("status code"), "text", lambda row: row.result.status, name="status")
AT_LEAST = Column(
    _("at least"), "text", lambda row: message(_("at least")) if row.result.at_least else None,
    name="at_least",
)  # fmt: skip
DUE = Column(_("due"), "date", lambda row: row.result.due)
SO_FAR = Column(_("A month so far"), "figure", lambda row: Quotient(_pace("present")(row)), width=9,
                narrow=_("A month\nso far"))  # fmt: skip
NEEDED = Column(_("A month needed"), "figure", lambda row: Quotient(_pace("needed")(row)), width=9,
                narrow=_("A month\nneeded"))  # fmt: skip
REACHED_ON = Column(_("Reached at this pace"), "text", _reached_on, width=12,
                    narrow=_("Reached at\nthis pace"))  # fmt: skip
OUTLOOK = (
    _exact(_("a month so far"), "number", _pace("present"), "pace_present"),
    _exact(_("a month needed"), "number", _pace("needed"), "pace_needed"),
    _exact(_("reached at this pace"), "date", _pace("reached_on"), "pace_reached_on"),
    Column(_("outlook code"), "text", lambda row: row.heads and row.heads.course,
           name="pace_course"),
    Column(_("outlook"), "text", lambda row: course_in_words(row.heads), width=20,
           name="pace_course_word"),
)  # fmt: skip
"""Where a target is heading, as data."""


def _doubts(result: TargetResult) -> Said:
    """Rules and signs, each once."""
    found = dict.fromkeys(one.code or one.kind for one in result.doubts)
    return run(*found) if found else None


DOUBTS = Column(_("doubts"), "text", lambda row: _doubts(row.result), 1, width=20)

DATA = (
    *CITED,
    Column(_("measure"), "text", lambda row: row.result.target.measure, 1),
    Column(_("goal"), "text", _goal, 2, width=20),
    ACTUAL,
    BASELINE,
    PROGRESS,
    EXPECTED,
    GAP,
    REMAINING,
    *HIGHEST,
    STATUS_CODE,
    Column(_("status"), "text", lambda row: message(STATUS[row.result.status].word), width=16,
           name="status_word"),
    AT_LEAST,
    DUE,
    Column(_("silent units"), "id", lambda row: run(*silent) if
           (silent := not_heard(row.outcome, row.result)) else None, 2, width=20),
    *OUTLOOK,
    DOUBTS,
)  # fmt: skip
"""What a program computes with."""
WHOLE_DATA = (
    _exact(_("whole plan: actual"), "number", lambda row: row.whole.rating.actual, "whole_actual"),
    Column(_("whole plan: status code"), "text", lambda row: row.whole.status, name="whole_status"),
)
"""The same of the whole, where the rows are of a part."""


def green_beside_a_gap(outcome: Outcome, results: Iterable[TargetResult]) -> Items | None:
    """The reasons, for below a list with status and gap; None where there is nothing (D-025)."""
    edge = -outcome.plan.thresholds.slipping
    return reasons_of([
        one for one in results if one.rating.gap is not None and one.rating.gap <= edge
        and one.because and STATUS[one.status].column == "on_course"
    ])  # fmt: skip


def reasons_of(results: Sequence[TargetResult]) -> Items | None:
    """Why targets stand where they stand; None where there are none."""
    labels = (message(_("{target}:"), target=one.target.id) for one in results)
    reasons = (clauses(one.because) for one in results)
    return Items(tuple(zip(labels, reasons, strict=True))) if results else None


def targets(
    outcome: Outcome, results: Iterable[TargetResult], columns: tuple[Column, ...]
) -> Table:
    """A row a target."""
    return table(columns, (TargetRow(outcome, result) for result in results))


def sheet(outcome: Outcome, results: Iterable[TargetResult]) -> Sheet:
    """Targets as data."""
    columns = (*DATA, *WHOLE_DATA) if outcome.whole else DATA
    return Sheet("targets", _("Targets"), lambda: targets(outcome, results, columns))
