"""From a file to text: size, encoding, and what a file that cannot be read says of itself."""

import hashlib
import os
import re
import stat
import sys
from functools import cache
from pathlib import Path
from typing import Any

from workplan_cli.loading.looked_at import note_read
from workplan_cli.model.diagnostic import START, Diagnostic, Place
from workplan_cli.model.message import Message, _, message

MAX_BYTES = 10 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_IN_UTF16 = {encoding: "workplan/".encode(encoding) for encoding in ("utf-16-le", "utf-16-be")}
"""What every file of ours begins with, for those that have no byte order mark."""
_TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv"})
"""How names of tables end; there is a command for them."""
_SAMPLE = 64 * 1024
"""Characters that say what the encoding is: a large file would take seconds and memory."""
_NOT_ASCII = re.compile(r"[^\0-\x7f]")


OWN_ERROR = _("an error in workplan itself keeps this file from being checked: {kind}: {text}")


@cache
def texts_beside(module: str, name: str) -> dict[str, Any]:
    """The tables of texts in a TOML file beside a module."""
    import tomllib  # start-up: only what is wrong needs it

    return tomllib.loads(Path(module).with_name(name).read_text("utf-8"))


def digest_of(path: str | Path) -> str:
    """The SHA-256 of a file's bytes; empty where they cannot be had."""
    data = read_bytes(Path(path), "")
    return "" if isinstance(data, Diagnostic) else hashlib.sha256(data).hexdigest()


