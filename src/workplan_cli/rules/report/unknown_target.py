"""An entry is about a target of the plan."""

from workplan_cli.model.message import Message, _, first_few, message
from workplan_cli.model.names import nearest
from workplan_cli.model.plan import Plan
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP302",
    name="unknown-target",
    summary=_("An entry is about a target that the plan does not have."),
    why=_("What it says counts for nothing, and the target that was meant stays unreported."),
    fix=_("Write the target's id as the plan has it; “workplan plan list” shows them all."),
    bad="""
entries:
- target: 13.4.9  # <-
  value: 18
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)


def check(context: ReportContext) -> Findings:
    """Every target that nobody knows."""
    for index, entry, target in context.given:
        if entry.target in context.plan.with_drafts and target is None:
            what = _("target {target} is a draft in the plan, and no draft is counted")
            fix = message(_("Leave it out until the plan has it for good."))
            yield finding(("entries", index, "target"), what, target=entry.target, fix=fix)
        elif target is None:
            yield finding(
                ("entries", index, "target"),
                _("there is no target {target} in the plan"),
                target=entry.target,
                fix=_meant(entry.target, context),
            )


def _meant(written: str, context: ReportContext) -> Message | None:
    """What may have been meant, and what the unit reports on: of the same task, if it does."""
    guess = _guess(written, context)
    task = written.partition(".")[0]
    owed = [target for target in context.owed if target.partition(".")[0] == task] or context.owed
    if not owed:
        return guess
    unit, targets = context.report.unit, first_few(owed)
    if guess is None:
        return message(_("Unit {unit} reports on: {targets}."), unit=unit, targets=targets)
    return message(
        _("{guess} Unit {unit} reports on: {targets}."), guess=guess, unit=unit, targets=targets
    )


def _guess(written: str, context: ReportContext) -> Message | None:
    """The targets of the clause; where it has none, the id that is nearest."""
    plan = context.plan
    clause = written.rpartition(".")[0]
    beside = [one for one in plan.by_id if clause and one.rpartition(".")[0] == clause]
    if beside:
        named = tuple(_titled(target, plan) for target in beside)
        return message(_("Clause {clause} has: {targets}."), clause=clause, targets=named)
    near = nearest(written, context.owed) or nearest(written, plan.by_id)
    return message(_("Did you mean {target}?"), target=_titled(near, plan)) if near else None


def _titled(target: str, plan: Plan) -> Message:
    return message(_("{id} ({name})"), id=target, name=plan.by_id[target].title)
