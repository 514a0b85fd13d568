"""The plan of 2022 that comes with the tool: whole, in order, and in our own words."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from workplan_cli.assessment.listing import sort_of
from workplan_cli.assessment.tracing.compare import trace
from workplan_cli.loading.files import LoadedPlan, load_plan
from workplan_cli.loading.published.clauses import (
    fingerprints_file,
    fingerprints_text,
    load_fingerprints,
    split,
)
from workplan_cli.loading.published.source import read_pieces
from workplan_cli.loading.tidying import tidied
from workplan_cli.model.plan import Plan
from workplan_cli.model.published import Fingerprints, Published, normalised
from workplan_cli.model.target import Target
from workplan_cli.rules.checking import check_plan
from workplan_cli.rules.plan_context import texts

ROOT = Path(__file__).parents[2]
FILE = ROOT / "data" / "plan_2022.yaml"
IDS = Path(__file__).with_name("plan_2022_ids.txt")
SOURCE = ROOT.parent / "shared" / "source" / "nmg-education-2022.txt"
CLAUSES = 222
CLAUSES_OF_SECTIONS = [26, 48, 37, 49, 28, 34]
LONGEST_TITLE = {"zh": 24, "en": 60}
LONGEST_RUN = 8
"""Signs that a title may have in common with the published text."""
FIXED_TERMS = (
    "国家通用语言文字", "中华民族共同体意识", "习近平新时代中国特色社会主义思想", "义务教育",
    "优质均衡", "校外培训机构", "特殊教育", "马克思主义学院", "职业教育", "高等学历继续教育",
    "家校社协同育人", "中小学校", "综合素质评价", "大学生创新创业",
    "党委领导下的校长负责制", "党组织领导的校长负责制", "国家语言文字推广基地",
    "高校集成攻关大平台", "成果转化和技术转移基地", "高校科技创新会议", "第十二届大学生运动会",
)  # fmt: skip
"""Names of things for which there is no other word; they do not count as common words."""

needs_source = pytest.mark.skipif(
    not SOURCE.is_file(), reason="the published text is not shipped: ../shared/source is not here"
)


@cache
def _loaded() -> LoadedPlan:
    loaded, problems = load_plan(FILE)
    assert loaded is not None, problems
    return loaded


@cache
def _fingerprints() -> Fingerprints:
    fingerprints, problems = load_fingerprints(fingerprints_file(FILE))
    assert fingerprints is not None, problems
    return fingerprints


@cache
def _published() -> Published:
    pieces = read_pieces(SOURCE, "source")
    assert isinstance(pieces, tuple), pieces
    published = split("\n".join(one.text for one in pieces))
    assert published is not None
    return published


def _targets() -> tuple[Target, ...]:
    return _loaded().plan.targets


def _without(plan: Plan, *, target: str | None = None, task: int | None = None) -> Plan:
    """The plan with a target or a whole task taken out."""
    sections = tuple(
        section.model_copy(
            update={
                "tasks": tuple(
                    one.model_copy(
                        update={"targets": tuple(t for t in one.targets if t.id != target)}
                    )
                    for one in section.tasks
                    if one.number != task
                )
            }
        )
        for section in plan.sections
    )
    return Plan.model_construct(**{**dict(plan), "sections": sections})


def test_every_clause_has_a_target_or_a_reason() -> None:
    traced = trace(_loaded().plan, None, _fingerprints())
    assert traced.whole
    assert len(traced.clauses) == CLAUSES
    counts = [
        sum(task.clauses or 0 for task in section.tasks) for section in _loaded().plan.sections
    ]
    assert counts == CLAUSES_OF_SECTIONS


def test_the_rules_find_nothing_in_the_plan_and_its_units() -> None:
    assert check_plan(_loaded()) == []


def test_there_are_as_many_figures_deliverables_and_events_as_the_text_sets() -> None:
    firm = [sort_of(target) for target in _targets() if not target.delegated]
    assert sum(target.measure_facts.quantified for target in _targets()) >= 43
    assert firm.count("deliverable") >= 90
    assert firm.count("event") >= 22


def test_ids_and_goals_are_those_of_the_committed_list() -> None:
    found = [f"{target.id}\t{_goal(target)}" for target in _targets()]
    assert found == IDS.read_text("utf-8").splitlines()[1:]


def _goal(target: Target) -> str:
    if target.goal is None:
        return target.measure
    return " ".join(f"{word} {amount}" for word, amount in target.goal.as_written().items())


def test_the_file_is_in_our_style() -> None:
    text = FILE.read_text("utf-8")
    assert tidied(text) == text


def test_every_text_is_there_in_both_languages() -> None:
    loaded = _loaded()
    found = [text for part in (loaded.plan, loaded.units) for _route, text in texts(part)]
    assert len(found) > len(_targets())
    assert [text for text in found if not (text.zh and text.en)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_are_short_enough_for_a_table(language: str) -> None:
    long = {
        target.id: title
        for target in _targets()
        if len(title := target.title.in_language("zh" if language == "zh" else "en"))
        > LONGEST_TITLE[language]
    }
    assert long == {}


def test_every_task_has_a_comment_with_its_count_of_clauses() -> None:
    text = FILE.read_text("utf-8")
    tasks = [task for section in _loaded().plan.sections for task in section.tasks]
    missing = [
        task.number
        for task in tasks
        if f"\n  # Task {task.number}: {task.clauses} clauses\n  - number: {task.number}\n"
        not in text
    ]
    assert missing == []


def test_any_target_taken_out_is_noticed() -> None:
    plan = _loaded().plan
    unnoticed = []
    for target in plan.targets:
        traced = trace(_without(plan, target=target.id), None, _fingerprints())
        states = {one.clause: one.state for one in traced.open_clauses}
        clause = target.source.clause or ""
        if list(states) != [clause] or states[clause] not in {
            "partly",
            "uncovered",
        }:
            unnoticed.append(target.id)
    assert unnoticed == []


def test_the_fingerprints_name_every_target_of_the_plan() -> None:
    found = [id_ for one in _fingerprints().clauses.values() for id_ in one.targets]
    assert found == [target.id for target in _targets()]


@needs_source
def test_the_plan_carries_the_whole_published_text() -> None:
    traced = trace(_loaded().plan, _published(), _fingerprints())
    assert traced.whole
    assert len(traced.clauses) == CLAUSES
    assert traced.counts["covered"] + traced.counts["context"] == CLAUSES
    assert [number for number in traced.numbers if number.open] == []
    assert traced.unused_names == ()


@needs_source
def test_the_fingerprints_are_those_of_the_text_and_of_the_plan_as_it_is() -> None:
    written = fingerprints_file(FILE).read_text("utf-8")
    assert written == fingerprints_text(_loaded().plan, _published())


@needs_source
@pytest.mark.parametrize("task", range(1, 31))
def test_a_changed_sign_is_reported_at_its_clause_and_nowhere_else(task: int) -> None:
    clause, text = next(one for one in _published().clauses() if one[0].startswith(f"{task}."))
    middle = len(text) // 2
    changed = Published(
        _published().sections,
        tuple(
            type(one)(one.number, one.heading, (_spoilt(text, middle), *one.clauses[1:]))
            if one.number == task
            else one
            for one in _published().tasks
        ),
    )
    traced = trace(_loaded().plan, changed, _fingerprints())
    assert [(one.clause, one.state) for one in traced.open_clauses] == [(clause, "changed")]


def _spoilt(text: str, position: int) -> str:
    other = "甲" if text[position] != "甲" else "乙"
    return text[:position] + other + text[position + 1 :]


@needs_source
def test_a_figure_taken_out_is_reported_by_its_number() -> None:
    plan = _loaded().plan
    traced = trace(_without(plan, target="13.4.2"), _published(), None)
    assert [(one.clause, one.state) for one in traced.open_clauses] == [("13.4", "partly")]
    assert [number.text for number in traced.open_clauses[0].open_numbers] == ["120"]


@needs_source
@pytest.mark.parametrize("task", [1, 13, 30])
def test_a_task_taken_out_leaves_all_its_clauses_uncovered(task: int) -> None:
    traced = trace(_without(_loaded().plan, task=task), _published(), _fingerprints())
    expected = [clause for clause, _text in _published().clauses() if clause.startswith(f"{task}.")]
    assert [one.clause for one in traced.open_clauses] == expected
    assert {one.state for one in traced.open_clauses} == {"uncovered"}


@needs_source
def test_titles_are_not_sentences_of_the_published_text() -> None:
    text = "\n".join(
        [
            *(task.heading for task in _published().tasks),
            *(clause for _number, clause in _published().clauses()),
        ]
    )
    copied = {
        target.id: run
        for target in _targets()
        if len(run := max(_common(target.title.in_language("zh"), text), key=len, default=""))
        > LONGEST_RUN
    }
    assert copied == {}


def _common(title: str, text: str) -> Iterator[str]:
    """Runs of a title that stand in the text, names and fixed terms aside."""
    masked = re.sub("《[^》]*》|“[^”]*”|" + "|".join(FIXED_TERMS), "\0", normalised(title))
    for piece in masked.split("\0"):
        for start in range(len(piece)):
            end = next(
                (end for end in range(len(piece), start, -1) if piece[start:end] in text), start
            )
            yield piece[start:end]
