"""What the columns of forms and progress tables are called, in Chinese and in English."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from workplan_cli.model.names import name_key

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "target": ("编号", "id", "目标编号", "任务编号", "指标编号", "target id", "target"),
    "number": ("序号", "no", "项目编号", "number", "#"),
    "title": ("目标任务", "title", "目标", "任务", "工作任务", "重点任务", "主要任务", "工作目标",
              "指标", "指标名称", "任务名称", "项目名称", "事项", "工作事项", "objective", "task",
              "indicator", "name"),
    "goal": ("目标值", "goal", "年度目标", "年度目标值", "计划数", "目标数", "target value"),
    "last": ("上期数字", "last figure", "上期", "上期完成数", "previous"),
    "asked": ("填报口径", "what to give", "口径", "填报要求"),
    "value": ("本期数字", "this figure", "完成数", "完成值", "实际完成", "实际完成数", "实际值",
              "完成数量", "数值", "实际", "value", "figure", "actual", "achieved", "completed"),
    "so_far": ("累计完成", "total so far", "累计完成数", "累计", "累计数", "本年累计", "年初至今",
               "自年初累计", "cumulative", "cumulative total", "year to date", "ytd"),
    "this_period": ("本期完成", "this period only", "本期完成数", "本期新增", "本季度",
                    "本季度完成", "本季度完成数", "本季度新增", "本月", "本月完成", "本月完成数",
                    "本月新增", "当月完成", "当季完成", "this quarter", "this month",
                    "in the quarter", "in the month"),
    "rate": ("完成率", "completion rate", "完成比例", "完成进度", "进度", "progress", "% complete"),
    "part": ("其中已完成", "part", "已完成数", "分子", "numerator"),
    "whole": ("总数", "whole", "分母", "应完成数", "denominator", "total"),
    "under_way": ("正在进行", "under way", "在建", "在建数", "in progress"),
    "baseline": ("基期值", "baseline", "基数", "上年同期"),
    "items": ("名单", "names", "名称清单", "items", "list"),
    "stage": ("进展阶段", "stage", "阶段", "当前阶段", "status"),
    "done": ("完成日期", "done on", "完成时间", "办结时间", "date done", "completed on"),
    "forecast": ("预计完成日期", "expected on", "预计完成时间", "预计完成", "forecast"),
    "no_figure": ("无数字原因", "why no figure", "未报原因", "no figure"),
    "activities.date": ("活动日期", "activity date", "活动时间"),
    "activities.text": ("活动内容", "activity", "开展活动", "activities"),
    "evidence.ref": ("佐证文号", "evidence number", "文号", "佐证", "佐证材料", "evidence",
                     "document number"),
    "evidence.title": ("佐证名称", "evidence title", "文件名称", "材料名称"),
    "evidence.date": ("佐证日期", "evidence date", "发文日期"),
    "evidence.url": ("佐证网址", "evidence link", "网址", "链接", "link", "url"),
    "evidence.file": ("佐证文件", "evidence file", "附件"),
    "note": ("说明", "note", "完成情况", "进展情况", "工作进展", "落实情况", "备注", "remarks",
             "comments", "notes"),
    "reason": ("滞后原因", "reason", "原因", "未完成原因", "存在问题", "problems"),
    "next": ("下一步打算", "next step", "下一步", "下步打算", "下一步工作", "下一步措施",
             "next steps"),
}  # fmt: skip
"""By what a column is its headings: the Chinese and the English one of the form, and others."""
HEAD: Mapping[str, tuple[str, ...]] = {
    "unit": ("填报单位", "unit", "单位", "报送单位", "单位名称"),
    "period": ("报告期", "period", "填报期", "统计期"),
    "submitted": ("报送日期", "submitted", "填报日期", "报送时间", "填报时间", "date submitted"),
}
"""The same for what stands above a table."""
FIGURES = ("value", "part", "whole", "under_way", "baseline")
VALUES = ("value", "so_far", "this_period")
"""Columns that hold the figure of a target: whichever it asks for, or one of the two."""
TEXTS = ("evidence.ref", "evidence.title", "evidence.date", "evidence.url", "evidence.file",
         "activities.date", "activities.text", "note", "reason", "next")  # fmt: skip
"""What may be said once for several rows, in a cell that is merged over them."""
DAYS = ("done", "forecast", "activities.date", "evidence.date", "submitted")
READ_ONLY = ("target", "number", "title", "goal", "last", "asked")

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_MEASURED = frozenset(map(name_key, ("计量单位", "单位", "unit of measure", "unit", "uom")))
"""Headings of columns that may say what figures are counted in: 万元, 百个."""
_BY_NAME = {name_key(name): column for column, names in COLUMNS.items() for name in names}
_HEAD_BY_NAME = {name_key(name): key for key, names in HEAD.items() for name in names}


def column_called(heading: str) -> str | None:
    """The column that a heading stands for: `完成数（所）` is that of `完成数`."""
    return _found(heading, _BY_NAME)


def head_called(label: str) -> str | None:
    """What stands beside a label above a table: the unit, the period or the day."""
    return _found(label, _HEAD_BY_NAME)


def in_brackets(heading: str) -> str:
    """What figures are counted in by their heading: `万元` of `完成数（万元）`."""
    found = _IN_BRACKETS.search(normalize("NFKC", heading))
    return found[1].strip() if found else ""


def says_measured(heading: str) -> bool:
    """Whether a column may say what the figures beside it are counted in."""
    return name_key(heading).strip(":*") in _MEASURED


def _found(text: str, names: Mapping[str, str]) -> str | None:
    key = name_key(text).strip(":*")
    return names.get(key) or names.get(_IN_BRACKETS.sub("", key).strip(":*"))
