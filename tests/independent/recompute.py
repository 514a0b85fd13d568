"""Works out the status of every target of the plan of 2022 on a day, from the documents alone.

Written from docs/plan-format.md, docs/statuses.md and docs/decisions.md (whose numbers D-… stand
beside what they say); it shares no code with the program that it is held against. It knows what
the plan of 2022 has: no revisions of the plan, no allocations, one rhythm of reports.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

from filed import (
    Report,
    Said,
    counted_on,
    ends_of_periods,
    last_day_for,
    read_reports,
    read_yaml,
    said_of,
)  # fmt: skip
from standing import Between, Case, distinct, lowest, pooled, summed

LIGHTS = {
    "met": "blue", "ahead": "green", "on_track": "green", "slipping": "yellow",
    "behind": "red", "broken": "red", "overdue": "red",
}  # fmt: skip
WORST_FIRST = [
    "broken", "overdue", "no_baseline", "undecided", "behind", "slipping",
    "on_track", "ahead", "met",
]  # fmt: skip
LAST_STAGES = {"approved", "preparing", "trial"}


@dataclass
class Answer:
    """What is to be found in the program's JSON about one target."""

    status: str
    actual: Fraction | None = None
    progress: Fraction | None = None
    gap: Fraction | None = None
    floor: tuple[Fraction, str] | None = None
    ceiling: tuple[Fraction, str] | None = None
    at_least: bool = False


