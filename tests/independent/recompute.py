"""Works out the status of every target of the plan of 2022 on a day, from the documents alone.

Written from docs/plan-format.md, docs/statuses.md and docs/decisions.md (whose numbers D-… stand
beside what they say); it shares no code with the program that it is held against. It knows what
the plan of 2022 has: no revisions of the plan, no allocations, one rhythm of reports.
"""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

from filed import (
    Report,
    counted_on,
    ends_of_periods,
    last_day_for,
    read_reports,
    read_yaml,
    said_of,
)  # fmt: skip
from single import (
    WORST_FIRST,
    Ends,
    baseline,
    done_by,
    each,
    goal_of,
    kept,
    on_its_way,
    silent_units,
)  # fmt: skip
from standing import Between, Case, distinct, lowest, pooled, summed

LIGHTS = {
    "met": "blue", "ahead": "green", "on_track": "green", "slipping": "yellow",
    "behind": "red", "broken": "red", "overdue": "red", "no_baseline": "grey",
}  # fmt: skip


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

    def _decided(self, case: Case, ends: Ends) -> Answer:
        """One status from those of floor and ceiling (D-027, D-028, D-188, D-342)."""
        floor, ceiling = ends.floor[1], ends.ceiling[1]
        known = ends.known or ceiling
        if known in ("no_baseline", "unreported"):
            return Answer(known, ends.actual, ends.progress, ends.gap)
        status = "undecided"
        good = {"met", "ahead", "on_track"}
        if LIGHTS[floor] == LIGHTS[ceiling] or {floor, ceiling} <= good:
            status = min(floor, ceiling, key=WORST_FIRST.index)
        if floor == "overdue":
            status = self._past_due(case, ends)
        at_least = status != "undecided" and floor != ceiling
        return Answer(
            status,
            ends.actual,
            ends.progress,
            ends.gap_of(status),
            ends.floor,
            ends.ceiling,
            at_least,
        )

    def _past_due(self, case: Case, ends: Ends) -> str:
        """Overdue, or undecided while the deciding figure is to come (D-030, D-123, D-141)."""
        deciding = next(end for end in ends_of_periods(self.plan, date.max) if end >= case.due)
        if case.day > last_day_for(self.plan, deciding) and ends.falls_short:
            return "overdue"
        if case.target["combine"] in ONE_DECIDES and case.target["measure"] != "milestone":
            return self._worst_heard(case) if silent_units(case) else "overdue"
        given = any(said.day >= case.due for said in case.said)
        return "overdue" if given and ends.ceiling[1] == "overdue" else "undecided"

    def _worst_heard(self, case: Case) -> str:
        """Who is silent may be anywhere on the day; who was heard and is short decides (D-406)."""
        silent = set(silent_units(case))
        heard = replace(
            case,
            said=[one for one in case.said if one.unit not in silent],
            reporters=[one for one in case.reporters if one not in silent],
        )
        ends = JUDGES[case.target["measure"]](self, heard) if heard.said else None
        worst = case.target["combine"] in {"all", "min"}
        return "overdue" if worst and ends and ends.ceiling[1] == "overdue" else "undecided"

    def counted(self, case: Case) -> Ends:
        """Whole things: all together, different ones, or the lowest unit."""
        kind, goal = goal_of(case)
        combine = case.target["combine"]
        if kind == "at_most":
            return self._limit(case, goal)
        if combine == "sum":
            held = summed(case, goal, "150000")
            found = Between(held.least, held.least, held.most)
        else:
            found = distinct(case, goal) if combine == "distinct" else lowest(case, goal)
        enough = Fraction(ceil(goal * 9 / 10)) if kind == "about" else goal
        return on_its_way(case, found, goal, enough, whole=True)

    def _limit(self, case: Case, goal: Fraction) -> Ends:
        """A ceiling: broken at once, met on the due day, and no points (D-029)."""
        known = summed(case, goal, "150000").least
        holds = "met" if case.day >= case.due else "on_track"
        status = "broken" if known > goal else holds
        floor = "broken" if silent_units(case) else status
        return Ends(known, None, None, (known, floor), (known, status), known > goal)

    def shared(self, case: Case) -> Ends:
        """So many out of so many."""
        found = pooled(case)
        if not found:
            return Ends(None, None, None, (Fraction(0), "unreported"), (Fraction(0), "unreported"))
        return on_its_way(case, found, goal_of(case)[1], goal_of(case)[1])

    def rated(self, case: Case) -> Ends:
        """A rate that has to fall against the year before, as one unit says it."""
        goal = goal_of(case)[1]
        last = case.said[-1]
        before = baseline(case, last.unit)
        assert before
        actual = Fraction(str(last.entry["value"]))
        pace = goal * case.due_since(last.day)
        fallen = Between(before - actual, before - actual, before - actual + pace)
        ends = on_its_way(case, fallen, goal, goal)
        return Ends(
            actual, ends.progress, ends.gap, (actual, ends.floor[1]),
            (actual - pace, ends.ceiling[1]), ends.falls_short, ends.known, ends.floor_gap,
        )  # fmt: skip

    def kept(self, case: Case) -> Ends:
        """Each unit's spending against its own of the year before."""
        return kept(case)

    def done(self, case: Case) -> Ends:
        """Each unit's milestone."""
        return each(case, done_by(case))


ONE_DECIDES = {"all", "any", "min", "max"}
JUDGES = {
    "count": Plan.counted,
    "share": Plan.shared,
    "rate": Plan.rated,
    "amount": Plan.kept,
    "milestone": Plan.done,
}
