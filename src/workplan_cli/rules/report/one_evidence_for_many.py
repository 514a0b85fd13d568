"""One document seldom proves many things (D-389)."""

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _
from workplan_cli.model.names import name_key
from workplan_cli.model.report import Evidence
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

_MANY = 5

RULE = Rule(
    code="WP332",
    name="one-evidence-for-many",
    severity="warning",
    summary=_("The same document backs five or more targets of a report."),
    why=_("A yearly summary or a notice of the plan proves none of them; it is named out of need."),
    fix=_("Name for each target the document that shows it."),
    bad="""
entries:
- target: 13.4.1
  value: 1
  evidence:
  - {ref: 示例教发〔2022〕30号}  # <-
- {target: 13.4.2, value: 5, evidence: [{ref: 示例教发〔2022〕30号}]}
- {target: 14.9.4, part: 70, whole: 130, evidence: [{ref: 示例教发〔2022〕30号}]}
- {target: 27.1.5, value: 1, evidence: [{ref: 示例教发〔2022〕30号}]}
- {target: 27.1.6, value: 2, evidence: [{ref: 示例教发(2022)30号}]}
""",
    good="""
entries:
- {target: 13.4.1, value: 1, evidence: [{ref: 示例教发〔2022〕30号}]}
- {target: 13.4.2, value: 5, evidence: [{ref: 示例教发〔2022〕30号}]}
- {target: 14.9.4, part: 70, whole: 130, evidence: [{ref: 示例教发〔2022〕31号}]}
- {target: 27.1.5, value: 1, evidence: [{ref: 示例教发〔2022〕32号}]}
- {target: 27.1.6, value: 2, evidence: [{ref: 示例教发〔2022〕33号}]}
""",
)


def check(context: ReportContext) -> Findings:
    """Every document behind many targets, at the first entry that names it."""
    for uses in _documents(context).values():
        targets = {target for _route, target in uses}
        if len(targets) >= _MANY:
            what = _("the same document for {count} targets")
            yield finding(uses[0][0], what, count=len(targets))


def _title(evidence: Evidence) -> str | None:
    return next(filter(None, evidence.title.texts), None) if evidence.title else None


def _documents(context: ReportContext) -> dict[str, list[tuple[Route, str]]]:
    """By document, where it is named and for which target; nothing where none is named twice."""
    uses = [
        (named, ("entries", position, "evidence", at), entry.target)
        for position, entry, _target in context.giving("evidence")
        for at, evidence in enumerate(entry.evidence)
        if (named := evidence.ref or evidence.url or evidence.file or _title(evidence))
    ]
    if len({named for named, _route, _target in uses}) == len(uses):
        return {}
    found: dict[str, list[tuple[Route, str]]] = {}
    for named, route, target in uses:
        found.setdefault(name_key(named), []).append((route, target))
    return found
