"""Writes a whole made-up year of reports on the plan of 2022, with the mess of a real one.

A unit's figures grow over the year by a seeded chance; `mess.py` says what goes wrong then. Every
file says in its first line that it is made up, and the same seed gives the same files.
"""

import json
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Entry = dict[str, Any]

DEPARTMENT = "150000"
QUARTERS = {
    "2022-Q1": date(2022, 3, 31),
    "2022-Q2": date(2022, 6, 30),
    "2022-Q3": date(2022, 9, 30),
    "2022-Q4": date(2022, 12, 31),
}
STEPS = {
    "event": ["planned", "preparing"],
    "platform": ["designed", "constructed", "trial"],
}
DOCUMENT = ["drafting", "consulting", "approved"]


@dataclass
class Filed:
    """One report as it is to be written."""

    unit: str
    period: str
    submitted: date | None
    entries: list[Entry] = field(default_factory=list)
    revision: int = 1
    broken: bool = False

    def text(self) -> str:
        """The YAML of the report; flow style is JSON, which is YAML as well."""
        lines = [
            "# Made up for a test: no figure in this file was reported by anybody.",
            "format: workplan/report@1",
            "plan: nmg-education-2022",
            f'unit: "{self.unit}"',
            f"period: {self.period}",
            *([f"submitted: {self.submitted}"] if self.submitted else []),
            *([f"revision: {self.revision}"] if self.revision > 1 else []),
            "entries:" if self.entries else "entries: []",
            *("- " + flow(entry) for entry in self.entries),
            *(["- {target: 13.4.2, value: 四十}"] if self.broken else []),
        ]
        return "\n".join(lines) + "\n"


