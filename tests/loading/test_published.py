"""A published document is read from text, web pages and Word files. All texts are made up."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from workplan_cli.loading.published.clauses import split
from workplan_cli.loading.published.source import read_pieces
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.published import Published

TEXT = "一、第一部分\n1.甲项工作。建一所学校。办两个班,修〇条路。\n2.乙项工作。完成。\n"
PAGE = """<!DOCTYPE html><html><head><title>1.标题。不是正文。</title><meta charset="{charset}">
<style>p {{ color: red }}</style></head><body><nav><ul><li>1.首页</li><li>2.新闻</li></ul></nav>
<!-- 1.注释。也不是。 -->
<div><p><b>一、第一部分</b></p>
<p>1.<span>甲项</span>工作。建一所<a href="#">学校</a>。
办两个班,修〇条路。</p><p>2.乙项工作。完成。</p></div>
<footer>版权所有<br>备案号 1</footer></body></html>
"""


def _read(path: Path) -> Published:
    pieces = read_pieces(path, "document")
    assert isinstance(pieces, tuple), pieces
    found = split("\n".join(one.text for one in pieces))
    assert found is not None
    return found


def _refused(path: Path) -> Diagnostic:
    found = read_pieces(path, "document")
    assert isinstance(found, Diagnostic)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_read_in_utf_8_and_in_gb18030(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "document.txt"
    path.write_text(TEXT, encoding)
    assert _read(path) == split(TEXT)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_web_page_gives_the_same_as_its_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "document.html"
    path.write_text(PAGE.format(charset=encoding), encoding)
    found = _read(path)
    assert found is not None
    assert found.unread == ("1.首页", "2.新闻", "版权所有", "备案号1")
    assert replace(found, unread=()) == split(TEXT)


def test_a_word_file_gives_the_same_as_its_text(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    path = tmp_path / "document.docx"
    document.save(str(path))
    assert _read(path) == split(TEXT)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 and so on", "PDF and old Word files are not read"),
        (b"\xd0\xcf\x11\xe0 and so on", "PDF and old Word files are not read"),
        ("正文".encode("utf-16"), "neither UTF-8 nor GB18030 text"),
        (b"\xff\xff\x00\x81", "neither UTF-8 nor GB18030 text"),
        (b"PK\x03\x04 and so on", "a packed file, but no Word file (.docx)"),
    ],
)
def test_other_files_are_refused_with_what_they_are(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "document"
    path.write_bytes(data)
    found = _refused(path)
    assert (found.code, found.message.template) == ("WP101", said)


def test_a_packed_file_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", TEXT)
    assert _refused(path).code == "WP101"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert _refused(tmp_path / "nowhere.txt").code == "WP101"


def test_the_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    path = tmp_path / "document.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", TEXT)
    assert _refused(path).message.values == {"package": "python-docx"}
