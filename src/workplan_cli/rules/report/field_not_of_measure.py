"""An entry gives what its target's measure needs, and nothing that it cannot use."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import FIELDS_OF, Report
from workplan_cli.model.units import Units
from workplan_cli.model.words import MEASURE_WORDS
from workplan_cli.rules.entries import known_entries
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP306",
    name="field-not-of-measure",
    severity="error",
    summary=_("An entry has a field that its target's measure makes no use of."),
    why=_("A figure for a milestone, or a stage for a count, would be passed over in silence."),
    fix=_("Give what the measure asks for; what else there is to say goes into note."),
    bad="""
entries:
- target: 13.1.1
  value: 1  # <-
""",
    good="""
entries:
- target: 13.1.1
  stage: drafting
""",
)

_FIELDS = ("value", "items", "part", "whole", "stage", "done", "forecast", "activities")
"""What belongs to a measure; `baseline` has a rule of its own."""


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every such field."""
    del units
    for index, entry, target in known_entries(report, plan):
        fields = FIELDS_OF[target.measure]
        for field in _FIELDS:
            if field in entry.model_fields_set and field not in fields:
                if getattr(entry, field) in {None, ()}:
                    continue
                yield Finding(
                    ("entries", index, field),
                    message(
                        _("{field} does not go with target {target} (measure {measure})"),
                        field=field,
                        target=target.id,
                        measure=message(MEASURE_WORDS[target.measure]),
                    ),
                    message(_("Give instead: {fields}."), fields=fields),
                    on_key=True,
                )
