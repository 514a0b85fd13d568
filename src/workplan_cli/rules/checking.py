"""Runs the rules of a folder and turns what they find into diagnostics with places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from workplan_cli.loading.boundary import guarded
from workplan_cli.loading.by_target import Each, in_turn
from workplan_cli.loading.document import Document
from workplan_cli.loading.files import LoadedPlan
from workplan_cli.loading.in_plan import filed_in_plan, in_plan
from workplan_cli.loading.read import not_checked
from workplan_cli.model.diagnostic import Diagnostic, Place
from workplan_cli.model.message import message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.units import Units
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Finding, Rule, modules
from workplan_cli.rules.target_rules import Found, TargetRules


def check_plan(loaded: LoadedPlan) -> list[Diagnostic]:
    """What is inconsistent in a plan and its units (WP2xx).

    A rule's finding is in the plan file, unless it names the units file by `file="units"`.
    """
    return [
        diagnostic(rule, finding, _plan_document(loaded, finding))
        for rule, finding in found_in_plan(loaded)
    ]


def found_in_plan(loaded: LoadedPlan) -> Iterator[Found]:
    """The same before anybody asks in which line it stands."""
    context = PlanContext(loaded.plan, loaded.units)
    for module in modules("plan"):
        for finding in module.check(context):
            yield module.RULE, finding


def errors_by_target(loaded: LoadedPlan) -> dict[str | None, list[Diagnostic]]:
    """What is inconsistent in a plan, by the target that it is in; under None what is in none."""
    found: dict[str | None, list[Diagnostic]] = {}
    for rule, finding in found_in_plan(loaded):
        one = diagnostic(rule, finding, _plan_document(loaded, finding))
        if one.severity == "error":
            found.setdefault(_target_at(finding, loaded.plan), []).append(one)
    return found


def _plan_document(loaded: LoadedPlan, finding: Finding) -> Document:
    return loaded.units_document if finding.file == "units" else loaded.document


def _target_at(finding: Finding, plan: Plan) -> str | None:
    match finding.route:
        case ("sections", int(section), "tasks", int(task), "targets", int(target), *_rest):
            return plan.sections[section].tasks[task].targets[target].id
        case _:
            return None


def check_report(document: Document, report: Report, plan: Plan, units: Units) -> list[Diagnostic]:
    """Where a report does not fit the plan (WP3xx), one cause once."""
    return guarded(
        lambda: _checked_report(document, report, plan, units),
        lambda error: [not_checked(document.file, error)],
    )


def _checked_report(
    document: Document, report: Report, plan: Plan, units: Units
) -> list[Diagnostic]:
    found = found_in_report(report, plan, units)
    return [diagnostic(rule, finding, document) for rule, finding in found]


def found_in_report(report: Report, plan: Plan, units: Units) -> list[Found]:
    """The same before anybody asks in which line it stands."""
    context = ReportContext(in_plan(report, plan, units), plan, units)
    found = [
        (module.RULE, finding) for module in modules("report") for finding in module.check(context)
    ]
    return [(rule, finding) for rule, finding in found if rule.stops] or found


def check_history(
    filed: Sequence[LoadedReport],
    documents: Mapping[str, Document],
    plan: Plan,
    units: Units,
    unread: Sequence[LoadedReport] = (),
    each: Each = in_turn,
) -> list[Diagnostic]:
    """Where reports in `documents` do not fit the others or the past (WP4xx), file by file."""
    found = found_in_history(filed, plan, units, unread, each)
    return [
        diagnostic(rule, finding, document)
        for rule, finding in sorted(found, key=lambda one: one[1].file or "")
        if (document := documents.get(finding.file or ""))
    ]


def found_in_history(
    filed: Sequence[LoadedReport],
    plan: Plan,
    units: Units,
    unread: Sequence[LoadedReport] = (),
    each: Each = in_turn,
) -> list[Found]:
    """The same before anybody asks in which line it stands.

    What rules on all reports find, then what those on one target find, target by target.
    """
    history = history_of(filed, plan, units, unread)
    on_targets = each(TargetRules(history, plan, units), [one.id for one in plan.targets])
    return [*found_in_all(history, PlanContext(plan, units)), *chain(*on_targets)]


def history_of(
    filed: Sequence[LoadedReport], plan: Plan, units: Units, unread: Sequence[LoadedReport] = ()
) -> ReportHistory:
    """The reports as rules on history see them.

    `unread` are reports that came and could not be read: what they are on is not missing. Reports
    on periods before the plan are no past of it, but a slip in the year (WP321).
    """
    meant = [filed_in_plan(one, plan, units) for one in filed]
    within = [one for one in meant if one.report.period.end >= plan.period.start]
    return ReportHistory(within, unread)


def found_in_all(history: ReportHistory, context: PlanContext) -> Iterator[Found]:
    """What the rules find that look at all reports, with `check`."""
    for module in modules("history"):
        if hasattr(module, "check"):
            for finding in module.check(history, context):
                yield module.RULE, finding


def diagnostic(rule: Rule, finding: Finding, document: Document) -> Diagnostic:
    """A finding with its file, line and column."""
    place = document.key_place(finding.route) if finding.on_key else document.place(finding.route)
    return diagnostic_at(rule, finding, document.file, place)


def diagnostic_at(rule: Rule, finding: Finding, file: str, place: Place) -> Diagnostic:
    """A finding of which the place is known."""
    return Diagnostic(
        rule.code,
        file,
        place,
        finding.message,
        finding.fix or message(rule.fix),
        finding.severity or rule.severity,
        finding.route,
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings; in each by file, line, column and code, each once."""
    unique = {(one.severity != "error", *one.order, str(one.message)): one for one in diagnostics}
    return [unique[key] for key in sorted(unique)]
