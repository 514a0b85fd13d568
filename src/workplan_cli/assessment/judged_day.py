"""A day that a plan is judged on, in the plan's calendar."""

from dataclasses import dataclass, replace
from datetime import date

from workplan_cli.assessment.timeline import current_period, period_due
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units


@dataclass(frozen=True, slots=True)
class Day:
    """A plan, its units and a day, with the periods that were over and due by then."""

    plan: Plan
    units: Units
    date: date
    current: Period | None
    due: Period | None

    def of(self, target: Target) -> "Day":
        """The same day in the rhythm of a target."""
        if target.reporting is None:
            return self
        current = current_period(self.plan, self.date, target)
        return replace(self, current=current, due=period_due(self.plan, self.date, target))

    def asked(self, target: Target) -> tuple[str, ...]:
        """Units that must report; of what each has to do, those that were there when it was due."""
        asked = self.units.expand_on(target.reporters, self.date)
        own = (one for one in asked if not self.plan.spares(one, target, self.units))
        return tuple(own) or asked


def on(plan: Plan, units: Units, date: date) -> Day:
    """The plan's calendar on a day."""
    return Day(plan, units, date, current_period(plan, date), period_due(plan, date))
