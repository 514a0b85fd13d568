"""`workplan export csv`: one long tidy table, of the targets or of the entries."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

from workplan_cli.assessment.summary import Summary
from workplan_cli.rendering.export.ledger import Cell, entries, targets
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.forms.csv import safe
from workplan_cli.rendering.screen import Screen

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the encoding of the country."""


def render(summary: Summary, screen: Screen) -> str:
    """Comma-separated UTF-8 with a byte order mark; cells that are safe to open in Excel."""
    words = Wording(summary, screen.language)
    made = entries(words) if summary.options.table == "entries" else targets(words)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.heading for column in made.columns)
    writer.writerows([safe(_text(cell)) for cell in row] for row in made.rows)
    return _BYTE_ORDER_MARK + out.getvalue()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
