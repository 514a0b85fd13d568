"""Plans, units and reports out of small YAML texts, for tests."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from textwrap import indent

from workplan_cli.assessment.review import review
from workplan_cli.loading.document import parse_document
from workplan_cli.loading.reports import file_report
from workplan_cli.loading.shape import M, shape
from workplan_cli.model.diagnostic import START, Diagnostic
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.units import Units
from workplan_cli.rules.checking import diagnostic_at, found_in_report

UNITS = """
format: workplan/units@1
id: invented
units:
- {id: top, name: Department, kind: department}
- {id: a, name: League A, kind: league, parent: top}
- {id: b, name: League B, kind: league, parent: top}
- {id: c, name: League C, kind: league, parent: top}
- {id: a1, name: County A1, kind: county, parent: a}
- {id: a2, name: County A2, kind: county, parent: a}
- {id: x, name: College X, kind: college}
groups:
- {id: leagues, name: Leagues, kinds: [league]}
- {id: counties, name: Counties, kinds: [county]}
"""
FRAME = """
format: workplan/plan@1
id: invented
title: An invented plan
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
"""
TARGET = "13.4.2"


def loaded(text: str, model: type[M], file: str = "test.yaml") -> M:
    """The model that a YAML text holds; the test fails where it holds none."""
    document, problems = parse_document(text, file)
    assert document is not None, problems
    made, problems = shape(document, model)
    assert made is not None, problems
    return made


def units(text: str = UNITS) -> Units:
    """Units: a department `top`, leagues `a`, `b`, `c`, counties `a1`, `a2` of `a`, a college."""
    return loaded(text, Units)


def plan(*targets: str, frame: str = FRAME) -> Plan:
    """A plan for 2022 with these targets; each text holds what is special about one.

    The first is 13.4.2, the next 13.4.3 and so on; league `a` reports unless the text says who.
    """
    made = "".join(_target(text, number) for number, text in enumerate(targets, 2))
    return loaded(
        f"{frame}sections:\n- number: 1\n  title: Section\n  tasks:\n"
        f"  - number: 13\n    title: Task\n    targets:\n{made}",
        Plan,
    )


def _target(text: str, number: int) -> str:
    lines = text.strip()
    if "reported_by" not in lines:
        lines += "\nreported_by: [a]"
    if not lines.startswith("title:"):
        lines = f"title: Things\n{lines}"
    lines = f"id: 13.4.{number}\nsource: {{clause: '13.4'}}\n{lines}"
    return "    -\n" + indent(lines, "      ") + "\n"


def report(line: str, file: str = "test.yaml") -> LoadedReport:
    """A report with one entry, as one line: `a 2022-Q2 r2 @2022-07-05: value: 3, items: [x]`.

    Revision and day of submission may be left out; an entry is for 13.4.2 unless it names another
    (`13.4.3 value: 3`). Several entries are divided by `;`.
    """
    head, _, entries = line.strip().partition(": ")
    unit, period, *rest = head.rstrip(":").split()
    text = f"format: workplan/report@1\nplan: invented\nunit: '{unit}'\nperiod: {period}\n"
    text += "".join(f"revision: {word[1:]}\n" for word in rest if word.startswith("r"))
    text += "".join(f"submitted: {word[1:]}\n" for word in rest if word.startswith("@"))
    made = "".join(_entry(entry) for entry in entries.split(";") if entry.strip())
    text += f"entries:\n{made}" if made else "entries: []\n"
    document, problems = parse_document(text, file)
    assert document is not None, (line, problems)
    found, problems = shape(document, Report)
    assert found is not None, (line, problems)
    return file_report(document, found)


def _entry(text: str) -> str:
    first, _, rest = text.strip().partition(" ")
    if first.startswith("13."):
        return f"- {{target: {first}, {rest}}}\n"
    return f"- {{target: {TARGET}, {text.strip()}}}\n"


def reports(lines: str) -> list[LoadedReport]:
    """Reports, one a line; each is in a file of its own."""
    texts = [line for line in lines.splitlines() if line.strip()]
    return [report(line, f"{number:02}.yaml") for number, line in enumerate(texts, 1)]


def checked(filed: list[LoadedReport], made: Plan, who: Units) -> list[LoadedReport]:
    """The same with what the rules on single reports find, on the lines of the entries."""
    return [replace(one, found=tuple(_findings(one, made, who))) for one in filed]


def _findings(filed: LoadedReport, made: Plan, who: Units) -> Iterator[Diagnostic]:
    for rule, finding in found_in_report(filed.report, made, who):
        inside = finding.route[:1] == ("entries",) and len(finding.route) > 1
        place = filed.places[int(finding.route[1])] if inside else START
        yield diagnostic_at(rule, finding, filed.file, place)


def outcome(targets: list[str] | str, lines: str, day: str, frame: str = FRAME) -> Outcome:
    """A review of an invented plan on a day."""
    texts = [targets] if isinstance(targets, str) else targets
    made = plan(*texts, frame=frame)
    return review(made, units(), reports(lines), date.fromisoformat(day))


def outcome_of(made: Plan, who: Units, filed: list[LoadedReport], day: str) -> Outcome:
    """A review of a plan with units of its own on a day."""
    return review(made, who, filed, date.fromisoformat(day))


def judged(target: str, lines: str, day: str, frame: str = FRAME) -> TargetResult:
    """What a review finds on the one target of an invented plan."""
    return outcome(target, lines, day, frame).targets[0]
