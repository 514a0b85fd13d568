"""A thing that counts once has one name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_cli.model.message import _, message
from workplan_cli.model.names import name_key
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Line, Series
from workplan_cli.rules.rule import Findings, Rule

_ALIKE = 0.8
"""Similarity (1 - edit distance / length of the longer name) from which two names are held
against each other."""
_TELLING = re.compile(r"[0-9a-z一二三四五六七八九十百零东西南北中上下左右甲乙丙丁男女]")
"""Signs that tell names apart: numbers, letters, quarters of the compass."""

RULE = Rule(
    code="WP410",
    name="nearly-same-name",
    severity="warning",
    summary=_("Two names in a count of different things are nearly the same."),
    why=_(
        "The target counts different names over all reports. One thing under two spellings counts "
        "twice; width, spaces, brackets and letter case are already set aside. Asked about are "
        "also names that differ only in how a number is written (第1, 第一), in 市, or in the "
        "name of the unit that reports in front. Names that differ in a number, a letter or a "
        "quarter of the compass are taken to be two things."
    ),
    fix=_("If it is the same thing, use the same name; otherwise leave it as it is."),
    bad="""
unit: "10126"
period: 2022-Q1
entries:
- {target: 17.6.3, items: [示例乳品加工创新团队]}
---
unit: "10127"
period: 2022-Q1
entries:
- target: 17.6.3
  items:
  - 示例乳品加工的创新团队  # <-
""",
    good="""
unit: "10126"
period: 2022-Q1
entries:
- {target: 17.6.3, items: [示例第一创新团队, 示例团队（甲）]}
---
unit: "10127"
period: 2022-Q1
entries:
- {target: 17.6.3, items: [示例第二创新团队, 示例团队(甲)]}
""",
    lasting=True,
)


class Named(NamedTuple):
    """A name, and where it stands for the first time."""

    name: str
    line: Line
    place: int


def check_target(target: Target, series: Series, context: PlanContext) -> Findings:
    """Every name that is nearly one that was there before, once."""
    if not target.combine_facts.by_names:
        return
    lines = [line for own in series for line in own]
    lines.sort(key=lambda line: (*line.filed.report.period.order, line.filed.file))
    first: dict[str, Named] = {}
    for line in lines:
        for index, name in enumerate(line.entry.items or ()):
            first.setdefault(name_key(name), Named(name, line, index))
    for named, other in _asked(list(first.values()), context.units):
        yield named.line.finding(
            message(
                _("{name}: is this {other} in {file}?"),
                name=named.name,
                other=other.name,
                file=other.line.filed.file,
            ),
            "items",
            named.place,
        )


def _asked(names: Sequence[Named], units: Units) -> Iterator[tuple[Named, Named]]:
    """Every name that reads as one before it, or nearly so, with that one (D-323)."""
    read: dict[str, Named] = {}
    own: dict[tuple[str, str], Named] = {}
    for named in names:
        unit = named.line.filed.report.unit
        reading = _reading(named.name)
        # To a unit its school No. 1 is “第一中学”, without the unit in front.
        name = units.by_id[unit].name.zh if unit in units.by_id else None
        short = unit, reading.removeprefix(_reading(name or ""))
        before = read.get(reading) or own.get(short)
        if before:
            yield named, before
        else:
            read[reading] = own[short] = named
    for key, other in _near(list(read)):
        yield read[key], read[other]


def _reading(name: str) -> str:
    """What a name reads as: numbers in digits, 市 neither before it nor behind a city's name."""
    from workplan_cli.loading.quantities import formal, numbers  # start-up: few plans count names

    key = formal(name_key(name))
    for number in reversed(list(numbers(key))):
        if number.in_signs and number.value is not None:
            key = f"{key[: number.start]}{number.value:f}{key[number.end :]}"
    return key.replace("市", "")


def _near(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every name that is nearly one before it, with the first of those.

    Compared are names with the same telling signs and one of the rare pairs of signs. So many
    edits as are allowed leave one of the pairs that a name is kept under as it is.
    """
    common = Counter(pair for key in keys for pair in _pairs(key))
    kept: dict[tuple[str, str], list[int]] = {}
    for number, key in enumerate(keys):
        telling = "".join(_TELLING.findall(key))
        alike = {one for pair in _pairs(key) for one in kept.get((telling, pair), ())}
        for other in map(keys.__getitem__, sorted(alike)):
            if _alike(key, other) and not _told_apart(key, other):
                yield key, other
                break
        rare = sorted(_pairs(key)[::2], key=lambda pair: (common[pair], pair))
        for pair in rare[: len(key) // 4 + 1]:
            kept.setdefault((telling, pair), []).append(number)


def _pairs(key: str) -> list[str]:
    return [key[at : at + 2] for at in range(len(key) - 1)]


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return bool(Levenshtein.normalized_similarity(one, other, score_cutoff=_ALIKE))


def _told_apart(one: str, other: str) -> bool:
    """Whether the names differ in a sign that tells things apart."""
    from rapidfuzz.distance import Levenshtein

    differing = "".join(
        one[step.src_start : step.src_end] + other[step.dest_start : step.dest_end]
        for step in Levenshtein.opcodes(one, other)
        if step.tag != "equal"
    )
    return _TELLING.search(differing) is not None
