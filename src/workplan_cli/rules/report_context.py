"""A report compared with its plan: what the rules for reports receive."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from workplan_cli.loading.in_plan import is_before, is_far
from workplan_cli.model.diagnostic import Route
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Entry, Report
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units

Known = tuple[int, Entry, Target]
"""An entry on a target of the plan: its position in the report, the entry, the target."""
Given = tuple[int, Entry, Target | None]
"""The same for any entry; None where the plan has no such target."""


@dataclass(frozen=True)
class ReportContext:
    """A report with the plan and the units that it is compared with."""

    report: Report
    plan: Plan
    units: Units

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """The entries whose targets are in the plan; the others have a rule of their own."""
        return tuple((index, entry, target) for index, entry, target in self.given if target)

    @cached_property
    def given(self) -> Sequence[Given]:
        """Every entry, with its target if the plan has it."""
        by_id = self.plan.by_id
        return [
            (index, entry, by_id.get(entry.target))
            for index, entry in enumerate(self.report.entries)
        ]

    @cached_property
    def targets(self) -> frozenset[str]:
        """The ids of targets that the entries name, whether or not the plan has them."""
        return frozenset(entry.target for entry in self.report.entries)

    @cached_property
    def _by_field(self) -> dict[str, list[Given]]:
        found: dict[str, list[Given]] = defaultdict(list)
        for one in self.given:
            for field in one[1].model_fields_set:
                found[field].append(one)
        return found

    def giving(self, field: str) -> Sequence[Given]:
        """The entries that have a field, a blank one too; most rules concern few of all entries."""
        return self._by_field.get(field, ())

    def filled(self, field: str) -> Iterator[tuple[Route, Any, Entry, Target]]:
        """Where a field of a known target is filled in: its route, what it says, entry, target."""
        for index, entry, target in self.giving(field):
            value = getattr(entry, field)
            if target is not None and value is not None:
                yield ("entries", index, field), value, entry, target

    @cached_property
    def milestones(self) -> Sequence[Known]:
        """The known entries on milestones."""
        return [one for one in self.known if one[2].measure_facts.by_stage]

    @cached_property
    def percentages(self) -> Sequence[Known]:
        """The known entries whose figures are in percent."""
        return [one for one in self.known if one[2].measure_facts.percent]

    @cached_property
    def owed(self) -> tuple[str, ...]:
        """Ids of the targets that the unit has to report on now, in the order of the plan."""
        period, unit = self.report.period, self.report.unit
        owed = self.plan.owed_on(self.units.names_on(unit, period.end), period)
        if unit not in self.units.by_id or self.units.by_id[unit].start is None:
            return owed
        by_id = self.plan.by_id
        return tuple(
            one for one in owed if not self.plan.spares(unit, by_id[one].on(period.end), self.units)
        )

    @cached_property
    def sent(self) -> date | None:
        """When the report was submitted, unless that seems to be a slip in the year (WP413)."""
        slipped = is_before(self.report) or is_far(self.report, self.plan)
        return None if slipped else self.report.submitted

    def done_word(self, target: Target) -> str | None:
        """The stage in which a milestone is done, by the goal in force when the period ends."""
        return target.done_word(self.report.period.end)
