"""What a sentence wants to be done once: documents and events, by a verb that says when (D-221)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workplan_cli.loading.published.asked_figures import asked
from workplan_cli.model.milestone import Done, Kind


class Deed(NamedTuple):
    """What is to be done, and the word for it being done."""

    name: str
    kind: Kind
    done: Done


_DOCUMENT = (
    r"方案|计划|规划|意见|办法|条例|标准|规定|细则|指南|目录|清单|制度|strategy|plan|policy|guidance|framework"
    r"|report|charter|white paper|bill|regulations?|code of practice|legislation"
)
_VERBS: tuple[tuple[Done, str], ...] = (
    ("issued", "印发|出台|下发|issue|adopt|approve|enact|introduce"),
    ("revised", "修订|修改|完善|优化|调整|revise|update"),
    ("published", "发布|公布|出版|publish|release"),
    ("compiled", "编制|编写|compile"),
    ("drafted", "研制|起草|draft"),
    ("completed", "制定|制订|研究制定|develop|prepare"),
)
_DOCUMENTS = tuple(
    (word, re.compile(
        rf"(?:{verbs})(?:[^,，;；。]{{0,12}}(?:《[^》]{{1,80}}》)+[^,，;；。、]{{0,12}}"
        rf"|[^,，;；。《]{{0,40}}?(?:{_DOCUMENT})(?![a-z一-鿿]))",
        re.IGNORECASE,
    ))
    for word, verbs in _VERBS
)  # fmt: skip
_MILESTONES: tuple[tuple[Done, Kind, str], ...] = (
    ("prepared", "event", r"筹备[^,，;；。、]{2,40}"),
    ("held", "event", r"(?:召开|举办|承办|举行|办好)(?!的)[^,，;；。、]{2,40}"),
    ("held", "event", r"组织(?:开展|好)?[^,，;；。、]{2,40}(?:大赛|比赛|竞赛|活动|论坛)"),
    ("held", "event", r"\b(?:hold|host|convene) [^,;.]{3,60}"),
    ("launched", "other", r"启动(?:实施)?(?!的|并)[^,，;；。、]{2,40}"),
    ("established", "institution", r"(?:成立|设立|组建)[^,，;；。、]{2,30}"),
    ("established", "institution", r"\b(?:establish|set up) [^,;.]{3,60}"),
    (
        "established",
        "other",
        r"(?:建立健全|建立|构建)[^,，;；。、]{3,30}(?:机制|制度|系统|库|站|基地)",
    ),
    (
        "built",
        "platform",
        r"(?:建设|建成|搭建|开发)(?!和|及)[^,，;；。、]{2,30}(?:平台|系统|数据库|中心)",
    ),
    (
        "selected",
        "selection",
        r"(?:遴选|评选|选树)[^,，;；。、]{2,30}|开展[^,，;；。、]{2,30}(?:评选|认定)",
    ),
    ("published", "publication", r"推出[^,，;；。、]{2,30}"),
)
"""Verbs of what is done once. What can be done again and again (推进, 加强) is continuing work."""
_OTHERS = tuple((done, kind, re.compile(text, re.IGNORECASE)) for done, kind, text in _MILESTONES)


def deeds(text: str) -> Iterator[Deed]:
    """Documents and events that a sentence names with a verb that says when they are done."""
    taken: list[tuple[int, int]] = []
    for done, pattern in _DOCUMENTS:
        for found in pattern.finditer(text):
            if not _overlaps(found.span(), taken):
                taken.append(found.span())
                yield from (Deed(one, "document", done) for one in _names(found[0]))
    for done, kind, pattern in _OTHERS:
        for found in pattern.finditer(text):
            if not asked(found[0]) and not _overlaps(found.span(), taken):
                taken.append(found.span())
                yield Deed(found[0], kind, done)


def _names(text: str) -> list[str]:
    """The names in book-title marks, each on its own, or all of it."""
    named = re.findall(r"《[^》]+》[^《]*", text)
    return named if len(named) > 1 else [text[text.find("《") :] if named else text]


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)
