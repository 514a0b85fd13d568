"""Each thing in items is a name of its own."""

from workplan_cli.model.message import _
from workplan_cli.model.names import JOINED
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP330",
    name="items-joined",
    severity="warning",
    summary=_("A name in items holds “，”, “、” or “；”, as if it were several names."),
    why=_(
        "YAML knows the half-width comma only: what a Chinese keyboard types makes one name of "
        "all. Where a target counts names, the count would be wrong, and this is an error."
    ),
    fix=_("Put a half-width comma and a space between the names, or each on a line of its own."),
    bad="""
entries:
- target: 13.4.2
  value: 2
  items: [第一幼儿园，第二幼儿园]  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 2
  items: [第一幼儿园, 第二幼儿园]
""",
)

"""Signs between names, but not those inside brackets that belong to one."""


def check(context: ReportContext) -> Findings:
    """Every name that looks like several; an error where the names are what is counted."""
    for index, entry, target in context.giving("items"):
        counts = entry.value is None or (target is not None and target.combine_facts.by_names)
        for position, item in enumerate(entry.items or ()):
            if sign := JOINED.search(item):
                yield finding(
                    ("entries", index, "items", position),
                    _("“{sign}” inside the name {item}: it counts as one"),
                    sign=sign[0],
                    item=item,
                    severity="error" if counts else None,
                )
