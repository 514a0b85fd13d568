"""The paragraphs and the tables of a Word file, with the numbers that Word puts before them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any

from workplan_cli.loading.published.pieces import MOST_PIECES, Piece, paragraph, row
from workplan_cli.loading.published.word_text import (
    blocks,
    cell_text,
    inside,
    paragraph_text,
    rows,
    w,
)

_CHINESE = ("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting")
_HEADING = ("heading ", "标题 ")
_MOST_COLUMNS = 63
"""Columns of a table (ECMA-376 has no limit, Word has this one)."""
_DEEPEST = 8
"""The last of the nine levels of a list."""
_LONGEST_MARK = 50


def pieces_of_word(data: bytes) -> tuple[Piece, ...]:
    """Everything that stands in the body of the file, in its order, as far as anybody reads."""
    import docx

    document = docx.Document(BytesIO(data))
    return tuple(islice(_pieces(document), MOST_PIECES + 1))


def _pieces(document: Any) -> Iterator[Piece]:
    styles, numbers = _Styles(document), _Numbers(document)
    paragraphs = tables = 0
    for block in blocks(document.element.body):
        if block.tag == w("tbl"):
            tables += 1
            above: list[str] = []
            for count, one in enumerate(rows(block), 1):
                above, goes_on = _cells(one, above)
                yield row(tables, count, above, goes_on)
        elif text := paragraph_text(block).strip():
            paragraphs += 1
            style = styles.of(block)
            mark = numbers.mark(block, style)
            bullet = mark == _BULLET
            text = text if bullet else mark + text
            yield paragraph(paragraphs, text, _level(style), bullet=bullet)


def _cells(row_: Any, above: Sequence[str]) -> tuple[list[str], list[int]]:
    """The texts of a row; a cell that is merged over columns says its text once.

    One that goes on from the row above says what stands there, and is told apart.
    """
    texts: list[str] = []
    goes_on: list[int] = []
    for one in inside(row_, "tc"):
        if one.vMerge == "continue" and len(texts) < len(above):
            goes_on.append(len(texts))
            text = above[len(texts)]
        else:
            text = cell_text(one)
        texts += [text, *[""] * (min(one.grid_span, _MOST_COLUMNS) - 1)]
    return texts, goes_on


class _Styles:
    """The styles of a document by their names; its reader looks through all of them each time."""

    def __init__(self, document: Any) -> None:
        from docx.enum.style import WD_STYLE_TYPE

        kind = WD_STYLE_TYPE.PARAGRAPH
        self._default = document.styles.default(kind)
        self._styles = {one.style_id: one for one in document.styles if one.type == kind}

    def of(self, block: Any) -> Any:
        """The style of a paragraph."""
        return self._styles.get(block.style, self._default)


def _level(style: Any) -> int:
    """The level of a heading, by its style; 0 for text."""
    name = (style.name or "").lower() if style is not None else ""
    for word in _HEADING:
        if name.startswith(word) and name[len(word) :].isdecimal():
            return int(name[len(word) :])
    return 1 if name in {"title", "标题"} else 0


_BULLET = "•"


class _Numbers:
    """The numbers that Word counts itself and that are not in the text of a paragraph."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[str, Counter[int]] = {}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        part = next(
            (one.target_part for one in document.part.rels.values() if "numbering" in one.reltype),
            None,
        )
        if part is not None:
            self._read(part.element)

    def _read(self, element: Any) -> None:
        abstract = {
            one.get(w("abstractNumId")): {
                int(level.get(w("ilvl"))): _format(level) for level in one.findall(w("lvl"))
            }
            for one in element.findall(w("abstractNum"))
        }
        for one in element.findall(w("num")):
            of = one.find(w("abstractNumId"))
            self._levels[one.get(w("numId"))] = abstract.get(of.get(w("val")), {})

    def mark(self, block: Any, style: Any) -> str:
        """What stands before a paragraph: `1.`, `（二）`, a bullet, or nothing."""
        found = _numbering(block, style)
        if found is None or found[0] not in self._levels:
            return ""
        name, level = found
        levels = self._levels[name]
        counts = self._counts.setdefault(name, Counter())
        kind, text, start = levels.get(level, ("decimal", f"%{level + 1}.", 1))
        if kind == "bullet":
            return _BULLET
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        for one in range(level + 1):
            of = levels.get(one, ("decimal", "", 1))
            text = text.replace(f"%{one + 1}", _written(counts.get(one, of[2]), of[0]))
        return text


def _format(level: Any) -> tuple[str, str, int]:
    """How a level of a list is numbered: the kind of numbers, the text around, the first one."""

    def value(name: str, default: str) -> str:
        found = level.find(w(name))
        return default if found is None else found.get(w("val")) or default

    start = value("start", "1")
    return (
        value("numFmt", "decimal"),
        value("lvlText", "")[:_LONGEST_MARK],
        int(start) if start.isdecimal() else 1,
    )


def _numbering(block: Any, style: Any) -> tuple[str, int] | None:
    """The list and the level that a paragraph is in, said by itself or by its style."""
    for element in (block, None if style is None else style.element):
        found = None if element is None else element.find(f"{w('pPr')}/{w('numPr')}")
        name = None if found is None else found.find(w("numId"))
        if found is not None and name is not None:
            level = found.find(w("ilvl"))
            deep = 0 if level is None else int(level.get(w("val")))
            return name.get(w("val")), max(0, min(deep, _DEEPEST))
    return None


def _written(number: int, kind: str) -> str:
    if kind not in _CHINESE:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else digits[tens % 10] + "十"
    return head + (digits[ones] if ones else "")
