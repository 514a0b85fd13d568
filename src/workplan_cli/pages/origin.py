"""The provenance of a summary in words, and the command that makes it again."""

import shlex

from workplan_cli.model.message import _, message
from workplan_cli.model.provenance import Options, Provenance, short
from workplan_cli.pages.values import Label, Said

AGAIN = _("To make it again, there:")
"""What stands before the command."""


def origin(provenance: Provenance) -> tuple[tuple[Label, Said], ...]:
    """Labels and what they stand for; nothing that differs between machines."""
    plan, units = provenance.plan, provenance.units
    made_of = message(
        _("{id}, fingerprint {mark}; units {units}, fingerprint {units_mark}"),
        id=plan.id,
        mark=short(plan.fingerprint),
        units=units.id,
        units_mark=short(units.fingerprint),
    )
    reports = message(
        _("{count} on periods up to that day, fingerprint {mark}"),
        count=len(provenance.reports),
        mark=short(provenance.reports_fingerprint),
    )
    layout = provenance.layout
    tool = message(_("workplan {version}, layout {layout}"), version=provenance.tool, layout=layout)
    return (
        (_("Plan:"), made_of),
        (_("Judged on:"), provenance.as_of),
        (_("Reports:"), reports),
        (_("Made by:"), tool),
        (_("To check it:"), message(_("workplan verify FILE, where the plan and the reports are"))),
    )


def command(provenance: Provenance) -> str:
    """The command, with the options that are not as they are by themselves."""
    options = provenance.options
    usual = Options(language=options.language)
    words = ["workplan", "export", provenance.format, *options.reports]
    words += ["--plan", options.plan] if options.plan else []
    words += ["--lang", options.language]
    words += ["--as-of", provenance.as_of.isoformat()]
    for name in ("unit", "group", "section", "task", "target", "status"):
        for one in getattr(options, name):
            words += [f"--{name}", str(one)]
    for name in ("top", "since", "charts", "table"):
        value = getattr(options, name)
        if value != getattr(usual, name):
            words += [f"--{name}", str(value)]
    for one in options.suppose:
        words += ["--suppose", one]
    words += ["--brief"] if options.brief else []
    return shlex.join(words)
