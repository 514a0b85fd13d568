"""`workplan export markdown`: a briefing of a page, with an appendix and its provenance."""

from collections.abc import Iterator, Sequence

from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.provenance import sealed
from workplan_cli.rendering.export.charts import class_chart, small_bar
from workplan_cli.rendering.export.content import UNKNOWN, classes, gaps, moved, newly_met, unjudged
from workplan_cli.rendering.export.origin import command, origin
from workplan_cli.rendering.export.owed import all_in_time, owed
from workplan_cli.rendering.export.said import said
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.language import percent
from workplan_cli.rendering.markdown_text import (
    Column,
    block,
    bullets,
    heading,
    paragraph,
    strong,
    table,
)
from workplan_cli.rendering.screen import Screen

_NUMERALS = "一二三四五六七八九十"


def render(summary: Summary, screen: Screen) -> str:
    """Opening, numbered parts, appendix, provenance; parts with nothing to say are left out."""
    words = Wording(summary, screen.language)
    parts = [heading(1, words.title()), *_opening(words)]
    number = 0
    for title, body in _parts(words):
        pieces = list(body)
        if pieces:
            numeral = f"{_NUMERALS[number]}、" if screen.language.code == "zh" else ""
            parts += [heading(2, numeral + title), *pieces]
            number += 1
    parts += [heading(2, words.say(_("Appendix: all targets by task"))), *_appendix(words)]
    parts += [heading(2, words.say(_("Provenance"))), *_provenance(words)]
    return sealed("\n".join(parts))


def _parts(words: Wording) -> Iterator[tuple[str, Iterator[str]]]:
    yield words.say(_("Sections")), _sections(words)
    yield words.say(_("The gaps that matter")), _gaps(words)
    yield words.newly_met_title(), _newly_met(words)
    yield words.moved_title(), _moved(words)
    yield words.say(_("Units silent or late")), _units(words)
    yield words.say(_("What cannot be judged, and why")), _unknown(words)


def _opening(words: Wording) -> Iterator[str]:
    summary = words.summary
    yield paragraph(words.opening())
    if summary.options.charts != "none" and summary.results:
        chart = class_chart(classes(summary.results), summary.options.charts, words.language)
        yield block(*chart)
    for remark in words.remarks():
        yield paragraph(remark)
    unreadable = words.unreadable()
    if unreadable:
        yield strong(words.unreadable_title())
        yield bullets(unreadable)


def _sections(words: Wording) -> Iterator[str]:
    summary, say = words.summary, words.say
    bar = summary.options.charts == "unicode"
    columns: list[Column] = [
        (say(_("Section")), "left", 30),
        (say(_("targets")), "right", 6),
        *((say(one.word), "right", 6) for one in classes(())),
    ]
    if bar:
        columns.append((say(_("share met")), "left", 10))
    rows = []
    for section in summary.outcome.plan.sections:
        members = [one for one in summary.results if one.section.number == section.number]
        if members:
            title = f"{section.number} {section.title.in_language(words.language.code)}"
            rows.append(_counts(title, members, bar=bar))
    if len(rows) > 1:
        rows.append(_counts(say(_("Total")), summary.results, bar=bar))
    if rows:
        yield table(columns, rows)


def _counts(title: str, members: Sequence[TargetResult], *, bar: bool) -> list[str]:
    counts = [one.count for one in classes(members)]
    cells = [title, str(len(members)), *(str(count) for count in counts)]
    return [*cells, small_bar(counts[0], len(members))] if bar else cells


def _gaps(words: Wording) -> Iterator[str]:
    say = words.say
    found = gaps(words.summary.results, words.summary.options.unit)
    shown = found[: words.summary.options.top]
    if not found:
        yield paragraph(words.no_gaps())
    columns: tuple[Column, ...] = (
        (say(_("Target")), "left", 22),
        (say(_("Actual")), "right", 9),
        (say(_("Goal")), "left", 12),
        (say(_("Gap in points")), "right", 8),
        (say(_("Pace needed")), "left", 13),
        (say(_("Reports")), "left", 19),
        (say(_("Status")), "left", 13),
    )
    if shown:
        yield table(
            columns,
            (
                (
                    words.name(result),
                    words.actual(result),
                    words.goal(result),
                    words.gap(result),
                    words.pace(result),
                    words.responsible(result),
                    words.light(result.status),
                )
                for result in shown
            ),
        )
    yield from _more(words, len(found) - len(shown))
    quoted = [one for result in shown for one in said(words, result)]
    if quoted:
        yield heading(3, say(_("Reasons and next steps, as reported")))
        yield bullets(quoted)


def _newly_met(words: Wording) -> Iterator[str]:
    found = newly_met(words.summary)
    shown = found[: words.summary.options.top]
    if shown:
        yield bullets((words.name(result), words.reached(result)) for result in shown)
    yield from _more(words, len(found) - len(shown))


def _moved(words: Wording) -> Iterator[str]:
    if words.summary.options.since is None:
        return
    found = moved(words.summary)
    shown = found[: words.summary.options.top]
    if not found:
        yield paragraph(words.say(_("Nothing moved.")))
    columns: tuple[Column, ...] = (
        (words.say(_("Target")), "left", 30),
        (words.say(_("then")), "left", 20),
        (words.say(_("now")), "left", 20),
    )
    if shown:
        yield table(
            columns, ((words.name(now), words.state(then), words.state(now)) for then, now in shown)
        )
    yield from _more(words, len(found) - len(shown))


def _units(words: Wording) -> Iterator[str]:
    found = owed(words)
    if found:
        yield bullets(found)
    elif all_in_time(words):
        yield paragraph(words.say(_("Every unit has reported in time.")))


def _unknown(words: Wording) -> Iterator[str]:
    found = unjudged(words.summary.results)
    shown = found[: words.summary.options.top]
    columns: tuple[Column, ...] = (
        (words.say(_("Target")), "left", 30),
        (words.say(_("Status")), "left", 10),
        (words.say(_("Why")), "left", 40),
    )
    if shown:
        yield table(
            columns,
            ((words.name(one), words.light(one.status), words.why(one)) for one in shown),
        )
    yield from _more(words, len(found) - len(shown))
    for sentence in words.unheard():
        yield paragraph(sentence)


def _appendix(words: Wording) -> Iterator[str]:
    say = words.say
    columns: tuple[Column, ...] = (
        (say(_("Target")), "left", 34),
        (say(_("Goal")), "left", 14),
        (say(_("Actual")), "right", 9),
        (say(_("Expected")), "right", 9),
        (say(_("Gap in points")), "right", 8),
        (say(_("Status")), "left", 10),
    )
    results = words.summary.results
    for number in dict.fromkeys(result.task.number for result in results):
        members = [result for result in results if result.task.number == number]
        title = members[0].task.title
        yield heading(3, say(_("Task {number}: {title}"), number=number, title=title))
        yield table(
            columns,
            (
                (
                    words.name(result),
                    words.goal(result),
                    words.actual(result),
                    percent(result.expected),
                    words.gap(result),
                    words.light(result.status),
                )
                for result in members
            ),
        )
        explained = [one for one in members if one.because and one.status not in UNKNOWN]
        if explained:
            yield bullets(
                (say(_("{target}:"), target=one.target.id), words.why(one)) for one in explained
            )


def _provenance(words: Wording) -> Iterator[str]:
    provenance = words.summary.provenance
    yield bullets(origin(provenance, words.language))
    yield block(command(provenance))
    yield f"<!-- workplan {provenance.as_json()} -->\n"


def _more(words: Wording, rest: int) -> Iterator[str]:
    if rest:
        yield paragraph(words.more(rest))
