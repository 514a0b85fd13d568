"""The words of the web page, in both languages at once."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _
from workplan_cli.model.text import Text
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.one_line import one_line

LABELS: dict[str, str] = {
    "language": _("Language"),
    "overview": _("Overview"),
    "gaps": _("The gaps that matter"),
    "burn_up": _("Targets met over time"),
    "sections": _("Sections"),
    "units": _("Units and tasks"),
    "targets": _("Targets"),
    "details": _("Every target"),
    "owed": _("Units silent or late"),
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
    "unit_by_task": _("Unit, by number of the task"),
    "unknown": _("What cannot be judged, and why"),
    "nothing": _("No target fits; another word may, or “Show all”."),
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


class Two(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


Pairs = list[tuple[Two, Two]]


class Brevity(NamedTuple):
    """Texts of entries are there in one language, and no longer than so many signs."""

    longest: int | None = None


class Both:
    """Says what is in a summary in both languages.

    Args:
        summary: what there is to say.
        brevity: what is left of the texts of entries, where the page would be too large.
    """

    def __init__(self, summary: Summary, brevity: "Brevity | None" = None) -> None:
        self.summary = summary
        self.brevity = brevity
        self.words = (Wording(summary, Language("zh")), Wording(summary, Language("en")))

    def say(self, template: str, **values: object) -> Two:
        """A template of the catalogue."""
        return self.of(lambda words: words.say(template, **values))

    def of(self, say: Callable[[Wording], str]) -> Two:
        """Whatever a language says."""
        chinese, english = self.words
        return Two(one_line(say(chinese)), one_line(say(english)))

    def unit(self, unit: str) -> Two:
        """A unit's name."""
        return self.of(lambda words: words.unit(unit))

    def reported(self, text: Text) -> Two:
        """A text of an entry, or what is left of it."""
        if self.brevity is None:
            return in_both(text)
        whole = one_line(text.in_language(self.summary.options.language))
        longest = self.brevity.longest
        left = whole if longest is None or len(whole) <= longest else f"{whole[:longest]}…"
        return Two(left, left)

    def lines(self, say: Callable[[Wording], Sequence[str]]) -> list[Two]:
        """Several sentences, as many in one language as in the other."""
        chinese, english = map(say, self.words)
        return [
            Two(one_line(one), one_line(other)) for one, other in zip(chinese, english, strict=True)
        ]

    def pairs(self, say: Callable[[Wording], Sequence[tuple[str, str]]]) -> Pairs:
        """Labels and what belongs to them."""
        labels = self.lines(lambda words: [label for label, _text in say(words)])
        texts = self.lines(lambda words: [text for _label, text in say(words)])
        return list(zip(labels, texts, strict=True))


def in_both(text: Text) -> Two:
    """A text of the plan or of a report."""
    return Two(one_line(text.in_language("zh")), one_line(text.in_language("en")))
