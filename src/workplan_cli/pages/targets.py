"""The page of `workplan plan list`: one row a target, its goal in words."""

from collections.abc import Iterable, Iterator
from datetime import date

from workplan_cli.assessment.listing import SORTS, TargetList, sort_of
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.pages.blocks import Column, Page, Sheet, page, section, table
from workplan_cli.pages.columns import cited, named
from workplan_cli.pages.goals import goal_in_words
from workplan_cli.pages.unit_rows import called
from workplan_cli.pages.values import Said

_Row = tuple[TargetList, Target]


def targets_page(listed: TargetList) -> Page:
    """The table, and how many targets of each sort are in it."""
    rows: list[_Row] = [(listed, target) for target in listed.targets]
    return page(
        listed.plan.title,
        [
            section(table(_SHORT, rows) if rows else None),
            section(summary(listed.targets), *drafts_left_out(listed.plan)),
        ],
        [Sheet("targets", _("Targets"), lambda: table(_DATA, rows))],
        bare=True,
    )


def drafts_left_out(plan: Plan) -> Iterator[Message]:
    """That some targets are only drafts, and count for nothing."""
    if plan.drafts:
        yield counted(
            _("{count} draft is left out: compare it with the text, and delete “draft: true”"),
            _("{count} drafts are left out: compare them with the text, and delete “draft: true”"),
            len(plan.drafts),
        )


def summary(targets: Iterable[Target]) -> Message:
    """How many targets of each sort, in one sentence."""
    sorts = [sort_of(target) for target in targets]
    return counted(
        _(
            "{count} target: figures {figure}, deliverables {deliverable}, events {event}, "
            "continuing work {activity}"
        ),
        _(
            "{count} targets: figures {figure}, deliverables {deliverable}, events {event}, "
            "continuing work {activity}"
        ),
        len(sorts),
        **{sort: sorts.count(sort) for sort in SORTS},
    )


def _target(row: _Row) -> Target:
    return row[1]


def _goal(row: _Row) -> Said:
    """The goal after all changes, and whether there were any."""
    target = row[1].on(date.max)
    goal = goal_in_words(target, target.goal)
    if goal is None and target.measure_facts.quantified:
        goal = message(_("none of its own"))  # that of all together has no part for these units
    revised = target.revised_by(date.max)
    if not revised:
        return goal
    withdrawn = target.withdrawn_by(date.max)
    goal = goal or message(_("ongoing"))
    if withdrawn:
        return message(_("{goal} (withdrawn {day})"), goal=goal, day=withdrawn.on)
    return message(_("{goal} (revised {day})"), goal=goal, day=revised[-1].on)


def _due(row: _Row) -> Said:
    return row[0].plan.due(row[1].on(date.max))


_SHORT = (
    *named(_target, 5),
    Column(_("Goal"), "text", lambda row: _goal(row) or message(_("ongoing")), 3, width=20),
    Column(_("Due"), "date", _due),
    Column(_("Reported by"), "text", lambda row: called(row[0].units, row[1].reporters), 2,
           width=20),
)  # fmt: skip
_DATA = (
    *cited(lambda row: row[0].plan, _target),
    Column(_("figure in the text"), "text", lambda row: row[1].source.figure, 1, width=20,
           name="figure"),
    Column(_("measure"), "text", lambda row: row[1].measure, 1),
    Column(_("kind"), "text", lambda row: row[1].kind),
    Column(_("goal"), "text", _goal, 2, width=20),
    Column(_("combine"), "text", lambda row: row[1].combine),
    Column(_("over time"), "text", lambda row: row[1].over_time),
    Column(_("due"), "date", _due),
    Column(_("reported by"), "text", lambda row: called(row[0].units, row[1].reporters), 2,
           width=20),
    Column(_("delegated"), "text", lambda row: message(
        _("yes") if row[1].delegated else _("no")), width=8),
)  # fmt: skip
