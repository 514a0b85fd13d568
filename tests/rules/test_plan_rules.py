"""Rules on plans, beyond their examples: one cause is reported once. Everything is made up."""

from textwrap import indent

import pytest

from workplan_cli.loading.document import Document, parse_document
from workplan_cli.loading.files import LoadedPlan
from workplan_cli.loading.shape import shape
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rules.checking import check_plan, in_order

UNITS = """\
format: workplan/units@1
id: invented
units:
- {id: a, name: League A, kind: league}
- {id: b, name: League B, kind: league}
groups:
- {id: leagues, name: Leagues, kinds: [league]}
"""
PLAN = """\
format: workplan/plan@1
id: invented
title: An invented plan
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
sections:
- number: 1
  title: Section
  tasks:
  - number: 13
    title: Task
"""
COUNT = """\
- id: 13.1.1
  title: Things
  source: {clause: "13.1", figure: 10个}
  measure: count
  counted: things
  goal: {at_least: 10}
  combine: sum
  over_time: cumulative
  reported_by: [leagues]
"""


def _document(text: str, name: str) -> Document:
    document, problems = parse_document(text, name)
    assert document is not None, problems
    return document


def _codes(
    target: str = COUNT, task: str = "", units: str = UNITS, start: str = "2022-01-01"
) -> list[str]:
    """The codes of what is found in a plan with one target, in the order of their places."""
    text = PLAN.replace("2022-01-01", start) + indent(f"{task}targets:\n{target}", "    ")
    document, beside = _document(text, "plan.yaml"), _document(units, "units.yaml")
    plan, problems = shape(document, Plan)
    assert plan is not None, problems
    known, problems = shape(beside, Units)
    assert known is not None, problems
    return [one.code for one in in_order(check_plan(LoadedPlan(plan, known, document, beside)))]


def test_a_plan_in_order_has_no_findings() -> None:
    assert _codes() == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('clause: "13.1"', 'clause: "13.2"', "WP202"),
        ('clause: "13.1"', 'clause: "14.1"', "WP202"),
        ("at_least: 10", "done_when: issued", "WP211"),
        ("at_least: 10", "at_least: 100", "WP220"),
        ("combine: sum", "combine: pooled", "WP215"),
        ("  combine: sum\n", "", "WP215"),
        ("[leagues]", "[leagues, c]", "WP230"),
    ],
)
def test_one_cause_is_reported_once(old: str, new: str, code: str) -> None:
    assert old in COUNT
    assert _codes(COUNT.replace(old, new)) == [code]


def test_a_range_upside_down_is_no_wrong_figure() -> None:
    target = COUNT.replace("10个", "5至10个").replace("at_least: 10", "between: [10, 5]")
    assert _codes(target) == ["WP213"]


def test_a_task_without_a_count_may_leave_clauses_out() -> None:
    target = COUNT.replace("13.1", "13.4")
    assert _codes(target) == []
    assert _codes(target, task="clauses: 4\n") == ["WP205"] * 3


@pytest.mark.parametrize(
    ("parts", "goal", "codes"),
    [
        ("{a: 5, b: 5}", "at_least: 10", []),
        ("{a: 5, b: 6}", "at_least: 10", ["WP232"]),
        ("{a: 2.5, b: 7.5}", "about: 10", []),
        ("{a: 1, b: 1}", "between: [2, 3]", []),
        ("{a: 2, b: 2}", "between: [2, 3]", ["WP232"]),
    ],
)
def test_parts_add_up_exactly(parts: str, goal: str, codes: list[str]) -> None:
    target = COUNT.replace("at_least: 10", goal).replace(", figure: 10个", "")
    assert _codes(f"{target}  allocation: {parts}\n") == codes


def test_the_parts_are_those_of_the_goal_in_force_with_them() -> None:
    parts = COUNT + "  allocation: {a: 5, b: 5}\n  revisions:\n"
    goal = "  - {on: 2022-07-01, goal: {at_least: 8}, reason: less%s}\n"
    assert _codes(parts + goal % ", allocation: {a: 4, b: 4}") == []
    assert _codes(parts + goal % "") == ["WP232"]
    assert _codes(parts + goal % ", allocation: {a: 4, b: 5}") == ["WP232"]


