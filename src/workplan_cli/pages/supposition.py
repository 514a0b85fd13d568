"""Marks a page that rests on suppositions: on what somebody assumes, and nobody has reported."""

from collections.abc import Callable, Sequence

from workplan_cli.model.message import _, message
from workplan_cli.pages.blocks import Column, Page, Paragraph, Sheet, Table, section


def supposed(page: Page, files: Sequence[str]) -> Page:
    """The page with the word in its title, a sentence at its head and a column in its data (D-300).

    Without files it is the page as it was.
    """
    if not files:
        return page
    first = section(
        Paragraph(
            message(_("Supposition, not reported: {files}. No figure here is the truth."),
                    files=tuple(files)),
            strong=True,
        )
    )  # fmt: skip
    return page._replace(
        title=message(_("Supposition: {title}"), title=page.title),
        sections=tuple(one for one in (first, *page.sections) if one),
        sheets=tuple(one._replace(make=_marked(one, files)) for one in page.sheets),
    )


def _marked(sheet: Sheet, files: Sequence[str]) -> Callable[[], Table]:
    said = ", ".join(files)
    column = Column(_("supposition"), "text", lambda _row: said, width=16)

    def make() -> Table:
        made = sheet.make()
        rows = tuple((*row, said) for row in made.rows)
        return made._replace(columns=(*made.columns, column), rows=rows)

    return make
