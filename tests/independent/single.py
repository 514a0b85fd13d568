"""The status of one figure by itself: on its way, to be kept, or a milestone.

Written from the documents alone; the numbers D-… are those of docs/decisions.md.
"""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from filed import Said
from standing import Between, Case

WORST_FIRST = [
    "broken", "overdue", "no_baseline", "undecided", "behind", "slipping",
    "on_track", "ahead", "met",
]  # fmt: skip
LAST_STAGES = {"approved", "preparing", "trial"}


@dataclass
class Ends:
    """The figure as it is known, with what it is at least and at most."""

    actual: Fraction | None
    progress: Fraction | None
    gap: Fraction | None
    floor: tuple[Fraction, str]
    ceiling: tuple[Fraction, str]
    falls_short: bool = True
    known: str | None = None
    floor_gap: Fraction | None = None

    def gap_of(self, status: str) -> Fraction | None:
        """The gap of the figure known, or of the floor where that alone has the status (D-281)."""
        return self.gap if status in ("undecided", self.known) else self.floor_gap


def goal_of(case: Case) -> tuple[str, Fraction]:
    """The kind of goal, and its figure; of a range the nearer end, which is enough."""
    kind, figure = next(iter(case.target["goal"].items()))
    return kind, Fraction(str(figure[0] if isinstance(figure, list) else figure))


def silent_units(case: Case) -> list[str]:
    """Who has no figure for the newest period that is over, or for the due day (D-026, D-123)."""
    newest = {unit: case.newest(unit) for unit in case.reporters}
    needed = case.newest_end
    if case.day >= case.due:
        needed = max(case.due, case.newest_end)
    return [unit for unit, said in newest.items() if not said or said.day < needed]


def baseline(case: Case, unit: str) -> Fraction | None:
    """The newest value of before the plan that a unit gave (D-021)."""
    given = [said.entry["baseline"] for said in case.said_by(unit) if "baseline" in said.entry]
    return Fraction(str(given[-1])) if given else None


def on_its_way(
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
        known is not None and (found.at_best or known) < enough,
        None if known is None else judged(known),
        100 * (found.least / goal - expected),
    )  # fmt: skip


def each(case: Case, units: dict[str, tuple[str, str]]) -> Ends:
    """Every unit by itself: how many have met it, and the status of the worst (D-014)."""
    floors, ceilings = zip(*units.values(), strict=True)
    done = Fraction(floors.count("met"))
    return Ends(
        done, done / len(units), None,
        (done, min(floors, key=WORST_FIRST.index)),
        (Fraction(ceilings.count("met")), min(ceilings, key=WORST_FIRST.index)),
        any(floor == "overdue" and case.newest(unit) for unit, (floor, _) in units.items()),
    )  # fmt: skip


BEST_FIRST = ["on_track", "no_baseline", "slipping", "behind", "overdue"]
Rated = list[tuple[str, Fraction | None]]


def kept(case: Case) -> Ends:
    """What each unit spent by now, against what it spent in the year before."""
    given = [said.entry["baseline"] for said in case.said if "baseline" in said.entry]
    known: Rated = []
    least: Rated = []
    most: Rated = []
    for unit in case.reporters:
        said = case.newest(unit)
        # A unit never heard from spent nothing, of as much as the last one that told (D-279).
        before = baseline(case, unit) if said else Fraction(str(given[-1])) if given else None
        if before is None:
            for ends in (known, least, most) if said else ():
                ends.append(("no_baseline", None))
            continue
        spent = Fraction(str(said.entry["value"])) if said else Fraction(0)
        paced = spent + before * case.due_since(said.day if said else None)
        one = on_its_way(case, Between(spent, spent, paced), before, before)
        known += [(str(one.known), one.gap)] if said else []
        least.append((one.floor[1], one.gap))
        most.append((one.ceiling[1], 100 * (paced / before - case.expected(case.day))))
    actual, floor, ceiling = (_worst(case, rated) for rated in (known, least, most))
    return Ends(
        actual[0], actual[0] / len(case.reporters), actual[2], floor[:2], ceiling[:2],
        any(status == "overdue" for status, _gap in known), actual[1], floor[2],
    )  # fmt: skip


def _worst(case: Case, rated: Rated) -> tuple[Fraction, str, Fraction | None]:
    """How many have met it, the status of the worst, and its gap (D-014)."""
    met = sum(status == "met" for status, _gap in rated)

    def key(one: tuple[str, Fraction | None]) -> tuple[bool, int, Fraction]:
        rank = BEST_FIRST.index(one[0]) if one[0] in BEST_FIRST else 0
        return (one[0] != "met", rank, -(one[1] or Fraction(0)))

    status, gap = max(rated, key=key)
    if status == "met" and met < len(case.reporters):
        status = "undecided" if case.day >= case.due else "on_track"
    return Fraction(met), status, gap


def done_by(case: Case) -> dict[str, tuple[str, str]]:
    """Status of each unit's milestone, if silent ones stood still and if they kept pace (D-032)."""
    silent = silent_units(case)
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