def test_every_state_of_a_target_is_looked_at() -> None:
    revised = COUNT + "  revisions:\n  - {on: 2022-07-01, reason: later, %s}\n"
    assert _codes(revised % "due: 2023-03-31") == ["WP224"]
    assert _codes(revised % "due: 2022-09-30, schedule: [{by: 2022-12-31, share: 9}]") == ["WP226"]
    assert _codes(revised % "allocation: {nobody: 10}") == ["WP231"]
    assert _codes(COUNT + "  reporting: {every: year}\n") == []


def test_a_target_cannot_have_a_rhythm_longer_than_the_plan() -> None:
    plan = COUNT + "  reporting: {every: year}\n"
    assert _codes(plan, start="2022-02-01") == ["WP223"]


def test_the_goal_of_a_revision_has_to_fit_as_well() -> None:
    revised = (
        COUNT + "  revisions:\n  - {on: 2022-07-01, goal: {done_when: issued}, reason: less}\n"
    )
    assert _codes(revised) == ["WP211"]


@pytest.mark.parametrize("phrase", ["10个以上", "十个", "１０个", "新建10所、改建5所"])
def test_the_goal_is_found_in_its_figure_phrase_however_it_is_written(phrase: str) -> None:
    assert _codes(COUNT.replace("10个", phrase)) == []


def test_a_phrase_without_a_number_says_nothing_of_the_goal() -> None:
    assert _codes(COUNT.replace("10个", "全覆盖")) == []


def test_a_name_of_a_unit_in_the_units_file_is_checked_in_that_file() -> None:
    assert _codes(units=UNITS.replace("name: League B", "name: {zh: 乙市}")) == ["WP210"]


def test_three_units_in_a_circle_are_one_finding() -> None:
    circle = (
        UNITS.replace("League A, kind: league", "League A, kind: league, parent: b")
        .replace("League B, kind: league", "League B, kind: league, parent: c")
        .replace("groups:", "- {id: c, name: League C, kind: league, parent: a}\ngroups:")
    )
    assert _codes(units=circle) == ["WP242"]


def test_ids_and_clauses_may_have_any_form_and_a_clause_need_not_be_named() -> None:
    by_letter = COUNT.replace("13.1.1", "M1").replace('"13.1"', '"7"')
    nameless = (
        COUNT.replace("13.1.1", "KR-2.1")
        .replace('  source: {clause: "13.1", figure: 10个}\n', "")
        .replace("title: Things", "title: More things")
    )
    assert _codes(by_letter) == []
    assert _codes(by_letter + nameless) == []
    assert _codes(by_letter + COUNT.replace("title: Things", "title: More things")) == []


def test_a_reporter_called_by_its_name_is_told_its_id() -> None:
    text = PLAN + indent("targets:\n" + COUNT.replace("[leagues]", "[League A]"), "    ")
    document, beside = _document(text, "plan.yaml"), _document(UNITS, "units.yaml")
    plan, known = shape(document, Plan)[0], shape(beside, Units)[0]
    assert plan is not None
    assert known is not None
    (found,) = check_plan(LoadedPlan(plan, known, document, beside))
    assert (found.code, found.fix.values["id"], found.fix.values["name"]) == (
        "WP230",
        "a",
        "League A",
    )


@pytest.mark.parametrize(
    ("counted", "parts"),
    [
        ("亿元", True), ("万人", True), ("%", True), ("元", True), ("million homes", True),
        ("yuan", True), ("GW", True), ("km of road", True), ("吨", True), ("个百分点", True),
        ("{zh: 平方米, en: square metres}", True),
        ("所", False), ("人", False), ("十佳学校", False), ("百强县", False), ("教学单元", False),
        ("homes", False), ("kmart branches", False), ("pounds", True), ("compounds", False),
    ],
)  # fmt: skip
def test_money_and_other_amounts_are_not_counted_as_whole_things(counted: str, parts: bool) -> None:
    text = COUNT.replace(
        "counted: things", f"counted: {counted if '{' in counted else repr(counted)}"
    )
    assert ("WP255" in _codes(text)) == parts
    assert "WP255" not in _codes(text.replace("measure: count", "measure: amount"))


