"""What `--fix` changes, and that it changes nothing else; the reports are made up."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.loading.document import parse_document
from workplan_cli.loading.shape import shape
from workplan_cli.model.fix import LINE_END, FixedText
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.fixing import fixed

PLAN = """\
format: workplan/plan@1
id: p
title: p
period: {start: 2022-01-01, end: 2022-12-31}
units: u.yaml
sections:
- number: 1
  title: s
  tasks:
  - number: 1
    title: t
    targets:
    - {id: 1.1.1, title: a, source: {clause: "1.1"}, measure: count, counted: {zh: 所, en: schools},
       goal: {at_least: 20}, combine: sum, over_time: cumulative, reported_by: [leagues]}
    - {id: 1.2.1, title: b, source: {clause: "1.2"}, measure: share, goal: {at_least: 100},
       combine: pooled, over_time: snapshot, reported_by: [leagues]}
    - {id: 13.4.2, title: c, source: {clause: "13.4"}, measure: count, counted: {zh: 万元},
       goal: {at_least: 20}, combine: sum, over_time: cumulative, reported_by: [leagues]}
    - {id: 13.4.3, title: d, source: {clause: "13.4"}, measure: activity, reported_by: [leagues]}
"""
UNITS = """\
format: workplan/units@1
id: u
units:
- {id: "150100", name: a, kind: league}
- {id: "150200", name: b, kind: league}
- {id: "152900", name: c, kind: league}
groups:
- {id: leagues, name: l, kinds: [league]}
"""
HEAD = """\
format: workplan/report@1
plan: p
unit: "150100"
period: 2022-Q2
"""


M = TypeVar("M", Plan, Units, Report)


def model(kind: type[M], text: str) -> M:
    document, found = parse_document(text, "x")
    assert document is not None, found
    made, found = shape(document, kind)
    assert made is not None, found
    return made


THE_PLAN = model(Plan, PLAN)
THE_UNITS = model(Units, UNITS)


def fix(text: str | bytes) -> FixedText | None:
    data = text.encode() if isinstance(text, str) else text
    return fixed(data, "r.yaml", THE_PLAN, THE_UNITS)


def after(text: str) -> str:
    found = fix(text)
    return text if found is None else found.after


def entry(lines: str) -> str:
    return f"{HEAD}entries:\n- target: 1.1.1\n  {lines}\n"


def test_a_sound_report_has_nothing_to_fix() -> None:
    assert fix(entry("value: 18 # so far")) is None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("value: １８", "value: 18"),
        ("value: 5.28万  # of them", "value: 52800  # of them"),
        ("value: '５２，８００'", "value: 52800"),
        ('value: "18"', "value: 18"),
        ("value: 18所", "value: 18"),
        ("value: 0.5亿", "value: 50000000"),
        ("{}", "{}"),
    ],
)
def test_figures_written_as_text_become_numbers(wrong: str, right: str) -> None:
    assert after(entry(wrong)) == entry(right)


def test_a_flow_mapping_stays_one() -> None:
    wrong = HEAD + "entries: [{target: 1.1.1, value: １８, note: １８}]\n"
    assert after(wrong) == HEAD + "entries: [{target: 1.1.1, value: 18, note: １８}]\n"


@pytest.mark.parametrize(
    "lines",
    [
        "value: 约120",
        "value: 无",
        "value: 95%",
        "value: |\n    18\n",
        "value: &a １８",
        "value: 五万",
        "items: [１８, 5万]",
        "note: 5.28万",
    ],
)
def test_what_is_not_certain_stays(lines: str) -> None:
    assert fix(entry(lines)) is None


def test_a_percentage_is_a_figure_in_the_value_of_a_share_only() -> None:
    share = HEAD + "entries:\n- target: 1.2.1\n  value: 95%\n"
    part = HEAD + "entries:\n- target: 1.2.1\n  part: 95%\n"
    assert after(share) == share.replace("95%", "95")
    assert after(part) == part


def test_a_scale_stays_where_the_target_counts_in_one() -> None:
    text = HEAD + "entries:\n- target: 13.4.2\n  value: 39.5万\n"
    assert after(text) == text
    assert after(text.replace("万", "万元")) == text.replace("万", "")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("150100", '"150100"'),
        ('"15O100"', '"150100"'),
        ("'15-2900'", "'152900'"),
        ("１５０１００", '"150100"'),
        ('"152９00"', '"152900"'),
        ("“150102”", "“150102”"),
        ("“150200”", '"150200"'),
        ("＂１５０２００＂", '"150200"'),
        ('"「150200」"', '"150200"'),
        ("1.50100E+05", "1.50100E+05"),
        ("150100.0", "150100.0"),
        ("150100.", "150100."),
        ("0x24A54", "0x24A54"),
        ("152901", '"152901"'),
        ('"150300"', '"150300"'),
        ("999999", '"999999"'),
        ("abc", "abc"),
    ],
)
def test_a_unit_is_quoted_and_a_slip_of_one_key_is_mended(wrong: str, right: str) -> None:
    text = entry("value: 1")
    assert after(text.replace('"150100"', wrong)) == text.replace('"150100"', right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("1.1。1", "1.1.1"),
        ("1.1.l", "1.1.1"),
        ("1.1．1", "1.1.1"),
        ("'1.2.１'", "'1.2.1'"),
        ("13.4.1", "13.4.1"),
        ("1.1..1", "1.1.1"),
        ("13.42", "13.42"),
        ("1.21", "1.21"),
        ("13.10", "13.10"),
    ],
)
def test_a_target_is_mended_where_one_candidate_is_near(wrong: str, right: str) -> None:
    text = HEAD + "entries:\n- {target: %s, value: 1}\n"
    assert after(text % wrong) == text % right


@pytest.mark.parametrize("wrong", ["1.1.11", "1.1.2", "11.1.1", "31.4.2", "13.4.22", "3.4.2"])
def test_a_target_with_other_digits_is_a_guess_and_left_alone(wrong: str) -> None:
    assert fix(HEAD + f"entries:\n- {{target: {wrong}, value: 1}}\n") is None


@pytest.mark.parametrize("wrong", ["15010", "152901", "151200", "159100", "1501000", "105100"])
def test_a_unit_with_other_digits_is_a_guess_and_left_alone(wrong: str) -> None:
    assert fix(entry("value: 1").replace("150100", wrong)) is None


def test_a_target_that_is_already_there_is_not_written_twice() -> None:
    text = HEAD + "entries:\n- {target: 1.1.1, value: 1}\n- {target: 1.1。1, value: 2}\n"
    assert fix(text) is None


def test_days_and_periods_in_another_form_are_mended() -> None:
    text = HEAD + "submitted: {}\nentries: []\n"
    for wrong in ("2022/7/5", "2022年7月5日", '"2022-07-05"', "２０２２-０７-０５", "20220705"):
        assert after(text.format(wrong)) == text.format("2022-07-05")
    assert fix(text.format("7月5日")) is None
    assert fix(text.format("2022-02-30")) is None
    quarter = text.format("2022-07-05")
    for wrong in ("2022q2", "２０２２-Ｑ２", "2022年第二季度"):
        assert after(quarter.replace("2022-Q2", wrong)) == quarter
    assert fix(quarter.replace("2022-Q2", "2022-2")) is None
    assert fix(quarter.replace("2022-Q2", "2022年2")) is None
    month = quarter.replace("2022-Q2", "2022年2月")
    assert after(month) == quarter.replace("2022-Q2", "2022-02")


def test_ids_of_a_plan_are_quoted_as_they_are_written() -> None:
    text = PLAN.replace('"1.2"', "1.20").replace("goal: {at_least: 20}, combine", "combine", 1)
    found = fixed(text.encode(), "plan.yaml")
    assert found is not None
    assert found.after == text.replace("1.20", '"1.20"')


@pytest.mark.parametrize(("written", "meant"), [("1.1", '"1.1"'), ("1.10", '"1.10"')])
def test_a_number_that_is_the_id_of_a_target_as_it_is_written_is_quoted(
    written: str, meant: str
) -> None:
    text = PLAN.replace("1.1.1", '"1.1"').replace("1.2.1", '"1.10"')
    report = entry("value: 1").replace("1.1.1", written)
    found = fixed(report.encode(), "r.yaml", model(Plan, text))
    assert found is not None
    assert found.after == entry("value: 1").replace("1.1.1", meant)


def test_a_number_that_no_target_has_as_its_id_is_left_as_it_is() -> None:
    assert fix(entry("value: 1").replace("1.1.1", "1.10")) is None


def test_what_was_fixed_is_said_with_its_line_and_code() -> None:
    found = fix(entry("value: 5.28万").replace('"150100"', "150100"))
    assert found is not None
    assert [(one.code, one.line) for one in found.fixes] == [("WP115", 3), ("WP116", 7)]
    assert [number for number, _old, _new in found.lines] == [3, 7]


@pytest.mark.parametrize(
    ("unit", "target", "codes"),
    [
        ("15O100", "1.1.1", ["WP301"]),
        ("150100", "1.1。1", ["WP115", "WP114"]),
    ],
)
def test_a_mended_id_has_the_code_of_the_diagnostic_that_it_answers(
    unit: str, target: str, codes: list[str]
) -> None:
    text = entry("value: 1").replace('"150100"', unit).replace("1.1.1", target)
    found = fix(text)
    assert found is not None
    assert [one.code for one in found.fixes] == codes


def test_the_bytes_to_write_are_utf_8_with_the_line_ends_of_the_original() -> None:
    found = fix(entry("note: 已完成试点").replace("\n", "\r\n").encode("gbk"))
    assert found is not None
    assert found.data == entry("note: 已完成试点").replace("\n", "\r\n").encode()


def test_without_a_plan_only_what_needs_none_is_mended() -> None:
    text = entry("value: 18所\n  baseline: １").replace('"150100"', "15010")
    found = fixed(text.encode(), "r.yaml")
    assert found is not None
    assert found.after == text.replace("15010", '"15010"').replace("１", "1")


WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789."}
SLIPS: dict[str, Callable[[str], str]] = {
    "value: 18": lambda text: text.translate(WIDE),
    "value: 52800": lambda _text: "value: 5.28万",
    "value: 95.5": lambda text: f"{text}％",
    '"150100"': lambda _text: "150100",
    "1.1.1": lambda _text: "1.1。1",
    "2022-07-05": lambda _text: "2022年7月5日",
    "2022-Q2": lambda _text: "2022Q2",
}
SOUND = """\
# 呼和浩特 １８
format: workplan/report@1   # 5.28万
plan: p
unit: "150100"              # 150100
period: 2022-Q2
submitted: 2022-07-05

