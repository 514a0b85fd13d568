"""`workplan plan list --format csv`: one row a target, for a spreadsheet."""

import csv
from io import StringIO

from workplan_cli.model.message import _
from workplan_cli.rendering.forms.csv import safe
from workplan_cli.rendering.goals import goal_in_words
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.targets.listing import Listing, reporters

_HEADINGS = (
    _("target"), _("title"), _("section"), _("task"), _("clause"), _("figure in the text"),
    _("measure"), _("kind"), _("goal"), _("combine"), _("over time"), _("due"), _("reported by"),
    _("delegated"),
)  # fmt: skip


def render(listed: Listing, screen: Screen) -> str:
    """Comma-separated, a line feed behind each row, cells safe to open in a spreadsheet."""
    say, language = screen.language.say, screen.language
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(say(heading) for heading in _HEADINGS)
    for target in listed.targets:
        section, task = listed.plan.place_of[target.id]
        writer.writerow(
            safe(cell)
            for cell in (
                target.id,
                target.title.in_language(language.code),
                str(section.number),
                str(task.number),
                target.source.clause,
                target.source.figure or "",
                target.measure,
                target.kind or "",
                goal_in_words(target, target.goal, language) if target.goal else "",
                target.combine or "",
                target.over_time or "",
                listed.plan.due(target).isoformat(),
                reporters(target, listed.units, language),
                say(_("yes")) if target.delegated else say(_("no")),
            )
        )
    return out.getvalue()
