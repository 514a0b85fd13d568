"""A thing is named once."""

from workplan_cli.model.message import _
from workplan_cli.model.names import name_key
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP315",
    name="repeated-item",
    severity="warning",
    summary=_("A name stands twice in the items of an entry."),
    why=_("It is counted once; width, spaces, brackets and letter case make no difference."),
    fix=_("Delete it; or tell the two things apart by their full names."),
    bad="""
entries:
- target: 13.4.2
  items:
  - 第一幼儿园（东区）
  - 第二幼儿园
  - 第一幼儿园(东区)  # <-
""",
    good="""
entries:
- target: 13.4.2
  items:
  - 第一幼儿园（东区）
  - 第二幼儿园
""",
)


def check(context: ReportContext) -> Findings:
    """Every name that stands above already."""
    for index, entry, _target in context.giving("items"):
        seen: set[str] = set()
        for position, item in enumerate(entry.items or ()):
            key = name_key(item)
            if key in seen:
                what = _("{item} stands above already")
                yield finding(("entries", index, "items", position), what, item=item)
            seen.add(key)
