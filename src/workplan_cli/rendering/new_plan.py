"""Drafts of plans as files: of a document with its units, or of the plan of last year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_cli.assessment.doubts import is_bound
from workplan_cli.assessment.next_plan import NextPlan
from workplan_cli.loading.published.draft import DraftPlan, DraftTarget, NumberedTask
from workplan_cli.model import file_format
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.status import status_word
from workplan_cli.model.text import Part
from workplan_cli.pages.goals import goal_in_words, reached_in_words
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.report_text import comment, value_text

NOBODY = "unit-0"
"""The unit that reports where the document names none; those that it names begin with 1."""


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
    if any(not target.demand.who.lead for target in draft.targets):
        units.append(_unit(NOBODY, nobody))
    groups = []
    for name, named in draft.groups.items():
        group = ids[name]
        who = f"units: [{', '.join(value_text(ids[one]) for one in named)}]"
        if not named:
            who = f"kinds: [{value_text(group)}]"
            units.append(_unit(f"{group}-1", f"{name}: {nobody}", group))
        groups.append(f"- {{id: {value_text(group)}, name: {value_text(name)}, {who}}}")
    return "\n".join([
        comment(say(_("Who reports, as the document names them: check names and kinds."))),
        f"format: {file_format.UNITS.line}",
        f"id: {plan_id}-units",
        "units:",
        *units,
        *(["groups:", *groups] if groups else []),
        "",
    ])  # fmt: skip


def _unit(unit: str, name: str, kind: str = "office") -> str:
    return f"- {{id: {value_text(unit)}, name: {value_text(name)}, kind: {kind}}}"


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
        f"title: {value_text(draft.title or plan_id)}",
        f"period: {{start: {span[0]}, end: {span[1]}}}",
        f"units: {value_text(units)}",
        "sections:",
    ]
    for number, (title, tasks) in enumerate(draft.sections, 1):
        lines += [f"- number: {number}", f"  title: {value_text(title or plan_id)}", "  tasks:"]
        for task in tasks:
            lines += _task(task, plan_id, ids, language)
    return "\n".join(lines) + "\n"


def _task(
    task: NumberedTask, plan_id: str, ids: Mapping[str, str], language: Language
) -> Iterator[str]:
    yield f"  - number: {task.number}"
    yield f"    title: {value_text(task.title or plan_id)}"
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
    figure = f", figure: {value_text(one.figure)}" if one.figure else ""
    yield f"- id: {value_text(target.id)}"
    yield f"  title: {value_text(one.title)}"
    yield f"  source: {{clause: {value_text(target.clause)}{figure}}}"
    facts = {
        "measure": one.measure,
        "kind": one.kind,
        "counted": one.counted and value_text(one.counted),
        "goal": one.goal and f"{{{one.goal[0]}: {_value(one.goal[1])}}}",
        "combine": one.combine,
        "over_time": one.over_time,
        "due": target.due,
        "lead": f"[{', '.join(value_text(ids[name]) for name in who.lead) or NOBODY}]",
        "support": who.support and f"[{', '.join(value_text(ids[name]) for name in who.support)}]",
        "draft": "true",
    }
    yield from (f"  {key}: {value}" for key, value in facts.items() if value)


def _value(value: Decimal | tuple[Decimal, Decimal] | str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return f"[{', '.join(f'{one:f}' for one in value)}]"
    return f"{value:f}"


_WORDS = frozenset(
    {"format", "measure", "kind", "stages", "combine", "over_time", "holds", "schedule", "baseline"}
)
"""Keys whose values are words of the format, where they are texts."""


def render_next(made: NextPlan, day: object, language: Language) -> str:
    """YAML that is read as the plan, with comments in a language."""
    lines = [*(f"# {line}" for line in _head(made, day, language))]
    lines += _keys(made.plan, without=("sections",), indent="")
    lines.append("sections:")
    for section in made.plan.sections:
        lines += _item(section, ("tasks",), "")
        for task in section.tasks:
            lines += _item(task, ("targets",), "  ")
            for target in task.targets:
                lines.append(f"    # {_said(made.carried[target.id], language)}")
                lines += _item(target, (), "    ")
    return "\n".join(lines) + "\n"


def _head(made: NextPlan, day: object, language: Language) -> Iterator[str]:
    say = language.say
    yield say(
        _("Drafted by workplan plan next from where the plan before it stood on {day}."), day=day
    )
    yield say(_("Each target is a proposal: compare it with the new text, set its goal, and"))
    yield say(_("delete “draft: true”. Drafts are never counted; plan validate lists them."))
    for words, ids in (
        (_("Left out because it is met: {ids}"), made.met),
        (_("Left out because it was withdrawn: {ids}"), made.withdrawn),
        (_("Left out because it was a draft still: {ids}"), made.drafts),
    ):
        if ids:
            yield say(words, ids=", ".join(ids))


def _said(result: TargetResult, language: Language) -> str:
    """Status, figure and goal on the day."""
    goal = goal_in_words(result.target, result.goal)
    known = _("{status}; reached: {actual}; goal: {goal}")
    in_part = _("{status}; reached: {actual}, not all of it reported; goal: {goal}")
    said = message(
        in_part if is_bound(result) else known,
        status=status_word(result.status),
        actual=reached_in_words(result),
        goal=goal,
    )
    return " ".join(language.write(said).split())


def _item(part: Part, below: Sequence[str], indent: str) -> Iterator[str]:
    """One thing of a list, and the key of what comes below it."""
    first, *rest = _keys(part, without=below, indent=f"{indent}  ")
    yield f"{indent}- {first.lstrip()}"
    yield from rest
    yield from (f"{indent}  {key}:" for key in below)


def _keys(part: Part, *, without: Sequence[str], indent: str) -> Iterator[str]:
    """The keys that differ from what holds without them; words of the format stand as they are."""
    for name, field in type(part).model_fields.items():
        value: Any = getattr(part, name)
        usual = None if field.is_required() else field.get_default(call_default_factory=True)
        if name not in without and value is not None and value != usual:
            word = isinstance(value, str) and name in _WORDS
            yield f"{indent}{name}: {value if word else value_text(value)}"