class Plan:
    """The plan, its units and all reports on it."""

    def __init__(self, plan: Path, units: Path, reports: Path) -> None:
        self.plan = read_yaml(plan)
        self.units = read_yaml(units)
        self.folder = reports
        self.reports = read_reports(reports)
        self.parent = {
            unit["id"]: unit["parent"] for unit in self.units["units"] if "parent" in unit
        }

    def answers(self, day: date) -> dict[str, Answer]:
        """Every target's answer on a day, by its id."""
        counted = counted_on(self.reports, day)
        return {
            target["id"]: self.answer(self.case(target, day, counted)) for target in self._targets()
        }

    def reporters(self) -> dict[str, list[str]]:
        """By target the units that have to report on it."""
        return {target["id"]: self._asked(target) for target in self._targets()}

    def _asked(self, target: dict[str, Any]) -> list[str]:
        return [unit for name in target["reported_by"] for unit in self.members(name)]

    def _targets(self) -> list[dict[str, Any]]:
        tasks = [task for section in self.plan["sections"] for task in section["tasks"]]
        return [target for task in tasks for target in task.get("targets", [])]

    def members(self, name: str) -> list[str]:
        """The units of a group, or the one unit of that name."""
        for group in self.units["groups"]:
            if group["id"] == name:
                kinds, ids = group.get("kinds", []), group.get("units", [])
                units = self.units["units"]
                return [one["id"] for one in units if one["kind"] in kinds or one["id"] in ids]
        return [name]

    def case(self, target: dict[str, Any], day: date, counted: list[Report]) -> Case:
        """Everything that the status of a target on a day hangs on."""
        ends = ends_of_periods(self.plan, day)
        return Case(
            target=target,
            reporters=self._asked(target),
            parent=self.parent,
            day=day,
            starts=self.plan["period"]["start"],
            due=target["due"],
            newest_end=ends[-1] if ends else date.min,
            said=said_of(target, counted, day),
        )

    def answer(self, case: Case) -> Answer:
        """The status of a target, by its measure and its goal."""
        if case.target["measure"] == "activity":
            return Answer(self._continuing(case))
        if not case.said:
            return Answer("unreported")
        return self._decided(case, JUDGES[case.target["measure"]](self, case))

    def _continuing(self, case: Case) -> str:
        """Continuing work: something was said in the newest period that is due, or not."""
        ends = ends_of_periods(self.plan, case.day)
        due = [end for end in ends if last_day_for(self.plan, end) < case.day]
        if any(not due or said.day >= due[-1] for said in case.said):
            return "ongoing"
        return "silent" if due else "unreported"

    def _decided(self, case: Case, ends: "Ends") -> Answer:
        """One status from that of the floor and that of the ceiling (D-027, D-028, D-188)."""
        floor, ceiling = ends.floor[1], ends.ceiling[1]
        if ceiling in ("no_baseline", "unreported"):
            return Answer(ceiling, ends.actual, ends.progress, ends.gap)
        status = "undecided"
        if LIGHTS[floor] == LIGHTS[ceiling]:
            status = min(floor, ceiling, key=WORST_FIRST.index)
        if floor == "overdue":
            status = self._past_due(case, ends)
        at_least = status != "undecided" and floor != ceiling
        return Answer(
            status, ends.actual, ends.progress, ends.gap, ends.floor, ends.ceiling, at_least
        )

    def _past_due(self, case: Case, ends: "Ends") -> str:
        """Overdue, or undecided while the deciding figure is to come (D-030, D-123, D-141)."""
        deciding = next(end for end in ends_of_periods(self.plan, date.max) if end >= case.due)
        if case.day > last_day_for(self.plan, deciding) and ends.falls_short:
            return "overdue"
        given = any(said.day >= case.due for said in case.said)
        return "overdue" if given and ends.ceiling[1] == "overdue" else "undecided"

    def counted(self, case: Case) -> "Ends":
        """Whole things: all together, different ones, or the lowest unit."""
        kind, goal = _goal(case)
        combine = case.target["combine"]
        if kind == "at_most":
            return self._limit(case, goal)
        if combine == "sum":
            held = summed(case, goal, "150000")
            found = Between(held.least, held.least, held.most)
        else:
            found = distinct(case, goal) if combine == "distinct" else lowest(case, goal)
        enough = Fraction(ceil(goal * 9 / 10)) if kind == "about" else goal
        return _on_its_way(case, found, goal, enough, whole=True)

    def _limit(self, case: Case, goal: Fraction) -> "Ends":
        """A ceiling: broken at once, met on the due day, and no points (D-029)."""
        known = summed(case, goal, "150000").least
        holds = "met" if case.day >= case.due else "on_track"
        status = "broken" if known > goal else holds
        floor = "broken" if _silent(case) else status
        return Ends(known, None, None, (known, floor), (known, status), known > goal)

    def shared(self, case: Case) -> "Ends":
        """So many out of so many."""
        found = pooled(case)
        if not found:
            return Ends(None, None, None, (Fraction(0), "unreported"), (Fraction(0), "unreported"))
        return _on_its_way(case, found, _goal(case)[1], _goal(case)[1])

    def rated(self, case: Case) -> "Ends":
        """A rate that has to fall against the year before, as one unit says it."""
        goal = _goal(case)[1]
        last = case.said[-1]
        before = _baseline(case, last.unit)
        assert before
        actual = Fraction(str(last.entry["value"]))
        pace = goal * case.due_since(last.day)
        fallen = Between(before - actual, before - actual, before - actual + pace)
        ends = _on_its_way(case, fallen, goal, goal)
        return Ends(
            actual, ends.progress, ends.gap, (actual, ends.floor[1]),
            (actual - pace, ends.ceiling[1]), ends.falls_short,
        )  # fmt: skip

    def kept(self, case: Case) -> "Ends":
        """Each unit's figure against its own of the year before, in every period."""
        return _each(case, _kept_by(case))

    def done(self, case: Case) -> "Ends":
        """Each unit's milestone."""
        return _each(case, _done_by(case))


@dataclass
class Ends:
    """The figure as it is known, with what it is at least and at most."""

    actual: Fraction | None
    progress: Fraction | None
    gap: Fraction | None
    floor: tuple[Fraction, str]
    ceiling: tuple[Fraction, str]
    falls_short: bool = True


def _goal(case: Case) -> tuple[str, Fraction]:
    """The kind of goal, and its figure; of a range the nearer end, which is enough."""
    kind, figure = next(iter(case.target["goal"].items()))
    return kind, Fraction(str(figure[0] if isinstance(figure, list) else figure))


