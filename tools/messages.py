"""Keeps the Chinese message catalogue in step with the source.

python tools/messages.py update          find messages, merge, compile
python tools/messages.py missing         list what has no translation, as JSON
python tools/messages.py add FILE.json   put translations in ({"English": "中文"}), compile
"""

import fcntl
import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from workplan_cli.loading import expectations, problems
from workplan_cli.loading.read import texts_beside
from workplan_cli.rendering.schemas.generic import DESCRIPTIONS, VALUES
from workplan_cli.rules.rule import reading_rules

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "workplan_cli"
PO = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "workplan.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None}
NO_DAY = datetime(2022, 1, 1, tzinfo=UTC)
"""The same messages give the same file on any day."""
HEADER = """\
# Chinese messages of workplan. Merged from the source by `python tools/messages.py update`;
# the translations are written by people.
"""


def found() -> Catalog:
    """All messages that the source marks, and those of tables."""
    catalog = Catalog(fuzzy=False)
    marked = (
        extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS)
        for folder in (SOURCE, ROOT / "tools")
    )
    for name, line, text, comments, _context in chain.from_iterable(marked):
        if text:
            catalog.add(text, None, [(name, line)], auto_comments=comments)
    for text in of_tables():
        catalog.add(text)
    return catalog


def of_tables() -> Iterator[str]:
    """The texts of the tables in TOML."""
    yield from DESCRIPTIONS.values()
    for words in VALUES.values():
        yield from words.values()
    for rule in reading_rules():
        yield from (rule.summary, rule.why, rule.fix)
    for _code, what, fix in texts_beside(problems.__file__, "problems.toml").values():
        yield from (what, fix)
    values = texts_beside(expectations.__file__, "expectations.toml")
    yield from chain(values["expected"].values(), values["help"].values())
    yield from chain.from_iterable(values["whole_parts"].values())
    yield from (text for text, _limit in values["limits"].values())


def stored() -> Catalog:
    """The catalogue as it is."""
    if not PO.exists():
        return Catalog(locale="zh", fuzzy=False)
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def as_po(catalog: Catalog) -> bytes:
    """The text of the catalogue: sorted, without dates and lines, so that it changes little."""
    buffer = io.BytesIO()
    catalog.header_comment = HEADER
    write_po(buffer, catalog, width=100, sort_output=True, omit_header=False, no_location=True)
    keep = [
        line
        for line in buffer.getvalue().splitlines(keepends=True)
        if not line.startswith((b'"POT-Creation', b'"PO-Revision', b'"Generated', b'"Last-Tr'))
    ]
    return b"".join(keep)


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def merged(translations: dict[str, str] | None = None) -> Catalog:
    """What the source marks, with the stored and the given translations."""
    catalog, old = found(), stored()
    result = Catalog(locale="zh", fuzzy=False, project="workplan")
    for message in catalog:
        if message.id:
            before = old.get(str(message.id))
            text = (translations or {}).get(str(message.id)) or (before.string if before else "")
            result.add(message.id, text)
    return result


def save(catalog: Catalog) -> None:
    """Write both files."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(catalog))
    compiled = Catalog(locale="zh", fuzzy=False, creation_date=NO_DAY, revision_date=NO_DAY)
    for message in catalog:
        if message.id and message.string:
            compiled.add(message.id, message.string)
    MO.write_bytes(as_mo(compiled))


def main() -> None:
    """Do what the first argument says."""
    command, *rest = sys.argv[1:] or ["update"]
    PO.parent.mkdir(parents=True, exist_ok=True)
    with (PO.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        given = json.loads(Path(rest[0]).read_text("utf-8")) if command == "add" else None
        if command in {"add", "update"}:
            save(merged(given))
        if given:
            known = {message.id for message in found()}
            for text in [text for text in given if text not in known]:
                print("not in the source:", text, file=sys.stderr)
        missing = [message.id for message in merged() if message.id and not message.string]
        print(json.dumps(missing, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
