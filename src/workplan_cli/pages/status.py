"""`workplan status`: header, bar, a table, and the gaps that matter, worst first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from workplan_cli.assessment.duties import is_missed
from workplan_cli.assessment.highlights import statuses_within, worst_first
from workplan_cli.assessment.outlook import outlooks
from workplan_cli.assessment.scope import Scope
from workplan_cli.assessment.shares import shares_of
from workplan_cli.assessment.timeline import current_period
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import PROMPTNESS, TO_DO_AGAIN, Outcome, TargetResult
from workplan_cli.model.status import (
    COLUMN_WORDS,
    COLUMNS,
    STATUS,
    STATUSES,
    Course,
    Status,
    status_word,
)
from workplan_cli.pages import blocks
from workplan_cli.pages import columns as of_targets
from workplan_cli.pages.blocks import Cell, Column, Page, PageSection, Part, page, section, table
from workplan_cli.pages.doubts import doubts_in_all
from workplan_cli.pages.marks import of_promptness, of_status
from workplan_cli.pages.phrases import in_all, rounding_note, two_days
from workplan_cli.pages.unit_rows import of_part, units_table
from workplan_cli.pages.values import Percent, Said, run

_JUDGED: tuple[Status, ...] = tuple(
    status for status in STATUSES if STATUS[status].urgency is not None
    and status not in {"unreported", "silent"}
)  # fmt: skip
"""Gaps that the reports show; what nobody reported on is counted apart, and listed on request."""


class Choice(NamedTuple):
    """What a row of the table is, what the page is limited to, how many gaps it lists."""

    by: str | None = None
    scope: Scope = Scope()
    top: int = 12
    at_pace: Course | None = None


def chosen(outcome: Outcome, choice: Choice) -> list[TargetResult]:
    """The targets that pass, in the order of the plan."""
    found = [result for result in outcome.targets if choice.scope.shows(result)]
    if choice.at_pace is None:
        return found
    return [one.result for one in outlooks(outcome, found) if one.course == choice.at_pace]


def status_page(outcome: Outcome, choice: Choice) -> Page:
    """The whole page; every target that passes the filters is in its counts."""
    results = chosen(outcome, choice)
    sections = [section(*head_lines(outcome, choice.scope)), *_body(outcome, results, choice)]
    return page(outcome.plan.title, sections, [of_targets.sheet(outcome, results)])


def _body(
    outcome: Outcome, results: Sequence[TargetResult], choice: Choice
) -> Iterator[PageSection | None]:
    if not results:
        yield section(message(_("No target is in all that was asked for.")))
        return
    yield _counts(results)
    yield _whole(outcome, results)
    listed = choice.by == "target" or bool(choice.scope.statuses or choice.at_pace)
    if not listed or choice.by not in {None, "target"}:
        yield section(_grouped(outcome, results, choice))
    if listed:
        paced = (of_targets.REACHED_ON,) if choice.at_pace else ()
        short = of_targets.targets(outcome, results, (*of_targets.short(outcome), *paced))
        yield section(short, of_targets.green_beside_a_gap(outcome, results))
    else:
        yield _gaps(outcome, results, choice)
    yield section(*_hints(outcome, results, choice))


def head_lines(outcome: Outcome, scope: Scope) -> Iterator[Part]:
    """What day the figures describe, what is known, who has reported; of a part whose they are."""
    share = message(_("expected share {share}"), share=Percent(outcome.expected_share))
    yield run(two_days(outcome), share, between=" · ")
    if outcome.period is not None:
        reported = counted(
            _("reported for {period}: {reported} of {count} unit"),
            _("reported for {period}: {reported} of {count} units"),
            len(outcome.units_due),
            period=outcome.period.name,
            reported=len(outcome.units_reported),
        )
        yield run(reported, *_not_missing(outcome), between=" · ")
    if outcome.whole is not None:
        yield from of_part(outcome, scope.units)


def _not_missing(outcome: Outcome) -> Iterator[Said]:
    """How many reports are not missing: they cannot be read, say nothing, or have time left."""
    for state in PROMPTNESS:
        if state in {"open", *TO_DO_AGAIN} and (units := outcome.in_state(state)):
            yield run(of_promptness(state).words, len(units), between=" ")


def _whole(outcome: Outcome, results: Sequence[TargetResult]) -> PageSection | None:
    """How the same targets stand over all units."""
    if outcome.whole is None:
        return None
    found = Counter(outcome.whole.by_id[one.target.id].status for one in results)
    counts = tuple(run(status_word(one), found[one]) for one in STATUSES if found[one])
    return section(message(_("The same targets over all units: {counts}"), counts=counts))


def _counts(results: Sequence[TargetResult]) -> PageSection | None:
    apart = [result for result in results if result.in_class == "apart"]
    found = Counter(result.status for result in results if result.in_class != "apart")
    others = tuple(of_status(one, count) for one, count in statuses_within(apart, "apart"))
    counts = tuple((status, found[status]) for status in STATUSES)
    shares = shares_of([count for _status, count in counts])
    pieces = tuple(
        of_status(status, run(count, f"({share}%)"))
        for (status, count), share in zip(counts, shares, strict=True)
        if count
    )
    total: Message = in_all(len(results))
    if others:
        of_those = _("{all}; the shares are of the {count} that can be met")
        total = message(of_those, all=total, count=found.total())
    return section(
        blocks.Bar(counts) if pieces else None,
        blocks.Pieces(pieces) if pieces else None,
        blocks.Pieces((message(_("Counted apart:")), *others)) if others else None,
        total,
        rounding_note([(STATUS[status].word, count) for status, count in counts]),
        *doubts_in_all(results),
    )


class _Group(NamedTuple):
    """A section or a task, or all of them, with its targets."""

    number: Said
    title: Said
    members: Sequence[TargetResult]

    def of(self, column: str) -> int:
        """Targets that a column counts."""
        return sum(result.column == column for result in self.members)

    def ongoing(self) -> Cell:
        """Continuing work as “ongoing of all”, such as 4/71."""
        ongoing = sum(result.status == "ongoing" for result in self.members)
        continuing = self.of("continuing")
        return f"{ongoing}/{continuing}" if continuing else "·"


def _grouped(outcome: Outcome, results: Sequence[TargetResult], choice: Choice) -> blocks.Table:
    if choice.by == "unit":
        return units_table(outcome, results)
    rows: dict[int, tuple[Said, list[TargetResult]]] = {}
    for result in results:
        group = result.task if choice.by == "task" else result.section
        title = getattr(group, "short", None) or group.title
        rows.setdefault(group.number, (title, []))[1].append(result)
    groups = [_Group(number, *rest) for number, rest in rows.items()]
    total = len(groups) > 1
    if total:
        groups.append(_Group("", message(_("Total")), results))
    heading = _("Task") if choice.by == "task" else _("Section")
    return table(_group_columns(heading, results), groups, total=total)


def _group_columns(heading: str, results: Sequence[TargetResult]) -> list[Column]:
    """Statuses that no target has get no column, but for those that are met."""
    found = {result.column for result in results}
    return [
        Column("", "figure", lambda group: group.number, width=6),
        Column(heading, "text", lambda group: group.title, 1, width=30),
        Column(_("targets"), "count", lambda group: len(group.members), width=6),
        *(
            Column(COLUMN_WORDS[name], "count", partial(_Group.of, column=name), width=6)
            for name in COLUMNS
            if name == "met" or (name != "continuing" and name in found)
        ),
        Column(_("ongoing"), "figure", _Group.ongoing, width=6),
    ]


def _pressing(results: Sequence[TargetResult]) -> list[TargetResult]:
    judged = (result for result in worst_first(results) if result.status in _JUDGED)
    return [result for result in judged if result.goal is not None]


def _gaps(outcome: Outcome, results: Sequence[TargetResult], choice: Choice) -> PageSection | None:
    pressing = _pressing(results)
    shown = pressing[: choice.top]
    if not pressing:
        return section(message(_("Nothing that was reported on is behind.")))
    if not shown:
        return None
    return section(
        of_targets.targets(outcome, shown, of_targets.of_gaps(outcome)),
        more_shown(len(pressing), choice.top),
        heading=_("Gaps, the worst first"),
    )


def more_shown(count: int, top: int) -> Message | None:
    """How many there are beyond those of a list, and how to see them; None where it has all."""
    more = _("… and {count} more: --top {all} shows them")
    return message(more, count=count - top, all=count) if count > top else None


def not_heard_of(outcome: Outcome, results: Sequence[TargetResult]) -> Iterator[Message]:
    """How many targets nobody has reported on though a report was due, and how many before that."""
    found = [one.target for one in results if one.status == "unreported"]
    due = sum(outcome.plan.has_been_due(target, outcome.known_on) for target in found)
    if due:
        yield counted(
            _("{count} target has no figure (not zero: unknown): --only unreported"),
            _("{count} targets have no figure (not zero: unknown): --only unreported"),
            due,
        )
    if rest := len(found) - due:
        yield counted(
            _("{count} target has no figure yet: its first report is still to come"),
            _("{count} targets have no figure yet: their first reports are still to come"),
            rest,
        )


def _hints(outcome: Outcome, results: Sequence[TargetResult], choice: Choice) -> Iterator[Message]:
    have_time = set(outcome.in_state("open"))
    silent = {
        part.unit
        for result in results
        for part in result.units
        if outcome.submissions
        and (period := current_period(outcome.plan, outcome.as_of, result.target))
        and is_missed(result, part, period)
        and part.unit not in have_time
    }
    undecided = [one for one in results if one.status == "undecided" and one.goal is not None]
    if not choice.scope.statuses:
        yield from not_heard_of(outcome, results)
    if silent:
        yield counted(
            _("{count} unit is silent on at least one of its targets: --by unit"),
            _("{count} units are silent on at least one of their targets: --by unit"),
            len(silent),
        )
    if lacking := sum(bool(one.silent_units) for one in undecided):
        yield counted(
            _("{count} target is undecided for lack of figures: --only undecided"),
            _("{count} targets are undecided for lack of figures: --only undecided"),
            lacking,
        )
    example = (_pressing(results) or results)[0].target.id
    yield message(_("Why a target stands where it stands: workplan show {id}"), id=example)
