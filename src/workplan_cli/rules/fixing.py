"""What `--fix` may change without asking: repairs that can mean one thing only.

The text is edited at the places that the loader gives; nothing is written anew, so comments,
order and quotation marks stay. A repaired file is read again, and has to hold the values that were
meant and no other change; otherwise it is left alone.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from workplan_cli.loading.days import day_meant, period_meant
from workplan_cli.loading.document import Document, parse_document
from workplan_cli.loading.figures import certain_figure
from workplan_cli.loading.fix_text import repaired
from workplan_cli.loading.lost_text import lost_texts
from workplan_cli.loading.quantities import half_width
from workplan_cli.loading.scalars import Edit, Scalars
from workplan_cli.loading.shape import faults
from workplan_cli.model.diagnostic import Route
from workplan_cli.model.file_format import model_of
from workplan_cli.model.fix import Fix, FixedText
from workplan_cli.model.ids import digits_of
from workplan_cli.model.message import _, message
from workplan_cli.model.period import parse_period
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units

_UNKNOWN: dict[str | int, str] = {"unit": "WP301", "target": "WP302"}
_LIKE_DIGITS = str.maketrans("OoIl", "0011")
_QUOTED = re.compile(r"[“”\"‘’'「『](?P<inside>[^“”\"‘’'「」『』]+)[“”\"‘’'」』]")
_NUMBERED: dict[str | int, str] = dict.fromkeys(("clause", "target"), r"[0-9]+(?:\.[0-9]+)?")
"""How a number looks that is quoted as an id as it stands; elsewhere, digits and nothing else."""
_CLAUSE = re.compile(r"\A[0-9]+\.[0-9]+\Z")


@dataclass(frozen=True, slots=True)
class _Change:
    """A value that becomes another one, and the code of the diagnostic that this answers."""

    route: Route
    code: str
    value: object


def fixed(
    data: bytes, name: str, plan: Plan | None = None, units: Units | None = None
) -> FixedText | None:
    """The text of a file with everything fixed that is certain; None where there is nothing.

    Args:
        data: the file as it is.
        name: what the result calls it.
        plan: knows the targets; without it no target id and no percentage is fixed.
        units: knows the units; without it no unit id is fixed.
    """
    read = repaired(data)
    if read is None:
        return None
    document, _found = parse_document(read.after, name)
    if document and plan and document.value.get("plan") != plan.id:
        plan, units = None, None  # another plan's ids say nothing about this report
    after, fixes = read.after, list(read.fixes)
    if document is not None:
        scalars = Scalars(document)
        codes = _edits(scalars, _changes(document, scalars, plan, units)) | _quoted(document)
        edits = scalars.possible(list(codes))
        after = scalars.edited(edits) or after
        fixes += [_fix(edit, codes[edit]) for edit in edits]
    if not fixes:
        return None
    return FixedText(name, read.before, after, tuple(sorted(fixes, key=lambda fix: fix.line)))


def _edits(scalars: Scalars, changes: Iterable[_Change]) -> dict[Edit, str]:
    """Edits with the codes they answer, each place once: an alias shares that of its original."""
    found: dict[int, tuple[Edit, str]] = {}
    for change in changes:
        edit = scalars.edit(change.route, change.value)
        if edit is not None:
            found.setdefault(edit.start, (edit, change.code))
    return dict(found.values())


def _quoted(document: Document) -> dict[Edit, str]:
    """Free texts that are certain to go on behind ` #`, in quotation marks (D-263)."""
    return {
        Edit(one.route, one.meant, one.line, one.start, one.written, one.quoted): "WP120"
        for one in lost_texts(document)
        if one.certain and one.quoted
    }


def _changes(
    document: Document, scalars: Scalars, plan: Plan | None, units: Units | None
) -> Iterator[_Change]:
    """Values that are certain to have been meant as another one."""
    model = model_of(document.value.get("format"))
    if model is None:
        return
    ids = (
        {one.route: one for one in _ids(document, scalars, plan, units)} if model is Report else {}
    )
    found = tuple(faults(document, model))
    misshapen = {fault.route for fault in found if fault.kind != "id_is_number"}
    for one in ids.values():
        yield replace(one, code="WP114") if one.route in misshapen else one
    for fault in found:
        route = fault.route
        if fault.kind == "id_is_number" and route not in ids and route[-1] != "target":
            yield from _change(route, "WP115", _as_id(route, scalars.written(route)))
        elif fault.kind == "figure_is_text":
            counted, percent = _meaning(document, route, ids, plan) or ((), False)
            figure = certain_figure(document.at(route), counted, percent)
            yield from _change(route, "WP116", figure)
        elif fault.kind.startswith("date_"):
            yield from _change(route, "WP114", day_meant(document.at(route)))
        elif fault.kind == "period_form":
            yield from _change(route, "WP114", _period(document.at(route)))


def _change(route: Route, code: str, value: object) -> Iterator[_Change]:
    if value is not None:
        yield _Change(route, code, value)


def _as_id(route: Route, written: str | None) -> str | None:
    """A number as the id that it is; none where it is written as no id is: 1.50102E+05, 0x24A56."""
    form = _NUMBERED.get(route[-1], "[0-9]+")
    return written if written and re.fullmatch(form, written) else None


def _period(written: object) -> str | None:
    """The name of a period; bare numbers may be months or quarters, so they say nothing."""
    text = half_width(str(written)).strip()
    named = any(sign.isalpha() for sign in text)
    period = period_meant(text) if named else parse_period(text)
    return period.name if period else None


def _ids(
    document: Document, scalars: Scalars, plan: Plan | None, units: Units | None
) -> Iterator[_Change]:
    """The unit and the targets of a report, where they are one edit away from one known id."""
    unit = _known_id(document, scalars, ("unit",), units.by_id if units else {})
    if unit is not None:
        yield unit
    entries = document.value.get("entries")
    routes: list[Route] = [
        ("entries", index, "target")
        for index in range(len(entries) if isinstance(entries, list) else 0)
    ]
    targets = plan.by_id if plan else {}
    changes = [_known_id(document, scalars, route, targets) for route in routes]
    used = Counter(
        change.value if change else document.at(route)
        for route, change in zip(routes, changes, strict=True)
        if change or isinstance(document.at(route), str)
    )
    yield from (change for change in changes if change and used[change.value] == 1)


def _known_id(
    document: Document, scalars: Scalars, route: Route, known: Collection[str]
) -> _Change | None:
    value = document.at(route)
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    written = _as_id(route, scalars.written(route)) if number else value
    if not isinstance(written, str) or value in known or not known:
        return None
    meant = _one_edit_away(written if written in known else _plain(written), known)
    if meant is None:
        return None
    return _Change(route, "WP115" if number else _UNKNOWN[route[-1]], meant)


def _plain(written: str) -> str:
    """An id with half-width signs, without quotation marks that belong to the text."""
    text = half_width(written).strip()
    quoted = _QUOTED.fullmatch(text)
    return quoted["inside"].strip() if quoted else text


def _one_edit_away(written: str, known: Collection[str]) -> str | None:
    """The id itself, or the only one with the same digits that a slip of one key makes of it.

    One digit more or less, or another one, may be a slip from any of several ids, or an id that
    is not known here: what it was meant to be is a guess. So is the number of a clause (12.1):
    it lacks the number of the target, and is no slip of another clause's target (1.2.1).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if written in known:
        return written
    clause = re.sub(r"\.+", ".", re.sub(r"\s", "", written)).strip(".")
    if _CLAUSE.fullmatch(clause) or any(one.startswith(f"{clause}.") for one in known):
        return None
    digits = {digits_of(written), digits_of(written.translate(_LIKE_DIGITS))}
    same = [one for one in known if digits_of(one) in digits]
    near = process.extract(written, same, scorer=OSA.distance, score_cutoff=1, limit=2)
    return str(near[0][0]) if len(near) == 1 else None


def _meaning(
    document: Document, route: Route, ids: Mapping[Route, _Change], plan: Plan | None
) -> tuple[tuple[str, ...], bool] | None:
    """What a figure of a report counts, in both languages, and whether it is in percent.

    None where that is not known: in another file, on another plan, for an unknown target.
    """
    name = (*route[:-1], "target")
    change = ids.get(name)
    target = plan.by_id.get(str(change.value if change else document.at(name))) if plan else None
    if target is None:
        return None
    names = target.counted.texts if target.counted else ()
    return names, target.measure_facts.percent and route[-1] == "value"


def _fix(edit: Edit, code: str) -> Fix:
    what = message(_("{key}: {old} → {new}"), key=edit.route[-1], old=edit.old, new=edit.new)
    return Fix(code, edit.line, what)
