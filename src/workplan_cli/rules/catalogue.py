"""Finds the rules in their folders: one module a rule."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from workplan_cli.rules.rule import Rule

FOLDERS = ("reading", "plan", "report", "history")
"""WP1xx, WP2xx, WP3xx, WP4xx."""


@cache
def modules(folder: str) -> tuple[ModuleType, ...]:
    """The rule modules of a folder, by code."""
    package = importlib.import_module(f"workplan_cli.rules.{folder}")
    found = [
        importlib.import_module(f"{package.__name__}.{info.name}")
        for info in pkgutil.iter_modules(package.__path__)
    ]
    return tuple(sorted(found, key=lambda module: module.RULE.code))


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    return {module.RULE.code: module.RULE for folder in FOLDERS for module in modules(folder)}
