"""`workplan chase --format csv`: one row a unit, for a spreadsheet."""

import csv
from io import StringIO

from workplan_cli.model.message import _
from workplan_cli.rendering.chase.view import LEVEL_WORDS, TURN_WORDS, Chase
from workplan_cli.rendering.forms.csv import safe
from workplan_cli.rendering.screen import Screen

_HEADINGS = (
    _("unit"), _("name"), _("level code"), _("level"), _("newest period"), _("state"),
    _("submitted on"), _("days late"), _("periods silent"), _("missing reports"),
    _("missing entries"), _("missing evidence"), _("lagging"),
)  # fmt: skip


def render(chase: Chase, screen: Screen) -> str:
    """Comma-separated, a line feed behind each row; lists within a cell are parted by blanks."""
    say = screen.language.say
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(say(heading) for heading in _HEADINGS)
    for debt in chase.debts:
        last = debt.turns[-1] if debt.turns else None
        submitted = last.filed.report.submitted if last and last.filed else None
        writer.writerow(
            safe(cell)
            for cell in (
                debt.unit,
                chase.name(debt, screen.language),
                debt.level,
                say(LEVEL_WORDS[debt.level]),
                last.period.name if last else "",
                say(TURN_WORDS[last.state]) if last else "",
                submitted.isoformat() if submitted else "",
                str(debt.days_late),
                str(len(debt.missing)),
                " ".join(turn.period.name for turn in debt.missing),
                " ".join(one.target.id for one in debt.entries),
                " ".join(result.target.id for result, _reading in debt.unbacked),
                " ".join(lag.result.target.id for lag in debt.lags),
            )
        )
    return out.getvalue()
