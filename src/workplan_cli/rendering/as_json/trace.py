"""`workplan plan trace --format json`: every clause with its state, targets and numbers."""

from collections.abc import Iterable
from typing import Any

from workplan_cli.assessment.listing import SORTS, sort_of
from workplan_cli.assessment.tracing.result import Trace, TracedClause, TracedHeading
from workplan_cli.model.target import Target
from workplan_cli.rendering.as_json.status import picked

VERSION = 1
_NUMBER = "text before after target scope name reason"


def as_object(trace: Trace, source: str | None) -> dict[str, Any]:
    """Every clause of the plan and of the document; texts carry both languages."""
    return {
        "version": VERSION,
        "plan": trace.plan.id,
        "source": source,
        "fingerprints": trace.fingerprints,
        "whole": trace.whole,
        "summary": _summary(trace),
        "tasks": [
            _task(trace, number) for number in sorted({clause.task for clause in trace.clauses})
        ],
        "clauses": [_clause(clause) for clause in trace.clauses],
        "headings": [_heading(heading) for heading in trace.headings],
        "unused_names": list(trace.unused_names),
        "unread": list(trace.published.unread) if trace.published else [],
    }


def _summary(trace: Trace) -> dict[str, Any]:
    founded = [one.found for clause in trace.clauses for one in clause.targets]
    numbers = trace.numbers
    return {
        "clauses": len(trace.clauses),
        **{str(state): count for state, count in trace.counts.items()},
        "targets": _sorts(trace.plan.targets),
        "figures": {"found": founded.count(True), "not_found": founded.count(False)},
        "numbers": {
            "carried": sum(number.target is not None for number in numbers),
            "scope": sum(number.scope for number in numbers),
            "names": sum(number.name is not None for number in numbers),
            "open": sum(number.open for number in numbers),
        },
    }


def _sorts(targets: Iterable[Target]) -> dict[str, int]:
    sorts = [sort_of(target) for target in targets]
    return {"all": len(sorts), **{sort: sorts.count(sort) for sort in SORTS}}


def _task(trace: Trace, number: int) -> dict[str, Any]:
    clauses = [clause for clause in trace.clauses if clause.task == number]
    states = [clause.state for clause in clauses]
    return {
        "task": number,
        "clauses": len(clauses),
        **{state: states.count(state) for state in trace.counts},
        "targets": _sorts(one.target for clause in clauses for one in clause.targets),
    }


def _clause(clause: TracedClause) -> dict[str, Any]:
    return {
        **picked(clause, "clause now task state new reason"),
        "targets": [
            {
                "id": one.target.id,
                "sort": sort_of(one.target),
                **picked(one, "target.source.figure found changed"),
                "agrees": None if one.target.source.figure is None else one.differs is None,
            }
            for one in clause.targets
        ],
        "gone": list(clause.gone),
        "numbers": [picked(number, _NUMBER) for number in clause.numbers],
    }


def _heading(heading: TracedHeading) -> dict[str, Any]:
    numbers = [picked(number, _NUMBER) for number in heading.numbers]
    return picked(heading, "of number same published planned") | {"numbers": numbers}
