"""Where a document does not fit its model, one cause once."""

import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from workplan_cli.loading.document import Document
from workplan_cli.loading.error_texts import (
    KEY,
    blank_list,
    missing_key,
    no_format,
    no_space_behind_dash,
    other_format,
    unknown_key,
    wrong_value,
)
from workplan_cli.loading.expectations import Fault
from workplan_cli.loading.figures import figure_meant
from workplan_cli.loading.report_head import head_by_path
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.ids import digits_of
from workplan_cli.model.names import begun, name_key, nearest
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.model.text import ByLanguage, Text
from workplan_cli.model.units import Units

_OF_KEYS = frozenset({"extra_forbidden", "missing"})


class Hints(NamedTuple):
    """What a plan knows about a report that does not fit its model.

    `counted`: what the figure at a route counts; nothing where that is not known. `meant`: the
    id that was meant by what stands at a route. `in_parts`: whether its target has a part and a
    whole. `head`: keys of the head that are known without the file saying them.
    """

    counted: Callable[[Route], Text | None]
    meant: Callable[[Route], str | None] = lambda _route: None
    in_parts: Callable[[Route], bool] = lambda _route: False
    head: Mapping[str, str] = {}


def explain(
    document: Document,
    model: type[BaseModel],
    details: list[ErrorDetails],
    hints: Hints | None = None,
) -> Iterator[Diagnostic]:
    """Every cause once, at its place; `details` is what pydantic complains of."""
    hints = hints or Hints(partial(_counted_beside, document))
    expected = get_args(model.model_fields["format"].annotation)[0]
    if document.value.get("format", expected) != expected:
        # What follows from reading a file as what it is not would be hundreds of mistakes.
        yield other_format(document, document.value["format"], expected)
        return
    ours = document.value.keys() & model.model_fields.keys()
    if "format" not in document.value and 2 * len(ours) <= len(document.value):
        # Half of the keys, or more, are none of ours: they are not to be shown.
        yield no_format(document, expected)
        return
    faults = [fault_of(document, detail) for detail in details]
    wrong_keys, explained = _keys(document, model, faults, {**hints.head, "format": expected})
    yield from wrong_keys
    for fault in _deepest(document, faults):
        if fault.route not in explained:
            known, optional = _known(model, fault.route)
            names, meant = hints.counted(fault.route), hints.meant(fault.route)
            in_parts = hints.in_parts(fault.route)
            yield wrong_value(document, fault, known, optional, names, meant, in_parts)


def _counted_beside(document: Document, route: Route) -> Text | None:
    """What a plan says beside or above a figure that its target counts."""
    for length in range(len(route), 0, -1):
        part = document.at(route[:length])
        if isinstance(part, dict) and "counted" in part:
            if part.get("measure") == "share":  # a goal in percent of what is counted
                return None
            names = part["counted"]
            given = names if isinstance(names, dict) else {"zh": names, "en": names}
            return Text(*(str(given[one]) if given.get(one) else None for one in ("zh", "en")))
    return None


def fault_of(document: Document, detail: ErrorDetails) -> Fault:
    """Pydantic's path as far as the file goes: steps such as union tags are left out."""
    route: list[str | int] = []
    value = document.value
    steps = detail["loc"]
    kind = detail["type"]
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if isinstance(value, dict) and (step in value or (last and kind == "missing")):
            route.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            route.append(step)
            value = value[step]
        elif last and kind == "missing":
            kind = "too_short"  # an item of a pair
    if steps and steps[-1] == "[key]":
        kind = KEY
    return Fault(tuple(route), kind, detail.get("ctx") or {})


def _deepest(document: Document, faults: Sequence[Fault]) -> Iterator[Fault]:
    """One fault a place; of a union's complaints the one about what was tried.

    A value that is no list of steps is also not `at_due`: only the deeper complaint helps.
    """
    by_route: dict[Route, list[Fault]] = {}
    for fault in faults:
        if fault.kind not in _OF_KEYS:
            by_route.setdefault(fault.route, []).append(fault)
    above = {one.route[:length] for one in faults for length in range(len(one.route))}
    for route, same in by_route.items():
        if route not in above:
            yield _most_telling(document.at(route), same)


def _most_telling(value: object, same: list[Fault]) -> Fault:
    word = isinstance(value, str) and figure_meant(value) is None
    preferred = [fault for fault in same if (fault.kind == "literal_error") == word]
    return (preferred or same)[0]


