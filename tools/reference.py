"""What documents say of every key and every rule, as Markdown: from what the program knows."""

import json
from collections.abc import Iterator, Sequence

from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics.words import SEVERITIES, example_lines
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.rule_pages import FAMILIES, by_family
from workplan_cli.rendering.schemas.generic import DESCRIPTIONS, EXAMPLES, VALUES, Schema, schema
from workplan_cli.rules.rule import Rule

_KINDS = {
    "string": _("text"),
    "number": _("number"),
    "integer": _("whole number"),
    "boolean": _("true or false"),
    "object": _("keys of one's own"),
}


def keys_page(kind: str, language: Language) -> str:
    """Part by part of a format: its keys, what may stand there, an example, and what words mean."""
    return "\n\n".join(_blocks(kind, language)) + "\n"


def _blocks(kind: str, language: Language) -> Iterator[str]:
    made = schema(kind, language)
    parts = {kind.capitalize(): made, **made["$defs"]}
    parts.pop("Words", None)
    for name in _in_order(kind.capitalize(), parts):
        yield f"### {name}"
        yield language.say(DESCRIPTIONS[name])
        yield "\n".join(_keys(name, parts[name], language))
        for key, node in parts[name]["properties"].items():
            words = list(_words(node))
            if key in VALUES and words:
                heads = _head(f"`{key}`", language.say(_("meaning")))
                rows = (_row(f"`{word}`", language.say(VALUES[key][word])) for word in words)
                yield "\n".join([*heads, *rows])


def _in_order(first: str, parts: dict[str, Schema]) -> list[str]:
    """The parts as a reader meets them in a file, from the top down."""
    found = [first]
    for name in found:
        named = json.dumps(parts[name]).split("#/$defs/")[1:]
        inside = (one.partition('"')[0] for one in named)
        found += [one for one in dict.fromkeys(inside) if one in parts and one not in found]
    return found


def _keys(name: str, part: Schema, language: Language) -> Iterator[str]:
    say = language.say
    heads = (_("key"), _("what it says"), _("what stands there"), _("example"))
    yield from _head(*(say(head) for head in heads))
    for key, node in part["properties"].items():
        needed = say(_("(required)")) if key in part.get("required", ()) else ""
        cells = (
            f"`{key}` {needed}".strip(),
            say(DESCRIPTIONS[f"{name}.{key}"]),
            _form(node, language),
            "<br>".join(
                f"`{json.dumps(one, ensure_ascii=False)}`"  # JSON is YAML too
                for one in EXAMPLES.get(f"{name}.{key}", ())
            ),
        )
        yield _row(*cells)


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row(*("---" for _cell in cells))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _form(node: Schema, language: Language) -> str:
    """What may stand behind a key, in a few words."""
    say = language.say
    if "anyOf" in node:
        forms = (_form(one, language) for one in node["anyOf"] if one != {"type": "null"})
        return say(_(" or ")).join(dict.fromkeys(forms))
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return say(_("text, or zh and en")) if name == "Words" else f"[{name}](#{name.lower()})"
    words = list(_words(node))
    if words:
        return say(_("a word of the list")) if len(words) > 1 else f"`{words[0]}`"
    if "items" in node:
        return say(_("list of {form}"), form=_form(node["items"], language))
    if node.get("format") == "date":
        return say(_("day"))
    kinds = node.get("type", "object")
    return say(_KINDS[kinds if isinstance(kinds, str) else kinds[0]])


def _words(node: Schema) -> Iterator[str]:
    """The words that are allowed there, at any depth of choices."""
    if isinstance(node.get("const"), str):
        yield node["const"]
    yield from (one for one in node.get("enum", ()) if isinstance(one, str))
    for choice in node.get("anyOf", ()):
        yield from _words(choice)


def rules_page(rules: Sequence[Rule], language: Language) -> str:
    """Every rule with an anchor that diagnostics point at: `#wp304`."""
    return "\n\n".join(_rules(rules, language)) + "\n"


def _rules(rules: Sequence[Rule], language: Language) -> Iterator[str]:
    say = language.say
    yield "# " + say(_("Rules"))
    yield say(
        _(
            "What `workplan validate` finds. A code never changes its meaning and is never used "
            "again. In the examples “# <-” marks the line where the finding is; keys that every "
            "file has are left out."
        )
    )
    for start, own in by_family(rules):
        yield f"## {start}xx {say(FAMILIES[start])}"
        for rule in own:
            yield from _described(rule, language)


def _described(rule: Rule, language: Language) -> Iterator[str]:
    say = language.say
    yield f'<a id="{rule.code.lower()}"></a>'
    yield f"### {rule.code} {rule.name}"
    severity, summary = say(SEVERITIES[rule.severity]), _marked(say(rule.summary))
    yield say(_("**{severity}.** {summary}"), severity=severity, summary=summary)
    yield say(_("Why: {why}"), why=_marked(say(rule.why)))
    yield say(_("What to do: {fix}"), fix=_marked(say(rule.fix)))
    for heading, example in ((_("Wrong:"), rule.bad), (_("Right:"), rule.good)):
        yield say(heading)
        yield "\n".join(["```yaml", *example_lines(example), "```"])


def _marked(text: str) -> str:
    """Our own text, in which only these signs could be taken for markup."""
    return text.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_")
