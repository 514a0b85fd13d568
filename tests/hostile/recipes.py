"""Hostile files that are too large, or too binary, to be kept: each is made by its name."""

import io
import zipfile
from collections.abc import Callable, Mapping

HEAD = (
    'format: workplan/report@1\nplan: example-leagues-2022\nunit: "150100"\nperiod: 2022-Q1\n'
    "entries:\n- target: 13.4.2\n  value: 3\n"
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ENTITIES = "<!DOCTYPE l [{}]>".format(
    '<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
)
_ANOTHER_FILE = '<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A packed file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return made.getvalue()


def _relation(kind: str, target: str, mode: str = "") -> str:
    return (
        f'{_XML}<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    )


def workbook(
    rows: str, sheets: int = 1, part: str = "worksheets/sheet1.xml", before: str = ""
) -> bytes:
    """A workbook whose sheets all show the same part."""
    listed = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r1"/>' for n in range(sheets))
    return archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f"{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": _relation("worksheet", part),
            f"xl/{part}": f'{_XML}{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}'
            "</sheetData></worksheet>",
        }
    )


def cells(*places: str) -> str:
    """A row for each cell, at its place."""
    return "".join(
        f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}"><v>1</v></c></row>'
        for place in places
    )


def document(body: str, before: str = "", target: str = "word/document.xml") -> bytes:
    """A Word file."""
    mode = ' TargetMode="External"' if target.startswith("file:") else ""
    return archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relation("officeDocument", target, mode),
            "word/document.xml": f'{_XML}{before}<w:document xmlns:w="{_WORD}"><w:body>{body}'
            "</w:body></w:document>",
        }
    )


def paragraph(text: str) -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _nested_aliases() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines)


def _entries(count: int) -> str:
    return HEAD + "".join(f"- {{target: 13.4.2, value: 3, note: {n}}}\n" for n in range(count))


RECIPES: dict[str, Callable[[], str | bytes]] = {
    "tabs-in-a-note.yaml": lambda: f"{HEAD}  note: a{chr(9) * 100_000}x\n",
    "tabs-and-blanks.yaml": lambda: f"{HEAD}  note: a{chr(9) + ' '}{'  ' * 50_000}\tx\n",
    "one-long-line.yaml": lambda: f"{HEAD}  note: {'字' * 300_000}\n",
    "brackets-inside-each-other.yaml": lambda: f"{HEAD}  note: {'[' * 100_000}",
    "mappings-inside-each-other.yaml": lambda: "".join(f"{' ' * n}a:\n" for n in range(1500)),
    "aliases-of-aliases.yaml": _nested_aliases,
    "many-entries.yaml": lambda: _entries(60_000),
    "many-keys.yaml": lambda: HEAD + "".join(f"k{n}: {n}\n" for n in range(50_000)),
    "a-long-number.yaml": lambda: HEAD.replace("value: 3", f"value: {'9' * 100_000}"),
    "a-large-exponent.yaml": lambda: HEAD.replace("value: 3", "value: 1e999999999"),
    "eleven-megabytes.yaml": lambda: HEAD + "# a comment\n" * 1_000_000,
    "zeros.yaml": lambda: b"\0" * 100_000,
    "utf-16.yaml": lambda: HEAD.encode("utf-16"),
    "a-program.yaml": lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40,
    "beginnings-of-a-provenance.html": lambda: (
        '<script type="application/json" id="provenance">' * 20_000
    ),
    "comments-of-a-provenance.md": lambda: "<!-- workplan {" * 60_000,
    "deep.json": lambda: "[" * 100_000,
    "a-far-cell.xlsx": lambda: workbook(cells("A1", "XFD1048576")),
    "a-cell-beyond-all.xlsx": lambda: workbook(cells("A1", "ZZZZZZ4294967295")),
    "a-wide-and-empty-sheet.xlsx": lambda: workbook(cells("A1", "ALL1", "A5000")),
    "a-row-without-places.xlsx": lambda: workbook(
        f'{cells("XFD1")}<row r="1048576"><c><v>1</v></c></row>'
    ),
    "a-sheet-elsewhere.xlsx": lambda: workbook(cells("A1", "ZZ1048576"), part="other/one.xml"),
    "one-part-as-many-sheets.xlsx": lambda: workbook(cells("A1", "Z7000"), sheets=100),
    "a-hundred-thousand-sheets.xlsx": lambda: workbook(cells("A1"), sheets=100_000),
    "strange-places.xlsx": lambda: workbook('<row r="1"><c r="1A"/><c r=""/><c r="A-1"/></row>'),
    "entities.xlsx": lambda: workbook(
        '<row r="1"><c r="A1" t="str"><v>&j;</v></c></row>', before=_ENTITIES
    ),
    "another-file.xlsx": lambda: workbook(
        '<row r="1"><c r="A1" t="str"><v>&j;</v></c></row>', before=_ANOTHER_FILE
    ),
    "a-bomb.xlsx": lambda: archive({"xl/workbook.xml": b" " * 101_000_000}),
    "many-parts.xlsx": lambda: archive(dict.fromkeys(map(str, range(20_000)), "")),
    "in-another-format.xlsx": lambda: archive({"content.xml": "<a/>", "mimetype": "application/x"}),
    "half-an-archive.xlsx": lambda: workbook(cells("A1"))[:200],
    "no-archive.xlsx": lambda: b"PK\x03\x04" + b"\0" * 100,
    "an-old-workbook.xlsx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "entities.docx": lambda: document(paragraph("1.标题。&j;一句。"), before=_ENTITIES),
    "another-file.docx": lambda: document(paragraph("1.标题。&j;一句。"), before=_ANOTHER_FILE),
    "a-part-outside.docx": lambda: document(paragraph("1.标题。"), target="file:///etc/passwd"),
    "a-part-above.docx": lambda: document(paragraph("1.标题。"), target="../../etc/passwd"),
    "paragraphs-inside-each-other.docx": lambda: document("<w:p>" * 20_000 + "</w:p>" * 20_000),
    "many-paragraphs.docx": lambda: document(paragraph("1.标题。一句。") * 200_000),
    "a-bomb.docx": lambda: document(paragraph("a" * 101_000_000)),
    "a-wide-row.docx": lambda: document(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
        f"{paragraph('a')}</w:tc></w:tr></w:tbl>"
    ),
    "many-lines.txt": lambda: "1.题。一句。\n" * 200_000,
    "many-rows.csv": lambda: "编号,完成数\n" + "13.4.2,3\n" * 900_000,
    "many-columns.csv": lambda: "," * 9_000_000,
    "many-values.json": lambda: '{"a":[' + "1," * 4_000_000 + "1]}",
    "many-sentences.txt": lambda: "1.题。" + "一句，新增1所。" * 100_000,
    "many-tags.html": lambda: "<html>" + "<a " * 300_000,
    "many-elements.html": lambda: "<html>" + "<div><p>" * 100_000,
    "units-in-every-sentence.txt": lambda: "1.题。"
    + "".join(f"做事。（牵头单位：甲{n}）。" for n in range(20_000)),
}  # fmt: skip
"""What makes each file; the recipe says what is wrong with it."""
