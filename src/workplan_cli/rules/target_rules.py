"""What the rules find that look at the entries for one target, target by target."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from workplan_cli.loading.by_target import FileMarks
from workplan_cli.loading.index.tagged import plain, said
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Finding, Rule, modules, rule_of

Found = tuple[Rule, Finding]
"""Something that a rule found."""


def found_on(target: Target, history: ReportHistory, context: PlanContext) -> Iterator[Found]:
    """What the rules find that look at the entries for one target, with `check_target`."""
    series = history.of_target(target)
    if not series:
        return
    series[0][0].filed.expect(target.id)
    for module in modules("history"):
        if hasattr(module, "check_target"):
            for finding in module.check_target(target, series, context):
                yield module.RULE, finding


@dataclass(frozen=True)
class TargetRules:
    """The same as work that is done target by target (see `by_target`)."""

    history: ReportHistory
    plan: Plan
    units: Units

    def __call__(self, target: str) -> list[Found]:
        """What is found on a target."""
        return list(found_on(self.plan.by_id[target], self.history, self._context))

    def key(self, target: str) -> str | None:
        """By the plan, the units, and the files in which something is said on it."""
        found = sha256(self._common + target.encode())
        for lines in self.history.of_target(self.plan.by_id[target]):
            for line in lines:
                mark = self._marks.of(line.filed)
                if mark is None:
                    return None
                found.update(mark)
        return found.hexdigest()

    def entries(self, target: str) -> int:
        """How many there are on it."""
        return sum(map(len, self.history.of_target(self.plan.by_id[target])))

    def text(self, result: list[Found]) -> str:
        """Findings as JSON."""
        rows = [
            [rule.code, one.route, plain(one.message), one.fix and plain(one.fix), one.on_key,
             one.severity, one.file]
            for rule, one in result
        ]  # fmt: skip
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))

    def result(self, _target: str, text: str) -> list[Found]:
        """Findings out of JSON."""
        return [_found(*row) for row in json.loads(text)]

    @cached_property
    def _context(self) -> PlanContext:
        return PlanContext(self.plan, self.units)

    @cached_property
    def _marks(self) -> FileMarks:
        return FileMarks()

    @cached_property
    def _common(self) -> bytes:
        common = ("rules", self.plan.model_dump_json(), self.units.model_dump_json())
        return sha256(repr(common).encode()).digest()

    def __reduce__(self) -> tuple[Any, ...]:
        return TargetRules, (self.history, self.plan, self.units)


def _found(code: str, route: list[str | int], what: Any, fix: Any, *more: Any) -> Found:
    rule = rule_of(code)
    if rule is None:
        raise KeyError(code)
    return rule, Finding(tuple(route), said(what), fix and said(fix), *more)
