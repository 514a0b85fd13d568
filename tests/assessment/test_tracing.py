"""A plan held against a document: every clause gets the state that it is in. All is made up."""

from building import loaded
from workplan_cli.assessment.tracing.compare import trace
from workplan_cli.assessment.tracing.result import ClauseState, Trace, TracedClause
from workplan_cli.loading.published.clauses import fingerprints_text, split
from workplan_cli.model.plan import Plan
from workplan_cli.model.published import Fingerprints, Published

TEXT = """\
一、总体部分
1.甲项工作。“十五五”期间建10所学校。说明背景。持续推进。
2.乙项工作。修2条路。
"""
PLAN = """
format: workplan/plan@1
id: invented
title: An invented plan
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
numerals:
- reason: {zh: 规划的名称, en: name of a plan}
  words: [十五五]
sections:
- number: 1
  title: 总体部分
  tasks:
  - number: 1
    title: 甲项工作
    clauses: 3
    targets:
    - id: 1.1.1
      title: Schools
      source: {clause: "1.1", figure: 10所}
      measure: count
      goal: {at_least: 10}
      reported_by: [leagues]
    - id: 1.3.1
      title: Going on
      source: {clause: "1.3"}
      measure: activity
      reported_by: [leagues]
    - id: 1.3.2
      title: Going on elsewhere
      source: {clause: "1.3"}
      measure: activity
      reported_by: [leagues]
    context:
    - clause: "1.2"
      reason: {zh: 背景, en: background}
  - number: 2
    title: 乙项工作
    clauses: 1
    targets:
    - id: 2.1.1
      title: Roads
      source: {clause: "2.1", figure: 2条}
      measure: count
      goal: {at_least: 2}
      reported_by: [leagues]
"""


def _published(text: str) -> Published:
    found = split(text)
    assert found is not None
    return found


def _fingerprints() -> Fingerprints:
    return loaded(fingerprints_text(loaded(PLAN, Plan), _published(TEXT)), Fingerprints)


def _traced(plan: str = PLAN, text: str | None = TEXT, *, read: bool = True) -> Trace:
    published = _published(text) if text is not None else None
    return trace(loaded(plan, Plan), published, _fingerprints() if read else None)


def _states(traced: Trace) -> dict[str, ClauseState]:
    return {clause.clause: clause.state for clause in traced.clauses}


def _clause(traced: Trace, number: str) -> TracedClause:
    return next(one for one in traced.clauses if one.clause == number and not one.new)


def _without(plan: str, target: str) -> str:
    lines = plan.split("\n")
    start = lines.index(f"    - id: {target}")
    end = next(at for at in range(start + 1, len(lines)) if not lines[at].startswith("      "))
    return "\n".join(lines[:start] + lines[end:])


def test_a_plan_that_carries_the_whole_document_has_nothing_to_look_at() -> None:
    traced = _traced()
    assert _states(traced) == {
        "1.1": "covered",
        "1.2": "context",
        "1.3": "covered",
        "2.1": "covered",
    }
    assert traced.whole


def test_every_number_is_carried_by_a_target_or_part_of_a_name() -> None:
    numbers = {number.text: (number.target, number.name) for number in _traced().numbers}
    assert numbers["10"] == ("1.1.1", None)
    assert numbers["2"] == ("2.1.1", None)
    assert numbers["十五五"] == (None, "十五五")


def test_a_number_that_no_target_carries_leaves_its_clause_partly_covered() -> None:
    traced = _traced(PLAN.replace(", figure: 10所", ""))
    assert _states(traced)["1.1"] == "partly"
    assert [number.text for number in _clause(traced, "1.1").open_numbers] == ["10"]
    assert not traced.whole


def test_a_number_that_is_no_longer_listed_as_a_name_is_open() -> None:
    traced = _traced(PLAN.replace("十五五", "十四五"))
    assert _states(traced)["1.1"] == "partly"
    assert traced.unused_names == ("十四五",)


