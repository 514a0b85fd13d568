"""The rules as a page: `docs/rules.md` and its Chinese twin."""

from collections.abc import Iterator, Sequence

from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics.words import SEVERITIES
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.rules.families import FAMILIES, by_family, example_lines
from workplan_cli.rules.rule import Rule


def render(rules: Sequence[Rule], language: Language) -> str:
    """Every rule with an anchor that diagnostics point at: `#wp304`."""
    return "\n\n".join(_blocks(rules, language)) + "\n"


def _blocks(rules: Sequence[Rule], language: Language) -> Iterator[str]:
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
            yield from _rule(rule, language)


def _rule(rule: Rule, language: Language) -> Iterator[str]:
    say = language.say
    yield f'<a id="{rule.code.lower()}"></a>'
    yield f"### {rule.code} {rule.name}"
    severity, summary = say(SEVERITIES[rule.severity]), _text(say(rule.summary))
    yield say(_("**{severity}.** {summary}"), severity=severity, summary=summary)
    yield say(_("Why: {why}"), why=_text(say(rule.why)))
    yield say(_("What to do: {fix}"), fix=_text(say(rule.fix)))
    for heading, example in ((_("Wrong:"), rule.bad), (_("Right:"), rule.good)):
        yield say(heading)
        yield "\n".join(["```yaml", *example_lines(example), "```"])


def _text(text: str) -> str:
    """Our own text, in which only these signs could be taken for markup."""
    return text.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_")
