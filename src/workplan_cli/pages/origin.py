"""The provenance of a summary in words, and the command that makes it again."""

import shlex

from workplan_cli.model.message import _, message
from workplan_cli.model.provenance import Options, Provenance, short
from workplan_cli.pages.values import Said

AGAIN = _("To make it again, there:")
"""What stands before the command."""


def origin(provenance: Provenance) -> tuple[tuple[Said, Said], ...]:
    """Labels and what they stand for; nothing that differs between machines."""
    return (
        (
            message(_("Plan:")),
            message(
                _("{id}, fingerprint {mark}; units {units}, fingerprint {units_mark}"),
                id=provenance.plan.id,
                mark=short(provenance.plan.fingerprint),
                units=provenance.units.id,
                units_mark=short(provenance.units.fingerprint),
            ),
        ),
        (message(_("As of:")), provenance.as_of),
        (
            message(_("Reports:")),
            message(
                _("{count} on periods up to that day, fingerprint {mark}"),
                count=len(provenance.reports),
                mark=short(provenance.reports_fingerprint),
            ),
        ),
        (
            message(_("Made by:")),
            message(
                _("workplan {version}, layout {layout}"),
                version=provenance.tool,
                layout=provenance.layout,
            ),
        ),
        (
            message(_("To check it:")),
            message(_("workplan verify FILE, where the plan and the reports are")),
        ),
    )


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
