"""`--format sarif`: SARIF 2.1.0, for code scanning and viewers.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from workplan_cli import __version__
from workplan_cli.loading.fix_text import OF_LINES
from workplan_cli.model.checked import Checked
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics import words
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rules.rule import Rule, rule_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(checked: Checked, screen: Screen) -> str:
    """One run with the rules that were broken, and every diagnostic as a result."""
    language = screen.language
    codes = sorted({one.code for one in checked.diagnostics})
    tag = {"zh": "zh-CN", "en": "en"}[language.code]
    rules = [_rule(code, language) for code in codes]
    driver = {"name": "workplan", "version": __version__, "language": tag, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": tag,
        # Viewers that do not look at this count in UTF-16 too.
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(one, codes.index(one.code), checked, language) for one in checked.diagnostics
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, language: Language) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": code,
        "name": words.name_of(code),
        "properties": {"docs": words.docs_of(code)},
    }
    rule = rule_of(code)
    if rule:
        described |= {
            "shortDescription": {"text": language.say(rule.summary)},
            "fullDescription": {"text": language.say(rule.why)},
            "help": {"text": _help(rule, language), "markdown": _help(rule, language, "```")},
            "defaultConfiguration": {"level": rule.severity},
        }
    return described


def _help(rule: Rule, language: Language, fence: str = "") -> str:
    """Why, what to do, and the two examples."""
    say = language.say
    first, last = ([f"{fence}yaml"], [fence]) if fence else ([], [])
    parts = [say(rule.why), say(rule.fix)]
    for heading, example in ((_("Wrong:"), rule.bad), (_("Right:"), rule.good)):
        parts += [say(heading), "\n".join([*first, *words.example_lines(example), *last])]
    return "\n\n".join(parts)


def _result(one: Diagnostic, index: int, checked: Checked, language: Language) -> dict[str, Any]:
    place = {
        "artifactLocation": _artifact(checked.path(one)),
        "region": _region(one, checked.line(one)),
    }
    return {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": one.severity,
        "message": {"text": words.in_one_text(one, language)},
        "locations": [{"physicalLocation": place}],
        **_fixes(one, checked, language),
    }


def _fixes(one: Diagnostic, checked: Checked, language: Language) -> dict[str, Any]:
    """What `--fix` would do about it, as whole lines: all of them where the text cannot be read."""
    fixed = checked.fixed.get(one.file)
    unreadable = one.code in OF_LINES
    answers = [
        fix
        for fix in (fixed.fixes if fixed else ())
        if (fix.code, fix.line) == (one.code, one.place.line)
        or (unreadable and fix.code in OF_LINES)
    ]
    if not fixed or not answers or not fixed.lines:
        return {}
    replacements = [
        {
            "deletedRegion": {
                "startLine": number,
                "startColumn": 1,
                "endLine": number,
                "endColumn": 1 + _units(old),
            },
            "insertedContent": {"text": new},
        }
        for number, old, new in fixed.lines
        if unreadable or number == one.place.line
    ]
    if not replacements:  # only the encoding is wrong: no line of the text is another
        return {}
    change = {"artifactLocation": _artifact(checked.path(one)), "replacements": replacements}
    text = {"text": "; ".join(language.say(fix.what) for fix in answers)}
    return {"fixes": [{"description": text, "artifactChanges": [change]}]}


def _artifact(path: str) -> dict[str, str]:
    if PurePosixPath(path).is_absolute():
        return {"uri": "file://" + quote(path, errors="surrogateescape")}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _region(one: Diagnostic, line: str | None) -> dict[str, int]:
    """Where the value begins and, if the line can be seen, where it ends; in UTF-16 units."""
    line_number, start = one.place
    if line is None:
        return {"startLine": line_number, "startColumn": start}
    column = 1 + _units(line[: start - 1])
    value = line[start - 1 : start - 1 + words.extent(line, start)]
    end = column + _units(value)
    return {"startLine": line_number, "startColumn": column, "endColumn": end}


def _units(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
