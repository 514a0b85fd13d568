"""What a Word file shows is read: insertions and controls, and not what was deleted."""

from pathlib import Path

import pytest

from workplan_cli.loading.published.source import read_pieces
from workplan_cli.model.diagnostic import Diagnostic

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TRACKED = 'w:id="1" w:author="x"'


def _run(text: str, facts: str = "", kind: str = "t") -> str:
    return f"<w:r><w:rPr>{facts}</w:rPr><w:{kind}>{text}</w:{kind}></w:r>"


def _read(folder: Path, body: str) -> list[tuple[str, ...]]:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    for one in parse_xml(f"<w:body {SPACE}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, one)
    path = folder / "plan.docx"
    document.save(str(path))
    found = read_pieces(path, path.name)
    assert not isinstance(found, Diagnostic), found
    return [one.cells for one in found]


@pytest.mark.parametrize(
    "six",
    [
        f"<w:ins {TRACKED}>{_run('6')}</w:ins>",
        f"<w:moveTo {TRACKED}>{_run('6')}</w:moveTo>",
        f"<w:sdt><w:sdtContent>{_run('6')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="x">{_run("6")}</w:smartTag>',
        f'<w:fldSimple w:instr="x">{_run("6")}</w:fldSimple>',
        f"<w:del {TRACKED}>{_run('5', kind='delText')}</w:del><w:ins {TRACKED}>{_run('6')}</w:ins>",
        _run("5", "<w:strike/>") + _run("6", '<w:strike w:val="0"/>'),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{_run('type here')}</w:sdtContent></w:sdt>{_run('6')}",
    ],
)
def test_a_paragraph_has_the_text_that_word_shows(tmp_path: Path, six: str) -> None:
    found = _read(tmp_path, f"<w:p>{_run('改造')}{six}{_run('所学校')}</w:p>")
    assert found == [("改造6所学校",)]


def test_paragraphs_and_tables_inside_of_a_content_control_are_read(tmp_path: Path) -> None:
    cell = f"<w:tc><w:p><w:ins {TRACKED}>{_run('12')}</w:ins></w:p></w:tc>"
    gone = f"<w:tr><w:trPr><w:del {TRACKED}/></w:trPr>{cell}{cell}</w:tr>"
    body = f"<w:p>{_run('甲')}</w:p><w:tbl><w:tr>{cell}{cell}</w:tr>{gone}</w:tbl>"
    found = _read(tmp_path, f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>")
    assert found == [("甲",), ("12", "12")]


def test_a_digit_that_is_raised_is_none_of_the_number(tmp_path: Path) -> None:
    raised = _run("5", '<w:vertAlign w:val="superscript"/>')
    assert _read(tmp_path, f"<w:p>{_run('10')}{raised}{_run('亩')}</w:p>") == [("10⁵亩",)]
