"""Every target as the web page shows it: its line in the list, and its own part."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from workplan_cli.model.outcome import Reading, TargetResult
from workplan_cli.model.report import Entry, Evidence
from workplan_cli.model.status import STATUSES, Status
from workplan_cli.model.words import STAGE_WORDS, STATUS_WORDS
from workplan_cli.pages.entries import backing, is_link
from workplan_cli.rendering.console import LIGHTS
from workplan_cli.rendering.export.content import class_of
from workplan_cli.rendering.export.page_charts import Lines, history
from workplan_cli.rendering.export.page_words import Both, Pairs, Two, in_both
from workplan_cli.rendering.export.said import said
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.language import Language, LanguageCode, number, percent
from workplan_cli.rendering.one_line import one_line

_CHART = (300, 90)


@dataclass(frozen=True, slots=True)
class Light:
    """A status as the page shows it: its sign, its word, and the class that colours it."""

    key: str
    sign: str
    word: Two


@dataclass(frozen=True, slots=True)
class Said:
    """What one unit last reported on a target."""

    unit: Two
    period: str
    figure: Two
    texts: list[tuple[str, Two]]
    links: list[tuple[Two, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One target with everything that its line and its part of the page show."""

    id: str
    title: Two
    section: int
    goal: Two
    actual: Two
    actual_order: str
    expected: str
    gap: str
    light: Light
    status_order: int
    class_key: str
    due: str
    reporters: Two
    responsible: Two
    pace: Two
    why: Two
    statements: Pairs
    chart: Lines | None
    said: list[Said]


def light(both: Both, status: Status) -> Light:
    """A status with its sign and its word."""
    return Light(status, LIGHTS[status][0], both.say(STATUS_WORDS[status]))


def row(both: Both, result: TargetResult) -> Row:
    """One target."""
    return Row(
        id=result.target.id,
        title=in_both(result.target.title),
        section=result.section.number,
        goal=both.of(lambda words: words.goal(result)),
        actual=both.of(lambda words: words.actual(result)),
        actual_order=_order(result.verdict.actual),
        expected=percent(result.expected),
        gap=both.words[0].gap(result),
        light=light(both, result.status),
        status_order=STATUSES.index(result.status),
        class_key=class_of(result.status),
        due=result.due.isoformat(),
        reporters=both.of(lambda words: words.reporters(result)),
        responsible=both.of(lambda words: words.responsible(result)),
        pace=both.of(lambda words: words.pace(result) if result.goal else "–"),
        why=both.of(lambda words: words.why(result)),
        statements=both.pairs(lambda words: said(words, result)),
        chart=history(both.summary.moments, result.target.id, *_CHART),
        said=list(_said(both, result)),
    )


def _said(both: Both, result: TargetResult) -> Iterator[Said]:
    """The newest entry of each unit, in the order of the units file."""
    wanted = both.summary.options.unit
    newest: dict[str, Reading] = {}
    for reading in result.readings:
        if not reading.superseded and wanted in {None, reading.unit}:
            newest[reading.unit] = reading
    known = [unit.id for unit in both.summary.outcome.units.units if unit.id in newest]
    for unit in (*known, *sorted(set(newest) - set(known))):
        yield _one_said(both, newest[unit])


def _one_said(both: Both, reading: Reading) -> Said:
    return Said(
        unit=both.unit(reading.unit),
        period=reading.period.name,
        figure=both.of(lambda words: _figure(words, reading.entry)),
        texts=list(_texts(both, reading.entry)),
        links=[_link(one) for one in reading.entry.evidence],
    )


def _texts(both: Both, entry: Entry) -> Iterator[tuple[str, Two]]:
    """What was written, and the class whose label the style sheet puts before it, if any."""
    for activity in entry.activities:
        chinese, english = both.reported(activity.text)
        yield "", Two(f"{activity.date} {chinese}", f"{activity.date} {english}")
    for name, text in (("", entry.note), ("reason", entry.reason), ("next", entry.next)):
        if text:
            yield name, both.reported(text)


def _order(actual: Fraction | None) -> str:
    """The figure for sorting only; nothing where there is none."""
    return "" if actual is None else str(round(float(actual), 6))


def _figure(words: Wording, entry: Entry) -> str:
    """The figure of one entry as it was reported."""
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
    codes: tuple[LanguageCode, ...] = ("zh", "en")
    names = [
        " ".join(part for part in (Language(code).write(backing(evidence)), shown) if part) or url
        for code in codes
    ]
    return Two(*map(one_line, names)), "" if shown else url
