"""The text of a Word file as Word shows it: what was inserted is read, what was deleted is not."""

from collections.abc import Iterator
from typing import Any

from workplan_cli.loading.published.pieces import RAISED


def w(name: str) -> str:
    """The name of an element or an attribute of Word, as lxml has it."""
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


_AROUND = frozenset(
    map(w, ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple",
            "dir", "bdo"))
)  # fmt: skip
"""What stands around text that is shown: tracked insertions, content controls, fields, links."""
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_OFF = frozenset({"0", "false", "off"})


def inside(element: Any, name: str) -> Iterator[Any]:
    """The elements of a name in another one, also in what only stands around them."""
    wanted = w(name)
    for one in element:
        if one.tag == wanted:
            yield one
        elif one.tag in _AROUND and one.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is None:
            yield from inside(one, name)


def blocks(body: Any) -> Iterator[Any]:
    """The paragraphs and the tables of a document in their order."""
    for one in body:
        if one.tag in {w("p"), w("tbl")}:
            yield one
        elif one.tag in _AROUND:
            yield from blocks(one)


def rows(table: Any) -> Iterator[Any]:
    """The rows of a table that are not deleted."""
    return (one for one in inside(table, "tr") if one.find(f"{w('trPr')}/{w('del')}") is None)


def cell_text(cell: Any) -> str:
    """The paragraphs of a cell, a line for each."""
    return "\n".join(map(paragraph_text, inside(cell, "p"))).strip()


def paragraph_text(paragraph: Any) -> str:
    """What a paragraph shows, without what is struck through; digits that are raised stay so."""
    return "".join(map(_run_text, inside(paragraph, "r")))


def _run_text(run: Any) -> str:
    if any(_is_on(run, name) for name in ("strike", "dstrike")):
        return ""
    text = "".join(map(_shown, run))
    raised = run.find(f"{w('rPr')}/{w('vertAlign')}")
    is_raised = raised is not None and raised.get(w("val")) == "superscript"
    return text.translate(RAISED) if is_raised else text


def _is_on(run: Any, name: str) -> bool:
    found = run.find(f"{w('rPr')}/{w(name)}")
    return found is not None and found.get(w("val")) not in _OFF


def _shown(element: Any) -> str:
    if element.tag == w("t"):
        return element.text or ""
    if element.tag == w("br"):
        return "\n" if element.get(w("type"), "textWrapping") == "textWrapping" else ""
    return _SIGNS.get(element.tag, "")
