"""What blocks say in simpler ones: for forms that have no charts, no grids and nothing folded."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from workplan_cli.model.message import message
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Block, Cell, Column, Items, Mark, Marks, Paragraph, Pieces
from workplan_cli.pages.charts import Cards, LineChart, Segments
from workplan_cli.pages.values import Label, Said, run


@singledispatch
def simpler(block: Any) -> Iterator[Block]:
    """The same as tables, texts and lists; nothing where there is nothing to read."""
    del block
    yield from ()


@simpler.register
def _(block: Cards) -> Iterator[Block]:
    yield Pieces(
        tuple(run(message(one.word), one.count, f"({one.share:.1f}%)") for one in block.classes)
    )


@simpler.register
def _(block: Segments | LineChart) -> Iterator[Block]:
    yield Paragraph(block.text)


@simpler.register
def _(block: blocks.Notice) -> Iterator[Block]:
    yield Paragraph(block.text, strong=True)
    if block.items:
        yield Items(block.items)


@simpler.register
def _(block: blocks.Listing) -> Iterator[Block]:
    items: list[tuple[Label, Said]] = []
    for entry in block.entries:
        what = run(*map(_in_words, entry.what))
        items.append((None, what if entry.text is None else run(what, entry.text, between=": ")))
        items += entry.quotes
    yield Items(tuple(items))


def _in_words(cell: Cell) -> Said:
    """A mark as a text; what stands beside it in a listing is a text already."""
    if isinstance(cell, Mark):
        return run(cell.sign, cell.words)
    return None if isinstance(cell, Marks | blocks.Stack | blocks.Gauge) else cell


@simpler.register
def _(block: blocks.Grid) -> Iterator[Block]:
    columns = [
        Column(block.corner, "text", lambda row: row[0], 1, width=20),
        *(_grid_column(index, name) for index, (name, _title) in enumerate(block.columns)),
    ]
    yield blocks.table(columns, block.rows)


def _grid_column(index: int, name: Said) -> Column:
    return Column(
        run(name), "mark", lambda row: Marks((row[1][index],)) if row[1][index] else "", width=4
    )


@simpler.register
def _(block: blocks.Details) -> Iterator[Block]:
    yield Pieces((block.heading, block.mark))
    yield from block.blocks
