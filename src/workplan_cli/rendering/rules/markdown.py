"""The rules as a page: `docs/rules.md` and its Chinese twin."""

from collections.abc import Iterator, Sequence

from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics.words import SEVERITIES
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.rules.families import FAMILIES, by_family, example_lines
from workplan_cli.rules.rule import Rule


def render(rules: Sequence[Rule], language: Language) -> str:
    """Every rule with an anchor that diagnostics point at: `#wp304`."""
    return "\n".join(_lines(rules, language)).rstrip("\n") + "\n"


def _lines(rules: Sequence[Rule], language: Language) -> Iterator[str]:
    say = language.say
    yield f"# {say(_('Rules'))}\n"
    yield say(
        _(
            "What `workplan validate` finds. A code never changes its meaning and is never used "
            "again. In the examples “# <-” marks the line where the finding is; keys that every "
            "file has are left out."
        )
    )
    for start, own in by_family(rules):
        yield f"\n## {start}xx {say(FAMILIES[start])}"
        for rule in own:
            yield from _rule(rule, language)


def _rule(rule: Rule, language: Language) -> Iterator[str]:
    say = language.say
    yield f'\n<a id="{rule.code.lower()}"></a>\n'
    yield f"### {rule.code} {rule.name}\n"
    yield say(_("**{severity}.** {summary}"), severity=say(SEVERITIES[rule.severity]),
              summary=_text(say(rule.summary))) + "\n"  # fmt: skip
    yield say(_("Why: {why}"), why=_text(say(rule.why))) + "\n"
    yield say(_("What to do: {fix}"), fix=_text(say(rule.fix))) + "\n"
    for heading, example in ((say(_("Wrong:")), rule.bad), (say(_("Right:")), rule.good)):
        yield f"{heading}\n"
        yield "\n".join(["```yaml", *example_lines(example), "```"]) + "\n"


def _text(text: str) -> str:
    """Our own text, in which only these signs could be taken for markup."""
    return text.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_")
