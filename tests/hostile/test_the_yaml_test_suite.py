"""The YAML test suite is read without harm, and the same by both parsers.

`yaml_test_suite.json` is a copy of https://github.com/yaml/yaml-test-suite with its licence (MIT).
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from workplan_cli.loading.tidying import tidied
from workplan_cli.loading.yaml import load_yaml

SUITE = json.loads(Path(__file__).with_name("yaml_test_suite.json").read_text("utf-8"))
TESTS: dict[str, dict[str, Any]] = {one["id"]: one for one in SUITE["tests"]}


def plain(value: Any) -> Any:
    """A value as JSON has it: numbers of any kind are equal, keys of days are texts."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, Decimal | float):
        return float(value)
    return value if isinstance(value, str | int | bool | None) else str(value)


@pytest.mark.parametrize("text", ["{?a: b}", "[?x]", "a: [b, ?c]", "{x: 1, ?[a]: b}"])
def test_a_question_mark_that_parsers_lose_is_refused(text: str) -> None:
    for parser in ("libyaml", "python"):
        [problem, *_more] = load_yaml(text, parser).problems
        assert (problem.code, problem.place.column) == ("WP105", text.index("?") + 1)


@pytest.mark.parametrize("text", ['a: "what?b"', "a: b?c", "? a\n: b", "a: b ?", "a?: b"])
def test_a_question_mark_elsewhere_is_none_of_that(text: str) -> None:
    assert not load_yaml(text).problems


@pytest.mark.parametrize(
    "text",
    [
        "key: &an:chor value", "a: [&x:y z]", "&a a: &b b\n*b: *a\n",
        "%YAML 1.1#\n---\na: 1\n",
        "a: \n? d\n: 23\n",
        "a: >\n \n  \n   \n # c\n", "- >\r\n \n  \n  # a\n", "a: |\r \r  \r b\r",
    ],
)  # fmt: skip
def test_what_parsers_read_in_different_ways_is_read_by_one(text: str) -> None:
    fast, slow = (load_yaml(text, parser) for parser in ("libyaml", "python"))
    assert (fast.value, fast.problems) == (slow.value, slow.problems)


@pytest.mark.parametrize("name", TESTS)
def test_both_parsers_read_the_same_or_refuse_it_both(name: str) -> None:
    fast, slow = (load_yaml(TESTS[name]["yaml"], one) for one in ("libyaml", "python"))
    assert bool(fast.problems) == bool(slow.problems)
    assert repr(fast.value) == repr(slow.value)


@pytest.mark.parametrize("name", [name for name, one in TESTS.items() if one.get("json")])
def test_what_is_read_is_what_the_suite_says(name: str) -> None:
    loaded = load_yaml(TESTS[name]["yaml"])
    if not loaded.problems:
        assert plain(loaded.value) == plain(json.loads(TESTS[name]["json"]))


@pytest.mark.parametrize("name", TESTS)
def test_tidying_changes_no_meaning_and_ends_in_no_exception(name: str) -> None:
    text = TESTS[name]["yaml"]
    if not load_yaml(text).problems and (tidy := tidied(text)) is not None:
        assert repr(load_yaml(tidy).value) == repr(load_yaml(text).value)
