"""What blocks say in simpler ones: for forms that have no charts, no grids and nothing folded."""

from collections.abc import Iterator

from workplan_cli.model.message import message
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Block, Cell, Column, Items, Mark, Marks, Paragraph, Pieces
from workplan_cli.pages.charts import Cards, LineChart, Segments
from workplan_cli.pages.values import Label, Said, run


def simpler(block: Block) -> Iterator[Block]:
    """The same as tables, texts and lists; nothing where there is nothing to read."""
    match block:
        case Cards():
            classes = block.classes
            shares = (run(message(one.word), one.count, f"({one.share:.1f}%)") for one in classes)
            yield Pieces(tuple(shares))
        case Segments() | LineChart():
            yield Paragraph(block.text)
        case blocks.Notice():
            yield Paragraph(block.text, strong=True)
            if block.items:
                yield Items(block.items)
        case blocks.Listing():
            yield Items(tuple(_listed(block)))
        case blocks.Grid():
            names = [
                _grid_column(index, name) for index, (name, _title) in enumerate(block.columns)
            ]
            first = Column(block.corner, "text", lambda row: row[0], 1, width=20)
            yield blocks.table([first, *names], block.rows)
        case blocks.Details():
            yield Pieces((block.heading, block.mark))
            yield from block.blocks
        case _:
            pass


def _listed(listing: blocks.Listing) -> Iterator[tuple[Label, Said]]:
    for entry in listing.entries:
        what = run(*map(_in_words, entry.what))
        yield None, what if entry.text is None else run(what, entry.text, between=": ")
        yield from entry.quotes


def _in_words(cell: Cell) -> Said:
    """A mark as a text; what stands beside it in a listing is a text already."""
    if isinstance(cell, Mark):
        return run(cell.sign, cell.words)
    return None if isinstance(cell, Marks | blocks.Stack | blocks.Gauge) else cell


def _grid_column(index: int, name: Said) -> Column:
    return Column(
        run(name), "mark", lambda row: Marks((row[1][index],)) if row[1][index] else "", width=4
    )
