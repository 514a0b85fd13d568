"""What goes wrong in a year of reports: silence, slips, late corrections, totals that are none."""

import copy
import random
from datetime import date, timedelta
from pathlib import Path

from made_up_year import DEPARTMENT, QUARTERS, Entry, Filed

Reports = dict[tuple[str, str], Filed]


def with_mess(filed: Reports, leagues: list[str], seed: int) -> list[Filed]:
    """The reports of an orderly year with everything that goes wrong in a real one."""
    order = random.Random(seed).sample(leagues, len(leagues))  # noqa: S311 - no secret
    silent, once, late, revised, copied, per_quarter, falls, blank, month, broken, odd, slip = order
    for period in QUARTERS:
        del filed[silent, period]
        if period != "2022-Q1":
            del filed[once, period]
    filed[late, "2022-Q2"].submitted = date(2022, 8, 4)
    filed[late, "2022-Q4"].submitted = date(2023, 2, 20)
    filed[copied, "2022-Q3"].entries = copy.deepcopy(filed[copied, "2022-Q2"].entries)
    _give_each_quarter_for_itself(filed, per_quarter)
    _let_shares_fall(filed[falls, "2022-Q3"])
    filed[blank, "2022-Q3"].entries = [_blank(one) for one in filed[blank, "2022-Q3"].entries]
    filed[broken, "2022-Q2"].broken = True
    filed[odd, "2022-Q1"].submitted = None
    filed[slip, "2022-Q3"].submitted = date(2021, 10, 8)
    _take_back(filed[DEPARTMENT, "2022-Q4"])
    return [
        *filed.values(),
        *_revisions(filed, revised),
        _of_a_month(filed[month, "2022-Q2"]),
        _filed_early(filed[odd, "2022-Q4"]),
        *_of_counties(filed, silent, copied),
        *_twice(filed[DEPARTMENT, "2022-Q1"]),
    ]


def _give_each_quarter_for_itself(filed: Reports, unit: str) -> None:
    """Figures of the third quarter alone where a total since January is asked for."""
    before = {one["target"]: one for one in filed[unit, "2022-Q2"].entries}
    for entry in filed[unit, "2022-Q3"].entries:
        earlier = before.get(entry["target"], {})
        if "value" in entry and "value" in earlier and "items" not in entry:
            entry["value"] = max(0, round(entry["value"] - earlier["value"], 2))


def _let_shares_fall(report: Filed) -> None:
    """A quarter of each part gone."""
    for entry in report.entries:
        if "part" in entry:
            entry["part"] = entry["part"] * 3 // 4


def _blank(entry: Entry) -> Entry:
    """The entry as in a form that nobody filled in."""
    return {"target": entry["target"], **({"value": None} if "value" in entry else {})}


def _take_back(report: Filed) -> None:
    """Milestones that were reported as done, and are in preparation again; one is still to come."""
    done = [one for one in report.entries if "done" in one and "stage" in one]
    for entry in done[:2]:
        del entry["done"]
        entry["stage"] = "preparing" if entry["stage"] == "held" else "not_started"
    for entry in done[2:3]:
        entry["done"] = date(2023, 1, 20)


def _revisions(filed: Reports, unit: str) -> list[Filed]:
    """A correction that came months later, one that leaves an entry out, and one that is empty."""
    corrected = copy.deepcopy(filed[unit, "2022-Q2"])
    corrected.revision, corrected.submitted = 2, date(2022, 9, 5)
    for entry in corrected.entries:
        if "value" in entry and "baseline" not in entry and "items" not in entry:
            entry["value"] = round(entry["value"] * 0.5)
    shorter = copy.deepcopy(filed[DEPARTMENT, "2022-Q3"])
    shorter.revision, shorter.submitted = 2, date(2022, 11, 2)
    del shorter.entries[::7]
    empty = Filed(unit, "2022-Q4", date(2023, 1, 9), revision=2)
    empty.entries = [_blank(one) for one in filed[unit, "2022-Q4"].entries[:5]]
    return [corrected, shorter, empty]


def _of_a_month(report: Filed) -> Filed:
    """A report on May that nobody asked for, with what stood in the one for the quarter."""
    entries = copy.deepcopy(report.entries[::2])
    for entry in entries:
        if "value" in entry and "items" not in entry:
            entry["value"] = entry["value"] // 2
        if "activities" in entry or "done" in entry:
            entry.clear()
    return Filed(report.unit, "2022-05", date(2022, 6, 3), [one for one in entries if one])


def _filed_early(report: Filed) -> Filed:
    """The figures for the whole year, sent in July."""
    entries = [copy.deepcopy(one) for one in report.entries if "value" in one or "part" in one]
    return Filed(report.unit, "2022", date(2022, 7, 15), entries[:8])


def _of_counties(filed: Reports, silent: str, heard: str) -> list[Filed]:
    """A county of a league that says nothing, and one of a league that reports by itself."""
    counts: list[Entry] = [
        {"target": "13.4.2", "value": 2},
        {"target": "27.1.6", "value": 1},
        {"target": "12.4.2", "value": 0},
    ]
    second = QUARTERS["2022-Q2"] + timedelta(days=6)
    more = [{**one, "value": one["value"] * 2} for one in counts]
    return [
        Filed(_county(silent), "2022-Q2", second, counts),
        Filed(_county(heard), "2022-Q2", second, counts),
        Filed(_county(heard), "2022-Q3", QUARTERS["2022-Q3"] + timedelta(days=5), more),
    ]


def _county(league: str) -> str:
    """A county of the league; all codes of counties here end like this or begin at 21."""
    return league[:4] + ("21" if league in {"150100", "152200", "152900"} else "02")


def _twice(report: Filed) -> list[Filed]:
    """The same report once more, sent a day later with one figure changed."""
    again = copy.deepcopy(report)
    assert again.submitted
    again.submitted += timedelta(days=1)
    for entry in again.entries:
        if isinstance(entry.get("value"), int) and "items" not in entry:
            entry["value"] += 1
    return [again]


def write(reports: list[Filed], folder: Path) -> Path:
    """Write each report to a file of its own below the folder."""
    for report in reports:
        path = folder / report.period / f"{report.unit}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        while path.exists():
            path = path.with_stem(path.stem + "-b")
        path.write_text(report.text(), encoding="utf-8")
    return folder
