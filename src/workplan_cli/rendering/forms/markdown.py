"""Pages as Markdown that reads the same in GitHub, GitLab, pandoc and every other CommonMark."""

from collections.abc import Iterator

from workplan_cli.model.provenance import sealed
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import FIGURES, Block, Cell, Column, Gauge, Kind, Page, Stack
from workplan_cli.pages.simpler import simpler
from workplan_cli.rendering import markdown_text as text
from workplan_cli.rendering.cells import bar_lines, gauge, text_in
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import one_line

_BETWEEN = " · "
"""Between things that share a line."""


def render(page: Page, screen: Screen) -> str:
    """A title, sections under their headings and the provenance, sealed where there is one."""
    language = screen.language
    parts = [text.heading(1, language.write(page.title))]
    for section in page.sections:
        if section.heading is not None:
            parts.append(text.heading(section.level, language.label(section.heading)))
        for block in section.blocks:
            parts += _written(block, language)
    if page.provenance is None:
        return "\n".join(parts)
    parts.append(f"<!-- workplan {page.provenance.as_json()} -->\n")
    return sealed("\n".join(parts))


def _written(block: Block, language: Language) -> Iterator[str]:
    """The block as Markdown, an empty line behind it; what Markdown has not as simpler blocks."""
    match block:
        case blocks.Paragraph():
            write = text.strong if block.strong else text.paragraph
            yield write(language.write(block.text))
        case blocks.Items():
            labels = [None if one is None else language.label(one) for one, _said in block.items]
            said = (language.write(said) for _label, said in block.items)
            yield text.bullets(zip(labels, said, strict=True))
        case blocks.Pairs():
            pairs = (
                (language.label(one), _cell(cell, "text", language)) for one, cell in block.rows
            )
            yield text.bullets(pairs)
        case blocks.Pieces():
            pieces = (_cell(one, "text", language) for one in block.pieces)
            yield text.paragraph(_BETWEEN.join(pieces))
        case blocks.Bars(mermaid=True):
            yield text.block("\n".join(_pie(block, language)), "mermaid")
        case blocks.Bars():
            yield text.block("\n".join(bar_lines(block, language)))
        case blocks.Code():
            yield text.block(block.text)
        case blocks.Table():
            kinds = [column.kind for column in block.columns]
            yield text.table(
                [_column(column, language) for column in block.columns],
                ([_cell(cell, kind, language) for cell, kind in zip(row, kinds, strict=True)]
                 for row in block.rows),
            )  # fmt: skip
        case _:
            for one in simpler(block):
                yield from _written(one, language)


def _pie(block: blocks.Bars, language: Language) -> Iterator[str]:
    """Mermaid has no sign that escapes a quotation mark."""
    yield f"pie showData title {one_line(language.label(block.title))}"
    for label, count, _share in block.parts:
        if count:
            word = one_line(language.label(label)).replace('"', "'")
            yield f'    "{word}" : {count}'


def _column(column: Column, language: Language) -> text.Column:
    side: text.Side = "right" if column.kind in FIGURES else "left"
    return (language.label(column.heading), side, column.width)


def _cell(cell: Cell, kind: Kind, language: Language) -> str:
    """A cell as people read it: nothing is a dash, a count of nothing a dot."""
    if isinstance(cell, Stack):
        return _BETWEEN.join(_cell(one, kind, language) for one in cell.lines)
    if isinstance(cell, Gauge):
        return gauge(cell)
    if kind == "count" and cell == 0:
        return "·"
    return text_in(cell, language)
