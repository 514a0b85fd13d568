"""From bytes to text: encodings, and files that are none."""

import io
import os
import tracemalloc
from pathlib import Path

import pytest

from workplan_cli.loading.document import read_document
from workplan_cli.loading.read import MAX_BYTES, decode, guess_encoding, read_text
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.rendering.language import Language

REPORT = """\
# 编造的测试数据
format: workplan/report@1
note: 内蒙古自治区教育厅已完成本季度试点园遴选工作，下一步继续督促
"""


def words(found: list[Diagnostic]) -> list[tuple[str, tuple[int, int], str]]:
    return [(one.code, tuple(one.place), Language("en").say(one.message)) for one in found]  # type: ignore[misc] # a place is two numbers


def test_utf_8_is_read_without_a_word() -> None:
    assert decode(REPORT.encode(), "x") == (REPORT, [])


def test_a_byte_order_mark_is_dropped_with_a_warning() -> None:
    text, found = decode(REPORT.encode("utf-8-sig"), "x")
    assert text == REPORT
    assert words(found) == [("WP119", (1, 1), "the file begins with a byte order mark (BOM)")]
    assert found[0].severity == "warning"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = REPORT.replace("\n", end)
    assert decode(text.encode(), "x") == (text, [])


@pytest.mark.parametrize("data", [b"", b"\n", b"# only a comment\n", b"\n \n\n", b"\xef\xbb\xbf"])
def test_a_file_with_nothing_in_it_is_empty(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    document, found = read_document(path, "x.yaml")
    assert document is None
    assert found[-1].code == "WP111"


@pytest.mark.parametrize(
    ("encoding", "seems"),
    [
        ("gbk", "it seems to be GBK (GB18030)"),
        ("gb18030", "it seems to be GBK (GB18030)"),
        ("utf-16", "it seems to be UTF-16"),
        ("utf-16-le", "it seems to be UTF-16"),
        ("utf-16-be", "it seems to be UTF-16"),
    ],
)
def test_text_in_another_encoding_is_called_what_it_seems_to_be(encoding: str, seems: str) -> None:
    text, found = decode(REPORT.encode(encoding), "x")
    assert text is None
    [(code, _place, message)] = words(found)
    assert (code, message) == ("WP102", f"not UTF-8; {seems}")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("big5", "note: 教育工作要點，遴選試點園，已完成。下一步工作"),
        ("latin-1", "note: école, élève, façade, naïve, coûte"),
        ("shift-jis", "note: 教育計画の報告書です"),
        ("cp1251", "note: Отчет за второй квартал"),
    ],
)
def test_no_guess_is_made_where_it_would_be_one(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert guess_encoding(data) is None
    [(code, place, message)] = words(decode(data, "x")[1])
    assert (code, message) == ("WP102", "not UTF-8, nor any encoding that was recognised")
    assert place == (1, 7 + next(n for n, sign in enumerate(text[6:]) if sign > "\x7f"))


def test_the_place_is_the_first_character_that_is_not_utf_8() -> None:
    data = "format: x\nnote: 好😀".encode() + "已完成本季度试点园遴选工作".encode("gbk")
    [diagnostic] = decode(data, "x")[1]
    assert diagnostic.place == (2, 9)


def test_one_broken_character_in_utf_8_is_no_other_encoding() -> None:
    data = REPORT.encode().replace("季".encode(), "季".encode()[:2])
    [(code, place, message)] = words(decode(data, "x")[1])
    assert (code, place) == ("WP102", (3, 20))
    assert message == "a broken character; all else is UTF-8"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0" + bytes(range(256)) * 8,
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + bytes(range(32)) * 20,
        b"format: x\0\n",
        bytes(100),
    ],
)
def test_a_binary_file_is_called_one(data: bytes) -> None:
    [(code, _place, message)] = words(decode(data, "x")[1])
    assert (code, message) == ("WP102", "a binary file, not text")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    text, found = read_text(path, "x.yaml")
    assert text is None
    assert words(found) == [("WP109", (1, 1), "the file is larger than 10 MB")]
    assert decode(b" " * MAX_BYTES, "x")[0] is not None
    assert decode(b" " * (MAX_BYTES + 1), "x")[0] is None


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    link = tmp_path / "link.yaml"
    link.symlink_to(link)
    for path, message in (
        (tmp_path, "this is a folder, not a file"),
        (tmp_path / "none.yaml", "there is no such file"),
        (tmp_path / "none" / "none.yaml", "there is no such file"),
        (pipe, "this is not a regular file"),
        (tmp_path / "x\0.yaml", "no file can have a null character in its name"),
    ):
        assert words(read_text(path, "x")[1]) == [("WP101", (1, 1), message)]
    (found,) = read_text(pipe, "x")[1]
    assert "name - and send it there" in found.fix.template
    [(code, _place, _message)] = words(read_text(link, "x")[1])
    assert code == "WP101"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.touch(mode=0)
    assert words(read_text(path, "x")[1]) == [("WP101", (1, 1), "no permission to read this file")]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert read_text(Path("-"), "-") == (REPORT, [])
    monkeypatch.setattr("sys.stdin", None)
    assert read_text(Path("-"), "-") == ("", [])


def test_the_encoding_of_a_large_file_is_told_from_a_sample() -> None:
    data = (b"# x\n" * 20_000) + ("# 已完成本季度试点园遴选工作\n" * 300_000).encode("gbk")
    tracemalloc.start()
    assert guess_encoding(data) == "GBK (GB18030)"
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * len(data)


def test_a_file_that_is_no_gbk_to_its_end_is_none() -> None:
    assert guess_encoding("已完成本季度试点园".encode("gbk") * 10_000 + b"\xff\xff") is None
