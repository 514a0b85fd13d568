"""The fingerprints of a published document, in a file beside the plan."""

import json
from pathlib import Path

from workplan_cli.loading.files import loaded_as
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.plan import Plan
from workplan_cli.model.published import Fingerprints, Published, asked_print, fingerprint

_HEAD = """\
# Fingerprints of the published text that the plan {plan} was written from: of each clause the
# SHA-256 of its text (Unicode NFKC, without spaces), and the targets that it gave; of each target
# that of its measure, goal, due day and reporters. They prove what was read without repeating it.
# Written by `workplan plan trace --plan PLAN --source FILE --write-fingerprints`; not by hand.
format: workplan/fingerprints@1
plan: {plan}
clauses:
"""


def fingerprints_file(plan: Path) -> Path:
    """Where the fingerprints of a plan are: `plan_2022.source.yaml` beside `plan_2022.yaml`."""
    return plan.with_suffix(".source.yaml")


def load_fingerprints(path: Path) -> tuple[Fingerprints | None, list[Diagnostic]]:
    """The fingerprints in a file, or what is wrong with it."""
    return loaded_as(path, lambda document: shape(document, Fingerprints))


def fingerprints_text(plan: Plan, published: Published) -> str:
    """The file for a document: its clauses that the plan has a target or a reason for."""
    targets: dict[str, list[str]] = {
        context.clause: []
        for section in plan.sections
        for task in section.tasks
        for context in task.context
    }
    for target in plan.targets:
        if target.source.clause is not None:
            targets.setdefault(target.source.clause, []).append(target.id)
    lines = [
        f'  "{number}": {{sha256: {fingerprint(text)}, targets: {_ids(targets[number])}}}\n'
        for number, text in published.clauses()
        if number in targets
    ]
    asked = [f'  "{one.id}": {asked_print(one)}\n' for one in plan.targets]
    return _HEAD.format(plan=plan.id) + "".join([*lines, "targets:\n", *asked])


def _ids(found: list[str]) -> str:
    """Ids in quotation marks: `3` and `1.1` would be numbers without."""
    return f"[{', '.join(map(json.dumps, found))}]"
