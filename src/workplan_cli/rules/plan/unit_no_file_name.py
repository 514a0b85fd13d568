"""A unit's id can be the name of its report on every system."""

from workplan_cli.loading.inside import is_device
from workplan_cli.model.message import _, message
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP260",
    name="unit-no-file-name",
    summary=_("A unit's id cannot be a file name of its own on every system."),
    why=_(
        "Reports are named by the id of their unit. Windows keeps con, nul or com1 for devices, and"
        " Windows and macOS take A1 and a1 for one file, so that one report would replace another."
    ),
    fix=_("Give the unit another id, such as one with a number."),
    bad="""
units:
- {id: A1, name: Hohhot, kind: league}
- {id: a1, name: Baotou, kind: league}  # <-
- {id: con, name: Continuing Education College, kind: university}  # <-
""",
    good="""
units:
- {id: A1, name: Hohhot, kind: league}
- {id: A2, name: Baotou, kind: league}
- {id: conedu, name: Continuing Education College, kind: university}
""",
)


def check(context: PlanContext) -> Findings:
    """Every unit whose id is a device's name, or differs from one above in capitals only."""
    seen: dict[str, str] = {}
    for index, unit in enumerate(context.units.units):
        other = seen.setdefault(unit.id.casefold(), unit.id)
        if is_device(unit.id):
            what = message(_("Windows keeps the name {unit} for a device"), unit=unit.id)
        elif other != unit.id:
            same = _("{unit} and {other} are one file name on Windows and macOS")
            what = message(same, unit=unit.id, other=other)
        else:
            continue
        yield Finding(("units", index, "id"), what, file="units")
