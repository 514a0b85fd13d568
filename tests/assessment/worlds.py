"""Invented targets and reports of every kind, for laws that have to hold for all of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from building import TARGET, units
from workplan_cli.model.diagnostic import Place
from workplan_cli.model.goal_kind import GOAL, GoalKind
from workplan_cli.model.measure import MEASURE, MEASURES, Measure
from workplan_cli.model.milestone import STAGE_SETS
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import NO_FIGURE, LoadedReport, Report

UNITS = units()
NAMES = [unit.id for unit in UNITS.units]
OFTEN = (*NAMES, "a", "a", "b", "c", "top")
"""Units that reports come from: leagues more often than others."""
REPORTERS = (["a"], ["leagues"], ["top"], ["leagues", "counties"], ["top", "a"])
PERIODS = (
    "2021-Q4", "2022-01", "2022-03", "2022-Q1", "2022-05", "2022-Q2", "2022-H1", "2022-Q3",
    "2022-Q4", "2022-H2", "2022", "2023-Q1",
)  # fmt: skip
LEAGUES = ("a", "b", "c")
DAYS = st.dates(date(2021, 12, 1), date(2023, 4, 1))
DUE = st.dates(date(2022, 1, 1), date(2022, 12, 31))
ITEMS = ("x", "y", "z", "Ｘ", "［y］")
FIGURE = st.integers(0, 120).map(Decimal) | st.sampled_from([Decimal("0.5"), Decimal("33.3")])


def _goals_of(measure: Measure) -> list[GoalKind | None]:
    return [*MEASURE[measure].goals] or [None]


KINDS = [(measure, goal) for measure in MEASURES for goal in _goals_of(measure)]


@st.composite
def goals(draw: st.DrawFn, kind: GoalKind) -> dict[str, Any]:
    if kind == "done_when":
        return {kind: draw(st.sampled_from(["issued", "drafted"]))}
    if GOAL[kind].compares:
        return {kind: "baseline"}
    if kind == "times":
        return {kind: draw(st.integers(2, 3).map(Decimal))}
    if kind in {"between", "fall_by", "rise_by"}:
        return {kind: sorted([draw(FIGURE), draw(FIGURE)])}
    return {kind: draw(FIGURE)}


@st.composite
def schedules(draw: st.DrawFn) -> Any:
    days = sorted(draw(st.lists(DUE, max_size=3, unique=True)))
    shares = sorted(draw(st.lists(st.integers(0, 100), min_size=len(days), max_size=len(days))))
    steps = [{"by": day, "share": share} for day, share in zip(days, shares, strict=True)]
    figures = [{"by": day, "value": draw(FIGURE)} for day in days]
    return draw(st.sampled_from([None, "at_due", steps, figures]))


@st.composite
def targets(draw: st.DrawFn, /, **fixed: Any) -> dict[str, Any]:
    """A target as its file would have it; `fixed` keys are as given (None: left out)."""
    measure, kind = draw(st.sampled_from(KINDS))
    if "measure" in fixed:
        measure = fixed["measure"]
        kind = draw(st.sampled_from(_goals_of(measure)))
    made: dict[str, Any] = {
        "id": TARGET,
        "title": "Things",
        "source": {"clause": "13.4"},
        "measure": measure,
        "goal": draw(goals(kind)) if kind else None,
        "combine": draw(st.sampled_from(MEASURE[measure].combine)) if kind else None,
        "over_time": draw(st.sampled_from(MEASURE[measure].over_time or (None,))),
        "holds": draw(st.sampled_from([None, None, "throughout", "by_due"])),
        "due": draw(st.none() | DUE),
        "schedule": draw(schedules()),
        "baseline": draw(st.sampled_from([None, None, "reported", "each_period", Decimal(50)])),
        "tolerance": draw(st.none() | st.integers(0, 100)),
        "reported_by": draw(st.sampled_from(REPORTERS)),
        "allocation": draw(st.dictionaries(st.sampled_from(NAMES), FIGURE, max_size=3)),
    }
    if kind is not None and draw(st.booleans()):
        other = draw(st.sampled_from(MEASURE[measure].goals))
        made["revisions"] = [{"on": draw(DUE), "goal": draw(goals(other)), "reason": "because"}]
    made.update(fixed)
    return {key: value for key, value in made.items() if value is not None}


def plan_with(*made: dict[str, Any]) -> Plan:
    """A plan for 2022 that has these targets."""
    task = {"number": 13, "title": "Task", "targets": list(made)}
    return Plan.model_validate(
        {
            "format": "workplan/plan@1",
            "id": "invented",
            "title": "An invented plan",
            "period": {"start": date(2022, 1, 1), "end": date(2022, 12, 31)},
            "units": "units.yaml",
            "sections": [{"number": 1, "title": "Section", "tasks": [task]}],
        }
    )


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "value": FIGURE | st.just(Decimal(-3)),
    "items": st.lists(st.sampled_from(ITEMS), max_size=4),
    "part": FIGURE,
    "whole": FIGURE,
    "baseline": FIGURE,
    "stage": st.sampled_from([*STAGE_SETS["document"], "issued", "drafted"]),
    "done": DAYS,
    "forecast": DAYS,
    "no_figure": st.sampled_from([*NO_FIGURE]),
    "note": st.just("words"),
}


def any_entry() -> st.SearchStrategy[dict[str, Any]]:
    """An entry with any of the fields, whether or not they fit the target."""
    return st.fixed_dictionaries({"target": st.just(TARGET)}, optional=FIELDS)


def fitting_entry(measure: str) -> st.SearchStrategy[dict[str, Any]]:
    """An entry as the design has it for a measure, or a reason why there is none."""
    return _figure_of(measure) | _with(no_figure=FIELDS["no_figure"], note=FIELDS["note"])


def _figure_of(measure: str) -> st.SearchStrategy[dict[str, Any]]:
    """Amounts not below zero, parts of a whole."""
    if measure == "share":
        pairs = st.tuples(FIGURE, FIGURE).map(sorted)
        counted = pairs.map(lambda pair: {"target": TARGET, "part": pair[0], "whole": pair[1]})
        return counted | _with(value=st.integers(0, 100).map(Decimal))
    if measure == "milestone":
        return _with(stage=FIELDS["stage"]) | _with(done=DAYS) | _with(forecast=DAYS)
    if measure == "rate":
        return _with(value=FIGURE) | _with(value=FIGURE, baseline=FIGURE)
    if measure == "activity":
        return _with(note=FIELDS["note"])
    return _with(value=FIGURE) | _with(items=FIELDS["items"])


def _with(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"target": st.just(TARGET), **fields})


def file(unit: str, period: str, entry: dict[str, Any], revision: int = 1) -> LoadedReport:
    """A report with one entry, in a file that is named after it."""
    text = {
        "format": "workplan/report@1",
        "plan": "invented",
        "unit": unit,
        "period": period,
        "revision": revision,
        "entries": [entry],
    }
    return LoadedReport(Report.model_validate(text), f"{unit}-{period}-{revision}", (Place(1, 1),))


@st.composite
def filed(draw: st.DrawFn, entry: st.SearchStrategy[dict[str, Any]]) -> LoadedReport:
    """A report of one of the units on one of the periods, submitted on any day or on none."""
    unit, period = draw(st.sampled_from(OFTEN)), draw(st.sampled_from(PERIODS))
    made = file(unit, period, draw(entry), draw(st.integers(1, 3)))
    submitted = draw(st.none() | st.integers(-60, 60))
    if submitted is None:
        return made
    day = made.report.period.end + timedelta(days=submitted)
    return LoadedReport(made.report.model_copy(update={"submitted": day}), made.file, made.places)


@dataclass(frozen=True)
class World:
    """One target, what was reported on it, and a day."""

    target: dict[str, Any]
    reports: list[LoadedReport]
    day: date

    def plan(self) -> Plan:
        return plan_with(self.target)


@st.composite
def worlds(draw: st.DrawFn, /, fitting: bool = True, **fixed: Any) -> World:
    """A target with a pile of reports, each file once; entries fit it, or are anything."""
    target = draw(targets(**fixed))
    entry = fitting_entry(target["measure"]) if fitting else any_entry()
    pile = st.lists(filed(entry), unique_by=lambda one: one.file, min_size=1, max_size=10)
    return World(target, draw(pile), draw(DAYS))


@st.composite
def one_silent(draw: st.DrawFn) -> World:
    """Three leagues, all heard in the first quarter, one of them silent in a later one."""
    made = draw(targets(over_time="cumulative") | targets(over_time="snapshot"))
    made = {**made, "reported_by": ["leagues"]}
    period, day = draw(
        st.sampled_from(
            [
                ("2022-Q2", date(2022, 6, 30)),
                ("2022-Q3", date(2022, 9, 30)),
                ("2022-Q4", date(2022, 12, 31)),
                ("2022-Q4", date(2023, 2, 1)),
            ]
        )
    )
    entry = fitting_entry(made["measure"])
    reports = [file(unit, "2022-Q1", draw(entry)) for unit in LEAGUES]
    reports += [file(unit, period, draw(entry)) for unit in LEAGUES[1:]]
    return World(made, reports, day)
