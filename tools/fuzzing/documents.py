"""Documents and tables: read as a plan, as the published text, as a form that was filled in."""

import csv
import io
import random
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fuzzing.changing import changed, changed_bytes, encoded
from fuzzing.running import run, wrong_with
from workplan_cli.loading.files import example_folder
from workplan_cli.loading.published.clauses import split
from workplan_cli.loading.published.draft import draft_of
from workplan_cli.loading.published.source import read_pieces
from workplan_cli.loading.tables import properties, read_tables, tables_of
from workplan_cli.model.diagnostic import Diagnostic

_TEXT = """2022年工作要点（编造）
一、总体要求
1.推进建设。新建幼儿园30所，培训教师5万人次（牵头单位：基础处；配合单位：财务处）。6月底前完成。
2.提高质量。普及率达到95%以上，近视率下降0.5个百分点；印发管理办法。
二、保障
3.加强保障。投入资金4.5亿元，同比增长10%左右。
"""
_ENGLISH = """# Work plan 2022 (made up)

## Section one

1. Build. Build at least 30 schools by 30 June 2022; train 50,000 teachers (lead: Office).
- Raise the share to **95 %**.

| No. | Task | Target value | Lead |
| --- | --- | --- | --- |
| 1 | Build | 30 schools | Office |
"""
_ROWS = [
    ["编号", "目标任务", "目标值", "完成数", "完成率", "牵头单位", "时限", "佐证"],
    ["13.4.2", "新建幼儿园", "30", "3", "10%", "基础处", "6月底前", "文件1号"],
    ["28.1.3", "投入资金", "4.5亿元", "1.2", "", "财务处", "2022-12-31", ""],
]
_AROUND = {
    ".txt": _TEXT,
    ".md": _ENGLISH,
    ".html": "<!doctype html><html><head><title>x</title></head><body><h1>2022年工作要点</h1>"
    + "".join(f"<p>{line}</p>\n" for line in _TEXT.splitlines())
    + "<table><tr><th>编号</th><th>任务</th></tr><tr><td>1</td><td>新建 30 所</td></tr></table>",
}


@cache
def seeds() -> dict[str, list[bytes]]:
    """Documents by the end of their names."""
    table = io.StringIO()
    csv.writer(table).writerows(_ROWS)
    found = {suffix: [text.encode()] for suffix, text in _AROUND.items()}
    return {**found, ".csv": [table.getvalue().encode()], ".xlsx": [_book()], ".docx": [_word()]}


def _book() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in _ROWS:
        sheet.append(row)
    sheet.append(["13.4.3", "甲", 5, 2.5, "=1/0", None, date(2022, 6, 30), True])
    sheet.merge_cells("F2:F3")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("2022年工作要点", 1)
    for line in _TEXT.splitlines():
        document.add_paragraph(line)
    document.add_paragraph("新建 30 所", style="List Number")
    table = document.add_table(2, 3)
    for row, cells in zip(table.rows, _ROWS, strict=False):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, chance: random.Random) -> bytes:
    """An archive with one of its parts changed, taken out, or doubled."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        parts = [one for one in names if "sheet" in one or "document" in one or "shared" in one]
        chosen = chance.choice(names if chance.random() < 0.3 else parts or names)  # noqa: PLR2004 - most often what has content
        for name in names:
            part = old.read(name)
            if name == chosen:
                what = chance.randrange(10)
                if what == 0:
                    continue
                part = (
                    changed(part.decode("utf-8", "replace"), chance).encode("utf-8", "replace")
                    if what < 8  # noqa: PLR2004 - most often what is still text
                    else changed_bytes(part, chance)
                )
            new.writestr(name, part)
    return out.getvalue()


def _some(chance: random.Random) -> tuple[str, bytes]:
    suffix = chance.choice(list(seeds()))
    data = chance.choice(seeds()[suffix])
    if suffix in {".xlsx", ".docx"}:
        way = changed_bytes if chance.random() < 0.2 else repacked  # noqa: PLR2004 - archives break at once
        return suffix, way(data, chance)
    return suffix, encoded(changed(data.decode(), chance), chance)


def look(chance: random.Random, folder: Path) -> Iterator[str]:
    """Whether every reader of documents and tables takes a document or says why not."""
    suffix, data = _some(chance)
    file = folder / f"fuzz{chance.choice((suffix, suffix, suffix, '.txt', '.csv'))}"
    file.write_bytes(data)
    pieces = read_pieces(file, file.name)
    if not isinstance(pieces, Diagnostic):
        draft_of(pieces, date(2022, 1, 1), date(2022, 12, 31))
        split("\n".join(one.text for one in pieces))
    sheets = read_tables(file, file.name)
    if not isinstance(sheets, Diagnostic):
        properties(sheets)
        tables_of(sheets)
    plan = str(example_folder() / "plan.yaml")
    for words in (
        ("plan", "new", "--from", file.name, "-o", "new.yaml", "--period", "2022"),
        ("plan", "trace", "--source", file.name, "--plan", plan),
        ("report", "import", file.name, "--plan", plan, "--unit", "150100", "--period", "2022-Q1",
         "--dry-run"),
    ):  # fmt: skip
        if chance.random() < 0.2:  # noqa: PLR2004 - a command takes as long as all of the above
            for one in wrong_with(run(*words), *words):
                yield f"{one}\n{data!r}"
    for made in (file, folder / "new.yaml", folder / "units.yaml"):
        made.unlink(missing_ok=True)
