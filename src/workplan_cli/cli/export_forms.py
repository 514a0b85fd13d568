"""Which page each format of `workplan export` shows, and the export as bytes."""

from typing import TYPE_CHECKING

from workplan_cli.cli.pages import rendered

if TYPE_CHECKING:
    from workplan_cli.assessment.summary import Summary
    from workplan_cli.rendering.screen import Screen


def render(summary: "Summary", screen: "Screen") -> bytes:
    """The export in its format; `verify` makes it again with this as well.

    Raises:
        typer.Exit: the format needs a package that is not there; it has been said.
    """
    from workplan_cli.pages.ledger import ledger, ledger_table
    from workplan_cli.pages.supposition import supposed

    match summary.provenance.format:
        case "markdown" | "docx" | "html" as form if summary.options.brief:
            from workplan_cli.pages.one_page import one_page

            return rendered(supposed(one_page(summary), summary.supposed), form, screen)
        case "markdown" | "docx" as form:
            from workplan_cli.pages.briefing import briefing

            return rendered(supposed(briefing(summary), summary.supposed), form, screen)
        case "html":
            from workplan_cli.pages.dashboard import dashboard

            return rendered(supposed(dashboard(summary), summary.supposed), "html", screen)
        case "xlsx":
            return rendered(supposed(ledger(summary), summary.supposed), "xlsx", screen)
        case "csv":
            from workplan_cli.rendering.forms.csv import BYTE_ORDER_MARK

            table = supposed(ledger_table(summary), summary.supposed)
            return BYTE_ORDER_MARK.encode() + rendered(table, "csv", screen)
        case "json":
            from workplan_cli.rendering.as_json.summary import as_text

            return as_text(summary).encode()
        case "stratml":
            from workplan_cli.rendering.stratml_report import as_text as as_xml

            return as_xml(summary, screen.language).encode()
