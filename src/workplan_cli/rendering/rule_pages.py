"""The rules themselves, explained: `workplan rules` as text and as JSON, and `docs/rules.md`."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workplan_cli.model.message import _, message
from workplan_cli.pages.blocks import Column, Paragraph, page, plain_items, section, table
from workplan_cli.pages.values import run
from workplan_cli.rendering.diagnostics.words import SEVERITIES, docs_of, example_lines
from workplan_cli.rendering.forms import table as terminal
from workplan_cli.rendering.language import BOTH
from workplan_cli.rendering.screen import Screen
from workplan_cli.rules.rule import Rule

VERSION = 1
FAMILIES: dict[str, str] = {
    "WP1": _("Reading a file: encoding, YAML, keys and kinds of values"),
    "WP2": _("A plan and its units"),
    "WP3": _("A report against its plan"),
    "WP4": _("Reports against each other and against the past"),
}
"""By the beginning of the code."""


def by_family(rules: Iterable[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    """The families that have a rule among these, each with its rules."""
    rules = list(rules)
    for start in FAMILIES:
        own = [rule for rule in rules if rule.code.startswith(start)]
        if own:
            yield start, own


def as_text(rules: Sequence[Rule], screen: Screen) -> str:
    """One rule is explained, several are listed by family."""
    return _explained(rules[0], screen) if len(rules) == 1 else _listed(rules, screen)


_COLUMNS = (
    Column(_("Code"), "id", lambda rule: rule.code),
    Column(_("Name"), "text", lambda rule: rule.name),
    Column(_("Severity"), "text", lambda rule: message(SEVERITIES[rule.severity])),
    Column(_("What is wrong"), "text", lambda rule: message(rule.summary), 1),
)


def _listed(rules: Sequence[Rule], screen: Screen) -> str:
    families = [
        part
        for start, own in by_family(rules)
        for part in (message(FAMILIES[start]), table(_COLUMNS, own))
    ]
    last = message(
        _("One rule with a bad and a good example: workplan rules {code}"), code=rules[0].code
    )
    sections = [section(part) for part in (*families, last)]
    return terminal.render(page(message(_("Rules")), sections, bare=True), screen)


def _explained(rule: Rule, screen: Screen) -> str:
    severity = message(SEVERITIES[rule.severity])
    parts = [
        section(plain_items([message(rule.summary)])),
        section(plain_items([message(rule.why)]), heading=_("Why")),
        section(plain_items([message(rule.fix)]), heading=_("What to do")),
        section(*_example(rule.bad), heading=_("Wrong (“# <-” marks the line)")),
        section(*_example(rule.good), heading=_("Right")),
    ]
    return terminal.render(page(run(rule.code, rule.name, "·", severity), parts), screen)


def _example(example: str) -> Iterator[Paragraph]:
    for line in example_lines(example):
        yield Paragraph(f"    {line}", whole=True)


def as_json(rules: Sequence[Rule]) -> str:
    """One JSON object, the same in every language of the run."""
    value = {"version": VERSION, "rules": [_object(rule) for rule in rules]}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _object(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        **{
            field: {one.code: one.say(getattr(rule, field)) for one in BOTH}
            for field in ("summary", "why", "fix")
        },
        "bad": rule.bad.strip("\n"),
        "good": rule.good.strip("\n"),
        "docs": docs_of(rule.code),
    }
