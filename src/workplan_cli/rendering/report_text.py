"""A report as the text of its file: as it is, or with blanks where figures go."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_cli.assessment.asked import asked_of
from workplan_cli.loading.resolving import resolve
from workplan_cli.loading.tidying import comments_of
from workplan_cli.model import file_format
from workplan_cli.model.message import _, message
from workplan_cli.model.milestone import STAGE_WORDS
from workplan_cli.model.number import digits
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Entry, Report
from workplan_cli.model.target import Target
from workplan_cli.model.text import Part, Text
from workplan_cli.model.units import Units
from workplan_cli.pages.goals import goal_in_words
from workplan_cli.pages.values import LongDay
from workplan_cli.rendering.language import BOTH, Language


def render(report: Report) -> str:
    """YAML that is read as the same report."""
    lines = [
        f"format: {report.format}",
        f"plan: {_scalar(report.plan)}",
        f"unit: {_scalar(report.unit)}",
        f"period: {_scalar(report.period.name)}",
        f"submitted: {report.submitted or ''}".rstrip(),
        *([f"revision: {report.revision}"] if report.revision > 1 else ()),
        "entries:" if report.entries else "entries: []",
    ]
    for entry in report.entries:
        given = {name: getattr(entry, name) for name in Entry.model_fields if name != "target"}
        lines += ["", f"- target: {id_as_text(entry.target)}"]
        lines += [f"  {name}: {value_text(value)}" for name, value in given.items()
                  if value is not None and value != ()]  # fmt: skip
    return "\n".join(lines) + "\n"


def value_text(value: Any) -> str:
    """A value of a file on one line: what is read back is the same."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(value_text, value))}]"
    if isinstance(value, Text):
        return (
            _scalar(value.zh) if value.zh == value.en else _pairs({"zh": value.zh, "en": value.en})
        )
    if isinstance(value, Part):
        return _pairs({name: getattr(value, name) for name in type(value).model_fields})
    if isinstance(value, dict):
        return _pairs({_scalar(key): one for key, one in value.items()})
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return digits(value) if isinstance(value, Decimal) else _scalar(value)


def _pairs(values: dict[str, Any]) -> str:
    given = [f"{key}: {value_text(value)}" for key, value in values.items() if value is not None]
    return f"{{{', '.join(given)}}}"


def _scalar(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(str(value), ensure_ascii=False)


FOR_ABOVE = _("Targets of {above}, which reports on them; what you give is a part of its figures.")
NOTHING_ASKED = _("Nothing is asked of this unit, nor of any unit above it.")


def blank_report(plan: Plan, units: Units, name: str, period: Period, language: Language) -> str:
    """The text of the file; a blank says nothing, so that it is a sound report as it is.

    Args:
        plan: the plan to report on.
        units: who reports on what.
        name: the id of the unit that reports.
        period: the period that it reports on.
        language: that of the comments.
    """
    say = language.say
    unit = units.by_id[name]
    targets, above = asked_of(plan, units, name, period)
    head = [
        f"{language.write(plan.title)} · {language.write(unit.name)} · {period}",
        say(_("Due on {day}."), day=_last_day(plan, targets, period)),
        *([say(FOR_ABOVE, above=units.by_id[above].name)] if above else []),
        *([] if targets else [say(NOTHING_ASKED)]),
        say(_("A blank is “no figure”, 0 is zero; nothing new is “no_figure: nothing_new”.")),
        say(_("Two more keys: “reason:” for why it is behind, “next:” for the next step.")),
        say(_("Lists are filled in like this:")),
        say(
            _('evidence: [{{ref: document number, date: {day}, url: "https://…"}}]'), day=period.end
        ),
        say(_("activities: [{{date: {day}, text: what was done}}]"), day=period.end),
    ]
    lines = [
        *(comment(line) for line in head),
        f"format: {file_format.REPORT.line}",
        f"plan: {plan.id}",
        f'unit: "{unit.id}"',
        f"period: {period}",
        "submitted:",
        "entries:" if targets else "entries: []",
    ]
    task = 0
    for target in targets:
        _section, its_task = plan.place_of[target.id]
        if its_task.number != task:
            task = its_task.number
            title = language.write(its_task.title)
            lines += ["", comment(say(_("Task {number}: {title}"), number=task, title=title))]
        lines += ["", *_blank_entry(plan, target, period, language)]
    return "\n".join(lines) + "\n"


def comments_of_form(plan: Plan, units: Units, name: object, period: object) -> frozenset[str]:
    """The comments of a new report in both languages; none without a unit and a period."""
    span = plan.period_called(str(period))
    if span is None or name not in units.by_id:
        return frozenset()
    texts = (blank_report(plan, units, str(name), span, language) for language in BOTH)
    return frozenset(found for text in texts for found in comments_of(text))


def _last_day(plan: Plan, targets: Sequence[Target], period: Period) -> date:
    """By when the report has to come: the first of the days of what it is on."""
    days = (plan.report_due(period, target) for target in targets)
    return min(days, default=plan.report_due(period))


def _blank_entry(plan: Plan, target: Target, period: Period, language: Language) -> Iterator[str]:
    goal, title = target.goal, language.write(target.title)
    if goal:
        aim = language.say(
            _("{title}: {goal} by {day}"),
            title=title,
            goal=goal_in_words(target, goal),
            day=plan.due(target),
        )
    yield comment(aim if goal else title)
    yield f"- target: {id_as_text(target.id)}"
    for field in fields_to_fill(target):
        hint = _hint(plan, target, field, period, language)
        blank = f"  {field}: []" if field == "activities" else f"  {field}:"
        yield f"{blank}  {comment(hint)}" if hint else blank
    yield "  evidence: []"
    yield "  note:"


def id_as_text(name: str) -> str:
    """An id as YAML takes it for a text: `1.10` would be a number."""
    return name if resolve(name) == name else f'"{name}"'


def fields_to_fill(target: Target) -> Sequence[str]:
    """What the measure asks for; names only where they are counted, a baseline only once."""
    left_out = {
        "items": not target.combine_facts.by_names,
        "value": target.measure_facts.percent,
        "under_way": True,
    }
    return [field for field in target.entry_fields if not left_out.get(field)]


def asked_for(plan: Plan, target: Target, period: Period, language: Language) -> str:
    """What the figure is: of this period only, the total so far, or as things are now."""
    return language.say(
        target.over_time_facts.asked_for,
        start=LongDay(plan.period.start),
        period=message(period.word),
    )


def _hint(plan: Plan, target: Target, field: str, period: Period, language: Language) -> str:
    """What stands behind a blank."""
    asked = asked_for(plan, target, period, language)
    if field in {"value", "part"}:
        counted = language.write(target.counted) if target.counted and field == "value" else ""
        return language.join([one for one in (counted, asked) if one])
    if field == "items":
        return language.say(_("names: [one, another]"))
    if field == "stage" and target.goal and target.goal.done_when:
        stages = (*target.way, target.goal.done_when)
        if language.code == "en" or isinstance(target.stages, tuple):
            return language.join([*stages])
        return language.join([f"{stage}（{language.say(STAGE_WORDS[stage])}）" for stage in stages])
    return ""


def comment(text: str) -> str:
    """A comment of one line, whatever the text holds."""
    return f"# {' '.join(text.split())}"
