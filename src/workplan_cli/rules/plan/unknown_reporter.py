"""Who has to report is in the units file."""

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.names import nearest
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP230",
    name="unknown-reporter",
    summary=_("A target is to be reported by a group or unit that does not exist."),
    why=_("Nobody would owe the report, and the target would stay unreported for ever."),
    fix=_("Name a group or a unit of the units file."),
    bad="""
targets:
- id: 13.4.2
  reported_by: [league]  # <-
""",
    good="""
targets:
- id: 13.4.2
  reported_by: [leagues]
""",
)


def check(context: PlanContext) -> Findings:
    """Every name that is neither a group nor a unit (D-150)."""
    known = [*context.units.members, *context.units.by_id]
    for route, target in context.targets():
        for key in ("lead", "reported_by", "support"):
            for index, name in enumerate(getattr(target, key)):
                if name in context.units.members or name in context.units.by_id:
                    continue
                called = context.units.named(name)
                near = called[0] if len(called) == 1 else nearest(name, known)
                yield finding(
                    (*route, key, index),
                    _("there is no group or unit {name}"),
                    name=name,
                    fix=_meant(name, near, bool(called)) if near else None,
                )


def _meant(written: str, near: str, by_name: bool) -> Message:
    if by_name:
        return message(_("Write {id}: that is {name} in the units file."), id=near, name=written)
    return message(_("Did you mean {name}?"), name=near)
