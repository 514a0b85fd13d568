"""Pages on a terminal: rich measures wide characters, and cuts no number, id or last column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from workplan_cli.model.status import STATUS, Light, Status
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import FIGURES, Block, Cell, Column, Gauge, Kind, Mark, Marks, Page
from workplan_cli.pages.simpler import simpler
from workplan_cli.rendering.cells import GAUGE, bar_lines, gauge, more_of, word_of
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.terminal_cells import column_widths, plain
from workplan_cli.rendering.wrapping import wrap

_WIDE = 100
"""Columns from which there is room for what another column says as well."""
_GAUGE = 10
"""Cells of a gauge on a narrow screen."""
_BAR = 72
_STYLES: Mapping[Light, str] = {
    "blue": "blue", "green": "green", "yellow": "yellow", "red": "red",
    "grey": "bright_black", "none": "default",
}  # fmt: skip


def render(page: Page, screen: Screen) -> str:
    """The page as text of the width of the screen, without blanks at the ends of lines."""
    parts: list[RenderableType] = []
    if not page.bare:
        parts.append(plain(screen.language.write(page.title), _bold(screen)))
    for number, section in enumerate(page.sections):
        if parts and section.level <= 2 and (number or section.heading):  # noqa: PLR2004 - as in HTML
            parts.append(plain(""))
        indent = "" if section.level <= 2 else "  "  # noqa: PLR2004
        if section.heading is not None:
            style = "" if indent else _bold(screen)
            parts.append(plain(indent + screen.language.label(section.heading), style))
        for block in section.blocks:
            parts += _drawn(block, screen, indent)
    return draw(screen, *parts)


def draw(screen: Screen, *parts: RenderableType) -> str:
    """Text of the parts one below the other, without trailing blanks."""
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        height=25,  # unused; else rich reads COLUMNS itself
        force_terminal=screen.color,
        color_system="256" if screen.color else None,
        no_color=not screen.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for part in parts:
        whole = isinstance(part, Text) and bool(part.no_wrap)
        console.print(part if whole else _in_width(part, screen.width), soft_wrap=whole)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _in_width(part: RenderableType, width: int) -> RenderableType:
    """A long paragraph in lines of ours: rich parts Chinese at blanks and before a comma."""
    if not isinstance(part, Text) or part.spans or part.cell_len <= width or "\n" in part.plain:
        return part
    text = part.plain.lstrip()
    indent = " " * (len(part.plain) - len(text))
    lines = wrap(text, width - len(indent))
    return Text("\n".join(indent + line for line in lines), style=part.style, overflow="fold")


def _bold(screen: Screen) -> str:
    return "bold" if screen.color else ""


def _drawn(block: Block, screen: Screen, indent: str) -> Iterator[RenderableType]:
    """The block as rich has it; one that a terminal has nothing like is drawn as simpler ones."""
    language = screen.language
    match block:
        case blocks.Paragraph():
            style = _bold(screen) if block.strong else ""
            made = plain(indent + language.write(block.text), style)
            made.no_wrap = block.whole
            yield made
        case blocks.Items():
            for label, text in block.items:
                words = [language.label(label)] if label is not None else []
                yield plain(f"{indent}  {' '.join([*words, language.write(text)])}")
        case blocks.Pairs():
            pairs = ([plain(language.label(one)), _cell(cell, "text", screen)]
                     for one, cell in block.rows)  # fmt: skip
            yield _bare(2, pairs, indent, screen)
        case blocks.Pieces():
            yield _pieces(block, screen, indent)
        case blocks.Bar():
            yield _bar([one for one in block.counts if one[1]], screen)
        case blocks.Bars():
            yield from (plain(indent + line) for line in bar_lines(block, language))
        case blocks.Code():
            yield from (plain(indent + line) for line in block.text.split("\n"))
        case blocks.Table():
            yield from _table(block, screen, indent)
        case _:
            for one in simpler(block):
                yield from _drawn(one, screen, indent)


def _pieces(block: blocks.Pieces, screen: Screen, indent: str) -> Text:
    """Pieces one behind the other, with a new line where the next would be cut in two."""
    made, used = Text(indent), len(indent)
    for piece in (_cell(piece, "text", screen) for piece in block.pieces):
        if used > len(indent) and used + len(block.between) + piece.cell_len > screen.width:
            made.append("\n" + indent)
            used = len(indent)
        elif used > len(indent):
            made.append(block.between)
            used += len(block.between)
        made.append_text(piece)
        used += piece.cell_len
    return made


def _bar(present: Sequence[tuple[Status, int]], screen: Screen) -> Text:
    """So many cells, divided by status; every status with a target gets a cell or more."""
    made = Text()
    if not present:
        return made
    total = sum(count for _, count in present)
    width = min(screen.width, _BAR)
    free = width - len(present)
    cells = [1 + free * count // total for _, count in present]
    order = sorted(range(len(present)), key=lambda one: -(free * present[one][1] % total))
    for index in order[: width - sum(cells)]:
        cells[index] += 1
    for (status, _), size in zip(present, cells, strict=True):
        facts = STATUS[status]
        made.append(("█" if screen.color else facts.sign) * size, _style(facts.light, screen))
    return made


def _table(block: blocks.Table, screen: Screen, indent: str) -> Iterator[RenderableType]:
    wide = screen.width >= _WIDE
    kept = [index for index, one in enumerate(block.columns) if wide or not one.wide_only]
    columns = [block.columns[index] for index in kept]
    rows = [[_cell(row[index], block.columns[index].kind, screen) for index in kept]
            for row in block.rows]  # fmt: skip
    headings = [screen.language.label(one.narrow or one.heading) for one in columns]
    widths = column_widths(columns, headings, rows, screen.width - len(indent))
    if widths is None:
        yield from _lines([""] * len(columns) if block.bare else headings, rows, indent)
    elif block.bare:
        yield _bare(len(columns), rows, indent, screen)
    else:
        yield _grid(columns, headings, rows, widths, total=block.total)


def _bare(columns: int, rows: Iterable[list[Text]], indent: str, screen: Screen) -> Grid:
    """Cells below each other without headings; a label that takes half the screen is broken."""
    drawn = [[plain(f"{indent}  ").append_text(first), *rest] for first, *rest in rows]
    half = screen.width // 2
    short = all(first.cell_len <= half for first, *_rest in drawn)
    made = Grid.grid(padding=(0, 2), pad_edge=False)
    for _column in range(columns - 1):
        made.add_column(no_wrap=short, overflow="fold", max_width=None if short else half)
    made.add_column(overflow="fold")
    for row in drawn:
        made.add_row(*row)
    return made


def _grid(
    columns: Sequence[Column],
    headings: Sequence[str],
    rows: Sequence[list[Text]],
    widths: Sequence[int],
    *,
    total: bool,
) -> Grid:
    """An open table of columns of these widths."""
    made = Grid(
        box=SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True, header_style="bold"
    )
    for column, heading, width in zip(columns, headings, widths, strict=True):
        made.add_column(
            plain(heading),
            justify="right" if column.kind in FIGURES else "left",
            width=width,
            overflow="fold",
            no_wrap=column.shrink is None,
        )
    for number, row in enumerate(rows, 1):
        if total and number == len(rows):
            made.add_section()
        made.add_row(*row)
    return made


def _lines(
    headings: Sequence[str], rows: Sequence[list[Text]], indent: str
) -> Iterator[RenderableType]:
    """What has no room as a table: each row as lines, the first without a label."""
    named = 2 if len(headings) > 1 and not (headings[0] and headings[1]) else 1
    for number, row in enumerate(rows):
        if number:
            yield plain("")
        yield Text(indent).append_text(Text(" ").join(cell for cell in row[:named] if cell))
        for heading, text in zip(headings[named:], row[named:], strict=True):
            words = plain(f"{heading}: " if heading else "").append_text(text)
            yield from (plain(f"{indent}  ").append_text(line) for line in words.split("\n"))


def _cell(cell: Cell, kind: Kind, screen: Screen) -> Text:
    """A cell as people read it: nothing is a dash, a count of nothing a dot."""
    if isinstance(cell, Mark):
        return _mark(cell, screen)
    if isinstance(cell, Marks):
        made = Text()
        for mark in cell.marks:
            made.append(mark.sign, _style(mark.light, screen))
        return made
    if isinstance(cell, blocks.Stack):
        return Text("\n").join(_cell(one, kind, screen) for one in cell.lines)
    if isinstance(cell, Gauge):
        return plain(gauge(cell, GAUGE if screen.width >= _BAR else _GAUGE))
    if kind == "count" and cell == 0:
        return plain("·")
    return plain(screen.language.write(cell))


def _mark(mark: Mark, screen: Screen) -> Text:
    made = Text(word_of(mark, screen.language), _style(mark.light, screen))
    return made.append(more_of(mark, screen.language), "default")


def _style(light: Light, screen: Screen) -> str:
    return _STYLES[light] if screen.color else ""