def _keys(
    document: Document, model: type[BaseModel], faults: list[Fault], head: Mapping[str, str]
) -> tuple[list[Diagnostic], set[Route]]:
    """What is wrong with the keys, mapping by mapping, and the values explained by that."""
    by_mapping: dict[Route, tuple[list[str], list[str]]] = {}
    for fault in faults:
        if fault.kind in _OF_KEYS:
            unknown, missing = by_mapping.setdefault(fault.route[:-1], ([], []))
            (missing if fault.kind == "missing" else unknown).append(str(fault.route[-1]))
    found: list[Diagnostic] = []
    explained: set[Route] = set()
    for route, (unknown, missing) in by_mapping.items():
        dashes = [key for key in unknown if key.startswith("-")]
        if dashes:
            found.append(no_space_behind_dash(document, (*route, dashes[0])))
            explained |= {(*route, key) for key in blank_list(document, route)}
            continue
        known, _optional = _known(model, (*route, ""))
        wrong, lost = _keys_of_one(document, route, unknown, missing, known)
        values = {} if route else head
        found += wrong
        found += (missing_key(document, (*route, key), values.get(key)) for key in lost)
    return found, explained


def _keys_of_one(
    document: Document, route: Route, unknown: list[str], missing: list[str], known: list[str]
) -> tuple[list[Diagnostic], list[str]]:
    """Unknown keys, and the missing ones that none of them was meant to be."""
    taken = document.at(route) or {}
    free = [key for key in known if key not in taken]
    near = {key: nearest(key, missing) or nearest(key, free) or begun(key, free) for key in unknown}
    left = [key for key in missing if key not in near.values()]
    strange = [key for key in unknown if near[key] is None]
    told = left if len(left) <= len(strange) else []
    wrong = [unknown_key(document, (*route, key), near[key], known, told) for key in unknown]
    return wrong, [key for key in left if key not in told]


def _known(model: type[BaseModel], route: Route) -> tuple[list[str], bool]:
    """The keys that the format knows where a route ends, and whether its last key is optional."""
    current: list[type[BaseModel]] = [model]
    beside = current
    for step in route:
        if isinstance(step, str):
            beside = current
            if step:
                current = [
                    inner
                    for one in current
                    if step in _fields(one)
                    for inner in _models_in(_fields(one)[step].annotation)
                ]
    last = route[-1] if route else ""
    optional = not any(
        _fields(one)[last].is_required()
        for one in beside
        if isinstance(last, str) and last in _fields(one)
    )
    return [key for one in current for key in _fields(one)], optional


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The keys of a model as files have them; `from` cannot be a name in Python."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if annotation is Text:
        yield ByLanguage
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, types.UnionType, tuple, dict, Literal):
        for inner in get_args(annotation):
            yield from _models_in(inner)


def hints_of(document: Document, plan: Plan | None, units: Units | None = None) -> Hints:
    """By the targets of a plan and the path of the file; without a plan nothing is known."""
    targets = plan.by_id if plan else {}

    def target_of(route: Route) -> Target | None:
        return targets.get(str(document.at((*route[:-1], "target"))))

    def counted(route: Route) -> Text | None:
        target = target_of(route)
        if target is None or target.counted is None:
            return None
        in_percent = target.measure_facts.percent and route[-1] == "value"
        return None if in_percent else target.counted

    def meant(route: Route) -> str | None:
        return _target_meant(document, route, plan) if plan and route[-1] == "target" else None

    def in_parts(route: Route) -> bool:
        target = target_of(route)
        return target is not None and "part" in target.measure_facts.fields

    head = head_by_path(Path(document.file), plan, units) if plan and units else {}
    return Hints(counted, meant, in_parts, head)


def _target_meant(document: Document, route: Route, plan: Plan) -> str | None:
    """The only target with this title, or with the digits of a number that is no clause: 13.42."""
    written = document.at(route)
    if isinstance(written, str):
        title = name_key(written)
        found = [one.id for one in plan.targets if title in map(name_key, one.title.texts)]
    elif any(one.id.startswith(f"{written}.") for one in plan.targets):
        return None
    else:
        digits = digits_of(str(written))
        found = [one.id for one in plan.targets if digits_of(one.id) == digits]
    return found[0] if len(found) == 1 else None
