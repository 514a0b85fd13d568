"""How many of the targets that people wrote `plan new` proposes, and how many it makes up.

python benchmarks/proposals.py [DOCUMENT]

With the published text of the built-in plan (DOCUMENT) each clause is read and compared with the
targets that the plan has for it. Of the plans in `tests/plans/` there are no documents here: their
titles and figure phrases are read as the rows of a table would be.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from workplan_cli.loading.files import BUILTIN_PLAN, data_folder, load_plan
from workplan_cli.loading.published.outline import Demand, outline_of_text
from workplan_cli.loading.published.proposals import Proposal, proposals
from workplan_cli.loading.published.source import read_pieces
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import message
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target

PLANS = Path(__file__).parent.parent / "tests" / "plans"
Key = tuple[str, object]


def main() -> None:
    """Print precision and recall of goals with figures and of milestones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path, nargs="?")
    document = parser.parse_args().document
    if document:
        _print("built-in plan", _of_document(document))
    _print("tests/plans", _of_plans())


def _of_document(document: Path) -> Counter[str]:
    pieces = read_pieces(document, str(document))
    if isinstance(pieces, Diagnostic):
        raise SystemExit(str(pieces.message))
    tasks = [task for section in outline_of_text(pieces).sections for task in section.tasks]
    demands = {
        f"{number}.{clause}": demand
        for number, task in enumerate(tasks, 1)
        for clause, demand in enumerate(task.demands, 1)
    }
    plan = _plan(data_folder() / BUILTIN_PLAN)
    wanted: dict[str, list[Target]] = {}
    for target in plan.targets:
        wanted.setdefault(str(target.source.clause), []).append(target)
    found: Counter[str] = Counter()
    for clause, demand in demands.items():
        found += _compare(proposals(demand), wanted.get(clause, []))
    return found


def _plan(path: Path) -> Plan:
    loaded, problems = load_plan(path)
    if loaded is None:
        raise SystemExit(str(problems))
    return loaded.plan


def _of_plans() -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted(PLANS.glob("*/plan.yaml")):
        for target in _plan(path).targets:
            title, figure = str(target.title), target.source.figure or ""
            found += _compare(proposals(Demand(title, message("row"), figure=figure)), [target])
    return found


def _compare(proposed: Iterable[Proposal], wanted: Iterable[Target]) -> Counter[str]:
    """Right, proposed and wanted ones of each class; a goal is right with its key and figure."""
    proposed, wanted = list(proposed), list(wanted)
    found: Counter[str] = Counter()
    for name in ("figure", "milestone"):
        here = Counter(_key(one) for one in proposed if _class(one.measure) == name and one.goal)
        there = Counter(_wanted(one) for one in wanted if _class(one.measure) == name)
        found[f"{name} right"] += (here & there).total()
        found[f"{name} proposed"] += here.total()
        found[f"{name} wanted"] += there.total()
        if name == "figure":
            number = Counter(one[1] for one in here.elements())
            found["number right"] += (number & Counter(one[1] for one in there.elements())).total()
            found["number proposed"] += here.total()
            found["number wanted"] += there.total()
    return found


def _class(measure: str) -> str:
    return {"milestone": "milestone", "activity": "activity"}.get(measure, "figure")


def _key(one: Proposal) -> Key:
    kind, value = one.goal or ("", "")
    return (kind, value) if kind != "done_when" else (kind, "")


def _wanted(one: Target) -> Key:
    goal = one.goal
    if goal is None or goal.done_when:
        return ("done_when", "")
    span = goal.span
    return goal.kind, (span if goal.kind == "between" else span[0]) if span else ""


def _print(name: str, found: Counter[str]) -> None:
    for one in ("figure", "number", "milestone"):
        right, made, wanted = (found[f"{one} {word}"] for word in ("right", "proposed", "wanted"))
        print(
            f"{name:14} {one:10} {right:4} right of {made:4} proposed and {wanted:4} wanted:"
            f" precision {right / (made or 1):.2f}, recall {right / (wanted or 1):.2f}"
        )


if __name__ == "__main__":
    main()
