"""`workplan status --format csv`: one row a target, for a spreadsheet."""

import csv
from io import StringIO

from workplan_cli.model.message import _
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.goals import goal_in_words
from workplan_cli.rendering.language import exact, points
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.status.choice import Choice, chosen

_HEADINGS = (
    _("target"), _("title"), _("section"), _("task"), _("clause"), _("measure"), _("goal"),
    _("actual"), _("baseline"), _("progress"), _("expected"), _("gap in points"), _("remaining"),
    _("status code"), _("status"), _("due"), _("silent units"),
)  # fmt: skip


def render(outcome: Outcome, choice: Choice, screen: Screen) -> str:
    """Comma-separated, a line feed behind each row, cells safe to open in a spreadsheet."""
    say, language = screen.language.say, screen.language
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(say(heading) for heading in _HEADINGS)
    for result in chosen(outcome, choice):
        verdict = result.verdict
        writer.writerow(
            safe(cell)
            for cell in (
                result.target.id,
                result.target.title.in_language(language.code),
                str(result.section.number),
                str(result.task.number),
                result.target.source.clause,
                result.target.measure,
                goal_in_words(result.target, result.goal, language),
                _number(exact(verdict.actual)),
                _number(exact(result.baseline)),
                _number(exact(verdict.progress)),
                _number(exact(result.expected)),
                points(verdict.gap) if verdict.gap is not None else "",
                _number(exact(verdict.remaining)),
                result.status,
                say(STATUS_WORDS[result.status]),
                result.due.isoformat(),
                " ".join(result.silent_units),
            )
        )
    return out.getvalue()


def _number(value: object) -> str:
    return "" if value is None else f"{value:f}"


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula; numbers keep their sign."""
    if cell[:1] in {"=", "@", "\t", "\r"} or (cell[:1] in {"+", "-"} and not _is_number(cell)):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).isdigit()
