"""The paragraphs and the tables of a Word file, with the numbers that Word puts before them."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from workplan_cli.loading.published.pieces import Piece, paragraph, row

_CHINESE = ("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting")
_HEADING = ("heading ", "标题 ")


def pieces_of_word(data: bytes) -> tuple[Piece, ...]:
    """Everything that stands in the body of the file, in its order."""
    import docx

    document = docx.Document(BytesIO(data))
    return tuple(_pieces(document))


def _pieces(document: Any) -> Iterator[Piece]:
    numbers = _Numbers(document)
    paragraphs = tables = 0
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            tables += 1
            for count, one in enumerate(block.rows, 1):
                yield row(tables, count, _cells(one))
        elif block.text.strip():
            paragraphs += 1
            mark = numbers.mark(block)
            text = block.text.strip()
            bullet = mark == _BULLET
            text = text if bullet else mark + text
            yield paragraph(paragraphs, text, _level(block), bullet=bullet)


def _cells(one: Any) -> list[str]:
    """The texts of a row; a cell that is merged over columns says its text once."""
    cells = list(one.cells)
    seen: set[int] = set()
    texts = []
    for cell in cells:
        texts.append("" if id(cell._tc) in seen else cell.text.strip())
        seen.add(id(cell._tc))
    return texts


def _level(block: Any) -> int:
    """The level of a heading, by its style or its outline; 0 for text."""
    name = (block.style.name or "").lower() if block.style is not None else ""
    for word in _HEADING:
        if name.startswith(word) and name[len(word) :].isdigit():
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
            one.get(_w("abstractNumId")): {
                int(level.get(_w("ilvl"))): _format(level) for level in one.findall(_w("lvl"))
            }
            for one in element.findall(_w("abstractNum"))
        }
        for one in element.findall(_w("num")):
            of = one.find(_w("abstractNumId"))
            self._levels[one.get(_w("numId"))] = abstract.get(of.get(_w("val")), {})

    def mark(self, block: Any) -> str:
        """What stands before a paragraph: `1.`, `（二）`, a bullet, or nothing."""
        found = _numbering(block)
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


def _w(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def _format(level: Any) -> tuple[str, str, int]:
    """How a level of a list is numbered: the kind of numbers, the text around, the first one."""

    def value(name: str, default: str) -> str:
        found = level.find(_w(name))
        return default if found is None else found.get(_w("val")) or default

    start = value("start", "1")
    return value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdigit() else 1


def _numbering(block: Any) -> tuple[str, int] | None:
    """The list and the level that a paragraph is in, said by itself or by its style."""
    style = block.style.element if block.style is not None else None
    for element in (block._p, style):
        found = None if element is None else element.find(f"{_w('pPr')}/{_w('numPr')}")
        name = None if found is None else found.find(_w("numId"))
        if found is not None and name is not None:
            level = found.find(_w("ilvl"))
            return name.get(_w("val")), 0 if level is None else int(level.get(_w("val")))
    return None


def _written(number: int, kind: str) -> str:
    if kind not in _CHINESE:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else digits[tens % 10] + "十"
    return head + (digits[ones] if ones else "")
