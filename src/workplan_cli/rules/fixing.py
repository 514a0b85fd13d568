"""What `--fix` may change without asking: repairs that can mean one thing only.

The text is edited at the places that the loader gives; nothing is written anew, so comments,
order and quotation marks stay. A repaired file is read again, and has to hold the values that were
meant and no other change; otherwise it is left alone.
"""

import copy
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from workplan_cli.loading.certain import certain_figure, half_width
from workplan_cli.loading.days import day_meant, period_meant
from workplan_cli.loading.document import Document, parse_document
from workplan_cli.loading.repair import repaired
from workplan_cli.loading.shape import faults
from workplan_cli.loading.yaml import load_yaml, resolve
from workplan_cli.model.diagnostic import Place, Route
from workplan_cli.model.fix import LINE_END, Fix, FixedText
from workplan_cli.model.message import _, message
from workplan_cli.model.period import parse_period
from workplan_cli.model.plan import Plan
from workplan_cli.model.published import Fingerprints
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Workspace

_MODELS: dict[str, type[BaseModel]] = {
    "workplan/report@1": Report,
    "workplan/plan@1": Plan,
    "workplan/units@1": Units,
    "workplan/workspace@1": Workspace,
    "workplan/fingerprints@1": Fingerprints,
}


_UNKNOWN: dict[str | int, str] = {"unit": "WP301", "target": "WP302"}
_NUMBER = re.compile(r"[^\s,\[\]{}#'\"&*]+")