entries:
- target: 1.1.1
  value: 52800              # 5.28万
  items: ['１８', "a # b"]
  note: |
    value: １８
     - target: 1.1.11
- {target: 1.2.1, value: 95.5, note: {zh: "约：95％", en: 'it''s "so"'}}
- target: 13.4.2
  value: 18  # １８
  evidence: [{ref: 呼教发〔2022〕31号, date: 2022-07-05}]
"""


@settings(deadline=None)
@given(
    slips=st.sets(st.sampled_from(sorted(SLIPS))),
    line_end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gbk", "utf-16"]),
)
def test_what_is_mended_is_the_report_that_was_meant(
    slips: set[str], line_end: str, encoding: str
) -> None:
    sound = SOUND.replace("\n", line_end)
    wrong = sound
    for slip in slips:
        at = wrong.rindex(slip) if slip == "2022-07-05" else wrong.index(slip)
        wrong = wrong[:at] + SLIPS[slip](slip) + wrong[at + len(slip) :]
    found = fix(wrong.encode(encoding))
    assert (found.data if found else wrong.encode(encoding)) == sound.encode()


VALUES = st.one_of(
    st.text("0123456789.,%万亿元所１２．，％约 -#:'\"[]{}&*|\\\t\r\n", max_size=12),
    st.integers(-5, 10**9).map(str),
    st.sampled_from(
        ["1.1.1", "1.1.11", "150100", '"150100"', "2022/7/5", "~", "[１]", "*a", "&a 1"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(
    unit=VALUES,
    submitted=VALUES,
    lines=st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "- target",
                    "  value",
                    "  part",
                    "\tvalue",
                    "  note",
                    "　part",
                    "－ target",
                    "-\titems",
                ]
            ),
            st.sampled_from([": ", ":\t", "：", ":　"]),
            VALUES,
        ),
        max_size=8,
    ),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_second_run_changes_nothing_and_no_line_is_lost(
    unit: str, submitted: str, lines: list[tuple[str, str, str]], end: str
) -> None:
    text = f"{HEAD}submitted: {submitted}\nentries:\n".replace('"150100"', unit)
    text += "".join(f"{key}{colon}{value}\n" for key, colon, value in lines)
    found = fix(text.replace("\n", end))
    if found is None:
        return
    assert fix(found.data) is None
    assert len(LINE_END.split(found.after)) == len(LINE_END.split(found.before))
    said = {one.line for one in found.fixes}
    assert {number for number, _old, _new in found.lines} >= said - {1}


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_can_break_it(data: bytes) -> None:
    found = fix(b"format: workplan/report@1\n" + data)
    assert found is None or fix(found.data) is None


def test_the_reports_that_come_with_the_tool_have_nothing_to_fix() -> None:
    folder = Path(__file__).parents[2] / "data" / "public_record_2022"
    files = sorted(folder.glob("*.yaml"))
    assert files
    assert [fixed(file.read_bytes(), file.name) for file in files] == [None] * len(files)


def test_a_mended_day_is_that_day() -> None:
    found = fix(HEAD + "submitted: 2022.5.12\nentries: []\n")
    assert found is not None
    assert model(Report, found.after).submitted == dt.date(2022, 5, 12)


@pytest.mark.parametrize("wrong", ["12.1", "1 2.1", "12..1", "1.31.", "131.1", "１２．１"])
def test_the_number_of_a_clause_never_becomes_a_target_of_another_clause(wrong: str) -> None:
    text = PLAN.replace("13.4.2", "12.1.1").replace("13.4.3", "1.3.1").replace("13.4", "12.1")
    plan = model(Plan, text)
    data = f"{HEAD}entries:\n- {{target: {wrong}, value: 1}}\n".encode()
    assert fixed(data, "r.yaml", plan, THE_UNITS) is None


def test_the_beginning_of_a_known_id_is_no_slip_of_another_id() -> None:
    text = PLAN.replace("13.4.2", "1.11.1").replace("13.4", "1.11")
    plan = model(Plan, text.replace("1.11.3", "1.3.1"))
    data = f"{HEAD}entries:\n- {{target: 1.11, value: 1}}\n".encode()
    assert fixed(data, "r.yaml", plan, THE_UNITS) is None


def test_a_scale_stays_where_nobody_knows_what_the_target_counts() -> None:
    data = entry("value: 5.28万").encode()
    assert fixed(data, "r.yaml", None, THE_UNITS) is None
    assert fixed(data.replace(b"plan: p", b"plan: q"), "r.yaml", THE_PLAN, THE_UNITS) is None
    assert fix(data.replace(b"1.1.1", b"9.9.9")) is None
    assert after(entry("value: ５．２８").replace("1.1.1", "9.9.9")) == entry(
        "value: 5.28"
    ).replace("1.1.1", "9.9.9")
    share = HEAD + "entries:\n- {target: 1.2.1, part: 5.28万, whole: １０}\n"
    assert after(share) == share.replace("１０", "10")


def test_a_goal_of_a_plan_keeps_its_scale() -> None:
    text = PLAN.replace("zh: 万元", "zh: 亿元").replace("{at_least: 20}", "{at_least: 39.5亿}")
    assert fixed(text.encode(), "plan.yaml") is None
    assert after(text.replace("39.5亿", "３９．５")) == text.replace("39.5亿", "39.5")


@pytest.mark.parametrize("wrong", ["5万%", "95所%", "95所"])
def test_a_share_in_another_form_stays(wrong: str) -> None:
    assert fix(HEAD + f"entries:\n- {{target: 1.2.1, value: {wrong}}}\n") is None


def test_one_figure_that_cannot_be_written_keeps_no_other_from_being_mended() -> None:
    long = "1" * 41
    text = HEAD + (
        f"entries:\n- {{target: 1.1.1, value: １８, baseline: '{long}'}}\n"
        "- {target: 1.2.1, value: 95%}\n"
    )
    assert after(text) == text.replace("１８", "18").replace("95%", "95")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tabs_and_full_width_colons_are_mended_whatever_ends_the_lines(end: str) -> None:
    sound = entry("value: 18\n  note: a").replace("\n", end)
    wrong = sound.replace("  value", "\tvalue").replace("period: ", "period：")
    assert after(wrong) == sound


def test_full_width_signs_around_keys_and_values_are_mended_together() -> None:
    sound = entry("value: 18")
    wrong = sound.replace('"150100"', "“150100”").replace("- target: ", "－ target:　")
    assert after(wrong.replace("  value: 18", "　　value：１８")) == sound


def test_a_text_that_goes_on_behind_a_number_sign_is_quoted_whole() -> None:
    wrong = entry("value: 3\n  note: 已建成3所 #2号园未完工，不计入")
    assert after(wrong) == entry('value: 3\n  note: "已建成3所 #2号园未完工，不计入"')
    assert after(entry("note: #1校区已建成")) == entry('note: "#1校区已建成"')


@pytest.mark.parametrize("text", ["七所 # 另三所见附件", "七所 #见附件", '"七所 #1"', "七所#1"])
def test_what_may_be_a_comment_or_is_no_loss_stays(text: str) -> None:
    assert fix(entry(f"value: 3\n  note: {text}")) is None
