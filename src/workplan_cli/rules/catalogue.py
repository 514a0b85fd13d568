"""Finds the rules: one module each in their folders, and two tables of those of loading."""

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

from workplan_cli.rules.rule import Rule

FOLDERS = ("plan", "report", "history")
"""WP2xx; most of WP3xx; WP4xx and what of WP3xx needs more than one report."""


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
def reading_rules() -> tuple[Rule, ...]:
    """The rules on reading a file (WP1xx), by code: `loading/` finds what they name."""
    import tomllib  # start-up: only what is wrong needs it

    found: list[Rule] = []
    for name in ("file_rules.toml", "shape_rules.toml"):
        text = Path(__file__).with_name(name).read_text("utf-8")
        found += [Rule(**fields) for fields in tomllib.loads(text)["rules"]]
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    checked = [module.RULE for folder in FOLDERS for module in modules(folder)]
    known = {rule.code: rule for rule in (*reading_rules(), *checked)}
    return {code: known[code] for code in sorted(known)}
