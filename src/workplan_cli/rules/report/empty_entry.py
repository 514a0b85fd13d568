"""An entry says something: a figure, a stage, or a note."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import FIELDS_OF, Report
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP324",
    name="empty-entry",
    severity="warning",
    summary=_("An entry has no figure, no stage and no note."),
    why=_("It looks like a report on the target and is none: a blank is not zero."),
    fix=_("Fill it in; write value: 0 for none, or a note where there is nothing new."),
    bad="""
entries:
- target: 13.4.2  # <-
  value:
""",
    good="""
entries:
- target: 13.4.2
  value: 0
""",
)

_FIELDS = frozenset(
    {"baseline", "note", "reason", "next", *(name for names in FIELDS_OF.values() for name in names)}
)


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every entry that says nothing; evidence alone says nothing about the target."""
    del units
    for index, entry in enumerate(report.entries):
        said = (getattr(entry, field) for field in entry.model_fields_set & _FIELDS)
        if entry.target in plan.by_id and all(value in {None, ()} for value in said):
            yield Finding(
                ("entries", index, "target"),
                message(_("the entry on target {target} says nothing"), target=entry.target),
            )
