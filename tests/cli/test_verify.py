"""`workplan export` writes, `workplan verify` checks: the whole way on files."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl import load_workbook

from workplan_cli import __version__
from workplan_cli.cli.main import main
from workplan_cli.loading.exported import workbook_seal
from workplan_cli.loading.workbook import workbook_cells
from workplan_cli.model.provenance import OPEN_SEAL, sealed

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
        command: str,
        *arguments: object,
        reports: tuple[str, ...] = ("reports",),
        language: str = "en",
    ) -> tuple[int, str, str]:
        words = [command, *(str(one) for one in arguments), *reports, "--plan", "plan.yaml"]
        with pytest.raises(SystemExit) as left:
            main([*words, "--lang", language])
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return call


def exported(run: Run, form: str, *options: object, language: str = "en") -> Path:
    file = Path(f"summary.{form}")
    code, out, err = run("export", form, "-o", file, *options, language=language)
    assert (code, out) == (0, ""), err
    return file


def rewrite(file: Path, route: tuple[str, ...], value: object) -> None:
    """Set one value in the provenance of a file, by its route, and leave all else alone."""
    if file.suffix == ".xlsx":
        book = load_workbook(file)
        cells = [row[0] for row in book["data"].iter_rows()]
        block = "".join(str(cell.value) for cell in cells)
        cells[0].value = changed(block, route, value)
        for cell in cells[1:]:
            cell.value = None
        book.save(file)
        return
    text = file.read_text("utf-8")
    if file.suffix == ".json":
        content = json.loads(text)
        content["provenance"] = json.loads(changed(json.dumps(content["provenance"]), route, value))
        file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
        return
    block = re.findall(r'\{"workplan":"provenance".*?"seal":"[0-9a-f]{64}"\}', text)[-1]
    file.write_text(text.replace(block, changed(block, route, value)), "utf-8")


def changed(block: str, route: tuple[str, ...], value: object) -> str:
    content = json.loads(block)
    inner = content
    for key in route[:-1]:
        inner = inner[key]
    inner[route[-1]] = value
    return json.dumps(content, separators=(",", ":"))


def tell_another_version(file: Path, route: tuple[str, ...] = (), value: object = None) -> None:
    """Name another version in a file, change a value, and seal it as that version would have."""
    rewrite(file, ("tool",), "0.0.1")
    if route:
        rewrite(file, route, value)
    if file.suffix == ".xlsx":
        cells = workbook_cells(file.read_bytes())
        lines = tuple(cell for cell in cells if not cell[0].startswith("data!"))
        block = next(text for place, text in cells if place == "data!A1")
        seal = json.loads(block)["seal"]
        rewrite(file, ("seal",), workbook_seal(lines, block.replace(seal, OPEN_SEAL)))
        return
    text = file.read_text("utf-8")
    seal = re.findall(r'"seal": ?"([0-9a-f]{64})"', text)[-1]
    file.write_text(sealed(text.replace(seal, OPEN_SEAL)), "utf-8")


def edit(path: str, before: str, after: str) -> None:
    text = Path(path).read_text("utf-8")
    assert before in text
    Path(path).write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("folder")
def test_a_file_that_nobody_touched_is_the_same(run: Run, form: str) -> None:
    code, out, _err = run("verify", exported(run, form))
    looked_at = (
        "the values of all cells are as they were; "
        "formats, hidden rows and comments are not looked at"
        if form == "xlsx"
        else "nothing has changed"
    )
    assert (code, out) == (
        0, f"same: example-2022 as of 2022-06-30, 10 targets, 7 reports; {looked_at}\n",
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
def test_what_is_shown_of_a_file_cannot_steer_a_terminal(run: Run) -> None:
    file = exported(run, "markdown")
    edit(str(file), "| 33 | 49.6%", "| \x1b[31m83 | 49.6%")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "\x1b" not in out
    assert "\\x1b[31m83" in out


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


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.usefixtures("folder")
def test_a_word_document_that_nobody_touched_is_the_same(run: Run, language: str) -> None:
    code, out, _err = run("verify", exported(run, "docx", language=language))
    assert code == 0
    assert "the text of all paragraphs is as it was; formats, pictures" in out


@pytest.mark.usefixtures("folder")
def test_a_word_document_says_the_same_after_it_was_saved_by_another_program(run: Run) -> None:
    file = exported(run, "docx")
    document = docx.Document(str(file))
    document.save(str(file))
    assert run("verify", file)[0] == 0


@pytest.mark.usefixtures("folder")
def test_a_paragraph_changed_in_a_word_document_is_found_with_its_place(run: Run) -> None:
    file = exported(run, "docx")
    document = docx.Document(str(file))
    document.paragraphs[1].runs[0].text = "All is well"
    document.save(str(file))
    code, out, _err = run("verify", file)
    assert code == 1
    assert "at ¶2\n    found:    All is well\n" in out


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


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
@pytest.mark.usefixtures("folder")
def test_of_another_version_it_is_said_that_its_words_were_not_compared(
    run: Run, form: str
) -> None:
    file = exported(run, form)
    edit(str(file), "Pilot kindergartens", "Kindergartens")
    tell_another_version(file)
    code, out, _err = run("verify", file)
    assert code == 0
    assert "nothing has changed" not in out
    assert out.endswith(
        "7 reports; figures and sources are the same; the text was written by workplan 0.0.1 and "
        f"was not compared word for word with what this version ({__version__}) would write\n"
    )


@pytest.mark.usefixtures("folder")
def test_of_a_workbook_of_another_version_both_limits_are_said(run: Run) -> None:
    file = exported(run, "xlsx")
    tell_another_version(file)
    code, out, _err = run("verify", file)
    assert code == 0
    assert "written by workplan 0.0.1 and was not compared word for word" in out
    assert "formats, hidden rows and comments are not looked at" in out


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("folder")
def test_figures_of_another_version_are_computed_again(run: Run, form: str) -> None:
    file = exported(run, form)
    tell_another_version(file, ("figures", "1.1.1", "actual"), "83")
    code, out, _err = run("verify", file)
    assert (code, out) == (
        1, "What it says:\n  1.1.1 Pilot kindergartens: was 83, is 33\n",
    )  # fmt: skip


@pytest.mark.parametrize("actual", ["abc", "1/0", "1.5", "9" * 5000])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("folder")
def test_a_figure_that_is_no_figure_is_refused(run: Run, form: str, actual: str) -> None:
    file = exported(run, form)
    rewrite(file, ("figures", "1.1.1", "actual"), actual)
    code, out, err = run("verify", file)
    assert (code, out) == (2, "")
    assert "the provenance in the file cannot be read: it was changed by hand" in err


@pytest.mark.usefixtures("folder")
def test_a_status_that_is_no_status_is_refused(run: Run) -> None:
    file = exported(run, "json")
    rewrite(file, ("figures", "1.1.1", "status"), "splendid")
    code, _out, err = run("verify", file)
    assert code == 2
    assert "the provenance in the file cannot be read" in err


@pytest.mark.parametrize(
    "content",
    [
        '{"a":' * 200_000,
        '{"a":' * 900 + "1" + "}" * 900,
        '<!-- workplan {"a":' + "[" * 200_000 + "} -->",
    ],
)
def test_a_file_that_is_nested_without_end_is_refused(run: Run, folder: Path, content: str) -> None:
    (folder / "file").write_text(content, "utf-8")
    code, _out, err = run("verify", "file")
    assert code == 2
    assert "the file" in err
    assert "workplan itself" not in err


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("since", "foo", "its provenance compares with 'foo', which is not a period"),
        (
            "since",
            "2022-Q2",
            "its provenance compares with 2022-Q2, which is not over before its day, 2022-06-30",
        ),
        (
            "section",
            [99],
            "its provenance names section 99, which the plan at hand does not have",
        ),
        (
            "unit",
            ["nobody"],
            "its provenance names the unit nobody, which the units file at hand does not have",
        ),
    ],
)
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("folder")
def test_what_does_not_fit_in_the_provenance_is_one_sentence(
    run: Run, form: str, option: str, value: object, sentence: str
) -> None:
    file = exported(run, form)
    rewrite(file, ("options", option), value)
    code, out, _err = run("verify", file)
    assert (code, out) == (
        1, f"The file itself:\n  it was changed after it had been written\n  {sentence}\n",
    )  # fmt: skip


@pytest.mark.usefixtures("folder")
def test_a_section_that_left_the_plan_is_told_with_the_plan_that_changed(run: Run) -> None:
    file = exported(run, "markdown", "--unit", "b")
    edit("units.yaml", "id: b", "id: bb")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "names the unit b, which the units file at hand does not have" in out
    assert "What it was made of:\n  the units file" in out
    assert "What it says" not in out


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.usefixtures("folder")
def test_a_day_far_outside_is_one_sentence(run: Run, day: str) -> None:
    file = exported(run, "markdown")
    rewrite(file, ("as_of",), day)
    code, out, _err = run("verify", file)
    assert (code, out) == (
        1,
        "The file itself:\n  it was changed after it had been written\n"
        f"  its provenance is of {day}, more than 10 years away from the plan at hand\n",
    )


@pytest.mark.usefixtures("folder")
def test_a_day_far_outside_that_was_asked_for_is_the_same(run: Run) -> None:
    assert run("verify", exported(run, "markdown", "--as-of", "9999-12-31"))[0] == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_was_cut_off_is_said_to_be_cut_off(
    run: Run, folder: Path, form: str, language: str
) -> None:
    file = folder / exported(run, form, language=language)
    data = file.read_bytes()
    for length in (len(data) // 2, len(data) // 2 + 1, len(data) // 2 + 2, len(data) - 200):
        file.write_bytes(data[:length])
        code, _out, err = run("verify", file)
        assert code == 2
        assert "the file is cut off or damaged" in err
        assert "get it again" in err
        assert "changed by hand" not in err


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_broken_character_is_found_with_its_line(
    run: Run, folder: Path, form: str, language: str
) -> None:
    file = folder / exported(run, form, language=language)
    data = bytearray(file.read_bytes())
    place = next(place for place, byte in enumerate(data) if byte > 0x7F)
    data[place] = 0xFF
    file.write_bytes(data)
    code, out, _err = run("verify", file)
    assert code == 1
    assert f"line {data.count(10, 0, place) + 1}\n" in out


def test_a_workbook_with_a_broken_byte_is_said_to_be_damaged(run: Run, folder: Path) -> None:
    file = folder / exported(run, "xlsx")
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 0xFF
    file.write_bytes(data)
    code, _out, err = run("verify", file)
    assert code == 2
    assert "the file is cut off or damaged" in err


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("gb18030", "GBK (GB18030)"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_file_saved_in_another_encoding_is_the_same_once_it_is_saved_back(
    run: Run, folder: Path, form: str, encoding: str, named: str, language: str
) -> None:
    file = folder / exported(run, form, language=language)
    text = file.read_text("utf-8")
    file.write_bytes(text.encode(encoding))
    code, _out, err = run("verify", file)
    assert code == 2
    assert f"not UTF-8; it seems to be {named}" in err
    assert "no provenance" not in err
    file.write_text(file.read_bytes().decode(encoding), "utf-8")
    assert run("verify", file)[0] == 0


@pytest.mark.parametrize(
    "layout",
    [
        {"indent": 4},
        {"indent": None},
        {"indent": None, "separators": (",", ":"), "ensure_ascii": False},
        {"indent": 2, "sort_keys": True, "ensure_ascii": False},
    ],
)
@pytest.mark.usefixtures("folder")
def test_json_laid_out_anew_is_the_same_and_said_to_be_laid_out_anew(
    run: Run, layout: dict[str, Any]
) -> None:
    file = exported(run, "json")
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")), **layout), "utf-8")
    code, out, _err = run("verify", file)
    assert code == 0
    assert out.endswith("; every value is as it was; only the layout of the file was changed\n")


@pytest.mark.parametrize("layout", [{"indent": 4}, {"sort_keys": True}])
@pytest.mark.usefixtures("folder")
def test_json_laid_out_anew_with_another_value_is_found(run: Run, layout: dict[str, Any]) -> None:
    file = exported(run, "json")
    edit(str(file), '"actual": 33', '"actual": 83')
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")), **layout), "utf-8")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "it was changed after it had been written" in out
    assert "at targets[1.1.1].actual\n    found:    83\n    expected: 33\n" in out


@pytest.mark.usefixtures("folder")
def test_a_key_that_stands_twice_in_json_is_refused(run: Run) -> None:
    file = exported(run, "json")
    edit(str(file), '"actual": 33', '"actual": 83, "actual": 33')
    code, _out, err = run("verify", file)
    assert code == 2
    assert "the key actual stands twice in one object" in err


@pytest.mark.usefixtures("folder")
def test_a_forged_seal_does_not_help(run: Run) -> None:
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
    assert "1.1.1 Pilot kindergartens: was slipping, is on track" in out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", FORMATS)
def test_what_a_changed_plan_says_otherwise_is_shown_where_no_figure_moved(
    run: Run, form: str
) -> None:
    file = exported(run, form)
    edit("plan.yaml", "Pilot kindergartens", "Pilot nurseries")
    code, out, _err = run("verify", file)
    assert code == 1
    assert "the plan example-2022 has changed" in out
    assert "Pilot nurseries" in "".join(line for line in out.splitlines() if "expected:" in line)
    assert "The file itself" not in out


@pytest.mark.usefixtures("folder")
def test_reports_under_a_former_id_are_neither_missing_nor_added(run: Run) -> None:
    file = exported(run, "markdown")
    edit("units.yaml", "- {id: b,", "- {id: bb, formerly: [b],")
    out = run("verify", file)[1]
    assert "the units file example has changed" in out
    assert "report missing" not in out
    assert "report added" not in out
    edit("reports/2022-Q2/b.yaml", "unit: b", "unit: bb")
    assert "report changed" not in run("verify", file)[1]


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


@pytest.mark.usefixtures("folder")
def test_json_says_what_differs_and_null_where_that_cannot_be_known(run: Run) -> None:
    file = exported(run, "markdown")
    assert json.loads(run("verify", file, "--format", "json")[1])["differs"] is False
    edit(str(file), "| 33 |", "| 83 |")
    code, out, _err = run("verify", file, "--format", "json")
    found = json.loads(out)
    assert (code, found["differs"], found["inputs"]) == (1, True, [])
    assert found["file_itself"] == ["it was changed after it had been written"]
    assert [("| 83 |" in one["found"], "| 33 |" in one["expected"]) for one in found["edits"]] == [
        (True, True)
    ]
    edit(str(file), '"layout":1', '"layout":2,"more":true')
    code, out, _err = run("verify", file, "--format", "json")
    assert (code, json.loads(out)) == (1, {"version": 1, "differs": None, "layout": 2})


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"# nothing\n", "the file has no provenance of workplan"),
        (b"", "the file has no provenance of workplan"),
        (b"\xff\xfe\x00", "not UTF-8; it seems to be UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\x81", "the file has no provenance of workplan"),
        (b"<!doctype html><html></html>", "the file has no provenance of workplan"),
        (b"{}", "the file has no provenance of workplan"),
        (b"{", "the file is cut off or damaged: it is no whole JSON text"),
        (b"PK\x03\x04 no archive", "the file is cut off or damaged"),
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
    assert "nowhere.md:1:1: error WP101" in err


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
        (("markdown", "--since", "yesterday"), "--since: expected a period"),
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
    assert "no target is in all that was asked for" in err
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
    for module in ("forms.xlsx", "book"):
        monkeypatch.delitem(sys.modules, f"workplan_cli.rendering.{module}", raising=False)
    code, out, err = run("export", "xlsx", "-o", "summary.xlsx")
    assert (code, out) == (2, "")
    assert "pip install 'workplan-cli[xlsx]'" in err
    assert not Path("summary.xlsx").exists()


def test_a_file_of_beginnings_without_an_end_is_read_once(run: Run, folder: Path) -> None:
    # Each beginning used to be followed to the end of the file: 100 KB took 8 seconds.
    beginning = '<script type="application/json" id="provenance">'
    (folder / "v.html").write_text(f"<!doctype html>{beginning * 20_000}", "utf-8")
    code, _out, err = run("verify", "v.html")
    assert code == 2
    assert "v.html" in err


@pytest.mark.parametrize("place", ["XFD1048576", "ZZ100000"])
def test_a_workbook_with_a_cell_far_away_is_refused_and_not_laid_out(
    run: Run, folder: Path, place: str
) -> None:
    # The reader would allocate every cell up to it: 512 GB.
    book = openpyxl.Workbook()
    book.create_sheet("far", 0)[place] = 1
    book.save(folder / "far.xlsx")
    code, _out, err = run("verify", "far.xlsx")
    assert code == 2
    assert "far.xlsx" in err


def test_a_report_of_a_unit_that_there_is_not_keeps_nobody_from_exporting(
    folder: Path, run: Run
) -> None:
    file = next((folder / "reports").rglob("*.yaml"))
    text = re.sub(r"(?m)^unit: .*$", "unit: Nobody’s office", file.read_text("utf-8"))
    (folder / "reports" / "another.yaml").write_text(text, "utf-8")
    for form in FORMATS:
        summary = exported(run, form)
        assert run("verify", summary)[0] == 0


@pytest.mark.parametrize("form", FORMATS)
def test_a_second_export_is_no_report(folder: Path, run: Run, form: str) -> None:
    first, second = exported(run, "markdown"), Path(f"second.{form}")
    run("export", form, "-o", second)
    code, out, err = run("verify", first, second)
    said = (
        f"workplan: second.{form} is an exported summary, and no report: check one file at a time"
    )
    assert (code, out, err) == (2, "", said + "\n")