def test_a_figure_that_is_not_in_its_clause_is_found_out() -> None:
    traced = _traced(PLAN.replace("figure: 10所", "figure: 100所"))
    assert [one.found for one in _clause(traced, "1.1").targets] == [False]
    assert not traced.whole


def test_a_clause_without_target_and_reason_is_uncovered() -> None:
    traced = _traced(_without(PLAN, "1.1.1"))
    assert _states(traced)["1.1"] == "uncovered"
    assert _clause(traced, "1.1").gone == ("1.1.1",)


def test_a_target_deleted_beside_others_leaves_its_clause_partly_covered() -> None:
    traced = _traced(_without(PLAN, "1.3.2"))
    assert _states(traced)["1.3"] == "partly"
    assert _clause(traced, "1.3").gone == ("1.3.2",)


def test_a_deleted_task_leaves_all_its_clauses_uncovered() -> None:
    traced = _traced(PLAN[: PLAN.index("  - number: 2")])
    assert _states(traced)["2.1"] == "uncovered"
    assert [(one.of, one.number, one.planned) for one in traced.open_headings] == [
        ("task", 2, None)
    ]


def test_a_changed_sign_is_found_at_its_clause_and_nowhere_else() -> None:
    traced = _traced(text=TEXT.replace("10所", "12所"))
    assert _states(traced) == {
        "1.1": "changed",
        "1.2": "context",
        "1.3": "covered",
        "2.1": "covered",
    }


def test_a_comma_of_another_width_is_no_change() -> None:
    assert _traced(text=TEXT.replace("“十五五”期间", " “十五五” 期\n间")).whole


def test_a_clause_that_stands_elsewhere_is_moved_with_its_targets() -> None:
    traced = _traced(text=TEXT.replace("说明背景。持续推进。", "持续推进。说明背景。"))
    assert {one.clause: one.now for one in traced.clauses if one.state == "moved"} == {
        "1.2": "1.3",
        "1.3": "1.2",
    }
    assert not traced.whole


def test_a_clause_that_was_taken_out_is_missing_and_the_others_have_moved() -> None:
    traced = _traced(text=TEXT.replace("“十五五”期间建10所学校。", ""))
    assert _states(traced) == {"1.1": "missing", "1.2": "moved", "1.3": "moved", "2.1": "covered"}
    assert _clause(traced, "1.1").now is None


def test_a_clause_that_was_put_in_is_new_and_uncovered() -> None:
    traced = _traced(text=TEXT.replace("说明背景。", "建3个中心。说明背景。"))
    new = [one for one in traced.clauses if one.new]
    assert [(one.clause, one.state) for one in new] == [("1.2", "uncovered")]
    assert [number.text for number in new[0].open_numbers] == ["3"]


def test_without_fingerprints_clauses_are_found_by_their_numbers() -> None:
    traced = _traced(text=TEXT.replace("学校", "小学"), read=False)
    assert traced.whole
    assert not traced.fingerprints


def test_without_a_document_the_plans_own_count_is_the_measure() -> None:
    assert _traced(text=None, read=False).whole
    traced = _traced(PLAN.replace("clauses: 1\n", "clauses: 2\n"), text=None, read=False)
    assert _states(traced)["2.2"] == "uncovered"


def test_a_gap_before_a_clause_is_a_row_even_where_the_task_has_no_count() -> None:
    plan = PLAN.replace("    clauses: 1\n", "").replace("2.1", "2.3")
    assert _states(_traced(plan, text=None, read=False)) == {
        "1.1": "covered",
        "1.2": "context",
        "1.3": "covered",
        "2.1": "uncovered",
        "2.2": "uncovered",
        "2.3": "covered",
    }


def test_a_clause_that_the_document_has_not_is_missing() -> None:
    traced = _traced(PLAN.replace("clauses: 1\n", "clauses: 2\n"))
    assert _states(traced)["2.2"] == "missing"


