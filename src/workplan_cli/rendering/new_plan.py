"""A plan and its units as files, from the draft of a document: all of it to be confirmed."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from workplan_cli.loading.published.draft import DraftPlan, DraftTarget, NumberedTask
from workplan_cli.model import file_format
from workplan_cli.model.message import _
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.new_report import comment

NOBODY = "unit-1"
"""The unit that reports where the document names none."""


def unit_ids(draft: DraftPlan) -> dict[str, str]:
    """An id for each name of a unit or a group: of its own letters where it has any."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    groups = draft.groups
    for number, name in enumerate(draft.named, 1):
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") if name.isascii() else ""
        free = plain and plain not in taken
        ids[name] = plain if free else f"{'group' if name in groups else 'unit'}-{number}"
        taken.add(ids[name])
    return ids


def render_units(draft: DraftPlan, plan_id: str, ids: Mapping[str, str], language: Language) -> str:
    """The text of the units file; a group of which no unit is named has one to be named (D-353)."""
    say = language.say
    nobody = say(_("to be named"))
    units = [_unit(ids[name], name) for name in draft.units]
    groups = []
    for name, named in draft.groups.items():
        group = ids[name]
        who = f"units: [{', '.join(_text(ids[one]) for one in named)}]"
        if not named:
            who = f"kinds: [{_text(group)}]"
            units.append(_unit(f"{group}-1", f"{name}: {nobody}", group))
        groups.append(f"- {{id: {_text(group)}, name: {_text(name)}, {who}}}")
    return "\n".join([
        comment(say(_("Who reports, as the document names them: check names and kinds."))),
        f"format: {file_format.UNITS.line}",
        f"id: {plan_id}-units",
        "units:",
        *(units or [_unit(NOBODY, nobody)]),
        *(["groups:", *groups] if groups else []),
        "",
    ])  # fmt: skip


def _unit(unit: str, name: str, kind: str = "office") -> str:
    return f"- {{id: {_text(unit)}, name: {_text(name)}, kind: {kind}}}"


def render_plan(
    draft: DraftPlan, plan_id: str, span: tuple[date, date], units: str, source: str,
    ids: Mapping[str, str], language: Language,
) -> str:  # fmt: skip
    """The text of the plan file; above each target stands what it was read from.

    Args:
        draft: the document in parts.
        plan_id: the id of the plan.
        span: the first and the last day of the plan.
        units: the name of the units file.
        source: the name of the document.
        ids: the id of each unit by its name.
        language: that of the comments.
    """
    say = language.say
    head = [
        say(_("Drafted from {file} by workplan plan new."), file=source),
        say(_("Each target is a proposal: compare it with the text above it, correct it, and")),
        say(_("delete “draft: true”. Drafts are never counted; plan validate lists them.")),
    ]
    lines = [
        *map(comment, head),
        f"format: {file_format.PLAN.line}",
        f"id: {plan_id}",
        f"title: {_text(draft.title or plan_id)}",
        f"period: {{start: {span[0]}, end: {span[1]}}}",
        f"units: {_text(units)}",
        "sections:",
    ]
    for number, (title, tasks) in enumerate(draft.sections, 1):
        lines += [f"- number: {number}", f"  title: {_text(title or plan_id)}", "  tasks:"]
        for task in tasks:
            lines += _task(task, plan_id, ids, language)
    return "\n".join(lines) + "\n"


def _task(
    task: NumberedTask, plan_id: str, ids: Mapping[str, str], language: Language
) -> Iterator[str]:
    yield f"  - number: {task.number}"
    yield f"    title: {_text(task.title or plan_id)}"
    if any("." in target.clause for target in task.targets):
        yield f"    clauses: {task.clauses}"
    yield "    targets:"
    said = ""
    for target in task.targets:
        if target.clause != said:
            said = target.clause
            place = language.write(target.demand.place)
            yield "    " + comment(f"{said} ({place}) {target.demand.text}")
        yield from (f"    {line}" for line in _target(target, ids))


def _target(target: DraftTarget, ids: Mapping[str, str]) -> Iterator[str]:
    one, who = target.proposal, target.demand.who
    figure = f", figure: {_text(one.figure)}" if one.figure else ""
    yield f"- id: {_text(target.id)}"
    yield f"  title: {_text(one.title)}"
    yield f"  source: {{clause: {_text(target.clause)}{figure}}}"
    yield f"  measure: {one.measure}"
    if one.kind:
        yield f"  kind: {one.kind}"
    if one.counted:
        yield f"  counted: {_text(one.counted)}"
    if one.goal:
        yield f"  goal: {{{one.goal[0]}: {_value(one.goal[1])}}}"
    if one.combine:
        yield f"  combine: {one.combine}"
    if one.over_time:
        yield f"  over_time: {one.over_time}"
    if target.due:
        yield f"  due: {target.due}"
    yield f"  lead: [{', '.join(_text(ids[name]) for name in who.lead) or NOBODY}]"
    if who.support:
        yield f"  support: [{', '.join(_text(ids[name]) for name in who.support)}]"
    if target.draft:
        yield "  draft: true"


def _value(value: Decimal | tuple[Decimal, Decimal] | str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return f"[{', '.join(f'{one:f}' for one in value)}]"
    return f"{value:f}"


def _text(text: str) -> str:
    """A text in quotation marks, which YAML reads as it stands."""
    return json.dumps(text, ensure_ascii=False)
