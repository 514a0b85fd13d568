"""Whoever says that something is done says by what it can be seen."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Finding, Findings, Rule, finding

RULE = Rule(
    code="WP323",
    name="done-without-evidence",
    severity="warning",
    summary=_("A milestone is reported as done, without evidence."),
    why=_("What is done is not asked about again, so it has to be possible to check it."),
    fix=_("Add evidence: a document number (ref), a title, a link (url) or a file."),
    bad="""
entries:
- target: 12.3.3
  stage: revised  # <-
  done: 2022-06-20
""",
    good="""
entries:
- target: 12.3.3
  stage: revised
  done: 2022-06-20
  evidence:
  - {ref: 某教发〔2022〕1号, date: 2022-06-20}
""",
)


def check(context: ReportContext) -> Findings:
    """Every milestone that is done and has nothing to show for it; a mere date shows nothing."""
    for index, entry, target in context.milestones:
        if any(one.can_be_found for one in entry.evidence):
            continue
        if entry.stage is not None and entry.stage == context.done_word(target):
            yield _finding(index, "stage", target.id)
        elif entry.done is not None and entry.stage is None:
            yield _finding(index, "done", target.id)


def _finding(index: int, field: str, target: str) -> Finding:
    what = _("target {target} is said to be done, without evidence")
    return finding(("entries", index, field), what, target=target)
