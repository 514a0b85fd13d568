"""Names that mean many units, such as `各县（市、区）` or `each county`, and whom they mean."""

import re
from collections.abc import Iterable

_EACH = re.compile(
    r"[\u4e00-\u9fff]{0,4}各(?:有关|相关)?(?P<what>.+)|(?:所有|全体|每个|有关|相关)(?P<all>.+)"
    r"|(?:each|every|all)(?: of)?(?: the)? (?P<english>.+)",
    re.IGNORECASE,
)
_PLACES = re.compile(r"(?P<places>(?:自治区|直辖市|街道|苏木|[省州盟市区县旗乡镇])*)(?P<rest>.*)")
_PLACE = re.compile(r"自治区|直辖市|街道|苏木|[省州盟市区县旗乡镇]")
_GOVERNMENT = frozenset({"人民政府", "政府"})
"""Said of a place or left out, it is the same unit."""


def is_group(name: str) -> bool:
    """Whether a name in a column or behind a colon means each of many units."""
    return _EACH.fullmatch(name) is not None


def members(group: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names of units that a group means: 甲县 and 乙区 of `各县（市、区）`."""
    found = _EACH.fullmatch(group)
    if found is None:
        return ()
    english = found["english"]
    ending = _english(english) if english else _chinese(found["what"] or found["all"])
    return tuple(name for name in names if re.fullmatch(ending, name, re.IGNORECASE))


def _english(what: str) -> str:
    one = re.sub(r"ies$", "y", what)
    return rf".+ {re.escape(re.sub(r's$', '', one))}"


def _chinese(what: str) -> str:
    """What names of such units end with; an autonomous region is no 区 of a city."""
    parts = _PLACES.fullmatch(re.sub("[()（）、]", "", what))
    places = _PLACE.findall(parts["places"]) if parts else []
    rest = parts["rest"] if parts else what
    if not places:
        return rf".+{re.escape(rest)}"
    region = "" if "省" in places else "(?<!自治区)"
    end = f"(?:{'|'.join(_GOVERNMENT)})?" if rest in {"", *_GOVERNMENT} else re.escape(rest)
    return rf".+(?:{'|'.join(places)}){region}{end}"