def test_a_heading_that_differs_is_found_out() -> None:
    traced = _traced(text=TEXT.replace("乙项工作", "丙项工作").replace("总体", "全部"))
    assert [(one.of, one.number) for one in traced.open_headings] == [("section", 1), ("task", 2)]
    assert not traced.whole


def test_a_heading_is_the_title_of_the_plan_in_either_language() -> None:
    made = PLAN.replace("title: 乙项工作", "title: {zh: 乙项工作, en: Second work}")
    english = TEXT.replace("乙项工作。", "Second work。")
    assert _traced(made).open_headings == _traced(made, english, read=False).open_headings == ()
    (other,) = _traced(made, english.replace("Second", "Third"), read=False).open_headings
    assert other.planned == "Second work"


def test_a_number_in_a_heading_has_to_be_a_name() -> None:
    text, plan = (one.replace("乙项工作", "第2项工作") for one in (TEXT, PLAN))
    assert not _traced(plan, text, read=False).whole
    assert _traced(plan.replace("[十五五]", "[十五五, 第2项]"), text, read=False).whole


def _goal_of_schools(old: str, new: str) -> list[bool]:
    found = _clause(_traced(PLAN.replace(old, new)), "1.1")
    return [one.changed and one.open for one in found.targets]


def test_a_target_that_asks_something_else_than_was_taken_down_is_found_out() -> None:
    assert _goal_of_schools("at_least: 10", "about: 10") == [True]
    assert _goal_of_schools(
        "      goal: {at_least: 10}", "      due: 2022-06-30\n      goal: {at_least: 10}"
    ) == [True]
    assert _goal_of_schools(
        "{at_least: 10}\n      reported_by: [leagues]",
        "{at_least: 10}\n      reported_by: [cities]",
    ) == [True]
    assert _goal_of_schools("title: Schools", "title: New schools") == [False]


def test_a_revision_is_no_change_of_what_the_text_asks() -> None:
    later = (
        "goal: {at_least: 10}\n      revisions: [{on: 2022-06-01, reason: r, goal: {at_least: 8}}]"
    )
    assert _goal_of_schools("goal: {at_least: 10}", later) == [False]


def test_a_number_is_carried_as_scope_where_its_target_has_no_figure_to_reach() -> None:
    plan = PLAN.replace(
        "      measure: count\n      goal: {at_least: 10}\n", "      measure: activity\n"
    )
    found = {one.text: one.scope for one in _traced(plan).numbers if one.target}
    assert found == {"10": True, "2": False}


def test_fingerprints_are_taken_only_of_clauses_that_the_plan_deals_with() -> None:
    text = fingerprints_text(loaded(_without(PLAN, "1.1.1"), Plan), _published(TEXT))
    assert list(loaded(text, Fingerprints).clauses) == ["1.2", "1.3", "2.1"]


def test_the_day_of_a_demand_is_carried_by_the_due_day_of_its_target() -> None:
    for text, due, open_ones in (
        ("2022年9月底前修2条路。", "2022-09-30", []),
        ("9月15日前修2条路。", "2022-09-15", []),
        ("9月15日前修2条路。", "2022-09-16", ["9", "15"]),
        ("到2022年底修2条路。", "2022-12-31", []),
        ("到2022年底修2条路。", None, []),  # that of the plan
        ("11月底前修2条路。", "2022-01-31", ["11"]),
        ("Mend 2条 roads by 30 September 2022.", "2022-09-30", []),
    ):
        own = f"\n      due: {due}" if due else ""
        plan = PLAN.replace("goal: {at_least: 2}", f"goal: {{at_least: 2}}{own}")
        clause = _clause(_traced(plan, TEXT.replace("修2条路。", text), read=False), "2.1")
        assert [one.text for one in clause.numbers if one.open] == open_ones, text
