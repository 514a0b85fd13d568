"""Late, wrong, empty and missing are four things, on every page. All data are made up."""

import json
from pathlib import Path

import pytest

from calling import call

PLAN = """
format: workplan/plan@1
id: p
title: {zh: 试点要点, en: Pilot plan}
period: {start: 2022-01-01, end: 2022-12-31}
reporting: {every: quarter, due_days: 10}
units: units.yaml
sections:
- number: 1
  title: {zh: 一, en: One}
  tasks:
  - number: 1
    title: {zh: 任务, en: Task}
    targets:
    - {id: 1.1.1, title: {zh: 违规招生, en: Violations}, source: {clause: "1.1"}, measure: count,
       counted: {zh: 起, en: cases}, goal: {at_most: 0}, combine: sum, over_time: cumulative,
       due: 2022-12-31, reported_by: [leagues]}
"""
UNITS = """
format: workplan/units@1
id: u
title: {zh: 单位, en: Units}
units:
- {id: "1", name: {zh: 甲市, en: A}, kind: league}
- {id: "2", name: {zh: 乙市, en: B}, kind: league}
groups:
- {id: leagues, name: {zh: 盟市, en: Leagues}, kinds: [league]}
"""
TWO = "format: workplan/report@1\nplan: p\nunit: '2'\nperiod: 2022-Q1\nsubmitted: 2022-04-05\n"
ONE = TWO.replace("'2'", "'1'")
ENTRY = "entries:\n- {target: 1.1.1, value: 1, evidence: [{ref: a}]}\n"
TYPO = "entries:\n- {target: 1.1.1, value: 0起, evidence: [{ref: a}]}\n"
BLANK = "entries:\n- {target: 1.1.1, value: }\n"
CHASE = ("chase", "r", "--plan", "plan.yaml", "--as-of", "2022-04-12")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, "utf-8")
    Path("units.yaml").write_text(UNITS, "utf-8")
    write("r/2.yaml", TWO + ENTRY)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def states(capfd: Capture, *more: str) -> dict[str, str]:
    out = call(capfd, *CHASE, "--format", "json", *more).out
    return {one["unit"]: one["turns"][0]["state"] for one in json.loads(out)["units"]}


def test_a_report_with_a_typo_is_received_and_to_be_corrected(capfd: Capture) -> None:
    write("r/1.yaml", ONE + TYPO)
    assert states(capfd) == {"1": "wrong", "2": "on_time"}
    page = call(capfd, *CHASE, "--unit", "1").out
    assert "received, to be corrected (r/1.yaml, line 7)" in " ".join(page.split())
    assert "missing" not in page


def test_a_circular_names_it_apart_from_those_who_did_not_report(capfd: Capture) -> None:
    write("r/1.yaml", ONE + TYPO)
    left = call(capfd, *CHASE, "--notice", "通报", lang="zh")
    assert left.code == 2
    assert "应报送单位共2个，其中按时报送1个、已报送但有误1个。" in left.out
    assert "甲市：报告已收到，第7行有误" in left.out
    assert "未报送1个" not in left.out


def test_a_reminder_says_which_line_to_correct(capfd: Capture) -> None:
    write("r/1.yaml", ONE + TYPO)
    out = call(capfd, *CHASE, "--unit", "1", "--notice", "催办", lang="zh").out
    assert "2022年第一季度报告第7行有误" in out
    assert "请更正后重报" in out
    assert "已逾期" not in out


def test_every_page_tells_wrong_from_missing(capfd: Capture) -> None:
    write("r/1.yaml", ONE + TYPO)
    where = ("r", "--plan", "plan.yaml", "--as-of", "2022-04-12")
    assert "received, to be corrected 1" in call(capfd, "status", *where).out
    text = call(capfd, "export", "markdown", *where).out
    assert "Reports received, to be corrected (1):" in text
    assert "Reports missing" not in text
    assert "received, to be corrected" in call(capfd, "show", "1.1.1", *where).out


@pytest.mark.parametrize("name", ["r/2022-Q1/1.yaml", "r/1_2022-Q1.yaml"])
def test_unit_and_period_are_taken_from_the_path_where_the_head_is_gone(
    name: str, capfd: Capture
) -> None:
    write(name, "- nothing that is a report\n")
    assert states(capfd)["1"] == "wrong"


def test_a_file_that_cannot_be_parsed_is_known_by_its_first_lines(capfd: Capture) -> None:
    write("r/a.yaml", ONE + "entries: [\n")
    assert states(capfd)["1"] == "wrong"


