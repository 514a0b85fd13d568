"""The four families of rules, and what an example looks like when it is shown."""

from collections.abc import Iterable, Iterator

from workplan_cli.model.message import _
from workplan_cli.rendering.visible import visible
from workplan_cli.rules.rule import Rule

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


def example_lines(example: str) -> list[str]:
    """The lines of an example, with whatever could not be seen made visible."""
    return [visible(line) for line in example.strip("\n").split("\n")]
