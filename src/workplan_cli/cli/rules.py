"""`workplan rules`: every rule, or one explained with a bad and a good example."""

from collections.abc import Sequence
from typing import Annotated

import typer

from workplan_cli.cli.options import argument, format_option
from workplan_cli.cli.terminal import screen
from workplan_cli.cli.translation import language, translate
from workplan_cli.model.message import _
from workplan_cli.model.names import nearest
from workplan_cli.rules.rule import Rule, all_rules

FORMATS = ("text", "json")


def _codes(incomplete: str) -> list[tuple[str, str]]:
    return [
        (rule.code, language().say(rule.summary))
        for rule in all_rules().values()
        if rule.code.startswith(incomplete.upper())
    ]


def command(
    code: Annotated[
        str | None,
        argument(
            _("CODE"),
            _("A rule such as WP304 or negative-value, or the beginning of codes: WP3."),
            optional=True,
            autocompletion=_codes,
        ),
    ] = None,
    form: Annotated[str, format_option(FORMATS)] = "text",
) -> None:
    """List rules, or explain one."""
    from workplan_cli.rendering.rule_pages import as_json, as_text

    rules = _chosen(code)
    typer.echo(as_json(rules) if form == "json" else as_text(rules, screen()), nl=False)


def _chosen(code: str | None) -> Sequence[Rule]:
    """The rules that are asked for.

    Raises:
        typer.BadParameter: there is none; the nearest one is named.
    """
    known = list(all_rules().values())
    if code is None:
        return known
    found = [one for one in known if one.code.startswith(code.upper()) or one.name == code.lower()]
    if found:
        return found
    by_code = code.upper().startswith("WP")
    names = [one.code if by_code else one.name for one in known]
    near = nearest(code.upper() if by_code else code.lower(), names)
    raise typer.BadParameter(
        translate(_("there is no rule {code}; did you mean {near}?"), code=code, near=near)
        if near
        else translate(_("there is no rule {code}; “workplan rules” lists them all"), code=code)
    )
