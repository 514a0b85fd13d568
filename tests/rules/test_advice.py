"""Advice is about the case at hand, and following it never makes a wrong figure pass."""

from pathlib import Path

import pytest

from calling import call

Capture = pytest.CaptureFixture[str]
HEAD = """\
# a made-up report
format: workplan/report@1
plan: nmg-education-2022
unit: "150400"
period: 2022-Q3
submitted: 2022-10-08
entries:
"""
PLAN = """\
# a made-up plan
format: workplan/plan@1
id: p
title: t
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
sections:
- number: 1
  title: s
  tasks:
  - number: 1
    title: t
    targets:
    - id: A1
      title: Things
      measure: amount
      counted: 亿元
"""
UNITS = "format: workplan/units@1\nid: u\nunits:\n- {id: a, name: A, kind: k}\n"


def advice(capfd: Capture, tmp_path: Path, text: str) -> str:
    file = tmp_path / "report.yaml"
    file.write_text(text, "utf-8")
    out = call(capfd, "validate", str(file), "--errors-only").out
    return " ".join(out.partition("help: ")[2].partition("\n\n")[0].split())


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- {target: 13.4.2, value: 58%}", "Write the number of kindergartens, not a percentage."),
        ("- {target: 11.2.1, value: 58%}", "Write 58."),
        ("- {target: 11.3.4, value: 0.5个百分点}", "Write 0.5."),
        ("- {target: 13.42, value: 7}", "Write 13.4.2."),
        ("- {target: 13.4, value: 7}",
         "Write the whole id; “workplan plan list” shows them all."),
        ("- {target: 11.2.1, part: 48/50}", "Write 48 behind part: and 50 behind whole:."),
        ("- {target: 13.4.2, value: 12O}",
         "“O” is a letter. Write digits only, after asking which were meant."),
        ("- {target: 13.4.2, value: l2}",
         "“l” is a letter. Write digits only, after asking which were meant."),
        ('- {target: 13.4.2, value: "1,1"}',
         "Write 1.1 if the comma stands before decimals; else ask for the figure."),
        ("- {target: 13.4.2, value: 约7}",
         "Write 7 if that is the exact figure; else ask for it."),
        ("- {target: 13.4.2, value: 7所}", "Write 7."),
        *((f"- {{target: {target}, value: {value}}}",
           "A number is needed. This leaves open which one, so none is proposed; ask for it.")
          for target, value in (
              ("13.4.2", "七八"), ("13.4.2", "百余"), ("13.4.2", "12/30"), ("13.4.2", "新增12"),
              ("13.4.2", "3+5"), ("13.4.2", "12+"), ("13.4.2", "不足30"), ("11.3.4", "下降0.3"),
              ("11.3.4", "(0.3)"), ("11.3.4", "0.3↓"), ("11.3.4", "3人"))),
        *((f"- {{target: 13.4.2, value: {value}}}", "Write the number of kindergartens.")
          for value in ("50万元", "3人次", "5M", "30亩")),
        ("- {target: 13.4.2, value: 5 million}", "Write 5000000."),
        ("- {target: 11.3.4, value: −0.3}", "Write -0.3."),
        ("- {target: 17.6.3, items: 甲、乙}", "Write [甲, 乙] if these are 2 names."),
        ("- {target: 17.6.3, items: 实验小学（东区、西区）、乙}",
         "Write [实验小学（东区、西区）, 乙] if these are 2 names."),
        ("- {target: 12.3.3, done: 已完成}",
         "Write the day on which it was done; if it is not known, write “stage: …”."),
        ("- {target: 13.4.2, value: 7, evidence: 见附件}",
         "Write it on the next line as “- title: 见附件”."),
        ("- {target: 13.4.2, activities: 开会}",
         "Write it on the next line as “- {date: …, text: 开会}”, with its day."),
    ],
)  # fmt: skip
def test_an_example_in_an_advice_is_that_of_the_case(
    capfd: Capture, tmp_path: Path, entry: str, said: str
) -> None:
    assert advice(capfd, tmp_path, f"{HEAD}{entry}\n") == said


def test_the_name_of_a_unit_is_answered_with_its_id(capfd: Capture, tmp_path: Path) -> None:
    text = HEAD.replace('"150400"', "赤峰市") + "- {target: 13.4.2, value: 7}\n"
    assert advice(capfd, tmp_path, text) == 'Write its id: "150400".'


def test_the_title_of_a_target_is_answered_with_its_id(capfd: Capture, tmp_path: Path) -> None:
    title = call(capfd, "plan", "list", "--target", "13.4.2", "--format", "json", lang="zh").out
    title = title.partition('"zh": "')[2].partition('"')[0]
    text = f"{HEAD}- {{target: {title}, value: 7}}\n"
    assert advice(capfd, tmp_path, text) == "Write 13.4.2."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("goal: at least 240", "Write {at_least: 240}."),
        ("goal: 不低于39.5亿元", "Write {at_least: 39.5}."),
        ("goal: between 2 and 3", "Write {between: [2, 3]}."),
        ("due: 30 November 2022", "Write 2022-11-30."),
        ("lead: leagues", "Write [leagues]."),
    ],
)
def test_a_plan_is_told_what_to_write_for_what_stands_there(
    capfd: Capture, tmp_path: Path, line: str, said: str
) -> None:
    (tmp_path / "units.yaml").write_text(UNITS, "utf-8")
    (tmp_path / "plan.yaml").write_text(f"{PLAN}      {line}\n", "utf-8")
    out = call(capfd, "plan", "validate", tmp_path / "plan.yaml").out
    assert f"help: {said}" in " ".join(out.split())


@pytest.mark.parametrize(
    ("path", "left_out", "said"),
    [
        ("2022-Q3/150400.yaml", "period", "period: 2022-Q3"),
        ("2022-Q3/150400.yaml", "unit", 'unit: "150400"'),
        ("2022-Q3/150400.yaml", "plan", "plan: nmg-education-2022"),
        ("2022/150400.yaml", "period", "period: …"),
        ("report.yaml", "unit", "unit: …"),
    ],
)
def test_a_line_that_is_missing_is_shown_as_plan_and_path_have_it_or_without_a_value(
    capfd: Capture, tmp_path: Path, path: str, left_out: str, said: str
) -> None:
    text = "".join(line for line in HEAD.splitlines(True) if not line.startswith(f"{left_out}:"))
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{text}- {{target: 13.4.2, value: 7}}\n", "utf-8")
    out = call(capfd, "validate", str(file), "--errors-only").out
    assert f"help: Add a line such as “{said}”." in " ".join(out.split())


def test_no_target_is_proposed_for_an_entry_that_names_none(capfd: Capture, tmp_path: Path) -> None:
    assert advice(capfd, tmp_path, f"{HEAD}- value: 7\n") == "Add a line such as “target: …”."
