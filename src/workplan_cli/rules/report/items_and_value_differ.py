"""The names in items and the figure in value count the same things."""

from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.names import name_key
from workplan_cli.model.number import digits
from workplan_cli.model.report import Entry
from workplan_cli.model.target import Target
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP314",
    name="items-and-value-differ",
    summary=_("There are more names in items than value says; or fewer, where names are counted."),
    why=_(
        "One of the two is wrong. Some names as examples are welcome, except where a target "
        "counts different names: there a thing without a name cannot be told from others."
    ),
    fix=_("Correct the figure, or name every thing once."),
    bad="""
entries:
- target: 13.4.2
  value: 1  # <-
  items: [第一幼儿园, 第二幼儿园]
""",
    good="""
entries:
- target: 13.4.2
  value: 18
  items: [第一幼儿园, 第二幼儿园]
""",
)


def check(context: ReportContext) -> Findings:
    """Every figure that the names contradict; repeated names have a rule of their own."""
    for index, entry, target in context.giving("items"):
        if target is None or not target.measure_facts.whole_things:
            continue
        contradiction = _contradiction(entry, target) if entry.items else None
        if contradiction:
            yield Finding(("entries", index, "value"), contradiction)


def _contradiction(entry: Entry, target: Target) -> Message | None:
    items = entry.items or ()
    names = len({name_key(item) for item in items})
    if entry.value is None or entry.value in {names, len(items)}:
        return None
    if names > entry.value:
        return counted(
            _("items has {count} name, and value is {value}"),
            _("items has {count} names, and value is {value}"),
            names,
            value=digits(entry.value),
        )
    if target.combine_facts.by_names:
        return message(
            _("names are counted here: items has {names}, and value is {value}"),
            names=names,
            value=digits(entry.value),
        )
    return None