@pytest.mark.parametrize("unit", ["单位", "填报单位", "报送单位"])
def test_a_file_with_chinese_keys_that_cannot_be_parsed_is_known_as_well(
    capfd: Capture, unit: str
) -> None:
    head = f"格式: workplan/report@1\n工作要点: p\n{unit}: '1'\n填报期: 2022-Q1\n"
    write("r/odd.yaml", f"{head}条目:\n- {{目标: 1.1.1, 数值: 0\n")
    assert states(capfd)["1"] == "wrong"


def test_no_notice_is_written_while_a_file_is_nobodys(capfd: Capture) -> None:
    write("r/x.yaml", "- nothing\n")
    left = call(capfd, *CHASE, "--notice", "circular", "-o", "n.md")
    assert (left.code, left.out, Path("n.md").exists()) == (2, "", False)
    assert "r/x.yaml: nobody can tell whose report this is" in left.err


def test_no_notice_is_written_while_a_report_names_no_unit_of_the_plan(capfd: Capture) -> None:
    write("r/1.yaml", ONE.replace("'1'", "'l'") + ENTRY)
    left = call(capfd, *CHASE, "--notice", "circular")
    assert (left.code, left.out) == (2, "")


@pytest.mark.parametrize(
    "head",
    [
        ONE.replace("'1'", "'2'"),
        TWO.replace("'2'", "'1'").replace("2022-Q1", "2021-Q1"),
        ONE.replace("2022-Q1", "2022-Q2"),
    ],
)
def test_nobody_is_called_silent_while_a_file_of_that_name_says_another_unit_or_period(
    head: str, capfd: Capture
) -> None:
    write("r/2022-Q1/1.yaml", head + ENTRY)
    write("r/2022-Q2/1.yaml", ONE.replace("2022-Q1", "2022-Q2") + ENTRY)
    said = "r/2022-Q1/1.yaml: nobody can tell whose report this is, or on what period"
    left = call(capfd, *CHASE, "--notice", "circular", "-o", "n.md")
    assert (left.code, left.out, Path("n.md").exists()) == (2, "", False)
    assert said in left.err
    assert said in call(capfd, *CHASE).err


def test_a_correction_among_later_reports_stands_in_nobodys_place(capfd: Capture) -> None:
    write("r/2022-Q2/1.yaml", ONE + "revision: 2\n" + ENTRY)
    write("r/2022-Q1/1.yaml", ONE + ENTRY)
    where = (*CHASE[:-1], "2022-07-20")
    assert call(capfd, *where, "--notice", "circular").code == 0


def test_reminders_in_a_folder_are_one_file_a_unit(capfd: Capture) -> None:
    Path("letters").mkdir()
    Path("r/2.yaml").unlink()
    write("r/2.yaml", TWO.replace("04-05", "04-11") + TYPO)
    call(capfd, *CHASE, "--notice", "reminder", "-o", "letters")
    assert sorted(one.name for one in Path("letters").iterdir()) == ["1-A.md", "2-B.md"]
    assert "To A:" in Path("letters/1-A.md").read_text("utf-8")


def test_a_blank_form_is_no_report(capfd: Capture) -> None:
    write("r/1.yaml", ONE.replace("submitted: 2022-04-05\n", "") + BLANK)
    left = call(capfd, *CHASE, "--format", "json")
    assert {one["unit"]: one["turns"][0]["state"] for one in json.loads(left.out)["units"]} == {
        "1": "empty",
        "2": "on_time",
    }
    assert "1 report says nothing and does not count as one: r/1.yaml" in left.err


def test_a_blank_form_moves_no_default_day(capfd: Capture) -> None:
    write("r/1.yaml", ONE.replace("2022-Q1", "2022-Q3").replace("04-05", "10-08") + BLANK)
    out = call(capfd, "status", "r", "--plan", "plan.yaml").out
    assert "Judged on 2022-03-31 · known on 2022-04-05" in out
    assert "known on 2022-04-05" in call(capfd, "chase", "r", "--plan", "plan.yaml").out


def test_a_blank_revision_takes_nothing_back(capfd: Capture) -> None:
    write("r/2b.yaml", TWO + "revision: 2\n" + BLANK)
    assert states(capfd)["2"] == "on_time"


def test_a_wrong_revision_takes_nothing_back(capfd: Capture) -> None:
    write("r/2b.yaml", TWO + "revision: 2\n" + TYPO)
    assert states(capfd)["2"] == "on_time"


def test_a_slip_in_the_year_of_submission_accuses_nobody(capfd: Capture) -> None:
    write("r/1.yaml", ONE.replace("2022-04-05", "2023-04-05") + ENTRY)
    left = call(capfd, "chase", "r", "--plan", "plan.yaml")
    assert "known on 2022-04-05" in left.out
    assert "✖" not in left.out
    assert "1 report has a day of submission that cannot be right" in left.err
    left = call(capfd, "validate", "r", "--plan", "plan.yaml")
    assert left.code == 1
    assert "WP413" in left.out


