"""What the web page shows, in both languages at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _
from workplan_cli.model.outcome import STATUSES, Reading, Status, TargetResult, UnitResult
from workplan_cli.model.report import Entry, Evidence
from workplan_cli.model.text import Text
from workplan_cli.model.words import STAGE_WORDS
from workplan_cli.rendering.console import LIGHTS
from workplan_cli.rendering.export.content import class_of, classes, debts, gaps, newly_met
from workplan_cli.rendering.export.ledger import backing, is_link
from workplan_cli.rendering.export.origin import origin
from workplan_cli.rendering.export.page_charts import Lines, Segment, burn_up, history, segments
from workplan_cli.rendering.export.plain import one_line
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.language import Language, number, percent

LABELS: dict[str, str] = {
    "language": _("Language"),
    "overview": _("Overview"),
    "gaps": _("The gaps that matter"),
    "burn_up": _("Targets met over time"),
    "sections": _("Sections"),
    "units": _("Units and tasks"),
    "targets": _("Targets"),
    "details": _("Every target"),
    "owed": _("Units that owe a report"),
    "origin": _("Provenance"),
    "again": _("To make it again, there:"),
    "target": _("Target"),
    "title": _("title"),
    "section": _("Section"),
    "goal": _("Goal"),
    "actual": _("Actual"),
    "expected": _("Expected"),
    "gap": _("Gap in points"),
    "status": _("Status"),
    "due": _("due"),
    "reports": _("Reports"),
    "count": _("targets"),
    "unit": _("Unit"),
    "figure": _("figure"),
    "period": _("period"),
    "said": _("What was reported"),
    "evidence": _("evidence"),
    "pace": _("Pace needed"),
    "why": _("Why"),
    "search": _("Search"),
    "show_only": _("Show only"),
    "met_line": _("met"),
    "expected_line": _("expected"),
    "reached_line": _("reached"),
    "to_top": _("Back to the list"),
    "no_entries": _("Nothing has been reported on it."),
    "show_all": _("Show all"),
    "reported": _("reported, without a goal of its own"),
    "no_news": _("nothing for the newest period"),
    "printed": _("Details of single targets are in the file itself; open them before printing."),
}
_CELLS = ("overdue", "behind", "slipping", "silent", "no_baseline", "on_track", "ahead", "met")
"""What a cell of units x tasks shows, of several targets the worst."""
_REPORTED = "reported"
_CHART = (640, 220)
_SMALL_CHART = (300, 90)


class Two(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


Words = tuple[Wording, Wording]


def both(words: Words, say: Callable[[Wording], str]) -> Two:
    """The same said in both languages."""
    chinese, english = words
    return Two(one_line(say(chinese)), one_line(say(english)))


def in_both(text: Text) -> Two:
    """A text of the plan or of a report."""
    return Two(one_line(text.in_language("zh")), one_line(text.in_language("en")))


@dataclass(frozen=True, slots=True)
class Light:
    """A status as the page shows it: its sign, its word, and the class that colours it."""

    key: str
    sign: str
    word: Two


@dataclass(frozen=True, slots=True)
class Card:
    """One of the five classes."""

    key: str
    word: Two
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class SectionBar:
    """A section with its bar."""

    number: int
    title: Two
    total: int
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class Said:
    """What one unit last reported on a target."""

    unit: Two
    period: str
    figure: Two
    texts: list[Two]
    links: list[tuple[Two, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One target with everything that its line and its part of the page show."""

    id: str
    title: Two
    section: int
    task: int
    goal: Two
    actual: Two
    actual_order: float
    expected: str
    gap: str
    light: Light
    status_order: int
    class_key: str
    due: str
    reporters: Two
    pace: Two
    why: Two
    chart: Lines | None
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page but for its fixed words."""

    title: Two
    opening: Two
    remarks: list[Two]
    unreadable: tuple[Two, list[tuple[Two, Two]]] | None
    cards: list[Card]
    bar: list[Segment]
    gaps: list[Row]
    newly_met: list[Row]
    newly_met_title: Two
    burn_up: Lines
    burn_up_text: Two
    sections: list[SectionBar]
    tasks: list[int]
    units: list[tuple[Two, list[Light | None]]]
    legend: list[Light]
    rows: list[Row]
    owed: list[tuple[Two, Two]]
    origin: list[tuple[Two, Two]]
    start: str
    end: str


class Maker:
    """Puts the parts of a page together."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self.words = (Wording(summary, Language("zh")), Wording(summary, Language("en")))
        self.lights = {status: self._light(status) for status in STATUSES}

    def say(self, template: str, **values: object) -> Two:
        """A template of the catalogue in both languages."""
        return both(self.words, lambda words: words.say(template, **values))

    def _light(self, status: Status) -> Light:
        word = both(self.words, lambda words: words.light(status).partition(" ")[2])
        return Light(status, LIGHTS[status][0], word)

    def page(self) -> Page:
        """Everything, in the order in which it is shown."""
        summary, words = self.summary, self.words
        found = classes(summary.results)
        chart = burn_up(summary, *_CHART)
        plan = summary.outcome.plan
        rows = {result.target.id: self._row(result) for result in summary.results}
        top = summary.options.top
        return Page(
            title=both(words, Wording.title),
            opening=both(words, Wording.opening),
            remarks=_paired(words, lambda one: list(one.remarks()) + list(one.unheard())),
            unreadable=self._unreadable(),
            cards=[
                Card(one.key, self.say(one.word), one.count, f"{one.share:.1f}%") for one in found
            ],
            bar=segments(found),
            gaps=[rows[one.target.id] for one in gaps(summary.results)[:top]],
            newly_met=[rows[one.target.id] for one in newly_met(summary)[:top]],
            newly_met_title=both(words, Wording.newly_met_title),
            burn_up=chart,
            burn_up_text=self._burn_up_text(chart),
            sections=list(self._sections()),
            tasks=list(dict.fromkeys(one.task.number for one in summary.results)),
            units=list(self._units()),
            legend=[*self._legend()],
            rows=list(rows.values()),
            owed=_pairs(words, Wording.owed),
            origin=_pairs(words, lambda one: origin(summary.provenance, one.language)[:-1]),
            start=plan.period.start.isoformat(),
            end=plan.period.end.isoformat(),
        )

    def _unreadable(self) -> tuple[Two, list[tuple[Two, Two]]] | None:
        found = [one.unreadable() for one in self.words]
        chinese, english = found
        if chinese is None or english is None:
            return None
        pairs = zip(chinese[1], english[1], strict=True)
        return Two(chinese[0], english[0]), [
            (Two(one[0], other[0]), Two(one[1], other[1])) for one, other in pairs
        ]

    def _burn_up_text(self, chart: Lines) -> Two:
        last = chart.reached[-1].label
        moments = self.summary.moments
        return both(
            self.words,
            lambda words: words.say(
                _("Targets met at the end of each period: {steps}. By the expected share it would "
                  "be {expected} on {day}."),
                steps=words.language.join(
                    [
                        f"{outcome.as_of} {dot.label}"
                        for outcome, dot in zip(moments, chart.reached, strict=True)
                    ]
                ),
                expected=self._expected_now(chart),
                day=self.summary.outcome.as_of,
            ) if last else "",
        )  # fmt: skip

    def _expected_now(self, chart: Lines) -> str:
        now = chart.reached[-1].x
        return next((dot.label for dot in chart.expected if dot.x == now), chart.expected[-1].label)

    def _sections(self) -> Iterator[SectionBar]:
        for section in self.summary.outcome.plan.sections:
            members = [one for one in self.summary.results if one.section.number == section.number]
            if members:
                yield SectionBar(
                    section.number, in_both(section.title), len(members), segments(classes(members))
                )

    def _units(self) -> Iterator[tuple[Two, list[Light | None]]]:
        cells: dict[tuple[str, int], str] = {}
        tasks = list(dict.fromkeys(one.task.number for one in self.summary.results))
        for result in self.summary.results:
            for part in result.units:
                if part.must_report:
                    key = (part.unit, result.task.number)
                    cells[key] = min(cells.get(key, _REPORTED), _cell(part), key=_rank)
        lights: dict[str, Light] = {one.key: one for one in self._legend()}
        for debt in debts(self.summary):
            found = [cells.get((debt.unit, task)) for task in tasks]
            yield self._unit(debt.unit), [lights[one] if one else None for one in found]

    def _unit(self, unit: str) -> Two:
        return both(self.words, lambda words: words.unit(unit))

    def _legend(self) -> Iterator[Light]:
        for status in STATUSES:
            if status in _CELLS and status != "silent":
                yield self.lights[status]
        yield Light("silent", LIGHTS["unreported"][0], self.say(LABELS["no_news"]))
        yield Light(_REPORTED, "✓", self.say(LABELS["reported"]))

    def _row(self, result: TargetResult) -> Row:
        words, verdict = self.words, result.verdict
        return Row(
            id=result.target.id,
            title=in_both(result.target.title),
            section=result.section.number,
            task=result.task.number,
            goal=both(words, lambda one: one.goal(result)),
            actual=both(words, lambda one: one.actual(result)),
            actual_order=_order(verdict.progress),
            expected=percent(result.expected),
            gap=words[0].gap(result),
            light=self.lights[result.status],
            status_order=STATUSES.index(result.status),
            class_key=class_of(result.status),
            due=result.due.isoformat(),
            reporters=both(words, lambda one: one.reporters(result)),
            pace=both(words, lambda one: one.pace(result) if result.goal else "–"),
            why=both(words, lambda one: one.why(result)),
            chart=history(self.summary.moments, result.target.id, *_SMALL_CHART),
            said=list(self._said(result)),
        )

    def _said(self, result: TargetResult) -> Iterator[Said]:
        wanted = self.summary.options.unit
        newest: dict[str, Reading] = {}
        for reading in result.readings:
            if not reading.superseded and wanted in {None, reading.unit}:
                newest[reading.unit] = reading
        order = {unit.id: place for place, unit in enumerate(self.summary.outcome.units.units)}
        for unit in sorted(newest, key=lambda one: (order.get(one, len(order)), one)):
            reading = newest[unit]
            entry = reading.entry
            yield Said(
                unit=self._unit(unit),
                period=reading.period.name,
                figure=self._figure(reading),
                texts=list(self._texts(entry)),
                links=[_link(one) for one in entry.evidence],
            )

    def _figure(self, reading: Reading) -> Two:
        return both(self.words, lambda words: _figure(words, reading))

    def _texts(self, entry: Entry) -> Iterator[Two]:
        for activity in entry.activities:
            yield self.say(_("{day}: {text}"), day=activity.date, text=activity.text)
        if entry.note:
            yield in_both(entry.note)
        if entry.reason:
            yield self.say(_("Reason: {text}"), text=entry.reason)
        if entry.next:
            yield self.say(_("Next: {text}"), text=entry.next)


