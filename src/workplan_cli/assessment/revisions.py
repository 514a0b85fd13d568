"""What a plan changed of a target, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workplan_cli.model.plan import Plan
from workplan_cli.model.revision import REVISED, Revision
from workplan_cli.model.target import Target


@dataclass(frozen=True, slots=True)
class Revised:
    """One thing that was changed of a target: a key of `REVISED`, its value before and now."""

    target: Target
    key: str
    before: object
    now: object
    revision: Revision


def revised(plan: Plan, target: Target, after: date, until: date) -> Iterator[Revised]:
    """What was changed after a day, up to and on another one, in the order of the days.

    A revision that changes nothing for a part of the units is none of theirs.
    """
    for revision in target.revised_by(until):
        if revision.on > after:
            then = target.on(date.fromordinal(max(revision.on.toordinal() - 1, 1)))
            for key in REVISED:
                now, before = getattr(revision, key), _before(plan, then, key)
                if now is not None and now != before:
                    yield Revised(target, key, before, now, revision)


def _before(plan: Plan, then: Target, key: str) -> object:
    """What a target said; of a due day that it did not give, the plan's last day."""
    if key == "due":
        return plan.due(then)
    return False if key == "withdrawn" else getattr(then, key)
