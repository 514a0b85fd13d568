"""What a rule is, with examples that are run, what it finds, and where the rules are."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from workplan_cli.model.diagnostic import Route, Severity
from workplan_cli.model.message import Message, message


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's fields; templates are for the message catalogues, examples are YAML.

    The line where a finding is expected ends in `# <-` in the bad example. An example may leave
    out what every file of its kind has; see `tests/rules/`.
    """

    code: str
    name: str
    summary: str
    why: str
    fix: str
    bad: str
    good: str
    severity: Severity = "error"
    stops: bool = False
    """Whether a finding of this rule explains all others, which are then left out."""
    lasting: bool = False
    """Whether later figures of the unit on the target rest on the entry that was found as well."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found, at the end of a route of keys and positions.

    `fix` says what to do in this case, where that is more than the rule's own; `on_key` points at
    the key instead of the value; `severity` is of this case, where it is not the rule's; `file`
    names the file for rules that look at several.
    """

    route: Route
    message: Message
    fix: Message | None = None
    on_key: bool = False
    severity: Severity | None = None
    file: str | None = None


Findings = Iterator[Finding]
"""What a check gives."""


def finding(
    route: Route,
    template: str,
    /,
    *,
    fix: Message | None = None,
    on_key: bool = False,
    severity: Severity | None = None,
    file: str | None = None,
    **values: object,
) -> Finding:
    """Something that a template says, with its values."""
    return Finding(route, message(template, **values), fix, on_key, severity, file)


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
    from workplan_cli.loading.read import texts_beside  # start-up: help needs none of it

    tables = (texts_beside(__file__, name) for name in ("file_rules.toml", "shape_rules.toml"))
    found = [Rule(**fields) for table in tables for fields in table["rules"]]
    return tuple(sorted(found, key=lambda rule: rule.code))


def every_rule() -> Iterator[Rule]:
    """Every rule; last those on reading, whose table is not read where another is looked for."""
    yield from (module.RULE for folder in FOLDERS for module in modules(folder))
    yield from reading_rules()


def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    return {rule.code: rule for rule in sorted(every_rule(), key=lambda rule: rule.code)}


@cache
def rule_of(code: str) -> Rule | None:
    """The rule with a code; None where there is none."""
    return next((rule for rule in every_rule() if rule.code == code), None)


def rules_of(beginning: str) -> Iterator[Rule]:
    """The rules whose codes begin so."""
    return (rule for rule in every_rule() if rule.code.startswith(beginning))
