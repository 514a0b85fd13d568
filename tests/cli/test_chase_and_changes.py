"""`workplan chase` and `workplan changes` as a user meets them: options, files, exit codes."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from workplan_cli.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`run("chase", "--unit", "150100")` in a copy of the example year, in English."""
    monkeypatch.chdir(shutil.copytree(EXAMPLE, tmp_path / "year"))
    monkeypatch.setenv("WORKPLAN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return call


def test_the_day_of_chase_is_that_of_the_newest_submission(run: Run) -> None:
    code, out, err = run("chase")
    assert (code, err) == (0, "")
    assert "Judged on 2022-12-31 · known on 2023-01-16" in out


def test_reports_that_had_not_come_on_the_day_are_missing_then(run: Run) -> None:
    _code, out, _err = run("chase", "--as-of", "2022-07-05", "--format", "json")
    units = {one["unit"]: one for one in json.loads(out)["units"]}
    assert units["150900"]["turns"][-1] == {
        "period": "2022-Q2",
        "due": "2022-07-10",
        "state": "open",
        "days": 5,
        "submitted": None,
        "file": None,
        "line": None,
    }
    assert units["150900"]["level"] == "blue"


def test_json_counts_every_unit_once(run: Run) -> None:
    _code, out, _err = run("chase", "--as-of", "2022-10-12", "--format", "json")
    found = json.loads(out)
    assert (found["version"], found["period"]) == (1, "2022-Q3")
    assert found["counts"] == {
        "on_time": 10,
        "late": 1,
        "undated": 0,
        "wrong": 0,
        "empty": 0,
        "missing": 2,
        "open": 0,
    }
    assert found["levels"] == {"red": 3, "yellow": 7, "blue": 0, "green": 3}
    assert len(found["units"]) == 13
    alxa = found["units"][-1]
    assert (alxa["unit"], alxa["days_late"], alxa["periods_silent"]) == ("152900", 94, 2)
    assert alxa["missing_reports"] == ["2022-Q2", "2022-Q3"]


def test_csv_has_a_row_for_every_unit_and_can_be_read_back(run: Run) -> None:
    _code, out, _err = run("chase", "--as-of", "2022-10-12", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 13
    assert rows[7] == {
        "unit": "150700",
        "name": "Hulunbuir",
        "level": "yellow",
        "level_word": "yellow",
        "period": "2022-Q3",
        "state_word": "on time",
        "submitted": "2022-10-03",
        "days_late": "0",
        "periods_silent": "0",
        "missing_reports": "",
        "missing_entries": "",
        "errors": "",
        "missing_evidence": "§13.4.2",
        "behind": "§13.4.2",
    }


def test_one_unit_is_shown_in_full(run: Run) -> None:
    code, out, _err = run("chase", "--as-of", "2022-10-12", "--unit", "150700")
    assert code == 0
    assert "reports/2022-Q3/150700.yaml:" in out
    assert "Tongliao" not in out


@pytest.mark.parametrize("word", ["催办", "reminder"])
def test_a_reminder_goes_to_those_who_owe_something(run: Run, word: str) -> None:
    _code, out, _err = run("chase", "--as-of", "2022-10-12", "--notice", word)
    assert out.count("# Reminder concerning") == 9
    assert "To Alxa League:" in out
    assert "To Ordos:" not in out


def test_a_late_report_that_came_is_praised_by_nobody_and_owes_nothing(run: Run) -> None:
    _code, out, err = run("chase", "--as-of", "2022-10-12", "--notice", "催办", "--unit", "150900")
    assert (out, err) == ("", "Nothing is owed: there is no reminder to send.\n")


@pytest.mark.parametrize("word", ["通报", "circular"])
def test_a_circular_praises_those_on_time_and_names_the_others(run: Run, word: str) -> None:
    _code, out, _err = run("chase", "--as-of", "2022-10-12", "--notice", word)
    praised = next(line for line in out.splitlines() if line.startswith("On time were:"))
    on_time, commended = praised.split("Commended")
    assert "Hulunbuir" in on_time
    assert "Hulunbuir" not in commended
    assert "Ordos" in commended
    assert "- Ulanqab: submitted on 11 October 2022, 1 day late" in out
    assert "- Alxa League: nothing for 2 periods in a row, the oldest 94 days late" in out


def test_before_the_reports_are_due_a_circular_is_about_the_period_before(run: Run) -> None:
    _code, out, _err = run("chase", "--as-of", "2022-07-05", "--notice", "circular")
    assert "for the first quarter of 2022" in out
    assert "- Wuhai: submitted on 14 April 2022, 4 days late" in out


def test_before_the_first_period_is_over_there_is_no_notice(run: Run) -> None:
    code, out, err = run("chase", "--as-of", "2022-02-01", "--notice", "circular")
    assert (code, out) == (0, "")
    assert err == ("There is no period yet for which the reports of all are due: no circular.\n")


def test_a_circular_says_of_its_period_only_what_came_in_about_it(run: Run) -> None:
    _code, out, _err = run("chase", "--as-of", "2022-10-08", "--notice", "circular")
    assert "for the second quarter of 2022" in out
    # Hinggan left a target out of the second quarter; Hulunbuir's evidence lacks in the third
    assert "- Hinggan League: targets left out: 14.9.4" in out
    assert "Hulunbuir: entries without evidence" not in out
    assert "Targets behind schedule on 30 June 2022" in out


def test_chase_and_status_agree_on_what_is_overdue_after_the_year(run: Run) -> None:
    _code, out, _err = run("status", "--as-of", "2023-01-16", "--format", "json")
    late = {one["id"] for one in json.loads(out)["targets"] if one["status"] == "overdue"}
    _code, out, _err = run("chase", "--as-of", "2023-01-16", "--format", "json")
    units = json.loads(out)["units"]
    chased = {
        lag["target"] for unit in units for lag in unit["behind"] if lag["status"] == "overdue"
    }
    # 27.1.6 is a count of all units together, and nobody's own; 13.4.2 is met, but not by Tongliao
    assert chased == late - {"27.1.6"} | {"13.4.2"}
    assert all(unit["level"] == "red" for unit in units if unit["behind"])


def test_a_notice_goes_into_a_file_whole(run: Run) -> None:
    options = ("--as-of", "2022-10-12", "--notice", "circular")
    _code, expected, _err = run("chase", *options)
    code, out, err = run("chase", *options, "-o", "notice.md")
    assert (code, out, err) == (0, "", "Written: notice.md\n")
    assert Path("notice.md").read_text("utf-8") == expected


def test_a_file_that_cannot_be_written_stays_as_it_is(run: Run) -> None:
    code, out, err = run("chase", "--notice", "circular", "-o", "nowhere/notice.md")
    assert (code, out) == (2, "")
    assert "nowhere/notice.md cannot be written" in err
    assert not Path("nowhere").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("chase", "--unit", "15010"), 2, "did you mean 150100"),
        (("chase", "--unit", "150402"), 3, "150402 does not have to report"),
        (("chase", "--notice", "通报", "--unit", "150100"), 2, "is about all units"),
        (("chase", "--notice", "circulars"), 2, "did you mean circular?"),
        (("chase", "--format", "tabel"), 2, "did you mean table?"),
        (
            ("changes", "2022-Q2"),
            2,
            "days and periods stand behind an option",
        ),
        (("changes", "--from", "."), 2, "found ., which is a file or a folder"),
        (("chase", "--as-of", "12.10.2022"), 2, "expected a day such as 2022-06-30"),
        (("chase", "nowhere"), 2, "no such file or folder"),
        (("changes", "2022-Q2", "2022-Q3"), 2, "days and periods stand behind an option"),
        (("status", "2022-09-30"), 2, "days and periods stand behind an option"),
        (
            ("changes", "--from", "Q2"),
            2,
            "--from: expected a period of the plan, such as 2022-Q1; found Q2",
        ),
        (("changes", "--to", "2022-Q5"), 2, "--to: expected a period"),
        (("changes", "--from", "2022-Q3", "--to", "2022-Q2"), 2, "does not end before"),
        (("changes", "--from", "2022-H1", "--to", "2022-Q2"), 2, "does not end before"),
        (("changes", "reports/2022-Q1"), 3, "no period before 2022-Q1 has been reported"),
        (("changes", "--to", "2022-Q1"), 3, "no period before 2022-Q1 has been reported"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Run, arguments: tuple[str, ...], code: int, said: str
) -> None:
    left, out, err = run(*arguments)
    assert (left, out) == (code, "")
    assert said in err


def test_changes_compares_the_two_newest_periods(run: Run) -> None:
    _code, out, _err = run("changes", "--format", "json")
    found = json.loads(out)
    assert (found["from"]["period"], found["to"]["period"]) == ("2022-Q3", "2022-Q4")


def test_changes_keeps_to_the_rhythm_of_the_plan(run: Run) -> None:
    for name, period in (("may", "2022-05"), ("half", "2022-H1")):
        Path(name + ".yaml").write_text(
            "# Made up.\nformat: workplan/report@1\nplan: example-leagues-2022\n"
            f'unit: "150100"\nperiod: {period}\nentries:\n- {{target: 13.4.1, value: 1}}\n',
            "utf-8",
        )
    quarters = ("reports/2022-Q1", "reports/2022-Q2")
    _code, out, _err = run("changes", *quarters, "may.yaml", "half.yaml", "--format", "json")
    found = json.loads(out)
    assert (found["from"]["period"], found["to"]["period"]) == ("2022-Q1", "2022-Q2")


def test_changes_takes_the_period_before_the_one_that_is_named(run: Run) -> None:
    _code, out, _err = run("changes", "--to", "2022-Q3", "--format", "json")
    assert json.loads(out)["from"]["period"] == "2022-Q2"
    _code, out, _err = run("changes", "--from", "2022-Q1", "--format", "json")
    assert json.loads(out)["to"]["period"] == "2022-Q4"


def test_changes_in_json_has_every_list(run: Run) -> None:
    _code, out, _err = run("changes", "--from", "2022-Q2", "--to", "2022-Q3", "--format", "json")
    found = json.loads(out)
    assert {one["target"]: one["direction"] for one in found["moved"]} == {
        "9.8.2": "met",
        "10.3.2": "unknown",
        "13.4.1": "unknown",
        "13.4.2": "unknown",
        "15.5.2": "worse",
        "16.1.2": "unknown",
        "24.1.1": "worse",
        "26.1.4": "met",
        "27.1.6": "unknown",
        "27.3.3": "better",
    }
    assert [(one["target"], one["unit"], one["from"], one["to"]) for one in found["fell"]] == [
        ("13.4.2", "150300", 3, 2),
        ("14.9.4", "150800", 58.461538, 53.846154),
        ("15.5.2", None, 0, 1),
        ("15.5.2", "150500", 0, 1),
    ]
    assert [(one["target"], one["from"], one["to"]) for one in found["revised"]] == [
        ("27.3.3", {"about": 2000}, {"about": 1500})
    ]
    assert (found["newly_silent"], found["newly_heard"]) == (["152500"], [])


def test_changes_in_csv_has_a_row_for_every_change(run: Run) -> None:
    _code, out, _err = run("changes", "--from", "2022-Q2", "--to", "2022-Q3", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    kinds = [row["change"] for row in rows]
    assert [kinds.count(kind) for kind in ("met", "worse", "fell", "goal")] == [2, 2, 4, 1]
    row = next(row for row in rows if row["target"] == "§10.3.2")
    assert row == dict.fromkeys(row, "") | {
        "target": "§10.3.2",
        "title": "Senior high schools with national textbooks in grade 1",
        "change": "unknown",
        "change_word": "Can no longer be told",
        "status_word_before": "ahead",
        "status_word_now": "undecided",
        "figure_before": "80.165289",
        "figure_now": "96.280992",
    }
    assert (rows[-1]["change"], rows[-1]["unit"]) == ("silent", "152500")


@pytest.mark.parametrize("command", ["chase", "changes"])
def test_a_table_goes_into_a_file_whole(run: Run, command: str) -> None:
    _code, expected, _err = run(command)
    code, out, err = run(command, "-o", "page.txt")
    assert (code, out, err) == (0, "", "Written: page.txt\n")
    assert Path("page.txt").read_text("utf-8") == expected


def test_two_periods_without_a_difference_say_so(run: Run) -> None:
    code, out, _err = run("changes", "--from", "2021-Q3", "--to", "2021-Q4")
    assert code == 0
    assert out.endswith("Nothing moved.\n")


def test_nobody_is_chased_by_the_public_record(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("chase")
    assert (code, out) == (3, "")
    assert "the public record was submitted by nobody" in err


def test_a_broken_report_is_named_and_the_rest_is_still_shown(run: Run) -> None:
    Path("reports/2022-Q4/150100.yaml").write_text("format: [", "utf-8")
    for command in ("chase", "changes"):
        code, out, err = run(command)
        assert code == 2
        assert "Education Work Plan 2022" in out
        assert "reports/2022-Q4/150100.yaml" in err


def test_a_unit_may_be_called_by_its_name(run: Run) -> None:
    by_id = run("chase", "--unit", "150100")
    assert by_id[0] == 0
    assert run("chase", "--unit", "呼和浩特市") == by_id
    assert run("chase", "--unit", "呼和浩特") == by_id


def test_a_circular_is_a_word_document_where_that_is_asked_for(run: Run) -> None:
    options = ("--as-of", "2022-10-12", "--notice", "circular", "--format", "docx")
    assert run("chase", *options, "-o", "c.docx")[0] == 0
    made = docx.Document("c.docx")
    assert made.paragraphs[1].text == "To all units:"
    assert [one.style and one.style.name for one in made.paragraphs[-2:]] == ["Right", "Right"]


def test_several_reminders_in_word_are_several_files(run: Run) -> None:
    options = ("--as-of", "2022-10-12", "--notice", "reminder", "--format", "docx", "-o")
    code, _out, err = run("chase", *options, "all.docx")
    assert code == 2
    assert "reminders are as many files: name a folder that is there with -o" in err
    assert not Path("all.docx").exists()
    Path("letters").mkdir()
    assert run("chase", *options, "letters")[0] == 0
    assert "152500-Xilingol_League.docx" in {one.name for one in Path("letters").iterdir()}


def test_a_notice_is_no_table(run: Run) -> None:
    code, _out, err = run("chase", "--notice", "circular", "--format", "csv")
    assert code == 2
    assert "--notice goes with markdown, html, docx, not with csv" in err


def test_an_export_in_word_is_signed_before_its_annex(run: Run) -> None:
    assert run("export", "docx", "-o", "e.docx")[0] == 0
    texts = [one.text for one in docx.Document("e.docx").paragraphs]
    assert texts.index("(signature)") < texts.index("Appendix: all targets by task")
    assert texts.count("(signature)") == 1
