"""Whole workspaces: every command on plans, units and reports of which some are changed."""

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from fuzzing.changing import as_yaml, change_values, changed, encoded
from fuzzing.running import run, wrong_with
from workplan_cli.loading.tidying import tidied
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.workspace_files import small_plan

_ENTRIES = """entries:
- target: "1.1"
  value: 3 # with a comment
  items: [a, b, c]
  evidence:
  - ref: No. 1
- {target: "1.2", value: 1.25}
- {target: "1.3", part: 40, whole: 50}
- target: "1.6"
  note: made up
  activities:
  - {date: 2022-03-01, text: made up}
"""
_OFFICE = """entries:
- {target: "1.4", value: 5.1}
- {target: "1.5", stage: drafting, forecast: 2022-06-01}
"""
_DAYS = ("2022-06-30", "2022-01-01", "2021-01-01", "2023-05-05", "0001-01-01", "9999-12-31")
_TIDIED = 0.3
"""How often a report is tidied."""


@cache
def originals() -> dict[str, str]:
    """The files of a small workspace."""
    made = dict(small_plan(Language("en")))
    made["workplan.yaml"] = "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\n"
    for period in ("2022-Q1", "2022-Q2"):
        for unit in ("10", "11", "12"):
            made[f"reports/{period}/{unit}.yaml"] = (
                f'format: workplan/report@1\nplan: my-plan-2022\nunit: "{unit}"\nperiod: {period}\n'
                f"submitted: 2022-07-03\n{_OFFICE if unit == '10' else _ENTRIES}"
            )
    return made


@cache
def _values() -> dict[str, Any]:
    return {name: load_yaml(text).value for name, text in originals().items()}


def _some(name: str, chance: random.Random) -> bytes:
    """A changed file: by its values or by its text."""
    if chance.random() < 0.6:  # noqa: PLR2004 - values reach deeper than signs
        value = copy.deepcopy(_values()[name])
        change_values(value, chance)
        return encoded(as_yaml(value), chance)
    return encoded(changed(originals()[name], chance), chance)


def look(chance: random.Random, folder: Path) -> Iterator[str]:
    """Everything that is wrong with how commands take a workspace."""
    names = list(originals())
    weights = [6, 4, 2, *[2] * (len(names) - 3)]
    chosen = set(chance.choices(names, weights, k=chance.choice((1, 1, 1, 2))))
    for name, text in originals().items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_some(name, chance) if name in chosen else text.encode())
    case = {name: (folder / name).read_bytes() for name in chosen}
    for one in _looked_at(chance, folder):
        yield f"{one}\n{case}"


def _looked_at(chance: random.Random, folder: Path) -> Iterator[str]:
    ended = run("validate", "--format", "json")
    yield from wrong_with(ended, "validate")
    if ended.out:
        found = json.loads(ended.out)["diagnostics"]
        if not all(one["line"] >= 1 and one["column"] >= 1 and one["file"] for one in found):
            yield "a diagnostic without a place"
    for words in chance.sample(list(_commands(chance)), 3):
        yield from wrong_with(run(*words), *words)
    if chance.random() < 0.4:  # noqa: PLR2004 - two of five
        yield from _exported(chance)
    if ended.code:
        yield from _fixed(folder)
    if chance.random() < _TIDIED:
        yield from _tidied(chance, folder)
    strange = {one.name for one in folder.iterdir()} - {
        "plan.yaml", "units.yaml", "workplan.yaml", "reports", "out",
    }  # fmt: skip
    if strange:
        yield f"left over: {strange}"


def _commands(chance: random.Random) -> Iterator[list[str]]:
    day = chance.choice(([], [], ["--as-of", chance.choice(_DAYS)]))
    language = chance.choice((["--lang", "zh"], []))
    target = chance.choice(("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "x"))
    by = chance.choice(("section", "task", "unit", "target"))
    yield ["status", "--by", by, *day, *language]
    yield ["status", "--format", chance.choice(("json", "csv", "html")), *day, *language]
    yield ["show", target, "--format", chance.choice(("table", "json")), *day, *language]
    yield ["chase", "--format", chance.choice(("table", "json", "csv")), *day, *language]
    yield ["chase", "--notice", chance.choice(("reminder", "circular")), *day, *language]
    yield ["changes", "--format", chance.choice(("table", "json")), *language]
    form = chance.choice(("full", "concise", "github", "gitlab", "sarif", "junit"))
    yield ["validate", "--format", form, *language]
    yield ["plan", chance.choice(("validate", "list")), *language]
    yield ["schema", chance.choice(("report", "plan"))]
    yield ["status", "--unit", "11", *day, *language]


def _exported(chance: random.Random) -> Iterator[str]:
    form = chance.choice(("markdown", "html", "xlsx", "json", "docx", "csv"))
    ended = run("export", form, "-o", "out")
    yield from wrong_with(ended, "export", form)
    if ended.code == 0 and form != "csv":
        ended = run("verify", "out")
        yield from wrong_with(ended, "verify", form)
        if ended.code == 1:
            yield f"verify says changed right after export\n{form}\n{ended.out[:500]}"
    Path("out").unlink(missing_ok=True)


def _all_files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in originals()}


def _fixed(folder: Path) -> Iterator[str]:
    before = _all_files(folder)
    diff = run("validate", "--diff")
    yield from wrong_with(diff, "validate --diff")
    if _all_files(folder) != before:
        yield "--diff has written"
    first = run("validate", "--fix", "--format", "json")
    yield from wrong_with(first, "validate --fix")
    after = _all_files(folder)
    if after == before:
        return
    if not all(name in diff.out + diff.err for name in after if after[name] != before[name]):
        yield "--fix has written what --diff did not show"
    second = run("validate", "--fix", "--format", "json")
    if _all_files(folder) != after:
        yield "second fix"
    elif first.out != second.out and after["workplan.yaml"] == before["workplan.yaml"]:
        yield "other findings after a second fix"


def _tidied(chance: random.Random, folder: Path) -> Iterator[str]:
    name = chance.choice([one for one in originals() if one != "workplan.yaml"])
    before = (folder / name).read_bytes()
    yield from wrong_with(run("report", "fmt", name), "report fmt", name)
    after = (folder / name).read_bytes()
    if after != before:
        old, new = (load_yaml(one.decode("utf-8-sig")) for one in (before, after))
        if repr(old.value) != repr(new.value):
            yield f"tidying has changed {name}"
        if tidied(after.decode()) != after.decode():
            yield f"second tidying of {name}"
