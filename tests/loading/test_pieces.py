"""Documents are read piece by piece, with the place of each. All texts are made up."""

from pathlib import Path

import pytest

from workplan_cli.loading.published.pieces import Piece
from workplan_cli.loading.published.source import read_pieces
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.rendering.language import Language

EN = Language("en")


def _read(path: Path, sheet: str | None = None) -> tuple[Piece, ...]:
    found = read_pieces(path, path.name, sheet)
    assert not isinstance(found, Diagnostic), found
    return found


def _said(pieces: tuple[Piece, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(EN.write(one.place), one.cells) for one in pieces]


def test_a_row_of_a_web_page_is_one_piece_with_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        "<html><h2>Schools</h2><table><tr><th>No.<th>Target</tr><tr><td>1<td>5 <b>new</b> schools"
        "</table><ul><li>Hold a fair</ul></html>",
        "utf-8",
    )
    found = _read(path)
    assert _said(found) == [
        ("paragraph 1", ("Schools",)),
        ("table 1, row 1", ("No.", "Target")),
        ("table 1, row 2", ("1", "5 new schools")),
        ("paragraph 2", ("Hold a fair",)),
    ]
    assert [one.level for one in found] == [2, 0, 0, 0]
    assert found[-1].bullet


def test_what_a_web_page_merges_over_rows_stands_in_each_of_them(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        "<html><table><tr><th colspan=3>Actions<tr><td rowspan=2>1<td rowspan='2'>Lanes<td>25 km"
        "<tr><td>500 stands<tr><td>2<td colspan=2>Buses</table></html>",
        "utf-8",
    )
    assert [piece.cells for piece in _read(path)] == [
        ("Actions",),
        ("1", "Lanes", "25 km"),
        ("1", "Lanes", "500 stands"),
        ("2", "Buses", ""),
    ]


def test_what_a_web_page_shows_as_deleted_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    page = (
        "<html><p>改造<del>5</del><ins>6</ins>所<p>投入<s>3亿元</s>4亿元<p>10<sup>5</sup>亩1</html>"
    )
    path.write_text(page, "utf-8")
    assert [one.text for one in _read(path)] == ["改造6所", "投入4亿元", "10⁵亩1"]


def test_a_table_that_only_lays_a_page_out_is_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("<html><table><tr><td><p>1.甲。<p>2.乙。</td></tr></table></html>", "utf-8")
    assert _said(_read(path)) == [("paragraph 1", ("1.甲。",)), ("paragraph 2", ("2.乙。",))]


def test_the_marks_of_markdown_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Plan\n\n| No | Target |\n|---|---|\n| 1 | **Ten** |\n- Build\n", "utf-8")
    assert _said(_read(path)) == [
        ("line 1", ("Plan",)),
        ("line 2", ("",)),
        ("table 1, row 1", ("No", "Target")),
        ("table 1, row 3", ("1", "Ten")),
        ("line 6", ("Build",)),
    ]


def test_numbers_that_word_counts_itself_are_read(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Schools", 1)
    for text in ("New schools", "New teachers"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Hold a fair", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], "abcd", strict=True):
        cell.text = text
    path = tmp_path / "plan.docx"
    document.save(str(path))
    found = _read(path)
    assert [one.cells for one in found] == [
        ("Schools",),
        ("1.New schools",),
        ("2.New teachers",),
        ("Hold a fair",),
        ("a", "b"),
        ("c", "d"),
    ]
    assert (found[0].level, found[3].bullet) == (1, True)


def test_cells_that_are_merged_stand_in_each_row_of_a_sheet(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表1"
    for cells in (["类别", "目标"], ["教育", "新建5所"], [None, "新增学位5000个"]):
        sheet.append(cells)
    sheet.merge_cells("A2:A3")
    book.create_sheet("表2")
    path = tmp_path / "plan.xlsx"
    book.save(path)
    assert _said(_read(path)) == [
        ("sheet 表1, row 1", ("类别", "目标")),
        ("sheet 表1, row 2", ("教育", "新建5所")),
        ("sheet 表1, row 3", ("教育", "新增学位5000个")),
    ]
    found = read_pieces(path, "plan.xlsx", "表3")
    assert isinstance(found, Diagnostic)
    assert found.fix.values["names"] == "表1, 表2"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_in_a_text_file_is_parted_as_its_first_line_says(
    tmp_path: Path, separator: str
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f'序号{separator}目标\n1{separator}"甲{separator}乙"\n', "gb18030")
    assert [one.cells for one in _read(path)] == [("序号", "目标"), ("1", f"甲{separator}乙")]
