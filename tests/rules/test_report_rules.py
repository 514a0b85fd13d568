"""What the rules for reports say, and what they leave unsaid, beyond their examples."""

from functools import cache

import pytest

from building import plan, report, reports, units
from workplan_cli.loading.document import parse_document
from workplan_cli.loading.files import BUILTIN_PLAN, LoadedPlan, data_folder, load_plan
from workplan_cli.loading.reports import file_report
from workplan_cli.loading.shape import shape
from workplan_cli.model.report import Report
from workplan_cli.rendering.language import Language
from workplan_cli.rules.checking import check_history, check_report, found_in_history


@cache
def _plan() -> LoadedPlan:
    loaded, found = load_plan(data_folder() / BUILTIN_PLAN)
    assert loaded is not None, found
    return loaded


def found(entries: str, unit: str = "150102", period: str = "2022-06", top: str = "") -> list[str]:
    """Code, message and fix of everything that is found in a report on the built-in plan."""
    plan = "" if "plan:" in top else "plan: nmg-education-2022\n"
    text = f'format: workplan/report@1\n{plan}unit: "{unit}"\nperiod: {period}\n{top}{entries}'
    document, problems = parse_document(text, "report.yaml")
    assert document is not None, problems
    report, wrong = shape(document, Report)
    assert report is not None, wrong
    say = Language("en").say
    loaded, here = _plan(), {document.file: document}
    return [
        f"{one.code} {say(one.message)}. {say(one.fix)}"
        for one in (
            *check_report(document, report, loaded.plan, loaded.units),
            *check_history([file_report(document, report)], here, loaded.plan, loaded.units),
        )
    ]


def test_a_wrong_plan_is_one_finding_however_many_entries_follow() -> None:
    entries = "entries:\n" + "- {target: 99.1.1, value: -1}\n" * 500
    assert found(entries, top="plan: another-plan\n") == [
        "WP303 the report is on plan another-plan, and the plan in use is nmg-education-2022. "
        "Write the id of the plan, or name the other plan with --plan."
    ]


def test_a_misspelt_plan_is_guessed_and_the_plan_of_another_year_is_not() -> None:
    assert "Did you mean" in found("", top="plan: nmg-educaton-2022\n")[0]
    assert "Did you mean" not in found("", top="plan: nmg-education-2021\n")[0]


def test_an_unknown_unit_is_guessed_by_its_id_and_named() -> None:
    assert found("", unit="15102") == [
        "WP301 there is no unit 15102. Did you mean 150102 (Xincheng District)?"
    ]


def test_an_unknown_target_names_those_of_its_clause() -> None:
    assert found("entries:\n- {target: 13.4.7, value: 1}\n") == [
        "WP302 there is no target 13.4.7 in the plan. Clause 13.4 has: 13.4.1 (Anji Play and "
        "school-transition demonstration areas selected), 13.4.2 (Pilot kindergartens selected)."
    ]


def test_an_unknown_target_says_what_the_unit_reports_on_in_that_task() -> None:
    said = found("entries:\n- {target: 13.4.7, value: 1}\n", unit="150100")[0]
    assert said.endswith(
        "Unit 150100 reports on: 13.1.2, 13.2.2, 13.3.1, 13.4.1, 13.4.2, 13.5.1, 13.5.3, 13.5.4."
    )


def test_an_unknown_target_of_no_clause_is_guessed_among_what_the_unit_reports_on() -> None:
    said = found("entries:\n- {target: 13.44.2, value: 1}\n", unit="150100")[0]
    assert "Did you mean 13.4.2 (Pilot kindergartens selected)?" in said


def test_what_is_left_out_is_one_finding_with_the_first_ten_and_a_number() -> None:
    said = found("entries:\n- {target: 13.4.2, value: 1}\n", unit="150100", period="2022-Q2")
    assert len(said) == 1
    assert said[0].startswith("WP327 no entry on 148 of 149 targets of unit 150100: 1.1.1, 1.1.2,")
    assert " and 138 more." in said[0]


def test_a_target_that_was_misspelt_is_not_also_left_out() -> None:
    entries = "entries:\n- {target: 13.4.7, value: 1}\n"
    assert "no entry on 147 of 149" in found(entries, unit="150100", period="2022-Q2")[1]


@pytest.mark.parametrize("period", ["2022-05", "2022-06"])
def test_a_report_between_two_quarters_need_not_be_complete(period: str) -> None:
    assert found("", unit="150100", period=period) == []


@pytest.mark.parametrize("period", ["2022-Q2", "2022-H1", "2022"])
def test_a_report_that_closes_a_quarter_has_to_be_complete(period: str) -> None:
    assert [one[:5] for one in found("", unit="150100", period=period)] == ["WP327"]


@pytest.mark.parametrize(
    ("value", "wrong"),
    [("66", False), ("67", False), ("66.6", False), ("66.67", False), ("66.8", True), ("65", True)],
)
def test_a_percentage_may_be_rounded_or_cut_off_and_not_more(value: str, wrong: bool) -> None:
    entries = f"entries:\n- {{target: 13.5.3, value: {value}, part: 40, whole: 60}}\n"
    assert bool(found(entries)) == wrong


@pytest.mark.parametrize(
    ("unit", "target", "allowed"),
    [
        ("150100", "13.4.2", True),  # has to
        ("150102", "13.4.2", True),  # below a league that has to
        ("150000", "13.4.2", True),  # above the leagues
        ("10126", "13.4.2", False),  # a university beside the leagues
        ("10126", "13.1.1", False),  # below the department, which has to launch it itself
        ("10871", "18.8.1", False),  # a vocational college beside the undergraduate universities
    ],
)
def test_a_unit_may_report_for_those_below_it_and_for_one_above_it(
    unit: str, target: str, allowed: bool
) -> None:
    said = found(f"entries:\n- {{target: {target}, note: 正在推进}}\n", unit=unit)
    assert ([one[:5] for one in said] == []) == allowed


