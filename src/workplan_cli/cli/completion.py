"""What the shell completes: ids of targets and units, and words out of fixed lists."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import typer

from workplan_cli.cli import translation

if TYPE_CHECKING:
    from workplan_cli.loading.files import LoadedPlan
    from workplan_cli.model.text import Text


def complete_targets(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Target ids of the plan that would be used here, with their titles."""
    loaded = _loaded(context)
    known = loaded.plan.targets if loaded else ()
    return _with_names(incomplete, {target.id: target.title for target in known})


def complete_units(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Unit ids of the plan that would be used here, with their names."""
    loaded = _loaded(context)
    known = loaded.units.units if loaded else ()
    return _with_names(incomplete, {unit.id: unit.name for unit in known})


def _with_names(incomplete: str, names: "Mapping[str, Text]") -> list[tuple[str, str]]:
    code = translation.language().code
    return [
        (identifier, name.in_language(code))
        for identifier, name in names.items()
        if identifier.startswith(incomplete)
    ]


def _loaded(context: typer.Context) -> "LoadedPlan | None":
    from workplan_cli.cli.project import PlanInUse, open_plan

    opened = open_plan(context.params.get("plan"))
    return opened.loaded if isinstance(opened, PlanInUse) else None


def words(*allowed: str) -> Callable[[str], list[str]]:
    """Completion out of a fixed list."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in allowed if word.startswith(incomplete)]

    return complete
