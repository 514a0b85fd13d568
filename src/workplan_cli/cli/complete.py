"""What the shell completes: ids of targets, and words out of fixed lists."""

from collections.abc import Callable

import typer

from workplan_cli.cli import speech


def complete_targets(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Target ids of the plan that would be used here, with their titles."""
    from pathlib import Path

    from workplan_cli.cli.project import plan_in_use
    from workplan_cli.loading.files import find_workspace, load_plan, load_workspace

    place = find_workspace(Path.cwd())
    workspace = load_workspace(place)[0] if place else None
    file, units, _builtin = plan_in_use(context.params.get("plan"), workspace, place)
    loaded, _found = load_plan(file, units)
    if loaded is None:
        return []
    code = speech.language().code
    return [
        (target.id, target.title.in_language(code))
        for target in loaded.plan.targets
        if target.id.startswith(incomplete)
    ]


def words(*allowed: str) -> Callable[[str], list[str]]:
    """Completion out of a fixed list."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in allowed if word.startswith(incomplete)]

    return complete
