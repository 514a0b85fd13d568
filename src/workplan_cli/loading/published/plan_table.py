"""A plan that is a table: which column says what, and the demands in its rows."""

import re
from collections.abc import Iterator, Mapping, Sequence

from workplan_cli.loading.published.outline import Demand, DraftSection, DraftTask, Outline
from workplan_cli.loading.published.pieces import Piece, tables
from workplan_cli.loading.published.who import Who, names
from workplan_cli.loading.table_cells import is_total
from workplan_cli.loading.workbook import column_name
from workplan_cli.model.names import name_key

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("序号", "编号", "no", "no.", "number", "#", "id", "ref"),
    "section": ("类别", "分类", "领域", "部分", "板块", "category", "area", "section", "theme",
                "priority"),
    "task": ("任务", "工作事项", "事项", "项目", "项目名称", "重点工作", "task", "project",
             "objective"),
    "demand": ("目标任务", "重点任务", "工作任务", "任务内容", "工作内容", "主要内容", "具体任务",
               "主要任务", "工作目标", "建设内容", "具体措施", "工作举措", "指标", "指标名称",
               "主要指标", "indicator", "action", "measure", "commitment", "deliverable",
               "milestone", "target", "description"),
    "figure": ("目标值", "年度目标", "计划目标", "预期目标", "任务量", "目标", "年度目标值",
               "计划数", "target value", "goal", "target", "planned"),
    "counted": ("计量单位", "单位", "unit of measure", "unit"),
    "lead": ("牵头单位", "牵头部门", "主办单位", "主责单位", "责任单位", "责任部门", "lead",
             "lead unit", "lead department", "lead office", "responsible", "owner"),
    "support": ("配合单位", "配合部门", "协办单位", "参与单位", "责任单位", "责任部门", "协同单位",
                "support", "supporting units", "supporting", "partners"),
    "due": ("完成时限", "完成时间", "时间节点", "时限", "截止时间", "deadline", "due", "due date",
            "by when"),
}  # fmt: skip
"""Headings of columns in both languages. A heading that two have goes to the first that is free."""
_LEAST = 2
_CLAUSE = re.compile(r"[A-Za-z]{0,4}-?[0-9]{1,4}")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])\s*")
_Columns = Mapping[str, int]


def outline_of_tables(pieces: Sequence[Piece]) -> Outline | None:
    """The sections, tasks and demands of the tables whose columns are known; None without any."""
    found = [(rows, *head) for rows in tables(pieces) if (head := _head(rows))]
    if not found:
        return None
    before = next((one for one in pieces if one.text.strip()), None)
    title = "" if before is None else "".join(dict.fromkeys(one for one in before.cells if one))
    sections: list[DraftSection] = []
    unread = [one for one in pieces if not one.table and one.text.strip() and one is not before]
    names: list[str] = []
    for rows, at, columns in found:
        unread += [one for one in rows[:at] if one is not before]
        unread += _read(rows[at + 1 :], columns, sections)
        names += _unread_columns(rows[at:], columns)
    known = {id(rows[0]) for rows, _at, _columns in found}
    for rows in tables(pieces):
        unread += [] if id(rows[0]) in known else [one for one in rows if one is not before]
    title = "" if before in [rows[at] for rows, at, _columns in found] else title
    parts = [one for one in sections if one.tasks]
    return Outline(title, parts, tuple(unread), tuple(dict.fromkeys(names)))


def _unread_columns(rows: Sequence[Piece], columns: _Columns) -> Iterator[str]:
    """The headings of columns that hold something and are not known, or their letters."""
    filled = {at for one in rows[1:] for at, cell in enumerate(one.cells) if cell.strip()}
    for at in sorted(filled - set(columns.values())):
        heading = rows[0].cells[at].strip() if at < len(rows[0].cells) else ""
        yield heading or column_name(at)


def _head(rows: Sequence[Piece]) -> tuple[int, _Columns] | None:
    """Which row has the headings, and the position of each column that is known."""
    for at, piece in enumerate(rows[:10]):
        columns = _columns(piece.cells)
        if len(columns) >= _LEAST and {"demand", "figure", "task"} & columns.keys():
            return at, columns if "demand" in columns else _asking(columns)
    return None


def _columns(cells: Sequence[str]) -> dict[str, int]:
    free = {name_key(re.sub(r"[(（].*", "", cell)): at for at, cell in enumerate(cells) if cell}
    columns: dict[str, int] = {}
    for role, headings in COLUMNS.items():
        for heading in headings:
            if role not in columns and name_key(heading) in free:
                columns[role] = free.pop(name_key(heading))
    return columns


def _asking(columns: Mapping[str, int]) -> _Columns:
    """A table without a column for what is asked asks for its task, else for its figure."""
    asking = "task" if "task" in columns else "figure"
    return {"demand" if role == asking else role: at for role, at in columns.items()}


def _read(
    rows: Sequence[Piece], columns: _Columns, sections: list[DraftSection]
) -> Iterator[Piece]:
    """Add what the rows ask for; give back those that ask for nothing or only add up others."""
    for piece in rows:
        cells = {
            role: piece.cells[at].strip() for role, at in columns.items() if at < len(piece.cells)
        }
        filled = {one.strip() for one in piece.cells if one.strip()}
        demand = cells.get("demand", "")
        if any(is_total(cells.get(role, "")) for role in ("number", "task", "demand")):
            yield piece
        elif len(filled) == 1 and (not demand.strip("0123456789") or _NUMBERED.match(demand)):
            sections.append(DraftSection(_NUMBERED.sub("", filled.pop())))
        elif demand or cells.get("figure"):
            _task(sections, cells).demands.append(_demand(piece, cells))
        else:
            yield piece


def _task(sections: list[DraftSection], cells: Mapping[str, str]) -> DraftTask:
    """The task that a row belongs to: as its columns say, else that of the row above."""
    section, task = cells.get("section", ""), cells.get("task", "")
    if not sections or (section and sections[-1].title != section):
        sections.append(DraftSection(section))
    tasks = sections[-1].tasks
    if not tasks or (task and tasks[-1].title != task):
        tasks.append(DraftTask(task))
    return tasks[-1]


def _demand(piece: Piece, cells: Mapping[str, str]) -> Demand:
    number = cells.get("number", "").rstrip(".、")
    return Demand(
        text=" ".join((cells.get("demand") or cells["figure"]).split()),
        place=piece.place,
        number=number if _CLAUSE.fullmatch(number) else "",
        figure=" ".join(cells.get("figure", "").split()),
        counted=cells.get("counted", ""),
        due=cells.get("due", ""),
        who=Who(names(cells.get("lead", ""))).with_more(Who((), names(cells.get("support", "")))),
    )
