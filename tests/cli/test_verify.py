"""`workplan export` writes, `workplan verify` checks: the whole way on files."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from workplan_cli.cli.main import main

EXAMPLE = Path(__file__).parents[1] / "examples" / "half_year"
FORMATS = ("markdown", "html", "xlsx", "json")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the made-up half year, as the current folder."""
    copy = Path(shutil.copytree(EXAMPLE, tmp_path / "half_year"))
    monkeypatch.chdir(copy)
    return copy


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """`run("verify", FILE)`: exit code, standard output, standard error."""

    def call(
        command: str, *arguments: object, reports: tuple[str, ...] = ("reports",)
    ) -> tuple[int, str, str]:
        words = [command, *(str(one) for one in arguments), *reports, "--plan", "plan.yaml"]
        with pytest.raises(SystemExit) as left:
            main([*words, "--lang", "en"])
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return call


def exported(run: Run, form: str, *options: object) -> Path:
    file = Path(f"summary.{form}")
    code, out, err = run("export", form, "-o", file, *options)
    assert (code, out) == (0, ""), err
    return file


def edit(path: str, before: str, after: str) -> None:
    text = Path(path).read_text("utf-8")
    assert before in text
    Path(path).write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("folder")
def test_a_file_that_nobody_touched_is_the_same(run: Run, form: str) -> None:
    code, out, _err = run("verify", exported(run, form))
    assert (code, out) == (
        0, "same: example-2022 as of 2022-06-30, 10 targets, 7 reports; nothing has changed\n",
    )  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_made_with_options_is_made_anew_with_them(run: Run, form: str, folder: Path) -> None:
    briefing = ("--top", "1", "--since", "2022-Q1") if form in {"markdown", "html"} else ()
    file = exported(run, form, "--section", "1", "--unit", "b", *briefing)
    assert run("verify", file)[0] == 0
    assert folder.exists()


