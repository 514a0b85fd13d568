"""`workplan export stratml`: a Performance Report of ISO 17469, for other programs.

Sections are goals, tasks objectives, targets performance indicators; each has its target result,
and an actual result for the end of every period so far and for the day.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.plan import Section, Task
from workplan_cli.model.provenance import sealed
from workplan_cli.model.status import status_word
from workplan_cli.pages.goals import goal_in_words, reached_in_words
from workplan_cli.pages.unit_rows import called
from workplan_cli.pages.values import Said
from workplan_cli.rendering.language import Language, exact
from workplan_cli.rendering.visible import visible

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


def as_text(summary: Summary, language: Language) -> str:
    """The XML text, its provenance in a comment at the end, sealed."""
    root = _report(summary, language)
    indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    end = f"\n<!-- workplan {summary.provenance.as_json()} -->\n"
    return sealed(head + tostring(root, "unicode") + end)


def _report(summary: Summary, language: Language) -> Element:
    plan = summary.material.plan
    root = Element("PerformancePlanOrReport", xmlns=NAMESPACE, Type="Performance_Report")
    _add(root, "Name", language.write(plan.title))
    core = SubElement(root, "StrategicPlanCore")
    if plan.issuer is not None:
        _add(SubElement(core, "Organization"), "Name", language.write(plan.issuer))
    for section in plan.sections:
        goal = _titled("Goal", "section", section, language)
        for task in section.tasks:
            results = [one for one in summary.results if one.task.number == task.number]
            if results:
                goal.append(_objective(task, results, summary, language))
        if goal.find("Objective") is not None:
            core.append(goal)
    about = SubElement(root, "AdministrativeInformation")
    _add(about, "Identifier", f"plan-{plan.id}")
    _days(about, plan.period.start, plan.period.end)
    _add(about, "PublicationDate", summary.outcome.as_of.isoformat())
    return root


def _titled(name: str, kind: str, part: Section | Task, language: Language) -> Element:
    """A goal or an objective; the standard wants a description, which a plan has not."""
    made = Element(name)
    _add(made, "Name", language.write(part.title))
    _add(made, "Description", language.write(part.title))
    _add(made, "Identifier", f"{kind}-{part.number}")
    _add(made, "SequenceIndicator", str(part.number))
    return made


def _objective(
    task: Task, results: Sequence[TargetResult], summary: Summary, language: Language
) -> Element:
    objective = _titled("Objective", "task", task, language)
    units = summary.outcome.units
    names = [name for one in results for name in called(units, one.target.reporters)]
    for name in dict.fromkeys(map(language.write, names)):
        _add(SubElement(objective, "Stakeholder", StakeholderTypeType="Organization"), "Name", name)
    for one in results:
        objective.append(_indicator(one, summary.moments, language))
    return objective


def _indicator(result: TargetResult, moments: Sequence[Outcome], language: Language) -> Element:
    target, facts = result.target, result.target.measure_facts
    kind = "Quantitative" if facts.quantified else "Qualitative"
    made = Element("PerformanceIndicator", PerformanceIndicatorType=kind)
    _add(made, "SequenceIndicator", target.id)
    _add(made, "MeasurementDimension", language.write(target.title))
    _add(made, "UnitOfMeasurement", "%" if facts.percent else language.write(target.counted or ""))
    _add(made, "Identifier", f"target-{target.id}")
    measured = SubElement(made, "MeasurementInstance")
    start = moments[-1].plan.period.start
    wanted = SubElement(measured, "TargetResult")
    _days(wanted, start, result.due)
    goal = result.goal
    if goal and goal.span and goal.span[0] == goal.span[1] and not goal.needs_baseline:
        _figure(wanted, goal.span[0])
    _described(wanted, goal_in_words(target, goal), language)
    for moment in moments:
        _actual(SubElement(measured, "ActualResult"), moment, moment.by_id[target.id], language)
    return made


def _actual(made: Element, moment: Outcome, found: TargetResult, language: Language) -> None:
    _days(made, moment.plan.period.start, moment.as_of)
    # Of a goal of each unit the figure is how many units, and not in the unit of the goal.
    _figure(made, None if found.target.judged_by_unit else found.rating.actual)
    status = SubElement(made, "Descriptor")
    _add(status, "DescriptorName", language.say(_("Status")))
    _add(status, "DescriptorValue", language.write(status_word(found.status)))
    _described(made, reached_in_words(found), language)


def _add(above: Element, name: str, text: str) -> None:
    SubElement(above, name).text = visible(text)


def _days(above: Element, start: date, end: date) -> None:
    _add(above, "StartDate", start.isoformat())
    _add(above, "EndDate", end.isoformat())


def _figure(above: Element, figure: Fraction | Decimal | None) -> None:
    number = exact(figure)
    if number is not None:
        _add(above, "NumberOfUnits", f"{number:f}")


def _described(above: Element, said: Said, language: Language) -> None:
    if said is not None:
        _add(above, "Description", language.write(said))
