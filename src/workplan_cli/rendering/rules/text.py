"""`--format text`: a list of rules, or one explained with a bad and a good example."""

from collections.abc import Iterator, Sequence

from workplan_cli.model.message import _, message
from workplan_cli.pages.blocks import Column, Items, Paragraph, page, section, table
from workplan_cli.pages.values import run
from workplan_cli.rendering.diagnostics.words import SEVERITIES
from workplan_cli.rendering.forms import table as terminal
from workplan_cli.rendering.rules.families import FAMILIES, by_family, example_lines
from workplan_cli.rendering.screen import Screen
from workplan_cli.rules.rule import Rule


def render(rules: Sequence[Rule], screen: Screen) -> str:
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
        for part in (Paragraph(message(FAMILIES[start])), table(_COLUMNS, own))
    ]
    last = message(
        _("One rule with a bad and a good example: workplan rules {code}"), code=rules[0].code
    )
    sections = [section(part) for part in (*families, Paragraph(last))]
    return terminal.render(page(message(_("Rules")), sections, bare=True), screen)


def _explained(rule: Rule, screen: Screen) -> str:
    severity = message(SEVERITIES[rule.severity])
    parts = [
        section(_text(rule.summary)),
        section(_text(rule.why), heading=_("Why")),
        section(_text(rule.fix), heading=_("What to do")),
        section(*_example(rule.bad), heading=_("Wrong (“# <-” marks the line)")),
        section(*_example(rule.good), heading=_("Right")),
    ]
    return terminal.render(page(run(rule.code, rule.name, "·", severity), parts), screen)


def _text(template: str) -> Items:
    return Items(((None, message(template)),))


def _example(example: str) -> Iterator[Paragraph]:
    for line in example_lines(example):
        yield Paragraph(f"    {line}", whole=True)
