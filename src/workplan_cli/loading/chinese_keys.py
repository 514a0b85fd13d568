"""Chinese keys of reports: each stands for one English key of the format (D-305)."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workplan_cli.loading.column_names import COLUMNS, HEAD
from workplan_cli.loading.place_tree import PlaceTree
from workplan_cli.loading.problems import place_of
from workplan_cli.model.diagnostic import Place
from workplan_cli.model.file_format import REPORT

Names = Mapping[str, str]


class Renamed(NamedTuple):
    """A key as it is written, the key of the format, and where it stands."""

    written: str
    key: str
    place: Place


def _chinese(keys: Mapping[str, tuple[str, ...]], within: str = "") -> dict[str, str]:
    """By their Chinese names the keys of one mapping: those of evidence within `evidence.`."""
    return {
        name: key.removeprefix(within)
        for key, names in keys.items()
        for name in names
        if key.startswith(within) and "." not in key.removeprefix(within) and not name.isascii()
    }


HEAD_KEYS: Names = {
    **_chinese(HEAD), "格式": "format", "计划": "plan", "工作要点": "plan", "要点": "plan",
    "版次": "revision", "条目": "entries",
}  # fmt: skip
_NO_KEYS = {"title", "number", "goal", "last", "asked", "rate"}
"""Columns of a form that a report has no key for."""
_ENTRY: Names = {
    **_chinese({key: names for key, names in COLUMNS.items() if key not in _NO_KEYS}),
    "目标": "target", "佐证": "evidence", "佐证材料": "evidence", "活动": "activities",
    "开展活动": "activities",
}  # fmt: skip
_INSIDE: Mapping[str, Names] = {
    "evidence": {**_chinese(COLUMNS, "evidence."), "名称": "title", "日期": "date", "文件": "file"},
    "activities": {**_chinese(COLUMNS, "activities."), "日期": "date", "内容": "text"},
}
ENGLISH: Names = {**_INSIDE["activities"], **_INSIDE["evidence"], **HEAD_KEYS, **_ENTRY}
"""The key of the format by any of its Chinese names."""


def with_english_keys(value: Any, marks: PlaceTree) -> list[Renamed]:
    """Give the keys of a report their English names, in the value and in its marks.

    A Chinese key stays where the English one is there as well: which of the two holds is not known.
    """
    if not isinstance(value, dict):
        return []
    if REPORT.line not in (value.get("format"), value.get("格式")):
        return []
    where = marks.where[2]
    return list(_in_report(value, where if isinstance(where, dict) else {}))


def _in_report(value: dict[str, Any], where: dict[str, Any]) -> Iterator[Renamed]:
    yield from _in_mapping(value, where, HEAD_KEYS)
    for entry, place in _items(value, where, "entries"):
        yield from _in_mapping(entry, place, _ENTRY)
        for key, names in _INSIDE.items():
            if key not in entry:
                continue
            for item, place_of_item in _items(entry, place, key):
                yield from _in_mapping(item, place_of_item, names)


def _items(
    value: dict[str, Any], where: dict[str, Any], key: str
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The mappings in a list, each with where the things in it stand."""
    items = value.get(key)
    if not isinstance(items, list):
        return
    for item, place in zip(items, where[key][2] or (), strict=True):
        if isinstance(item, dict):
            yield item, place[2]


def _in_mapping(value: dict[str, Any], where: dict[str, Any], names: Names) -> Iterator[Renamed]:
    if all(map(str.isascii, value)):
        return
    for written in list(value):
        key = names.get(written, written)
        free = key not in value
        for one in (value, where):
            one[key if free else written] = one.pop(written)
        if free:
            yield Renamed(written, key, place_of(where[key][1]))