@pytest.mark.parametrize("form", FORMATS)
def test_a_copy_elsewhere_with_reports_in_another_order_is_the_same(
    run: Run, form: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(run, form).resolve()
    other = Path(shutil.copytree(folder, tmp_path / "other" / "place"))
    monkeypatch.chdir(other)
    backwards = ("reports/2022-Q2", "reports/2022-Q1")
    assert run("verify", file, reports=backwards)[0] == 0


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_line_ends_and_a_byte_order_mark_are_no_edits(run: Run, form: str, folder: Path) -> None:
    file = exported(run, form)
    data = (folder / file).read_bytes()
    (folder / file).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert run("verify", file)[0] == 0


def test_comments_and_file_names_of_reports_play_no_part(run: Run, folder: Path) -> None:
    files = [exported(run, form) for form in FORMATS]
    edit("reports/2022-Q2/a.yaml", "entries:", "# a remark\n\nentries:")
    (folder / "reports/2022-Q2/b.yaml").rename(folder / "reports/2022-Q2/zzz.yaml")
    assert [run("verify", file)[0] for file in files] == [0, 0, 0, 0]


@pytest.mark.usefixtures("folder")
def test_a_digit_changed_in_markdown_is_found_with_its_line(run: Run) -> None:
    file = exported(run, "markdown")
    edit(str(file), "| 33 | 49.6%", "| 83 | 49.6%")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "it was changed after it had been written" in out
    assert re.search(r"line \d+\n    found:    .*\| 83 \|.*\n    expected: .*\| 33 \|", out)


@pytest.mark.usefixtures("folder")
def test_a_value_changed_in_json_is_found_with_its_key(run: Run) -> None:
    file = exported(run, "json")
    edit(str(file), '"actual": 33', '"actual": 83')
    code, out, _err = run("verify", file)
    assert code == 1
    assert "at targets[1.1.1].actual\n    found:    83\n    expected: 33\n" in out


@pytest.mark.usefixtures("folder")
def test_a_line_put_in_and_one_taken_out_are_found(run: Run) -> None:
    file = exported(run, "markdown")
    lines = file.read_text("utf-8").split("\n")
    gone = lines.index("- **2.1.1 Management rules** issued; goal: issued")
    lines[gone] = lines[gone + 1]
    lines.insert(2, "All is well.")
    file.write_text("\n".join(lines), "utf-8")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "line 3\n    found:    All is well.\n    expected: (nothing)\n" in out
    assert "expected: - **2.1.1 Management rules** issued; goal: issued" in out


@pytest.mark.usefixtures("folder")
def test_a_cell_changed_in_a_workbook_is_found_with_its_place(run: Run) -> None:
    file = exported(run, "xlsx")
    book = load_workbook(file)
    assert book["Targets"]["N2"].value == 33
    book["Targets"]["N2"] = 83
    book.save(file)
    code, out, _err = run("verify", file)
    assert code == 1
    assert "at Targets!N2\n    found:    83\n    expected: 33\n" in out


@pytest.mark.usefixtures("folder")
def test_a_workbook_saved_by_another_program_is_the_same(run: Run) -> None:
    file = exported(run, "xlsx")
    load_workbook(file).save(file)
    assert run("verify", file)[0] == 0


@pytest.mark.usefixtures("folder")
def test_another_version_may_have_other_words(run: Run) -> None:
    from workplan_cli import __version__
    from workplan_cli.model.provenance import OPEN_SEAL, sealed

    file = exported(run, "markdown")
    text = file.read_text("utf-8").replace("The gaps that matter", "The gaps")
    text = text.replace(f'"tool":"{__version__}"', '"tool":"0.0.1"')
    seal = re.findall(r'"seal":"([0-9a-f]{64})"', text)[-1]
    file.write_text(sealed(text.replace(seal, OPEN_SEAL)), "utf-8")
    assert run("verify", file)[0] == 0


@pytest.mark.usefixtures("folder")
def test_a_forged_seal_does_not_help(run: Run) -> None:
    from workplan_cli.model.provenance import OPEN_SEAL, sealed

    file = exported(run, "markdown")
    edit(str(file), "| 33 | 49.6%", "| 83 | 49.6%")
    text = file.read_text("utf-8")
    seal = re.findall(r'"seal":"([0-9a-f]{64})"', text)[-1]
    file.write_text(sealed(text.replace(seal, OPEN_SEAL)), "utf-8")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "this version would write it in another way" in out


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("folder")
def test_a_report_that_was_edited_is_named_with_the_figure_that_changed(
    run: Run, form: str
) -> None:
    file = exported(run, form)
    edit("reports/2022-Q2/a.yaml", "value: 22", "value: 20")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "report changed: a, 2022-Q2, revision 1" in out
    assert "1.1.1 Pilot kindergartens: was 33, is 31" in out
    assert "changed after" not in out


def test_a_report_that_was_removed_or_added_is_named(run: Run, folder: Path) -> None:
    file = exported(run, "markdown")
    moved = folder / "reports" / "2022-Q2" / "b.yaml"
    moved.rename(folder / "b.yaml")
    removed = run("verify", file)
    shorter = exported(run, "markdown")
    (folder / "b.yaml").rename(moved)
    added = run("verify", shorter)
    assert (removed[0], added[0]) == (1, 1)
    assert "report missing: b, 2022-Q2, revision 1" in removed[1]
    assert "report added: b, 2022-Q2, revision 1" in added[1]


@pytest.mark.usefixtures("folder")
def test_a_report_on_a_later_period_changes_nothing(run: Run) -> None:
    file = exported(run, "html", "--as-of", "2022-03-31")
    assert run("verify", file)[0] == 0


@pytest.mark.usefixtures("folder")
def test_a_goal_that_was_revised_is_a_plan_that_changed(run: Run) -> None:
    file = exported(run, "markdown")
    edit("plan.yaml", "goal: {at_least: 120}", "goal: {at_least: 60}")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "the plan example-2022 has changed" in out
    assert "1.1.1 Pilot kindergartens: was slipping, is undecided" in out


@pytest.mark.usefixtures("folder")
def test_of_another_plan_nothing_else_is_said(run: Run) -> None:
    file = exported(run, "markdown")
    edit("plan.yaml", "id: example-2022", "id: example-2023")
    for path in Path("reports").rglob("*.yaml"):
        edit(str(path), "plan: example-2022", "plan: example-2023")
    code, out, _err = run("verify", file)
    assert code == 1
    assert out == (
        "What it was made of:\n  made from the plan example-2022; the plan here is example-2023\n"
    )


def test_a_file_that_cannot_be_read_now_is_named(run: Run, folder: Path) -> None:
    file = exported(run, "markdown")
    (folder / "reports" / "2022-Q2" / "c.yaml").write_text("entries: [", "utf-8")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "2022-Q2/c.yaml cannot be read now" in out


@pytest.mark.usefixtures("folder")
def test_a_newer_layout_is_said_to_be_newer(run: Run) -> None:
    file = exported(run, "markdown")
    edit(str(file), '"layout":1', '"layout":2,"more":true')
    code, out, _err = run("verify", file)
    assert code == 1
    assert (
        out == "summary.markdown has layout 2, which a newer workplan wrote; check it with that\n"
    )


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"# nothing\n", "the file has no provenance of workplan"),
        (b"", "the file has no provenance of workplan"),
        (b"\xff\xfe\x00", "the file has no provenance of workplan"),
        (b"{}", "the file has no provenance of workplan"),
        (b"{", "the provenance in the file cannot be read"),
        (b"PK\x03\x04 no archive", "the file has no provenance of workplan"),
        (b'<!-- workplan {"layout":1} -->', "the provenance in the file cannot be read"),
        (b"<!-- workplan {x} -->", "the file has no provenance of workplan"),
    ],
)
def test_a_file_without_provenance_is_refused(
    run: Run, folder: Path, content: bytes, complaint: str
) -> None:
    (folder / "file").write_bytes(content)
    code, _out, err = run("verify", "file")
    assert code == 2
    assert complaint in err


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_not_there_is_refused(run: Run) -> None:
    code, _out, err = run("verify", "nowhere.md")
    assert code == 2
    assert "nowhere.md cannot be read" in err


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_reports_do_not_upset_the_seal(run: Run, folder: Path, form: str) -> None:
    text = json.dumps("0" * 64 + '<!-- workplan {"layout":9} --> </script>')
    edit("reports/2022-Q2/a.yaml", "value: 22, reason:", f"value: 22, note: {text}, reason:")
    assert run("verify", exported(run, form))[0] == 0
    assert folder.exists()


