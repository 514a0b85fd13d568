"""Reads a published document: text in UTF-8 or GB18030, a web page, or a Word file (.docx)."""

import re
from io import BytesIO
from pathlib import Path

from workplan_cli.loading.published.web_page import text_of_page
from workplan_cli.loading.read import attempt, guess_encoding, read_bytes, unreadable
from workplan_cli.loading.workbook import UNPACKED_MB, is_too_large
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import Message, _, message

_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|div|p)\b[^<]*>", re.IGNORECASE)


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
    made = attempt(lambda: text_of_page(text))
    return _refused(name, message(_("a web page that cannot be read"))) if made is None else made


def _from_word(data: bytes, name: str) -> str | Diagnostic:
    try:
        import docx
    except ImportError:
        return _needs_package(name, "python-docx")
    if is_too_large(data):
        return _refused(
            name, message(_("unpacked, the file is larger than {limit} MB"), limit=UNPACKED_MB)
        )

    def paragraphs() -> list[str]:
        return [one.text for one in docx.Document(BytesIO(data)).paragraphs if one.text.strip()]

    lines = attempt(paragraphs)
    if lines is None:
        return _refused(name, message(_("a packed file, but no Word file (.docx)")))
    return "\n".join(lines)


def _needs_package(name: str, package: str) -> Diagnostic:
    what = message(_("to read this kind of file, the package {package} is needed"), package=package)
    fix = message(_("pip install 'workplan-cli[source]', or save the document as plain text."))
    return unreadable(name, what, fix)


def _refused(name: str, what: Message) -> Diagnostic:
    fix = message(_("Save the document as text in UTF-8, as a web page (.html) or as .docx."))
    return unreadable(name, what, fix)
