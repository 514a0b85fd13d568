"""Who leads and who works along, as plans say it: `（牵头单位：甲、乙；配合单位：丙）`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_LEAD = (
    r"牵头(?:单位|部门)|主办(?:单位|部门)|主责单位|[Ll]ead(?:ing)?(?: unit| office| department)?"
)
_OWNER = r"责任(?:单位|部门)|[Rr]esponsible(?: unit| office)?|[Oo]wner"
_ALONG = (
    r"(?:配合|协办|参与|协同|参加)(?:单位|部门)"
    r"|[Ss]upport(?:ing|ed by)?(?: units?| offices?)?|[Pp]artners?"
)
_INNER = r"[(（][^()（）]{1,30}[)）]"
"""Brackets inside a name: `各县（市、区）`."""
_SAID = re.compile(
    rf"(?:[(（【\[]\s*)?(?:(?P<lead>{_LEAD})|(?P<owner>{_OWNER})|(?P<along>{_ALONG}))\s*[:：]\s*"
    rf"(?P<names>(?:{_INNER}|[^;；。()（）\]】:：]){{1,300}})[;；。]?(?:\s*[)）\]】])?。?"
)
_BRACKET = re.compile(rf"[(（](?P<inside>(?:{_INNER}|[^()（）]){{2,100}})[)）](?=。?$)")
_ROLE = re.compile(
    r"(?P<names>.+?)(?:(?P<along>配合|协办|参与|协同)|(?P<lead>牵头负责|牵头|(?:按职责分工)?负责|主办))?"
)
_OFFICE = re.compile(
    r"各[\u4e00-\u9fff()（）、]{1,16}|[\u4e00-\u9fff]{1,20}(?:局|厅|委|委员会|办|办公室|政府|部门)"
)
"""What is a unit without a word that says so; `（含民办学校）` is none."""
_NAME = re.compile(rf"(?:{_INNER}|[^、，,;；/\n])+")
_AND = re.compile(r"\band\b")
_OTHERS = re.compile(r"(?:等(?:部门|单位)?(?:按职责分工(?:负责)?)?|按职责分工负责|负责)$")


class Who(NamedTuple):
    """Names of units that have to report, and of those that work along."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether anybody is."""
        return bool(self.lead or self.support)

    @property
    def size(self) -> int:
        """How many names there are."""
        return len(self.lead) + len(self.support)

    def with_more(self, other: "Who") -> "Who":
        """Both together, each name once."""
        return together((self, other))


def together(several: Sequence[Who]) -> Who:
    """All of them, each name once; who leads does not work along as well."""
    lead = dict.fromkeys(name for one in several for name in one.lead)
    support = dict.fromkeys(name for one in several for name in one.support)
    return Who(tuple(lead), tuple(name for name in support if name not in lead))


def names(text: str) -> tuple[str, ...]:
    """The names in a cell or behind a colon."""
    cut = (_OTHERS.sub("", one.strip(" 。.")) for one in _NAME.findall(_AND.sub("、", text)))
    return tuple(dict.fromkeys(one.strip() for one in cut if one.strip()))


def without_who(text: str) -> tuple[str, Who]:
    """A text without what it says of units, and that; 责任单位 beside 牵头单位 works along."""
    said = {"lead": "", "owner": "", "along": ""}
    for found in _SAID.finditer(text):
        said[_kind(found)] += "、" + found["names"]
    if not any(said.values()):
        return _without_bracket(text)
    lead, owner, along = (names(one) for one in said.values())
    who = Who(lead, owner) if lead else Who(owner)
    return _SAID.sub("", text).strip(), who.with_more(Who((), along))


def _without_bracket(text: str) -> tuple[str, Who]:
    """The same of `（市教育局牵头，各区县配合）` or `（市教育局）` at the end of a sentence."""
    found = _BRACKET.search(text)
    who = Who()
    for part in re.split("[，,；;]", found["inside"]) if found else ():
        role = _ROLE.fullmatch(part.strip())
        told = role and (role["along"] or role["lead"])
        named = names(role["names"]) if role else ()
        if not role or not named or not (told or all(map(_OFFICE.fullmatch, named))):
            return text, Who()
        who = who.with_more(Who((), named) if role["along"] else Who(named))
    return (_BRACKET.sub("", text), who) if who.named else (text, who)


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in ("lead", "owner", "along") if found[kind])
