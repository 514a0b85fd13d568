"""What all formats say in the same words: names of rules, the sum of findings, many as one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from workplan_cli.loading.workbook import column_name
from workplan_cli.model.checked import Checked
from workplan_cli.model.diagnostic import Diagnostic, Severity
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.visible import visible
from workplan_cli.rules.rule import rule_of

SEVERITIES: dict[Severity, str] = {"error": _("error"), "warning": _("warning")}
ENOUGH = 10
"""Equal mistakes that are shown one by one; what comes after them is a number."""


def name_of(code: str) -> str:
    """The rule's name: the problem in a few words."""
    rule = rule_of(code)
    return rule.name if rule else code.lower()


def where(one: Diagnostic) -> str:
    """File, line and column: `a.yaml:3:7`; in a table its cell: `form.xlsx:Form!C7`."""
    file, (line, column) = visible(one.file), one.place
    if file.endswith("!"):
        return f"{file}{column_name(column - 1)}{line}"
    return f"{file}:{line}:{column}"


def docs_of(code: str) -> str:
    """Where the rule is explained."""
    return f"docs/rules.md#{code.lower()}"


def example_lines(example: str) -> list[str]:
    """The lines of an example, with whatever could not be seen made visible."""
    return [visible(line) for line in example.strip("\n").split("\n")]


def summed_up(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Message]]:
    """The diagnostics to show, and how many more of each code there are, and where.

    Equal are those of one code in one file, and those of one code with the same message in
    several files.
    """
    shown: list[Diagnostic] = []
    rest: dict[str, list[str]] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for one in diagnostics:
        kinds = (one.code, one.file), (one.code, "", repr(one.message))
        if any(seen[kind] >= ENOUGH for kind in kinds):
            rest.setdefault(one.code, []).append(one.file)
            continue
        seen.update(kinds)
        shown.append(one)
    return shown, [_rest(code, files) for code, files in sorted(rest.items())]


def _rest(code: str, files: Sequence[str]) -> Message:
    several = message(_("{count} files"), count=len(set(files)))
    return counted(
        _("… and {count} more {code} ({name}) in {where}"),
        _("… and {count} more {code} ({name}) in {where}"),
        len(files),
        code=code,
        name=name_of(code),
        where=several if len(set(files)) > 1 else visible(files[0]),
    )


def summary(checked: Checked) -> Message:
    """How many files were checked, and what was found."""
    return message(
        _("checked {files}, {errors}, {warnings}"),
        files=counted(_("{count} file"), _("{count} files"), len(checked.files)),
        errors=counted(_("{count} error"), _("{count} errors"), checked.count("error")),
        warnings=counted(_("{count} warning"), _("{count} warnings"), checked.count("warning")),
    )


def said(what: Message, language: Language) -> str:
    """A message on one line, with everything in it that could not be seen."""
    return visible(language.say(what))


def in_one_text(one: Diagnostic, language: Language) -> str:
    """What is wrong and what to do, for forms that have a single text."""
    return language.say(
        _("{problem}. {fix}"), problem=said(one.message, language), fix=said(one.fix, language)
    )


LONGEST = 10_000
"""Signs beyond which no value is measured, and before which no bracket counts: nobody reads on."""
_QUOTED = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')""")
_BLOCK_END = re.compile(r"\s#|:(?:\s|$)")
_FLOW_END = re.compile(r"\s#|:(?:\s|$)|[,\[\]{}]")


def extent(line: str, column: int) -> int:
    """Characters of the scalar or key that begins at the 1-based column; at least one."""
    start = column - 1
    text = line[start : start + LONGEST]
    if text[:1] in {"#", " ", "\t"}:  # a file that begins with a comment; a tab
        return 1
    quoted = _QUOTED.match(text)
    if quoted:
        return len(quoted[0])
    before = line[max(start - LONGEST, 0) : start]
    in_flow = before.count("{") + before.count("[") > before.count("}") + before.count("]")
    ends = _FLOW_END if in_flow else _BLOCK_END
    end = ends.search(text)
    return max(len((text[: end.start()] if end else text).rstrip()), 1)