def test_an_export_that_cannot_be_written_leaves_nothing_behind(run: Run, folder: Path) -> None:
    code, _out, err = run("export", "markdown", "-o", "missing/summary.md")
    assert code == 2
    assert "missing/summary.md cannot be written" in err
    assert not (folder / "missing").exists()


def test_unreadable_reports_are_in_the_page_and_in_the_exit_code(run: Run, folder: Path) -> None:
    (folder / "reports" / "2022-Q2" / "c.yaml").write_text("entries: [", "utf-8")
    code, out, err = run("export", "markdown")
    assert code == 2
    assert "2022-Q2/c.yaml" in out
    assert "reports/2022-Q2/c.yaml:1:" in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("pdf",), "pdf is not known"),
        (("markdown", "--section", "9"), "the plan has no section 9"),
        (("markdown", "--unit", "z"), "there is no unit z"),
        (("markdown", "--since", "yesterday"), "--since takes"),
        (("markdown", "--since", "2022-Q2"), "is not over before 2022-06-30"),
        (("markdown", "--charts", "mermaids"), "did you mean mermaid"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_explained(run: Run, arguments: tuple[str, ...], complaint: str) -> None:
    code, out, err = run("export", *arguments)
    assert (code, out) == (2, "")
    assert complaint in err


@pytest.mark.parametrize("form", [*FORMATS, "csv"])
@pytest.mark.parametrize("day", ["2021-06-30", "2022-01-01", "2022-12-31", "2024-02-29"])
@pytest.mark.usefixtures("folder")
def test_any_day_can_be_exported(run: Run, form: str, day: str) -> None:
    file = exported(run, form, "--as-of", day)
    assert form == "csv" or run("verify", file)[0] == 0


@pytest.mark.parametrize("form", [*FORMATS, "csv"])
@pytest.mark.usefixtures("folder")
def test_there_is_no_summary_of_nothing(run: Run, form: str) -> None:
    edit("units.yaml", "groups:", "- {id: d, name: 丁, kind: county}\ngroups:")
    code, out, err = run("export", form, "--unit", "d", "-o", "none")
    assert (code, out) == (3, "")
    assert "no target is in this section and reported on by this unit" in err
    assert not Path("none").exists()


@pytest.mark.parametrize(
    ("form", "option", "value"),
    [("xlsx", "since", "2022-Q1"), ("csv", "top", "1"), ("html", "charts", "none"),
     ("markdown", "table", "entries")],
)  # fmt: skip
@pytest.mark.usefixtures("folder")
def test_an_option_that_a_format_does_not_know_is_refused(
    run: Run, form: str, option: str, value: str
) -> None:
    code, out, err = run("export", form, f"--{option}", value)
    assert (code, out) == (2, "")
    assert f"--{option} goes with " in err
    assert f"not with {form}" in err


def test_the_command_in_the_file_names_the_plan_and_the_reports_that_were_given(
    run: Run, folder: Path
) -> None:
    file = exported(run, "markdown")
    text = (folder / file).read_text("utf-8")
    assert "workplan export markdown reports --plan plan.yaml --lang en --as-of 2022-06-30" in text
    assert run("verify", file)[0] == 0


@pytest.mark.usefixtures("folder")
def test_a_workbook_without_its_package_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "workplan_cli.rendering.export.xlsx", raising=False)
    code, out, err = run("export", "xlsx", "-o", "summary.xlsx")
    assert (code, out) == (2, "")
    assert "pip install 'workplan-cli[xlsx]'" in err
    assert not Path("summary.xlsx").exists()
