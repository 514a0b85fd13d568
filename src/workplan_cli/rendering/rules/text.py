"""`--format text`: a list of rules, or one explained with a bad and a good example."""

from collections.abc import Iterator, Sequence

from workplan_cli.model.message import _
from workplan_cli.rendering.console import draw, plain, table
from workplan_cli.rendering.diagnostics.words import SEVERITIES
from workplan_cli.rendering.rules.families import FAMILIES, by_family, example_lines
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.wrapping import wrap
from workplan_cli.rules.rule import Rule


def render(rules: Sequence[Rule], screen: Screen) -> str:
    """One rule is explained, several are listed by family."""
    return _explained(rules[0], screen) if len(rules) == 1 else _listed(rules, screen)


def _listed(rules: Sequence[Rule], screen: Screen) -> str:
    say = screen.language.say
    parts = []
    for start, own in by_family(rules):
        made = table(
            (say(_("Code")), "left", None),
            (say(_("Name")), "left", None),
            (say(_("Severity")), "left", None),
            (say(_("What is wrong")), "left", 1),
        )
        for rule in own:
            made.add_row(
                plain(rule.code),
                plain(rule.name),
                plain(say(SEVERITIES[rule.severity])),
                plain(say(rule.summary)),
            )
        parts.append(f"{say(FAMILIES[start])}\n\n{draw(screen, made)}")
    last = say(
        _("One rule with a bad and a good example: workplan rules {code}"), code=rules[0].code
    )
    return "\n".join([*parts, last]) + "\n"


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
