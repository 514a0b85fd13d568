"""The files that make a Word document: styles of each language, page, footer, and the archive."""

from io import BytesIO
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workplan_cli.loading.word_summary import DOCUMENT, PROVENANCE_SPACE, WORD
from workplan_cli.model.message import _

Code = Literal["zh", "en"]
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NUMBER = _("Document no.: ____")
SIGNED = _("(signature)")
DATED = _("Date: ____")
"""Places that the office which sends the document fills in."""
TEXT_WIDTH = 8845
"""Twentieths of a point between the margins: 156 mm, as GB/T 9704-2012 has it."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The same page is the same file: archives know no earlier time."""


class _Style(NamedTuple):
    """How paragraphs of a style look: font, half points, lines in twentieths of a point."""

    font: str
    size: int
    more: str
    line: int
    bold: bool = False


_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
"""No indent, said in so many words: styles with a name of Word's own take that of the body."""
_CENTRED = f'{_FLUSH}<w:jc w:val="center"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
"""Two characters."""
_INSIDE = (
    '<w:ind w:rightChars="400" w:right="1280" w:firstLineChars="0" w:firstLine="0"/>'
    '<w:jc w:val="right"/>'
)
"""Four characters from the right edge."""
_STYLES: dict[Code, dict[str, _Style]] = {
    "zh": {  # GB/T 9704-2012: body in size 3 (16 pt), title in size 2 (22 pt), lines of 28 pt
        "Normal": _Style("仿宋_GB2312", 32, _INDENT, 560),
        "Title": _Style("方正小标宋简体", 44, _CENTRED, 640),
        "Heading1": _Style("黑体", 32, _INDENT, 560),
        "Heading2": _Style("楷体_GB2312", 32, _INDENT, 560),
        "Cell": _Style("仿宋_GB2312", 21, _FLUSH, 320),
        "SheetHeading": _Style("黑体", 21, _FLUSH, 440),
        "Address": _Style("仿宋_GB2312", 32, _FLUSH, 560),
        "Centre": _Style("仿宋_GB2312", 32, _CENTRED, 560),
        "Right": _Style("仿宋_GB2312", 32, _INSIDE, 560),
    },
    "en": {
        "Normal": _Style("Calibri", 22, "", 300),
        "Title": _Style("Calibri", 36, "", 440, bold=True),
        "Heading1": _Style("Calibri", 28, "", 360, bold=True),
        "Heading2": _Style("Calibri", 24, "", 320, bold=True),
        "Cell": _Style("Calibri", 18, "", 240),
        "SheetHeading": _Style("Calibri", 20, "", 360, bold=True),
        "Address": _Style("Calibri", 22, "", 300),
        "Centre": _Style("Calibri", 22, _CENTRED, 300),
        "Right": _Style("Calibri", 22, '<w:jc w:val="right"/>', 300),
    },
}  # fmt: skip
_FALLBACKS = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "方正小标宋简体": "宋体",
    "黑体": "SimHei",
}
"""Fonts that stand in where the first is not installed."""
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
GRID = f'<w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'  # noqa: E501 - one element
PAGE = (
    f'<w:sectPr><w:footerReference xmlns:r="{_OFFICE}" w:type="default" r:id="rId2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'
    ' w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>'
)
"""A4 with margins of 37 mm above, 28 mm on the left, 26 mm on the right and 35 mm below."""
ONE_SHEET = PAGE.replace("2098", "1134").replace("1984", "1134").replace("1400", "567")
"""The same with 20 mm above and below, for what has to fit on one sheet."""


def package(document: str, provenance: str | None, code: Code) -> bytes:
    """The archive of a document; `document` is its XML, `provenance` JSON without `<` and `&`."""
    styles = "".join(_style(name, one) for name, one in _STYLES[code].items())
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
        for name, other in _FALLBACKS.items()
    )
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", DOCUMENT)),
        DOCUMENT: _HEAD + document,
        "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        "word/fontTable.xml": f'{_HEAD}<w:fonts xmlns:w="{WORD}">{fonts}</w:fonts>',
        "word/footer1.xml": _footer(code),
    }
    wanted = [("styles", "styles.xml"), ("footer", "footer1.xml"), ("fontTable", "fontTable.xml")]
    if provenance is not None:
        wanted.append(("customXml", "../customXml/item1.xml"))
        parts["customXml/item1.xml"] = (
            f'{_HEAD}<provenance xmlns="{PROVENANCE_SPACE}">{escape(provenance)}</provenance>'
        )
    parts["word/_rels/document.xml.rels"] = _relations(*wanted)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text.encode())
    return out.getvalue()


def _types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "footer1": "footer", "fontTable": "fontTable"}  # fmt: skip  # noqa: E501 - a table
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(*wanted: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(wanted, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _style(name: str, one: _Style) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    shown = f"heading {name[-1]}" if name[-1].isdigit() else name  # as Word calls its own
    level = f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>' if name[-1].isdigit() else ""
    keep = "<w:keepNext/>" if level else ""
    # lines of Chinese circulars have one height; a table's cell and English may grow
    rule = "exact" if one.line == 560 else "atLeast"  # noqa: PLR2004 - 28 points
    latin = "Times New Roman" if one.font in _FALLBACKS else one.font
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{default}><w:name w:val="{shown}"/>'
        f'<w:pPr>{keep}<w:spacing w:line="{one.line}" w:lineRule="{rule}"/>{one.more}{level}'
        f'</w:pPr><w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{one.font}"/>'
        f'{"<w:b/>" if one.bold else ""}<w:sz w:val="{one.size}"/></w:rPr></w:style>'
    )


def _footer(code: Code) -> str:
    """The number of the page; between dashes as circulars have it."""
    before, behind = ("— ", " —") if code == "zh" else ("", "")
    size = '<w:rPr><w:sz w:val="28"/></w:rPr>' if code == "zh" else ""
    text = '<w:r>{size}<w:t xml:space="preserve">{text}</w:t></w:r>'
    field = f'<w:fldSimple w:instr="PAGE">{text.format(size=size, text="1")}</w:fldSimple>'
    around = [text.format(size=size, text=one) if one else "" for one in (before, behind)]
    return (
        f'{_HEAD}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Centre"/></w:pPr>'
        f"{around[0]}{field}{around[1]}</w:p></w:ftr>"
    )