def _silent(case: Case) -> list[str]:
    """Who has no figure for the newest period that is over, or for the due day (D-026, D-123)."""
    newest = {unit: case.newest(unit) for unit in case.reporters}
    needed = case.newest_end
    if case.day >= case.due:
        needed = max(case.due, case.newest_end)
    return [unit for unit, said in newest.items() if not said or said.day < needed]


def _baseline(case: Case, unit: str) -> Fraction | None:
    """The newest value of before the plan that a unit gave (D-021)."""
    given = [said.entry["baseline"] for said in case.said_by(unit) if "baseline" in said.entry]
    return Fraction(str(given[-1])) if given else None


def _on_its_way(
    case: Case, found: Between, goal: Fraction, enough: Fraction, *, whole: bool = False
) -> Ends:
    """A figure that grows towards its goal, in points against the expected share."""
    expected = case.expected(case.day)

    def judged(actual: Fraction) -> str:
        gap = 100 * (actual / goal - expected)
        if actual >= enough:
            return "met"
        if case.day >= case.due:
            return "overdue"
        if gap > -10 or (whole and actual >= goal * expected // 1):
            return "ahead" if gap >= 10 else "on_track"
        return "slipping" if gap >= -30 else "behind"

    known = found.known
    progress = None if known is None else known / goal
    gap = None if progress is None else 100 * (progress - expected)
    return Ends(
        known, progress, gap, (found.least, judged(found.least)), (found.most, judged(found.most)),
        known is not None and known < enough,
    )  # fmt: skip


def _each(case: Case, units: dict[str, tuple[str, str]]) -> Ends:
    """Every unit by itself: how many have met it, and the status of the worst (D-014)."""
    floors, ceilings = zip(*units.values(), strict=True)
    done = Fraction(floors.count("met"))
    return Ends(
        done, done / len(units), None,
        (done, min(floors, key=WORST_FIRST.index)),
        (Fraction(ceilings.count("met")), min(ceilings, key=WORST_FIRST.index)),
        any(floor == "overdue" and case.newest(unit) for unit, (floor, _) in units.items()),
    )  # fmt: skip


def _kept_by(case: Case) -> dict[str, tuple[str, str]]:
    """Status of each unit's figure, if silent ones broke the goal and if not (D-029)."""
    holds = "met" if case.day >= case.due else "on_track"
    silent = _silent(case)
    found = {}
    for unit in case.reporters:
        said, before = case.newest(unit), _baseline(case, unit)
        kept = said is None or before is None or Fraction(str(said.entry["value"])) >= before
        status = "no_baseline" if said and before is None else holds if kept else "broken"
        found[unit] = ("broken", status) if unit in silent and status == holds else (status, status)
    return found


def _done_by(case: Case) -> dict[str, tuple[str, str]]:
    """Status of each unit's milestone, if silent ones stood still and if they kept pace (D-032)."""
    silent = _silent(case)
    pace = "met" if case.day >= case.due else "on_track"
    found = {}
    for unit in case.reporters:
        status = _milestone(case, case.newest(unit))
        found[unit] = (status, pace if unit in silent and status != "met" else status)
    return found


def _milestone(case: Case, said: Said | None) -> str:
    """Done is what was last reported so, by then and in the word of the goal (D-009)."""
    entry = said.entry if said else {}
    word, stage = case.target["goal"]["done_when"], entry.get("stage")
    done = entry.get("done")
    if stage in (word, None) and (done or stage) and (done or case.day) <= case.day:
        return "met"
    if case.day >= case.due:
        return "overdue"
    forecast = entry.get("forecast") or done
    near = case.day >= case.due - timedelta(days=30) and stage not in LAST_STAGES
    return "slipping" if near or (forecast and forecast > case.due) else "on_track"


JUDGES = {
    "count": Plan.counted,
    "share": Plan.shared,
    "rate": Plan.rated,
    "amount": Plan.kept,
    "milestone": Plan.done,
}
