"""Texts in YAML: both parsers read the same, a fix and a tidying are done once and keep values."""

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from fuzzing.changing import changed, encoded
from workplan_cli.loading.files import LoadedPlan, example_folder, load_plan
from workplan_cli.loading.tidying import tidied
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.rules.fixing import fixed

ROOT = Path(__file__).resolve().parents[2]
_COMMENT = re.compile(r"(?m)(?:^|\s)(#.*)$")
_LONGEST = 6_000
"""Characters of a text: a longer one shows nothing that a short one does not."""
_SHORT = 400
"""Characters of a part of a text: many short ones show more than few long ones."""


@cache
def seeds() -> list[str]:
    """The texts that are changed: our examples, files that once showed something, a test suite."""
    folders = (ROOT / "examples", ROOT / "tests" / "examples", ROOT / "tests" / "hostile" / "files")
    files = [file for folder in folders for file in sorted(folder.rglob("*.yaml"))]
    suite = json.loads((ROOT / "tests" / "hostile" / "yaml_test_suite.json").read_text("utf-8"))
    read = [file.read_text("utf-8", "replace")[:_LONGEST] for file in files]
    return [*read, *(one["yaml"] for one in suite["tests"])]


def some_text(chance: random.Random) -> str:
    """A changed text; most often of a few lines of one."""
    text = chance.choice(seeds())
    if len(text) > _SHORT and chance.random() > 0.1:  # noqa: PLR2004 - nine of ten
        start = text.rfind("\n", 0, chance.randrange(len(text))) + 1
        text = text[start : start + chance.randrange(20, _SHORT)]
    return changed(text, chance)


def look(chance: random.Random, _folder: Path) -> Iterator[str]:
    """Whether both parsers have the same values, or both refuse."""
    text = some_text(chance)
    fast = load_yaml(text, "libyaml")
    if fast.problems:  # the other parser has had its word
        return
    slow = load_yaml(text, "python")
    if repr(fast.value) != repr(slow.value) or slow.problems:
        yield f"other values\n{text!r}\n{fast.value!r}\n{slow.value!r}\n{slow.problems}"


@cache
def _plan() -> LoadedPlan:
    loaded = load_plan(example_folder() / "plan.yaml")[0]
    assert loaded is not None  # noqa: S101 - our own example
    return loaded


def look_at_fixes(chance: random.Random, _folder: Path) -> Iterator[str]:
    """Whether a fix leaves nothing to a second one, and values and comments as they were."""
    text = some_text(chance)
    data = encoded(text, chance)
    once = fixed(data, "fuzz.yaml", _plan().plan, _plan().units)
    if once is None:
        return
    if fixed(once.after.encode(), "fuzz.yaml", _plan().plan, _plan().units):
        yield f"second fix\n{data!r}\n{once.after!r}"
    before, after = load_yaml(once.before), load_yaml(once.after)
    if before.problems:
        return
    old, new = dict(_leaves(before.value)), dict(_leaves(after.value))
    other = [route for route in {*old, *new} if old.get(route) != new.get(route)]
    if after.problems or len(other) > 2 * len(once.fixes):  # a key has two: before and after
        yield f"other values by a fix\n{data!r}\n{once.after!r}"
    quoted = any(fix.code == "WP120" for fix in once.fixes)  # what looked like a comment
    if not quoted and _COMMENT.findall(once.before) != _COMMENT.findall(once.after):
        yield f"other comments by a fix\n{data!r}\n{once.after!r}"


def _leaves(value: Any, route: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, dict | list) and value:
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(one, (*route, key))
    else:
        yield route, repr(value)


def look_at_tidying(chance: random.Random, _folder: Path) -> Iterator[str]:
    """Whether tidying keeps the values and is done once."""
    text = some_text(chance)
    before = load_yaml(text)
    if before.problems or not isinstance(before.value, dict):
        return
    tidy = tidied(text)
    if tidy is None:
        return
    if tidied(tidy) != tidy:
        yield f"second tidying\n{text!r}\n{tidy!r}"
    if repr(load_yaml(tidy).value) != repr(before.value):
        yield f"other values by tidying\n{text!r}\n{tidy!r}"
