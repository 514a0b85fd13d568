"""Holds the program's JSON against what was recomputed, and says where they differ."""

from fractions import Fraction
from typing import Any

from recompute import Answer


def differences(told: list[dict[str, Any]], answers: dict[str, Answer]) -> list[str]:
    """A line for each value that differs: target, what, the program's and ours."""
    found = []
    for target in told:
        answer = answers[target["id"]]
        for name, theirs, ours in _pairs(target, answer):
            if not _same(theirs, ours):
                found.append(f"{target['id']} {name}: program {theirs}, recomputed {_plain(ours)}")
    missing = answers.keys() - {target["id"] for target in told}
    return found + [f"{target}: not there" for target in sorted(missing)]


def _pairs(target: dict[str, Any], answer: Answer) -> list[tuple[str, Any, Any]]:
    pairs = [
        ("status", target["status"], answer.status),
        ("actual", target["actual"], answer.actual),
        ("progress", target["progress"], answer.progress),
        ("gap", target["gap_points"], answer.gap),
        ("at least", target["at_least"], answer.at_least),
    ]
    for name, end in (("floor", answer.floor), ("ceiling", answer.ceiling)):
        there = target[name] or {"actual": None, "status": None}
        actual, status = end or (None, None)
        pairs += [(f"{name} status", there["status"], status), (name, there["actual"], actual)]
    return pairs


def _same(theirs: Any, ours: Any) -> bool:
    if isinstance(ours, Fraction) and theirs is not None:
        return abs(Fraction(str(theirs)) - ours) <= Fraction(1, 1_000_000)
    return bool(theirs == ours)


def _plain(value: Any) -> Any:
    return round(float(value), 6) if isinstance(value, Fraction) else value
