"""The first sentence for leaders: how many of the targets that can be met are met."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from workplan_cli.assessment.highlights import falls_short, gaps, unjudged
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.status import Column
from workplan_cli.pages.blocks import Paragraph
from workplan_cli.pages.days import two_days_in_words
from workplan_cli.pages.phrases import Phrases
from workplan_cli.pages.values import LongDay, Percent, Said, clauses, run

_OTHER_WORDS = (_("on course"), _("falling short"), _("cannot be judged"))


def headline(phrases: Phrases) -> Iterator[Paragraph]:
    """Shares are of the targets that can be met; continuing work is counted apart."""
    results = phrases.summary.results
    columns = [one.column for one in results]
    met, on_course = columns.count("met"), columns.count("on_course")
    counts = (on_course, len(gaps(results)), len(uncertain(results)))
    total = met + sum(counts)
    share = Percent(Fraction(met, total or 1))
    parts: list[Said] = [message(_("met {count} ({share})"), count=met, share=share)]
    parts += [
        run(message(word), count) for word, count in zip(_OTHER_WORDS, counts, strict=True) if count
    ]
    yield Paragraph(
        counted(
            _("As of {day}, of {count} target that can be met: {parts}; expected share {share}."),
            _("As of {day}, of {count} targets that can be met: {parts}; expected share {share}."),
            total,
            day=LongDay(phrases.summary.outcome.as_of),
            parts=tuple(parts),
            share=Percent(phrases.summary.outcome.expected_share),
        ),
        strong=True,
    )
    if apart := tuple(_apart(columns, sum(one.status == "silent" for one in results))):
        yield Paragraph(message(_("Counted apart: {parts}."), parts=clauses(apart)))
    yield Paragraph(two_days_in_words(phrases.summary.outcome))


def _apart(columns: Sequence[Column], silent: int) -> Iterator[Message]:
    """What cannot be met, and so is in none of the shares."""
    if continuing := columns.count("continuing"):
        yield counted(
            _("{count} line of continuing work, {silent} without news"),
            _("{count} lines of continuing work, {silent} without news"),
            continuing,
            silent=silent,
        )
    if withdrawn := columns.count("withdrawn"):
        yield counted(_("{count} withdrawn target"), _("{count} withdrawn targets"), withdrawn)


def uncertain(results: Sequence[TargetResult]) -> list[TargetResult]:
    """Without what certainly falls short, and only how far cannot be told."""
    return [one for one in unjudged(results) if not falls_short(one)]
