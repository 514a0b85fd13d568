"""Whoever says that something is done says by what it can be seen."""

from collections.abc import Iterator

from workplan_cli.model.goal import STAGES
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Entry, Report
from workplan_cli.model.units import Units
from workplan_cli.rules.entries import known_entries
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP323",
    name="done-without-evidence",
    severity="warning",
    summary=_("A milestone is reported as done, without evidence."),
    why=_("What is done is not asked about again, so it has to be possible to check it."),
    fix=_("Add evidence: a document number (ref), a title, a link (url) or a file."),
    bad="""
entries:
- target: 13.1.1
  stage: issued  # <-
  done: 2022-06-20
""",
    good="""
entries:
- target: 13.1.1
  stage: issued
  done: 2022-06-20
  evidence:
  - {ref: 内教发〔2022〕1号, date: 2022-06-20}
""",
)


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every milestone that is done and has nothing to show for it; a mere date shows nothing."""
    del units
    for index, entry, target in known_entries(report, plan):
        if target.measure != "milestone" or _has_evidence(entry):
            continue
        if entry.stage is not None and entry.stage not in STAGES:
            yield _finding(index, "stage", target.id)
        elif entry.done is not None and entry.stage is None:
            yield _finding(index, "done", target.id)


def _has_evidence(entry: Entry) -> bool:
    return any(one.ref or one.title or one.url or one.file for one in entry.evidence)


def _finding(index: int, field: str, target: str) -> Finding:
    return Finding(
        ("entries", index, field),
        message(_("target {target} is said to be done, without evidence"), target=target),
    )