def test_a_day_of_submission_before_the_period_makes_no_figure_count_early(
    capfd: Capture,
) -> None:
    """A report on the third quarter, dated a year too early, says nothing of the first one."""
    write("r/2c.yaml", TWO.replace("Q1", "Q3").replace("2022-04-05", "2021-10-05") + ENTRY)
    write("r/1.yaml", ONE + ENTRY.replace("value: 1", "value: 0"))
    write("r/2.yaml", TWO + ENTRY.replace("value: 1", "value: 0"))
    words = ("status", "r", "--plan", "plan.yaml", "--as-of", "2022-03-31", "--format", "json")
    (target,) = json.loads(call(capfd, *words).out)["targets"]
    assert (target["actual"], target["status"]) == (0, "on_track")
    left = call(capfd, "validate", "r", "--plan", "plan.yaml")
    assert left.code == 1
    assert "2022-Q3 begins on 2022-07-01" in left.out
    assert "WP322" not in left.out


def test_a_period_is_not_missing_while_its_file_is_there(capfd: Capture) -> None:
    write("r/2b.yaml", TWO.replace("Q1", "Q2") + TYPO)
    write("r/2c.yaml", TWO.replace("Q1", "Q3").replace("04-05", "10-05") + ENTRY)
    assert "WP404" not in call(capfd, "validate", "r", "--plan", "plan.yaml").out
    Path("r/2b.yaml").unlink()
    assert "WP404" in call(capfd, "validate", "r", "--plan", "plan.yaml").out


def test_files_with_the_endings_of_windows_count(capfd: Capture) -> None:
    write("r/1.YAML", ONE + ENTRY)
    assert states(capfd) == {"1": "on_time", "2": "on_time"}


PAIR = ("2022-03-31", "2022-04-11")
"""Judged, known: a report of 11 April on the first quarter, due by the 10th."""
FORMATS = ("status", "chase", "show 1.1.1", "export json")


@pytest.mark.parametrize("command", FORMATS)
def test_every_command_names_the_same_two_days(command: str, capfd: Capture) -> None:
    write("r/2.yaml", TWO.replace("04-05", "04-11") + ENTRY)
    words = [*command.split(), "r", "--plan", "plan.yaml"]
    words += [] if "export" in words else ["--format", "json"]
    found = json.loads(call(capfd, *words).out)
    assert (found["judged_on"], found["known_on"]) == PAIR


@pytest.mark.parametrize("command", ["status", "chase", "export markdown"])
def test_every_page_says_both_days_in_words(command: str, capfd: Capture) -> None:
    write("r/2.yaml", TWO.replace("04-05", "04-11") + ENTRY)
    out = call(capfd, *command.split(), "r", "--plan", "plan.yaml", lang="zh").out
    if "export" in command:
        assert "进度截至2022年3月31日，报送情况截至2022年4月11日。" in out
    else:
        assert "进度截至 2022-03-31 · 报送截至 2022-04-11" in out


def test_a_page_that_knows_of_a_late_report_gives_nobody_time_that_has_passed(
    capfd: Capture,
) -> None:
    write("r/2.yaml", TWO.replace("04-05", "04-11") + ENTRY)
    out = call(capfd, "export", "markdown", "r", "--plan", "plan.yaml", lang="zh").out
    assert "迟报1天（1家）：** 乙市" in out
    assert "未报送（1家）：** 甲市（2022-Q1超期1天）" in out
    assert "尚在报送期内" not in out


@pytest.mark.parametrize("command", ["status", "changes", "outlook", "show 1.1.1", "export csv"])
def test_where_all_reports_are_blank_that_is_said_and_not_that_none_can_be_read(
    capfd: Capture, command: str
) -> None:
    write("r/2.yaml", TWO + BLANK)
    left = call(capfd, *command.split(), "r", "--plan", "plan.yaml")
    assert (left.code, left.out) == (3, "")
    assert "1 report says nothing and does not count as one: r/2.yaml" in left.err
    assert "no report has anything filled in yet" in left.err


def test_a_circular_commends_nobody_who_has_broken_a_bottom_line(capfd: Capture) -> None:
    write("r/1.yaml", ONE + ENTRY.replace("value: 1", "value: 0"))
    text = call(capfd, *CHASE, "--notice", "circular").out
    assert "On time were: A, B. Commended for reports that were also complete" in text
    assert "with all evidence: A." in text
    assert "| B | 1.1.1 Violations |" in text
