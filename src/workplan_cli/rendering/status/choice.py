"""Which part of an outcome is shown, and in what order."""

from dataclasses import dataclass

from workplan_cli.model.outcome import WORST_FIRST, Outcome, TargetResult


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters of `status`; a filter that is None lets everything through."""

    by: str = "section"
    only: tuple[str, ...] = ()
    task: int | None = None
    unit: str | None = None
    top: int | None = 12

    def shows(self, result: TargetResult) -> bool:
        """Whether a target passes the filters."""
        return (
            (not self.only or result.status in self.only)
            and (self.task is None or result.task.number == self.task)
            and (self.unit is None or any(unit.unit == self.unit for unit in result.units))
        )


def chosen(outcome: Outcome, choice: Choice) -> list[TargetResult]:
    """The targets that pass, in the order of the plan."""
    return [result for result in outcome.targets if choice.shows(result)]


def worst_first(results: list[TargetResult]) -> list[TargetResult]:
    """Targets that somebody has to act on: by status, then by gap, then in the plan's order.

    Of equal statuses figures come before milestones, and milestones before continuing work.
    """
    pressing = [result for result in results if result.status in WORST_FIRST]
    return sorted(
        pressing,
        key=lambda result: (
            WORST_FIRST.index(result.status),
            result.target.measure_facts.continuing,
            not result.target.measure_facts.quantified,
            result.verdict.gap if result.verdict.gap is not None else 0,
            result.due,
        ),
    )
