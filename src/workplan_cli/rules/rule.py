"""What a rule is: its documentation, with examples that are run, and what it finds."""

from collections.abc import Iterator
from dataclasses import dataclass

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