@pytest.mark.parametrize("text", ["无", "待补充。", "XXX", "tbd", "……", "-", "（略）", "N/A"])
def test_a_placeholder_is_found_in_many_forms(text: str) -> None:
    assert found(f'entries:\n- {{target: 13.1.2, note: "{text}"}}\n')[0].startswith("WP325")


@pytest.mark.parametrize(
    "text", ["无锡", "待补充材料已于六月补充", "测试已完成", "5", "略有增长", "某地"]
)
def test_a_text_that_begins_like_a_placeholder_is_none(text: str) -> None:
    assert found(f'entries:\n- {{target: 13.1.2, note: "{text}"}}\n') == []


def test_a_figure_is_said_as_it_is_written() -> None:
    said = found("entries:\n- {target: 13.4.2, value: -1234567.125}\n")
    assert any("value is -1234567.125, below zero" in one for one in said)


def test_names_joined_by_full_width_commas_are_an_error_where_they_are_the_count() -> None:
    document, _none = parse_document(
        'format: workplan/report@1\nplan: nmg-education-2022\nunit: "10126"\nperiod: 2022-Q3\n'
        "entries:\n- target: 17.6.3\n  items: [甲团队，乙团队，丙团队]\n",
        "r.yaml",
    )
    assert document is not None
    report, _wrong = shape(document, Report)
    assert report is not None
    joined = [
        (one.severity, one.place.line)
        for one in check_report(document, report, _plan().plan, _plan().units)
        if one.code == "WP330"
    ]
    assert joined == [("error", 7)]


def test_a_sign_inside_brackets_belongs_to_the_name() -> None:
    text = "entries:\n- {target: 13.4.2, items: [第一幼儿园（东区、西区）]}\n"
    assert not [one for one in found(text) if "WP330" in one]


def test_one_paper_for_five_targets_is_one_too_many() -> None:
    ids = ("13.4.1", "13.4.2", "27.1.5", "27.1.6", "27.1.7")
    lines = "entries:\n" + "".join(
        f"- {{target: {one}, evidence: [{{ref: Paper (2022) 1}}]}}\n" for one in ids
    )
    assert "WP332" in " ".join(found(lines))
    assert "WP332" in " ".join(found(lines.replace("(2022) 1", "〔2022〕1", 2)))
    assert "WP332" not in " ".join(found(lines.replace("Paper (2022) 1", "Paper 2", 1)))


def test_a_document_that_has_only_a_title_is_one_document_too() -> None:
    ids = ("13.4.1", "13.4.2", "27.1.5", "27.1.6", "27.1.7")
    lines = "entries:\n" + "".join(
        f"- {{target: {one}, evidence: [{{title: 年度总结}}]}}\n" for one in ids
    )
    assert "WP332" in " ".join(found(lines))


def test_a_change_with_a_minus_is_a_fall_whatever_the_goal() -> None:
    lines = "entries:\n- {target: 11.3.4, value: -0.3, baseline: 51}\n"
    (said,) = [one for one in found(lines, unit="150000") if "WP331" in one]
    assert "if -0.3 is the change, that is 50.7" in said


def test_what_is_under_way_is_not_below_zero_either() -> None:
    (said,) = [
        one
        for one in found("entries:\n- {target: 13.4.2, value: 3, under_way: -1}\n")
        if "WP304" in one
    ]
    assert "under_way is -1, below zero" in said


@pytest.mark.parametrize(("target", "line", "codes"), [
    # 15 of 400 is the part of one of many units, and 20 what came since the year began.
    ("goal: {rise_by: 10}\nbaseline: 400\nover_time: snapshot", "value: 15", []),
    ("goal: {rise_by: 13}\nbaseline: reported\nover_time: per_period", "value: 20, baseline: 500",
     []),
    ("goal: {rise_by: 10}\nbaseline: reported\nover_time: snapshot", "value: 8, baseline: 400",
     ["WP331"]),
])  # fmt: skip
def test_what_one_unit_has_is_no_change_from_what_all_had(
    target: str, line: str, codes: list[str]
) -> None:
    made = plan(f"measure: count\n{target}\ncombine: sum\nreported_by: [leagues]\n")
    found = found_in_history([report(f"a 2022-Q2: {line}")], made, units())
    assert [rule.code for rule, _one in found if rule.code == "WP331"] == codes


@pytest.mark.parametrize("day", ["2021-07-05", "2023-07-05"])
def test_a_slip_in_the_year_of_submission_is_held_against_no_other_day(day: str) -> None:
    text = (
        f"submitted: {day}\nentries:\n- target: 1.2.2\n  forecast: 2022-09-20\n"
        "  evidence: [{ref: 编造1号, date: 2022-06-20}]\n"
    )
    codes = " ".join(found(text, unit="150000", period="2022-Q2", top=""))
    assert "WP413" in codes
    assert "WP318" not in codes
    assert "WP320" not in codes


def test_a_change_is_seen_in_later_reports_of_who_gave_its_baseline_once() -> None:
    made = plan("measure: rate\ngoal: {fall_by: 0.5}\nbaseline: reported\ncombine: latest\n"
                "over_time: snapshot\nreported_by: [a]\n")  # fmt: skip
    filed = reports("a 2022-Q1: value: 50.9, baseline: 51\na 2022-Q2: value: 0.4")
    found = [(rule.code, one.file) for rule, one in found_in_history(filed, made, units())]
    assert ("WP331", "02.yaml") in found
