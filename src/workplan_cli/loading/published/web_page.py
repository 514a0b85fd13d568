"""The text of a web page, block by block, in one pass over the page whatever is wrong with it."""

import re
from collections.abc import Iterator
from html import unescape

from workplan_cli.loading.published.pieces import RAISED, Piece, paragraph, row

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
"""Elements that stand on lines of their own; https://html.spec.whatwg.org/#flow-content-3."""
_UNSEEN = frozenset({"head", "noscript", "script", "style", "template", "del", "s", "strike"})
"""Elements that are not shown, or are shown as deleted."""
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""Where elements end that hold no tags."""
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_TAG = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_LONGEST = 2_000
"""Signs in which a tag with a `>` inside of quotation marks has to end."""
_BLANKS = re.compile(r"\s+")
_HEADINGS = {f"h{level}": str(level) for level in range(1, 7)}
_HEADING, _SPANS, _BULLET, _CELL, _ROW_ENDS, _ROW = "\x0b\x0c\x1c\x1d\x1e\x1f"
"""Marks between the pieces of a page; text has none of these signs left, as they are blanks."""
_ROWS = re.compile(f"{_ROW}([^{_ROW}{_ROW_ENDS}]*){_ROW_ENDS}")
_MARKS = re.compile(f"{_HEADING}[1-6]|{_SPANS}[0-9,]*{_SPANS}|[{_BULLET}{_CELL}{_ROW}{_ROW_ENDS}]")
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)


def pieces_of_page(page: str) -> tuple[Piece, ...]:
    """What is seen of a page: blocks as paragraphs, and rows of tables that have several cells."""
    return tuple(_numbered("".join(_pieces(page))))


def _numbered(marked: str) -> Iterator[Piece]:
    paragraphs = tables = rows = end = 0
    merged: dict[int, tuple[int, str]] = {}
    for found in [*_ROWS.finditer(marked), None]:
        between = marked[end : found.start() if found else len(marked)]
        for text, level, bullet in _lines(between):
            paragraphs, rows = paragraphs + 1, 0
            merged.clear()
            yield paragraph(paragraphs, text, level, bullet=bullet)
        if found is None:
            return
        end = found.end()
        given = found[1].split(_CELL)[1:]
        cells = _by_column(given, merged)
        if len(given) > 1 or sum(map(bool, cells)) > 1:
            tables, rows = tables + (rows == 0), rows + 1
            yield row(tables, rows, cells)
        else:
            for text, level, bullet in _lines(found[1]):
                paragraphs += 1
                yield paragraph(paragraphs, text, level, bullet=bullet)


def _by_column(given: list[str], merged: dict[int, tuple[int, str]]) -> list[str]:
    """The cells of a row in their columns; what is merged over rows stands in each of them.

    `merged`: by column how many more rows have the text of a row above.
    """
    texts: list[str] = []
    for cell in given:
        _from_above(texts, merged)
        spans = re.match(f"{_SPANS}([0-9]+),([0-9]+){_SPANS}", cell)
        rows, columns = map(int, spans.groups()) if spans else (1, 1)
        for text in (_flat(cell), *[""] * (columns - 1)):
            if rows > 1:
                merged[len(texts)] = (rows - 1, text)
            texts.append(text)
    _from_above(texts, merged)
    return texts


def _from_above(texts: list[str], merged: dict[int, tuple[int, str]]) -> None:
    """Add what stands in the next columns because it does in the row above."""
    while len(texts) in merged:
        left, text = merged.pop(len(texts))
        if left > 1:
            merged[len(texts)] = (left - 1, text)
        texts.append(text)


def _flat(cell: str) -> str:
    return "\n".join(line.strip() for line in _MARKS.sub("\n", cell).split("\n") if line.strip())


def _lines(marked: str) -> Iterator[tuple[str, int, bool]]:
    """The text of each line, the level of a heading, and whether it has a bullet."""
    for line in marked.split("\n"):
        level = re.search(f"{_HEADING}([1-6])", line)
        text = _MARKS.sub("", line).strip()
        if text:
            yield text, int(level[1]) if level else 0, _BULLET in line


def _pieces(page: str) -> Iterator[str]:
    hidden: list[str] = []
    at, raised = 0, False
    while at < len(page):
        start = page.find("<", at)
        text = page[at : start if start >= 0 else len(page)]
        if not hidden:
            seen = _BLANKS.sub(" ", unescape(text))
            yield seen.translate(RAISED) if raised else seen
        if start < 0:
            return
        tag = _NAME.match(page, start)
        if tag is None:
            at = _behind_other(page, start)
            if at == start + 1 and not hidden:
                yield "<"
            continue
        name = tag[2].lower()
        at = _behind_tag(page, tag.end())
        if name in _BLOCKS and not hidden:
            yield "\n" + _mark(name, begins=not tag[1])
        if name in {"td", "th"} and not (tag[1] or hidden):
            spans = dict(_SPAN.findall(page[tag.end() : at].lower()))
            yield f"{_SPANS}{spans.get('row', 1)},{spans.get('col', 1)}{_SPANS}"
        if name == "sup" or name in _BLOCKS:
            raised = name == "sup" and not tag[1]
        if name == "body":
            hidden.clear()
        elif name in _UNSEEN:
            at = _enter(page, name, at, hidden, ends=bool(tag[1]))


def _mark(name: str, *, begins: bool) -> str:
    """What else than a new line a block is."""
    if name in {"tr", "table"}:
        return _ROW_ENDS + (_ROW if begins and name == "tr" else "")
    if not begins:
        return ""
    if name in {"td", "th"}:
        return _CELL
    return _BULLET if name == "li" else _HEADING + _HEADINGS[name] if name in _HEADINGS else ""


def _enter(page: str, name: str, at: int, hidden: list[str], *, ends: bool) -> int:
    """Note that an unseen element begins or ends; where to go on."""
    if ends:
        if name in hidden:
            while hidden.pop() != name:
                pass
    elif name in _RAW:
        found = _RAW[name].search(page, at)
        return _behind_tag(page, found.end()) if found else len(page)
    elif name not in hidden:
        hidden.append(name)
    return at


def _behind_tag(page: str, at: int) -> int:
    whole = _TAG.match(page, at, at + _LONGEST)
    end = whole.end() if whole else page.find(">", at) + 1
    return end or len(page)


def _behind_other(page: str, start: int) -> int:
    """Behind a comment or a declaration, to the end where it has none; else behind the `<`."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return end + 3 if end >= 0 else len(page)
    if page.startswith(("<!", "<?", "</"), start):
        return page.find(">", start) + 1 or len(page)
    return start + 1