@pytest.mark.parametrize(
    ("goal", "found"),
    [("fall_by: 0", True), ("rise_by: [0, 0]", True), ("fall_by: 0.001", False),
     ("rise_by: [0, 1]", False), ("at_most: 0", False)],
)  # fmt: skip
def test_a_change_of_nothing_is_no_goal(goal: str, found: bool) -> None:
    text = COUNT.replace("goal: {at_least: 10}", f"goal: {{{goal}}}\n  baseline: 3")
    assert ("WP256" in _codes(text)) == found


PARTS = "baseline: 3\n  allocation: {a: 6, b: 4}"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (PARTS, True),
        ("baseline: 3\n  revisions: [{on: 2022-05-01, reason: shared, allocation: {a: 6, b: 4}}]",
         True),
        ("baseline: 3", False),
        (PARTS.replace("3", "0"), False),
        (PARTS.replace("3", "reported"), False),
        (PARTS.replace("{a: 6, b: 4}", "{a: 10}"), False),  # who reports alone began there
    ],
)  # fmt: skip
def test_a_baseline_of_all_together_is_none_of_a_unit_with_a_part(lines: str, found: bool) -> None:
    text = COUNT.replace("goal: {at_least: 10}", f"goal: {{at_least: 10}}\n  {lines}")
    assert ("WP257" in _codes(text)) == found
    assert "WP257" not in _codes(text.replace("combine: sum", "combine: max"))


@pytest.mark.parametrize(("goal", "codes"), [
    ("{more_than: 100}", ["WP214"]), ("{less_than: 0}", ["WP214"]),
    ("{more_than: 99}", []), ("{less_than: 100}", []), ("{at_most: 0}", []),
])  # fmt: skip
def test_what_is_more_than_all_or_less_than_nothing_is_never_reached(
    goal: str, codes: list[str]
) -> None:
    share = COUNT.replace("measure: count", "measure: share").replace("sum", "pooled")
    share = share.replace("{at_least: 10}", goal).replace("cumulative", "snapshot")
    assert [one for one in _codes(share) if one == "WP214"] == codes


@pytest.mark.parametrize(("goal", "values", "codes"), [
    ("{at_least: 30}", (20, 10), ["WP225"]), ("{at_least: 30}", (10, 20), []),
    ("{at_most: 10}\n  holds: by_due\n  baseline: 40", (30, 20), []),
    ("{at_most: 10}\n  holds: by_due\n  baseline: 40", (20, 30), ["WP225"]),
])  # fmt: skip
def test_figures_of_a_schedule_go_one_way(
    goal: str, values: tuple[int, int], codes: list[str]
) -> None:
    steps = ", ".join(
        f"{{by: 2022-0{month}-30, value: {value}}}"
        for month, value in zip((6, 9), values, strict=True)
    )
    target = COUNT.replace("{at_least: 10}", goal) + f"  schedule: [{steps}]\n"
    assert [one for one in _codes(target) if one == "WP225"] == codes


def test_a_clause_that_only_the_id_of_a_target_names_is_held_against_count_and_context() -> None:
    bare = COUNT.replace('source: {clause: "13.1", figure: 10个}', "source: {figure: 10个}")
    explained = 'context:\n- {clause: "13.1", reason: explains}\n'
    assert _codes(bare, task="clauses: 1\n") == []
    assert _codes(bare.replace("13.1.1", "13.2.1"), task="clauses: 1\n") == ["WP205", "WP206"]
    assert _codes(bare, task=explained) == ["WP207"]


def test_a_former_name_is_not_the_name_of_another_unit_today() -> None:
    called = UNITS.replace("League A, kind: league", "League A, kind: league, formerly: [{}]")
    assert _codes(units=called.replace("{}", "League B")) == ["WP249"]
    assert _codes(units=called.replace("{}", "League A")) == []
    assert _codes(units=called.replace("{}", "League C")) == []