def _paired(words: Words, lines: Callable[[Wording], list[str]]) -> list[Two]:
    return [Two(one, other) for one, other in zip(*map(lines, words), strict=True)]


def _pairs(
    words: Words, pairs: Callable[[Wording], list[tuple[str, str]]]
) -> list[tuple[Two, Two]]:
    chinese, english = map(pairs, words)
    return [
        (Two(one[0], other[0]), Two(one[1], other[1]))
        for one, other in zip(chinese, english, strict=True)
    ]


def _cell(part: UnitResult) -> str:
    own = part.own.status if part.own else None
    if own in {"overdue", "behind", "slipping"}:
        return own
    if part.silent:
        return "silent"
    return own if own in _CELLS else _REPORTED


def _rank(cell: str) -> int:
    return _CELLS.index(cell) if cell in _CELLS else len(_CELLS)


def _order(progress: Fraction | None) -> float:
    """For sorting only; without a figure below all others."""
    return -999.0 if progress is None else round(float(progress), 4)


def _figure(words: Wording, reading: Reading) -> str:
    """The figure of one entry as it was reported."""
    entry = reading.entry
    parts = []
    if entry.part is not None and entry.whole is not None:
        parts.append(f"{number(entry.part)} / {number(entry.whole)}")
    elif entry.value is not None:
        parts.append(number(entry.value))
    elif entry.items:
        parts.append(str(len(entry.items)))
    if entry.stage:
        parts.append(words.say(STAGE_WORDS[entry.stage]))
    if entry.done:
        parts.append(entry.done.isoformat())
    return " · ".join(parts) or "–"


def _link(evidence: Evidence) -> tuple[Two, str]:
    """What evidence is called, and its address; no address unless it is a web page's."""
    url = one_line(evidence.url or "")
    shown = "" if is_link(url) else url
    names = [
        " ".join(part for part in (backing(evidence, code), shown) if part) or url
        for code in ("zh", "en")
    ]
    return Two(*map(one_line, names)), "" if shown else url