@dataclass(frozen=True, slots=True)
class _Change:
    """A value that becomes another one, and the code of the diagnostic that this answers."""

    route: Route
    code: str
    value: object


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change of the text: the 1-based line, the offset, and the scalar before and after."""

    change: _Change
    line: int
    start: int
    old: str
    new: str


def fixed(
    data: bytes, name: str, plan: Plan | None = None, units: Units | None = None
) -> FixedText | None:
    """The text of a file with everything mended that is certain; None where there is nothing.

    Args:
        data: the file as it is.
        name: what the result calls it.
        plan: knows the targets; without it no target id and no percentage is mended.
        units: knows the units; without it no unit id is mended.
    """
    read = repaired(data)
    if read is None:
        return None
    document, _found = parse_document(read.after, name)
    if document and plan and document.value.get("plan") != plan.id:
        plan, units = None, None  # another plan's ids say nothing about this report
    after, fixes = read.after, list(read.fixes)
    if document is not None:
        edits = list(_edits(document, plan, units))
        after = _edited(document, edits)
        if after != document.text:
            fixes += [_fix(edit) for edit in edits]
    if not fixes:
        return None
    return FixedText(name, read.before, after, tuple(sorted(fixes, key=lambda fix: fix.line)))


def _edits(document: Document, plan: Plan | None, units: Units | None) -> Iterator[_Edit]:
    """Every certain edit, each place once (an alias shares the place of what it stands for)."""
    starts = [0, *(found.end() for found in LINE_END.finditer(document.text))]
    taken: set[Place] = set()
    for change in _changes(document, plan, units):
        place = document.place(change.route)
        start = starts[place.line - 1] + place.column - 1
        old = _scalar(document.text, start, document.at(change.route))
        if old is not None and place not in taken:
            taken.add(place)
            yield _Edit(change, place.line, start, old, _written(change.value, old))


def _changes(document: Document, plan: Plan | None, units: Units | None) -> Iterator[_Change]:
    """Values that are certain to have been meant as another one."""
    model = _MODELS.get(str(document.value.get("format")))
    if model is None:
        return
    ids = {one.route: one for one in _ids(document, plan, units)} if model is Report else {}
    yield from ids.values()
    for fault in faults(document, model):
        route = fault.route
        if fault.kind == "id_is_number" and route not in ids and route[-1] != "target":
            yield from _change(route, "WP115", _number_as_written(document, route))
        elif fault.kind == "figure_is_text":
            figure = certain_figure(document.at(route), *_meaning(document, route, ids, plan))
            yield from _change(route, "WP116", figure)
        elif fault.kind.startswith("date_"):
            yield from _change(route, "WP114", day_meant(document.at(route)))
        elif fault.kind == "period_form":
            yield from _change(route, "WP114", _period(document.at(route)))


def _change(route: Route, code: str, value: object) -> Iterator[_Change]:
    if value is not None:
        yield _Change(route, code, value)


def _period(written: object) -> str | None:
    """The name of a period; bare numbers may be months or quarters, so they say nothing."""
    text = half_width(str(written))
    named = any(sign.isalpha() for sign in text)
    period = period_meant(text) if named else parse_period(text)
    return period.name if period else None


def _ids(document: Document, plan: Plan | None, units: Units | None) -> Iterator[_Change]:
    """The unit and the targets of a report, where they are one edit away from one known id."""
    unit = _known_id(document, ("unit",), units.by_id if units else {})
    if unit is not None:
        yield unit
    entries = document.value.get("entries")
    routes: list[Route] = [
        ("entries", index, "target")
        for index in range(len(entries) if isinstance(entries, list) else 0)
    ]
    changes = [_known_id(document, route, plan.by_id if plan else {}) for route in routes]
    used = Counter(
        change.value if change else document.at(route)
        for route, change in zip(routes, changes, strict=True)
        if change or isinstance(document.at(route), str)
    )
    yield from (change for change in changes if change and used[change.value] == 1)


def _known_id(document: Document, route: Route, known: Collection[str]) -> _Change | None:
    value = document.at(route)
    written = value if isinstance(value, str) else _number_as_written(document, route)
    if written is None or value in known or not known:
        return None
    meant = written if written in known else _one_edit_away(half_width(written), known)
    if meant is None:
        return None
    return _Change(route, "WP115" if meant == written else _UNKNOWN[route[-1]], meant)


def _one_edit_away(written: str, known: Collection[str]) -> str | None:
    """The id itself, or the only one that a slip of one key makes of it."""
    from rapidfuzz.distance import OSA

    if written in known:
        return written
    near = [one for one in known if OSA.distance(written, one, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None


def _meaning(
    document: Document, route: Route, ids: Mapping[Route, _Change], plan: Plan | None
) -> tuple[tuple[str, ...], bool]:
    """What a figure of a report counts, in both languages, and whether it is in percent."""
    name = (*route[:-1], "target")
    change = ids.get(name)
    target = plan.by_id.get(str(change.value if change else document.at(name))) if plan else None
    if target is None:
        return (), False
    counted = target.counted
    names = tuple(filter(None, (counted.zh, counted.en))) if counted else ()
    return names, target.measure == "share" and route[-1] == "value"


def _number_as_written(document: Document, route: Route) -> str | None:
    """The signs of a number in the file: `13.10`, which YAML has read as 13.1."""
    value = document.at(route)
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        return None
    place = document.place(route)
    line = LINE_END.split(document.text)[place.line - 1]
    return _scalar(line, place.column - 1, value)


def _scalar(text: str, start: int, value: object) -> str | None:
    """The scalar that begins there as the file has it; None where it is not simply its value.

    Scalars behind an anchor, with escapes or over several lines are left alone.
    """
    if isinstance(value, str):
        quotes = ("", "") if text.startswith(value, start) else (text[start : start + 1],) * 2
        raw = value.join(quotes)
        simple = value and quotes[0] in {"", "'", '"'} and not set(value) & {"'", '"', "\\"}
        return raw if simple and text.startswith(raw, start) else None
    found = _NUMBER.match(text, start)
    return found[0] if found and resolve(found[0]) == value else None


def _written(value: object, old: str) -> str:
    """A new value in the quotation marks of the old one, if it is text and has or needs them."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if not isinstance(value, str):
        return str(value)
    if old[0] in {"'", '"'}:
        return f"{old[0]}{value}{old[0]}"
    return value if resolve(value) == value else f'"{value}"'


def _edited(document: Document, edits: list[_Edit]) -> str:
    """The text with the edits made; the old text where they would change anything else."""
    text, value = document.text, copy.deepcopy(document.value)
    for edit in sorted(edits, key=lambda one: -one.start):
        text = text[: edit.start] + edit.new + text[edit.start + len(edit.old) :]
        _set(value, edit.change.route, edit.change.value)
    return text if load_yaml(text).value == value else document.text


def _set(value: Any, route: Route, new: object) -> None:
    for step in route[:-1]:
        value = value[step]
    value[route[-1]] = new


def _fix(edit: _Edit) -> Fix:
    what = message(_("{key}: {old} → {new}"), key=edit.change.route[-1], old=edit.old, new=edit.new)
    return Fix(edit.change.code, edit.line, what)
