"""`--unit --group --section --task --target --status`: the same on every command (D-195)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Annotated

from workplan_cli.cli.completion import complete_targets, complete_units, words
from workplan_cli.cli.options import not_known, option
from workplan_cli.cli.terminal import fail
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _, first_few
from workplan_cli.model.status import LIGHT_WORDS, STATUS, STATUSES, Status, status_word

if TYPE_CHECKING:
    from workplan_cli.assessment.scope import Scope
    from workplan_cli.loading.files import LoadedPlan
    from workplan_cli.model.plan import Plan
    from workplan_cli.model.units import Group, Unit, Units


def statuses_called(written: Sequence[str] | None) -> list[Status]:
    """The statuses behind words: a status or a light, by its key or its word in a language.

    Raises:
        typer.BadParameter: a word is none of them; the nearest one is named.
    """
    found: dict[Status, None] = {}
    for word in written or ():
        found.update(dict.fromkeys(_statuses(word)))
    return list(found)


def _statuses(word: str) -> Sequence[Status]:
    if word in STATUS:
        return [one for one in STATUSES if one == word]
    from workplan_cli.model.message import message
    from workplan_cli.model.names import nearest
    from workplan_cli.rendering.language import Language

    known: dict[str, list[Status]] = {}
    for code in ("en", "zh"):
        say = Language(code).say
        for status in STATUSES:
            known.setdefault(say(status_word(status)), []).append(status)
            light = LIGHT_WORDS.get(STATUS[status].light)
            if light:
                known.setdefault(say(message(light)), []).append(status)
    if word in known:
        return known[word]
    names = list(dict.fromkeys([*STATUSES, *known]))
    alike = [name for name in names if name in word or word in name]
    near = nearest(word, names) or (alike[0] if len(alike) == 1 else None)
    raise not_known(word, near, names)


UnitNames = Annotated[
    list[str] | None,
    option(
        "--unit",
        _("UNIT"),
        _("Only what this unit has to reach, by itself; may be given several times."),
        autocompletion=complete_units,
    ),
]
GroupNames = Annotated[
    list[str] | None,
    option("--group", _("GROUP"), _("The same for a group of units; may be given several times.")),
]
SectionNumbers = Annotated[
    list[int] | None,
    option("--section", _("NUMBER"), _("Only this section; may be given several times.")),
]
TaskNumbers = Annotated[
    list[int] | None,
    option("--task", _("NUMBER"), _("Only this task; may be given several times.")),
]
TargetNames = Annotated[
    list[str] | None,
    option(
        "--target",
        _("TARGET"),
        _("Only this target; may be given several times."),
        autocompletion=complete_targets,
    ),
]
StatusNames = Annotated[
    list[str] | None,
    option(
        "--status --only",
        _("STATUS"),
        _("Only targets of this status or light; may be given several times."),
        callback=statuses_called,
        autocompletion=words(*STATUSES),
    ),
]


def scope_of(
    loaded: LoadedPlan,
    unit: Sequence[str] | None,
    group: Sequence[str] | None,
    section: Sequence[int] | None,
    task: Sequence[int] | None,
    target: Sequence[str] | None,
    status: Sequence[str] | None = None,
) -> Scope:
    """What the options ask for, in ids; they come in the order of the commands.

    Raises:
        typer.Exit: the plan or the units file has no such thing; the nearest has been named.
    """
    from workplan_cli.assessment.scope import Scope

    plan, units = loaded.plan, loaded.units
    tasks = {one.number for part in plan.sections for one in part.tasks}
    _check(section, {one.number for one in plan.sections}, _("the plan has no section {number}"))
    _check(task, tasks, _("the plan has no task {number}"))
    return Scope(
        units=(
            *(unit_called(one, units) for one in unit or ()),
            *(_group_called(one, units) for one in group or ()),
        ),
        sections=tuple(section or ()),
        tasks=tuple(task or ()),
        targets=tuple(_target_called(one, plan) for one in target or ()),
        statuses=tuple(one for one in STATUSES if one in (status or ())),
    )


def _check(numbers: Sequence[int] | None, known: set[int], refusal: str) -> None:
    for number in numbers or ():
        if number not in known:
            raise fail(refusal, number=number)


def _target_called(name: str, plan: Plan) -> str:
    name = name.removeprefix("§")  # as CSV has it (D-258)
    if name in plan.by_id:
        return name
    from workplan_cli.model.names import nearest

    near = nearest(name, plan.by_id)
    raise fail(_("the plan has no target {target}"), near=near, target=name)


def unit_called(name: str, units: Units) -> str:
    """The id of the unit of that id, name, or former id or name.

    Raises:
        typer.Exit: there is none; the one whose id or name is nearest has been named.
    """
    known, called = units.by_id, units.called(name)
    if called in known:
        return str(called)
    if called is not None:
        raise fail(_("{unit} is a group of units: --group {group}"), unit=name, group=called)
    found = _meant(name, known.values())
    if found is None:
        there = first_few([str(one) for one in known])
        raise fail(_("there is no unit {unit}; there are: {units}"), unit=name, units=there)
    raise fail(_("there is no unit {unit}"), near=found, unit=name)


def _group_called(name: str, units: Units) -> str:
    called = units.called(name)
    if called in units.members:
        return str(called)
    if called is not None:
        raise fail(_("{group} is one unit: --unit {unit}"), group=name, unit=called)
    raise fail(_("there is no group {group}"), near=_meant(name, units.groups), group=name)


def _meant(written: str, known: Collection[Unit | Group]) -> str | None:
    """What was probably meant: by a likely id or name, or by the one that holds the word."""
    from workplan_cli.model.names import nearest

    called = {one.name.in_language(code): one for one in known for code in ("zh", "en")}
    called |= {one.id: one for one in known}
    near = nearest(written, called)
    alike = {one.id: one for name, one in called.items() if written in name}
    one = called[near] if near else next(iter(alike.values())) if len(alike) == 1 else None
    return translate(_("{name} ({remarks})"), name=one.id, remarks=one.name) if one else None
