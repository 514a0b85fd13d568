"""An entry gives what its target's measure needs, and nothing that it cannot use."""

from workplan_cli.model.measure import MEASURE
from workplan_cli.model.message import _, message
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP306",
    name="field-not-of-measure",
    summary=_("An entry has a field that its target's measure makes no use of."),
    why=_("A figure for a milestone, or a stage for a count, would be passed over in silence."),
    fix=_("Give what the measure asks for; what else there is to say goes into note."),
    bad="""
entries:
- target: 12.3.3
  value: 1  # <-
""",
    good="""
entries:
- target: 12.3.3
  stage: drafting
""",
)

_FIELDS = frozenset({"value", "items", "under_way", "part", "whole", "stage", "done", "forecast"})
"""What belongs to a measure. Activities may be told of any target; `baseline` has its own rule."""
_OTHERS = {measure: _FIELDS - {*facts.fields} for measure, facts in MEASURE.items()}


def check(context: ReportContext) -> Findings:
    """Every such field that is filled in."""
    for field in _FIELDS:
        for route, _value, _entry, target in context.filled(field):
            if field in _OTHERS[target.measure]:
                yield finding(
                    route,
                    _("{field} does not go with target {target} (measure {measure})"),
                    field=field,
                    target=target.id,
                    measure=message(target.measure_facts.word),
                    fix=message(_("Give instead: {fields}."), fields=target.entry_fields),
                    on_key=True,
                )
