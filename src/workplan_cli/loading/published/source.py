"""Reads a published document: text in UTF-8 or GB18030, a web page, or a Word file (.docx)."""

import re
from io import BytesIO
from pathlib import Path

from workplan_cli.loading.read import guess_encoding, read_bytes, unreadable
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import Message, _, message

_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|div|p)\b[^<]*>", re.IGNORECASE)
_BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "td", "th", "tr", "ul",
)  # fmt: skip
"""Elements that stand on lines of their own; https://html.spec.whatwg.org/#flow-content-3."""
_UNSEEN = ("head", "noscript", "script", "style", "template")


def read_published(path: Path, name: str) -> str | Diagnostic:
    """The text of a document, a line for each paragraph; or why it cannot be had."""
    data = read_bytes(path, name)
    if isinstance(data, Diagnostic):
        return data
    if data.startswith(b"PK\x03\x04"):
        return _from_word(data, name)
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        return _refused(name, message(_("PDF and old Word files are not read")))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        seems = guess_encoding(data)
        if seems is None or seems == "UTF-16":
            return _refused(name, message(_("neither UTF-8 nor GB18030 text")))
        text = data.decode("gb18030")
    return _from_page(text, name) if _PAGE.search(text) else text


def _from_page(text: str, name: str) -> str | Diagnostic:
    try:
        from bs4 import BeautifulSoup
        from bs4.element import NavigableString
    except ImportError:
        return _needs_package(name, "beautifulsoup4")
    page = BeautifulSoup(text, "html.parser")
    for element in page(_UNSEEN):
        element.decompose()
    for node in page.find_all(string=True):
        if type(node) is NavigableString:  # and not a comment, which is a kind of it
            node.replace_with(
                " ".join(node.split())
            )  # a line break in the file is none on the page
    for element in page(["br", *_BLOCKS]):
        element.insert_before("\n")
        element.append("\n")
    return "\n".join(line for line in page.get_text().splitlines() if line.strip())


def _from_word(data: bytes, name: str) -> str | Diagnostic:
    try:
        import docx
    except ImportError:
        return _needs_package(name, "python-docx")
    try:
        paragraphs = docx.Document(BytesIO(data)).paragraphs
    except Exception:  # noqa: BLE001 - the reader raises anything on a file that is no Word file
        return _refused(name, message(_("a packed file, but no Word file (.docx)")))
    return "\n".join(paragraph.text for paragraph in paragraphs if paragraph.text.strip())


def _needs_package(name: str, package: str) -> Diagnostic:
    what = message(_("to read this kind of file, the package {package} is needed"), package=package)
    fix = message(_("pip install 'workplan-cli[source]', or save the document as plain text."))
    return unreadable(name, what, fix)


def _refused(name: str, what: Message) -> Diagnostic:
    fix = message(_("Save the document as text in UTF-8, as a web page (.html) or as .docx."))
    return unreadable(name, what, fix)