def flow(value: object) -> str:
    """A value in flow style, days without quotation marks."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else json.dumps(value, ensure_ascii=False)


class Year:
    """The reports of one year, made from a seed."""

    def __init__(self, plan: dict[str, Any], reporters: dict[str, list[str]], seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - made-up figures are no secret
        self.targets = [
            target
            for section in plan["sections"]
            for task in section["tasks"]
            for target in task.get("targets", [])
        ]
        self.reporters = reporters
        self.units = self._units()
        self.vigour = {unit: self.chance.uniform(0.4, 1.3) for unit in self.units}
        self.filed: dict[tuple[str, str], Filed] = {}

    def _units(self) -> list[str]:
        """Who reports in this year: department, leagues, and a few of the colleges."""
        asked = {unit for units in self.reporters.values() for unit in units}
        colleges = sorted(asked - {DEPARTMENT} - set(self.reporters["13.4.2"]))
        return [DEPARTMENT, *self.reporters["13.4.2"], *self.chance.sample(colleges, 3)]

    def make(self) -> dict[tuple[str, str], Filed]:
        """Four reports of every unit, by unit and period: an orderly year."""
        for unit in self.units:
            asked = [one for one in self.targets if unit in self.reporters[one["id"]]]
            for period, last in QUARTERS.items():
                day = last + timedelta(days=self.chance.randint(1, 9))
                self.filed[unit, period] = Filed(unit, period, day)
            for target in asked:
                self._fill(unit, target)
        return self.filed

    def _fill(self, unit: str, target: dict[str, Any]) -> None:
        """One target's entries in all four reports of a unit, a few of them left out."""
        entries = self._entries(unit, target)
        for period, entry in zip(QUARTERS, entries, strict=True):
            if entry is None or self.chance.random() < 0.06:
                continue
            if self.chance.random() < 0.7:
                entry["evidence"] = [{"ref": f"made-up {target['id']}"}]
            self.filed[unit, period].entries.append({"target": target["id"], **entry})

    def _entries(self, unit: str, target: dict[str, Any]) -> list[Entry | None]:
        ways = {
            "count": self.counts,
            "share": self.shares,
            "rate": self.rates,
            "amount": self.amounts,
            "milestone": self.milestones,
            "activity": self.activities,
        }
        return ways[target["measure"]](unit, target)

    def _progress(self, unit: str) -> list[float]:
        """How much of its part a unit has done at the end of each quarter."""
        pace = self.vigour[unit] * self.chance.uniform(0.6, 1.3)
        return [pace * part for part in (0.2, 0.5, 0.8, 1.0)]

    def counts(self, unit: str, target: dict[str, Any]) -> list[Entry | None]:
        """Running totals, some as names; of ceilings nearly always nought."""
        wanted = next(iter(target["goal"].values()))
        wanted = wanted[0] if isinstance(wanted, list) else wanted
        if wanted == 0:
            bad = self.chance.random() < 0.04
            return [{"value": int(bad and quarter > 1)} for quarter in range(4)]
        each = 1 if target["combine"] == "min" else len(self.reporters[target["id"]])
        totals = [int(wanted / each * share + 0.7) for share in self._progress(unit)]
        return [self._counted(unit, target, total) for total in totals]

    def _counted(self, unit: str, target: dict[str, Any], total: int) -> Entry:
        """A total as a figure, with names for it, or as names alone."""
        if total > 12:
            return {"value": total}
        shared = target["combine"] == "distinct" and self.chance.random() < 0.3
        names = [f"{'all' if shared else unit} {number}" for number in range(total)]
        way = self.chance.random()
        if way < 0.5 and target["combine"] != "distinct":
            return {"value": total}
        if way < 0.75 or not names:
            return {"value": total, "items": names} if names else {"value": total}
        return {"items": names}

    def shares(self, unit: str, target: dict[str, Any]) -> list[Entry | None]:
        """Part and whole, or a percentage alone; some units have nothing to count."""
        whole = 0 if self.chance.random() < 0.05 else self.chance.randint(3, 400)
        alone = self.chance.random() < 0.12
        entries: list[Entry | None] = []
        for share in self._progress(unit):
            part = min(whole, round(whole * share * 1.15))
            percent = round(100 * part / whole, 1) if whole else 0
            entries.append(
                {"value": percent} if alone and whole else {"part": part, "whole": whole}
            )
        return entries

    def rates(self, unit: str, target: dict[str, Any]) -> list[Entry | None]:
        """A rate that falls a little, with the year before beside it."""
        before = 50 + self.chance.randint(0, 50) / 10
        falls = [round(before - 0.7 * share, 2) for share in self._progress(unit)]
        return [{"value": fall, "baseline": before} for fall in falls]

    def amounts(self, unit: str, target: dict[str, Any]) -> list[Entry | None]:
        """Money spent so far, and in the year before; a few spend less, one forgets the latter."""
        before = self.chance.randint(200, 900) / 10
        less = self.chance.random() < 0.1
        forgets = self.chance.random() < 0.1
        entries: list[Entry | None] = []
        for quarter in range(4):
            change = -0.3 if less and quarter > 1 else self.chance.randint(0, 30) / 10
            pace = self.chance.choice((0.6, 0.9, 1, 1.1)) if quarter < 3 else 1
            entry: Entry = {"value": round((before + change) * pace * (quarter + 1) / 4, 1)}
            entries.append(entry if forgets else {**entry, "baseline": before})
        return entries

    def milestones(self, unit: str, target: dict[str, Any]) -> list[Entry | None]:
        """Stages one after the other, and done on a day of one quarter or in none."""
        word = target["goal"]["done_when"]
        steps = STEPS.get(target["kind"], DOCUMENT)
        quarter = self.chance.choice([1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 6])
        return [self._step(word, steps, quarter, number) for number in range(1, 5)]

    def _step(self, word: str, steps: list[str], done: int, number: int) -> Entry | None:
        last = list(QUARTERS.values())[number - 1]
        if number >= done:
            day = list(QUARTERS.values())[done - 1] - timedelta(days=17 + done)
            way = self.chance.random()
            if way < 0.8:
                return {"stage": word, "done": day}
            return {"done": day} if way < 0.9 else {"stage": word}
        if self.chance.random() < 0.08:
            return {"forecast": last + timedelta(days=self.chance.choice([20, 60, 150]))}
        if self.chance.random() < 0.05:
            return None
        return {"stage": steps[min(len(steps) - 1, max(0, len(steps) - (done - number)))]}

    def activities(self, unit: str, target: dict[str, Any]) -> list[Entry | None]:
        """Something on most days; a note, or nothing new, on the others."""
        entries: list[Entry | None] = []
        for period, last in QUARTERS.items():
            way = self.chance.random()
            day = last - timedelta(days=self.chance.randint(1, 80))
            if way < 0.6:
                entries.append({"activities": [{"date": day, "text": f"Made up {period}"}]})
            elif way < 0.7:
                entries.append({"note": "Made up: goes on"})
            elif way < 0.75:
                entries.append({"no_figure": "nothing_new", "note": "Made up: as before"})
            else:
                entries.append(None)
        return entries
