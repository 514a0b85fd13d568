"""Why targets stand where they stand: a green light beside a gap, for one (D-025)."""

from collections.abc import Iterable, Sequence

from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.status import STATUS
from workplan_cli.pages.blocks import Items
from workplan_cli.pages.values import clauses


def green_beside_a_gap(outcome: Outcome, results: Iterable[TargetResult]) -> Items | None:
    """The reasons, for below a list with status and gap; None where there is nothing to explain."""
    return reasons_of([one for one in results if _to_be_explained(outcome, one)])


def reasons_of(results: Sequence[TargetResult]) -> Items | None:
    """Why targets stand where they stand; None where there are none."""
    labels = (message(_("{target}:"), target=one.target.id) for one in results)
    reasons = (clauses(one.because) for one in results)
    return Items(tuple(zip(labels, reasons, strict=True))) if results else None


def _to_be_explained(outcome: Outcome, result: TargetResult) -> bool:
    gap = result.rating.gap
    if gap is None or not result.because or STATUS[result.status].column != "on_course":
        return False
    return gap <= -outcome.plan.thresholds.slipping
