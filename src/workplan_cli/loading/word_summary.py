"""Paragraphs of a Word document that was exported, and the provenance that it carries."""

from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is a class

DOCUMENT = "word/document.xml"
PROVENANCE_SPACE = "urn:workplan:provenance"
"""The XML namespace of the part of a document that holds its provenance."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The XML namespace of documents (ECMA-376, part 1)."""
_PARAGRAPH, _TEXT = f"{{{WORD}}}p", f"{{{WORD}}}t"
_LARGEST = 100_000_000
"""Bytes of a document when it is unpacked; ours has a few million."""
_DAMAGED = (
    BadZipFile,
    ZlibError,
    ParseError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    KeyError,
)


def is_word(data: bytes) -> bool:
    """Whether an archive holds a Word document."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return DOCUMENT in archive.namelist()
    except _DAMAGED:
        return False


def word_parts(data: bytes) -> tuple[tuple[tuple[str, str], ...], str]:
    """Every paragraph that says something (`¶4` and its text), and the provenance as JSON.

    Both are empty where the document cannot be read or is larger than ours are.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _LARGEST:
                return (), ""
            return paragraphs(_parsed(archive.read(DOCUMENT))), _provenance(archive)
    except _DAMAGED:
        return (), ""


def paragraphs(document: Element) -> tuple[tuple[str, str], ...]:
    """The paragraphs that say something, numbered from 1, those in tables as well.

    Of paragraphs inside each other each has what stands in itself only: one pass, however deep.
    """
    found: list[list[str]] = []
    waiting: list[tuple[Element, list[str]]] = [(document, [])]
    while waiting:
        element, texts = waiting.pop()
        if element.tag == _PARAGRAPH:
            texts = []
            found.append(texts)
        elif element.tag == _TEXT:
            texts.append(element.text or "")
        waiting += [(one, texts) for one in reversed(element)]
    texts_of_all = filter(None, map("".join, found))
    return tuple((f"¶{number}", text) for number, text in enumerate(texts_of_all, 1))


def _provenance(archive: ZipFile) -> str:
    for name in archive.namelist():
        if name.startswith("customXml/item") and name.endswith(".xml"):
            root = _parsed(archive.read(name))
            if root.tag == f"{{{PROVENANCE_SPACE}}}provenance":
                return root.text or ""
    return ""


def _parsed(data: bytes) -> Element:
    """XML without declarations of entities, which could unfold without end.

    Raises:
        ValueError: it declares a document type.
        ParseError: it is no XML.
    """
    if b"<!DOCTYPE" in data:
        raise ValueError(DOCUMENT)
    return fromstring(data)  # noqa: S314 - without a document type there are no entities
