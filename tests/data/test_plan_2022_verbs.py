"""What the text does with a thing decides how the plan of 2022 measures it, and when it is done."""

from pathlib import Path

import pytest
from test_plan_2022 import _published, _targets, needs_source

from workplan_cli.model.target import Target

VERBS = Path(__file__).with_name("plan_2022_verbs.txt")

MILESTONES = {
    "issued": ("出台", "印发", "联合印发", "制定印发", "通报"),
    "completed": (
        "制定", "制定完善…政策", "制定完善…办法", "完成", "做好…评价", "做好…调查", "明确",
        "开展第二批",
    ),
    "drafted": ("研制",),
    "compiled": ("编制", "编纂"),
    "published": ("编辑出版", "制作推出", "推出"),
    "built": ("建设", "开发建设", "搭建"),
    "established": (
        "建立", "建立健全", "推动建立", "组建", "成立", "构建", "设立", "制定完善…机制",
    ),
    "launched": ("启动", "启动实施", "全面启动"),
    "held": (
        "举办", "开办", "组织", "组织开展…活动", "组织好", "召开", "办好", "做好…庆祝活动",
    ),
    "prepared": ("筹备",),
    "selected": ("遴选", "选树", "评选", "评审"),
    "revised": (
        "修订", "修订制定", "完善…办法", "调整完善…标准", "调整完善…政策", "优化…目录",
    ),
}  # fmt: skip
"""Words of the text that make a milestone, by the word for done that says the same."""

OTHERS = {
    "activity": ("完善…制度", "健全完善…机制", "适时"),
    "count": ("指导首批遴选", "推动9个", "支持…等4所高校申报", "纳入评价"),
}
"""Words that make no milestone: improving without an end, no day set, a closed number of things."""

EXCEPTIONS = {
    "7.3.1": ("compiled", "picture books are printed matter, which is not built"),
    "7.3.2": ("compiled", "readers are printed matter, which is not built"),
    "7.3.5": ("compiled", "cases are printed matter, which is not built"),
    "7.4.1": ("launched", "制作: a series is there from its first part on"),
    "23.2.2": ("submitted", "纳入: the department submits, the legislature decides"),
    "23.2.3": ("submitted", "纳入: the department submits, the legislature decides"),
}
"""Targets whose word for done is another one, and the reason."""


def _verbs() -> dict[str, str]:
    rows = VERBS.read_text("utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)


def _asked(target: Target) -> str:
    """The word for done of a milestone, else the measure."""
    goal = target.goal
    if target.measure == "milestone" and goal is not None:
        return str(goal.as_written()["done_when"])
    return target.measure


def _said(verb: str) -> list[str]:
    """What a word of the text asks for, by the tables."""
    return [
        asked for table in (MILESTONES, OTHERS) for asked, verbs in table.items() if verb in verbs
    ]


def _fitting(target: Target, verb: str) -> list[str]:
    return [EXCEPTIONS[target.id][0]] if target.id in EXCEPTIONS else _said(verb)


def test_every_milestone_has_its_verb() -> None:
    milestones = [target.id for target in _targets() if target.measure == "milestone"]
    assert [id_ for id_ in milestones if id_ not in _verbs()] == []


def test_every_measure_and_word_for_done_fits_the_verb() -> None:
    verbs = _verbs()
    wrong = {
        target.id: (verbs[target.id], _asked(target))
        for target in _targets()
        if target.id in verbs and _fitting(target, verbs[target.id]) != [_asked(target)]
    }
    assert wrong == {}


def test_every_exception_is_one() -> None:
    verbs = _verbs()
    needless = [id_ for id_, (asked, _why) in EXCEPTIONS.items() if _said(verbs[id_]) == [asked]]
    assert needless == []


def test_the_table_names_only_targets_and_verbs_that_are_there() -> None:
    ids = {target.id for target in _targets()}
    used = set(_verbs().values())
    known = {verb for table in (MILESTONES, OTHERS) for verbs in table.values() for verb in verbs}
    assert [id_ for id_ in _verbs() if id_ not in ids] == []
    assert known - used == set()
    assert used - known == {"制作", "推动…纳入立法计划"}, "verbs of exceptions only"


@needs_source
@pytest.mark.parametrize(("id_", "verb"), _verbs().items())
def test_the_verb_stands_in_the_clause(id_: str, verb: str) -> None:
    text = dict(_published().clauses())[id_.rpartition(".")[0]]
    place = 0
    for part in verb.split("…"):
        place = text.find(part, place)
        assert place >= 0, f"{part} is not in the clause"
        place += len(part)