def read_text(path: Path, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file (standard input for `-`), without its byte order mark.

    Args:
        path: the file.
        name: what diagnostics call it.

    Returns:
        The text, or None where it cannot be had, and what there is to say about it.
    """
    data = read_bytes(path, name)
    return (None, [data]) if isinstance(data, Diagnostic) else text_in(data, path, name)


def text_in(data: bytes, path: Path, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text that the bytes of a file are, or None and what is wrong with them."""
    if path.suffix.lower() in _TABLES:
        return None, [_table(name)]
    return decode(data, name)


def decode(data: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    """Bytes as UTF-8 text; anything else is said to be what it seems to be."""
    if len(data) > MAX_BYTES:
        return None, [_too_large(name)]
    found: list[Diagnostic] = []
    if data.startswith(_BOM):
        data = data[len(_BOM) :]
        found.append(_byte_order_mark(name))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(data, error.start, name)]
    if "\0" in text:
        return None, [_wrong_encoding(data, text.index("\0"), name)]
    return text, found


def read_bytes(path: Path, name: str) -> bytes | Diagnostic:
    """The content of a file (standard input for `-`), or why it cannot be had."""
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _no_file(name, _("this is a folder, not a file"))
        if not stat.S_ISREG(status.st_mode):
            fix = _("Save what comes out of it as a file, or name - and send it there.")
            return unreadable(name, _("this is not a regular file"), fix)
        if status.st_size > MAX_BYTES:
            return _too_large(name)
        note_read(status.st_dev, status.st_ino)
        with path.open("rb", buffering=0) as file:  # a buffer would cost more than the reading
            return file.read(status.st_size + 1) or b""
    except FileNotFoundError:
        return _no_file(name, _("there is no such file"))
    except PermissionError:
        return _no_file(name, _("no permission to read this file"))
    except ValueError:  # each version of Python has its own words for it
        return _no_file(name, _("no file can have a null character in its name"))
    except (OSError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return _no_file(name, _("the file cannot be read: {reason}"), reason=reason)


def unreadable(name: str, what: str, fix: str, code: str = "WP101", **values: object) -> Diagnostic:
    """What is wrong with a file as a whole, and what to do: no line of it is to blame."""
    return Diagnostic(code, name, START, Message(what, values), Message(fix, values))


def not_checked(name: str, error: BaseException) -> Diagnostic:
    """A file that an error of our own keeps from being checked; the others are.

    Raises:
        BaseException: the error itself, where somebody wants to see it (WORKPLAN_DEBUG).
    """
    if os.environ.get("WORKPLAN_DEBUG"):
        raise error
    fix = _("Please report it with this file; WORKPLAN_DEBUG=1 shows where it is.")
    return unreadable(name, OWN_ERROR, fix, kind=type(error).__name__, text=str(error))


def _no_file(name: str, template: str, **values: object) -> Diagnostic:
    fix = _("Check the path and the permissions.")
    return unreadable(name, template, fix, "WP101", **values)


def _too_large(name: str) -> Diagnostic:
    what = _("the file is larger than {limit} MB")
    fix = _("A report is a few kilobytes; check that this is the right file.")
    return unreadable(name, what, fix, "WP109", limit=MAX_BYTES // (1024 * 1024))


def _binary(name: str) -> Diagnostic:
    is_word = name.lower().endswith(".docx")
    fix = _("A plan in Word: workplan plan new --from {file}")
    other = _("Send it as a text file in YAML.")
    return unreadable(
        name, _("a binary file, not text"), fix if is_word else other, "WP102", file=name
    )


def _table(name: str) -> Diagnostic:
    fix = _("A form or a progress table: workplan report import {file}. A plan: workplan plan new "
            "--from {file}")  # fmt: skip
    return unreadable(name, _("a table, not a file in YAML"), fix, "WP102", file=name)


def _byte_order_mark(name: str) -> Diagnostic:
    return Diagnostic(
        "WP119",
        name,
        START,
        message(_("the file begins with a byte order mark (BOM)")),
        message(_("Save it as “UTF-8” instead of “UTF-8 with BOM”; it is read all the same.")),
        "warning",
    )


def _wrong_encoding(data: bytes, position: int, name: str) -> Diagnostic:
    if _is_binary(data):
        return _binary(name)
    start = data.rfind(b"\n", 0, position) + 1
    column = len(data[start:position].decode("utf-8", "replace")) + 1
    place = Place(data.count(b"\n", 0, position) + 1, column)
    if _is_mostly_utf8(data):
        what = message(_("a broken character; all else is UTF-8"))
        return Diagnostic("WP102", name, place, what, message(_("Type the character again.")))
    seems = guess_encoding(data)
    return Diagnostic(
        "WP102",
        name,
        place,
        message(_("not UTF-8; it seems to be {encoding}"), encoding=seems)
        if seems
        else message(_("not UTF-8, nor any encoding that was recognised")),
        message(_("Save the file as UTF-8 (in the editor: “save as”, encoding UTF-8).")),
    )


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether only a few characters are broken: text in GBK has next to none that are whole."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return 4 * broken < len(text) - len(text.encode("ascii", "ignore"))


def guess_encoding(data: bytes) -> str | None:
    """What text in these bytes seems to be encoded in; None where that cannot be told."""
    if _is_utf16(data):
        return "UTF-16"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    common, letters = everyday_characters(text)
    return "GBK (GB18030)" if common * 2 > letters else None


def everyday_characters(text: str) -> tuple[int, int]:
    """How many everyday Chinese characters a sample holds, and how many letters beyond ASCII.

    The sample begins with the first character beyond ASCII.
    """
    first = _NOT_ASCII.search(text)
    sample = text[first.start() :][:_SAMPLE] if first else ""
    codes = [sign.encode("gb18030") for sign in sample if sign > "\x7f"]
    letters = [code for code in codes if not _in_rows(code, 0xA1, 0xA9)]
    return sum(_in_rows(code, 0xB0, 0xD7) for code in letters), len(letters)


def utf16_codec(data: bytes) -> str:
    """The codec for UTF-16: by its byte order mark, else by where our own words stand in it."""
    if not data.startswith(_UTF16):
        for codec, sign in _IN_UTF16.items():
            at = data.find(sign)
            if at >= 0 and at % 2 == 0:  # one byte on, the other order matches as well
                return codec
    return "utf-16"


def _is_utf16(data: bytes) -> bool:
    return data.startswith(_UTF16) or any(sign in data for sign in _IN_UTF16.values())


def _in_rows(code: bytes, first: int, last: int) -> bool:
    """Whether a GB18030 code is one of GB 2312-80, in these rows.

    Rows 0xA1 to 0xA9 are signs and full-width digits; 0xB0 to 0xD7 (level 1) the 3,755 everyday
    characters, which text in another encoding seldom hits.
    """
    return len(code) == 2 and first <= code[0] <= last and code[1] >= 0xA1  # noqa: PLR2004 - bytes


def _is_binary(data: bytes) -> bool:
    """Whether a sample holds more control characters than any text would."""
    if _is_utf16(data):
        return False
    sample = data[:4096]
    control = sum(byte < ord(" ") and byte not in b"\t\r\n\f" for byte in sample)
    return b"\0" in sample or control * 20 > len(sample)
