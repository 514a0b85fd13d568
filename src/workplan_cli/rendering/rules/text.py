"""`--format text`: a list of rules, or one explained with a bad and a good example."""

from collections.abc import Iterator, Sequence

from workplan_cli.model.message import _, message
from workplan_cli.pages.blocks import Column, Paragraph, page, section, table
from workplan_cli.rendering.diagnostics.words import SEVERITIES
from workplan_cli.rendering.forms import table as terminal
from workplan_cli.rendering.rules.families import FAMILIES, by_family, example_lines
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.wrapping import wrap
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
    say = screen.language.say
    head = f"{rule.code} {rule.name} · {say(SEVERITIES[rule.severity])}"
    blocks = [
        [_bold(head, screen), *_indented(say(rule.summary), screen)],
        [_bold(say(_("Why")), screen), *_indented(say(rule.why), screen)],
        [_bold(say(_("What to do")), screen), *_indented(say(rule.fix), screen)],
        [_bold(say(_("Wrong (“# <-” marks the line)")), screen), *_example(rule.bad)],
        [_bold(say(_("Right")), screen), *_example(rule.good)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _indented(text: str, screen: Screen) -> Iterator[str]:
    for line in wrap(text, max(screen.width - 2, 20)):
        yield f"  {line}"


def _example(example: str) -> Iterator[str]:
    for line in example_lines(example):
        yield f"    {line}"


def _bold(text: str, screen: Screen) -> str:
    return f"\x1b[1m{text}\x1b[0m" if screen.color else text
