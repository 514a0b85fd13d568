"""The words of the domain: each list is that of its type, and every word has its facts."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

import pytest

import workplan_cli
from workplan_cli.model.combine import (
    COMBINE,
    COMBINES,
    NOT_COMBINED,
    OVER_TIME,
    OVER_TIMES,
    CombineFacts,
)
from workplan_cli.model.file_format import FILE_FORMATS, FileFormat, model_of
from workplan_cli.model.goal import Goal
from workplan_cli.model.goal_kind import GOAL, GOAL_KINDS
from workplan_cli.model.measure import FIGURES, MEASURE, MEASURES
from workplan_cli.model.report import Entry
from workplan_cli.model.status import STATUSES, is_further_off, is_overdue

_FEW = 3
"""Words that a type has at least for its lists to be told from those of another."""


def _modules() -> Iterator[Any]:
    for one in pkgutil.walk_packages(workplan_cli.__path__, "workplan_cli."):
        if not one.name.endswith("__main__"):
            yield importlib.import_module(one.name)


MODULES = list(_modules())
WORDS: dict[tuple[str, ...], str] = {
    get_args(value): name
    for module in MODULES
    for name, value in vars(module).items()
    if get_origin(value) is Literal and len(get_args(value)) >= _FEW
}
"""Every type made of words, by its words."""

ON_PURPOSE = {
    "workplan_cli.model.status.LIGHT_WORDS",  # continuing work has no light
    "workplan_cli.cli.scope.LIGHT_WORDS",  # the same
    "workplan_cli.pages.circular._COUNTS",  # nobody has time left: none is open
    "workplan_cli.pages.dashboard_targets._WORST_FIRST",  # an order of its own
    "workplan_cli.pages.outlook._LISTS",  # what is met needs no outlook
    "workplan_cli.pages.show_reports._NOT_COUNTED",  # what counts needs no reason
}


def repeated(found: object) -> bool:
    """Whether a constant has the words of a type, or all but one, and is not just like it."""
    if not isinstance(found, Mapping | tuple | list | set | frozenset):
        return False
    keys = tuple(found)
    if not all(isinstance(key, str) for key in keys):
        return False
    listed = isinstance(found, tuple | list)
    return any(
        len(set(keys) & set(words)) >= len(words) - 1
        and (keys != words if listed else set(keys) != set(words))
        for words in WORDS
        if set(keys) <= set(words)
    )


def test_the_words_of_every_type_are_found() -> None:
    names = set(WORDS.values())
    assert {"Measure", "Combine", "GoalKind", "OverTime", "Status", "Kind", "Format"} <= names


@pytest.mark.parametrize(
    ("constant", "repeats"),
    [
        (COMBINES, False),
        (COMBINES[1:], True),
        (COMBINES[::-1], True),
        (COMBINES[2:], False),
        (dict.fromkeys(MEASURES, 1), False),
        (dict.fromkeys(MEASURES[:-1], 1), True),
        ((1, 2), False),
    ],
)
def test_a_list_with_one_word_less_is_seen(constant: object, repeats: bool) -> None:
    assert repeated(constant) is repeats


def test_no_constant_repeats_the_words_of_a_type_and_differs() -> None:
    differing = [
        f"{module.__name__}.{name}"
        for module in MODULES
        for name, value in vars(module).items()
        if not name.startswith("__") and repeated(value)
    ]
    assert set(differing) == ON_PURPOSE


def test_every_word_has_its_facts_in_the_order_of_its_type() -> None:
    assert tuple(MEASURE) == MEASURES
    assert tuple(COMBINE) == COMBINES
    assert tuple(OVER_TIME) == OVER_TIMES
    assert tuple(GOAL) == GOAL_KINDS == tuple(Goal.model_fields)


def test_measures_fit_goals_combining_rules_and_entries() -> None:
    goals = {kind for facts in MEASURE.values() for kind in facts.goals}
    combine = {rule for facts in MEASURE.values() for rule in facts.combine}
    fields = {field for facts in MEASURE.values() for field in facts.fields}
    assert (goals, combine) == (set(GOAL_KINDS), set(COMBINES))
    assert {*fields, *FIGURES} <= set(Entry.model_fields)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_has_a_figure_or_stages_or_goes_on(measure: Any) -> None:
    facts = MEASURE[measure]
    assert [facts.quantified, facts.by_stage, facts.continuing].count(True) == 1
    assert facts.continuing == (not facts.goals)
    kinds = (facts.percent, facts.quantity, facts.whole_things, facts.never_negative)
    assert facts.quantified or not any(kinds)
    assert facts.quantity or not facts.whole_things
    assert facts.quantified == bool(facts.over_time)
    stages = {GOAL[kind].by_stage for kind in facts.goals}
    assert stages == ({facts.by_stage} if facts.goals else set())


@pytest.mark.parametrize("facts", [*COMBINE.values(), NOT_COMBINED])
def test_units_are_judged_one_by_one_or_their_figures_become_one(facts: CombineFacts) -> None:
    ways = [facts.by_unit, facts.adds_figures, facts.of_wholes, facts.by_names, bool(facts.picks)]
    assert ways.count(True) == (0 if facts is NOT_COMBINED else 1)
    assert facts.word
    assert not (facts.adds_up and facts.never_doubles)


@pytest.mark.parametrize("one", FILE_FORMATS, ids=[one.name for one in FILE_FORMATS])
def test_a_format_is_what_its_model_says(one: FileFormat) -> None:
    assert get_args(one.model.model_fields["format"].annotation) == (one.line,)
    assert model_of(one.line) is one.model


@pytest.mark.parametrize("line", ["workplan/other@1", "", None, 1, ["workplan/plan@1"]])
def test_no_other_format_has_a_model(line: object) -> None:
    assert model_of(line) is None


def test_of_statuses_with_one_light_one_is_further_off() -> None:
    assert [one for one in STATUSES if is_further_off(one)] == ["ahead", "overdue"]


def test_only_overdue_is_overdue() -> None:
    assert [one for one in STATUSES if is_overdue(one)] == ["overdue"]
