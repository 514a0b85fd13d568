"""The provenance of a summary in words, and the command that makes it again."""

import shlex

from workplan_cli.model.message import _
from workplan_cli.model.provenance import Options, Provenance, short
from workplan_cli.rendering.language import Language


def origin(provenance: Provenance, language: Language) -> list[tuple[str, str]]:
    """Labels and what they stand for; nothing that differs between machines."""
    say = language.say
    return [
        (
            say(_("Plan:")),
            say(
                _("{id}, fingerprint {mark}; units {units}, fingerprint {units_mark}"),
                id=provenance.plan.id,
                mark=short(provenance.plan.fingerprint),
                units=provenance.units.id,
                units_mark=short(provenance.units.fingerprint),
            ),
        ),
        (say(_("As of:")), language.write(provenance.as_of)),
        (
            say(_("Reports:")),
            say(
                _("{count} on periods up to that day, fingerprint {mark}"),
                count=len(provenance.reports),
                mark=short(provenance.reports_fingerprint),
            ),
        ),
        (
            say(_("Made by:")),
            say(
                _("workplan {version}, layout {layout}"),
                version=provenance.tool,
                layout=provenance.layout,
            ),
        ),
        (
            say(_("To check it:")),
            say(_("workplan verify FILE, where the plan and the reports are")),
        ),
        (say(_("To make it again, there:")), ""),
    ]


def command(provenance: Provenance) -> str:
    """The command, with the options that are not as they are by themselves."""
    options = provenance.options
    usual = Options(language=options.language)
    words = ["workplan", "export", provenance.format, *options.reports]
    words += ["--plan", options.plan] if options.plan else []
    words += ["--lang", options.language]
    words += ["--as-of", provenance.as_of.isoformat()]
    for name in ("top", "section", "unit", "since", "charts", "table"):
        value = getattr(options, name)
        if value != getattr(usual, name):
            words += [f"--{name}", str(value)]
    return shlex.join(words)
