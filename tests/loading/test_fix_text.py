"""Encodings, tabs and full-width colons; the texts are made up."""

import pytest

from workplan_cli.loading.fix_text import repaired
from workplan_cli.loading.read import guess_encoding
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.rendering.language import Language

HEAD = "format: workplan/report@1\n"


def fixed(text: str) -> str:
    found = repaired(text.encode())
    assert found is not None
    return found.after


def codes(data: bytes) -> list[str]:
    found = repaired(data)
    assert found is not None
    return [fix.code for fix in found.fixes]


def test_a_sound_text_stays_as_it_is() -> None:
    assert codes((HEAD + "note: |\n  \ttab\nurl: a：b\n").encode()) == []


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16"])
def test_chinese_text_in_another_encoding_becomes_utf_8_with_its_line_ends(encoding: str) -> None:
    text = HEAD + "note: 已完成“试点”\r\nnext: 下一步工作\n"
    found = repaired(text.encode(encoding))
    assert found is not None
    assert found.after == text
    assert [fix.code for fix in found.fixes] == ["WP102"]


def test_a_byte_order_mark_is_taken_out() -> None:
    found = repaired((HEAD + "note: x\n").encode("utf-8-sig"))
    assert found is not None
    assert (found.after, [fix.code for fix in found.fixes]) == (HEAD + "note: x\n", ["WP119"])


def test_two_byte_order_marks_are_both_taken_out() -> None:
    assert fixed("\ufeff\ufeff" + HEAD) == HEAD


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("note: école, élève, façade, naïve, où, Noël, coûte", "latin-1"),
        ("note: Привет, отчет за второй квартал", "cp1251"),
        ("note: 教育工作要點，遴選試點園，已完成。", "big5"),
        ("note: 教育計画の報告書です", "shift-jis"),
    ],
)
def test_an_encoding_that_cannot_be_told_is_left_alone(text: str, encoding: str) -> None:
    data = (HEAD + text).encode(encoding)
    assert guess_encoding(data) is None
    assert repaired(data) is None


def test_utf_8_with_a_broken_byte_is_not_taken_for_gbk() -> None:
    data = (HEAD + "note: 内蒙古自治区呼和浩特市已完成试点园遴选工作").encode()
    for place in range(40, len(data)):
        cut = data[:place] + data[place + 1 :]
        assert repaired(cut) is None or guess_encoding(cut) is None


def test_a_file_of_another_format_is_left_alone() -> None:
    assert repaired("备注: 已完成试点园遴选工作".encode("gbk")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("entries:\n\t- target: a\n\t  value: 1\n", "entries:\n  - target: a\n    value: 1\n"),
        ("a:\n\tb:\n\t\tc: 1\n", "a:\n  b:\n    c: 1\n"),
        ("a:\r\n\tb: 1\r\n", "a:\r\n  b: 1\r\n"),
    ],
)
def test_tabs_before_a_line_become_the_spaces_that_fit(text: str, expected: str) -> None:
    assert fixed(HEAD + text) == HEAD + expected
    assert codes((HEAD + text).encode()) == ["WP104"]


def test_a_tab_that_could_mean_two_things_stays() -> None:
    text = HEAD + "a:\n  b:\n    c: 1\n\td: 2\n"
    two, four = text.replace("\t", "  "), text.replace("\t", "    ")
    assert load_yaml(two).value != load_yaml(four).value
    assert fixed(text) == text


REPORT = HEAD + 'plan: p\nunit: "150100"\nperiod: 2022-Q2\nentries:\n- target: 1.1.1\n'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("\tvalue: 1\n", "  value: 1\n"),
        ("\tvalue: 5万\n", "  value: 5万\n"),
        ("  evidence:\n    - ref: a\n\ttitle: b\n", None),
        ("\tvalue: {a: 1}\n", None),
        ("\tvalu: 1\n", None),
    ],
)
def test_a_tab_of_one_width_only_is_mended_if_the_file_is_in_shape(
    line: str, expected: str | None
) -> None:
    assert fixed(REPORT + line) == REPORT + (expected or line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  value:\t1\n", "  value: 1\n"),
        ("  value: 1\t\n  note: b\n", "  value: 1\n  note: b\n"),
        ("  value: 1 \t # so far\n", "  value: 1 # so far\n"),
        ("  note:\t'a\tb'\n", "  note: 'a\tb'\n"),
        ("  evidence:\t\n  -\tref: a\n", "  evidence:\n  - ref: a\n"),
        ("  value:\t1\n  note: |\n    x\t\n    a:\ty\n",
         "  value: 1\n  note: |\n    x\t\n    a:\ty\n"),
    ],
)  # fmt: skip
def test_a_tab_outside_of_texts_becomes_a_space(line: str, expected: str) -> None:
    assert fixed(REPORT + line) == REPORT + expected
    assert codes((REPORT + line).encode()) == ["WP104"]
    assert fixed(REPORT + expected) == REPORT + expected


def test_a_tab_behind_the_dash_of_a_list_becomes_a_space() -> None:
    wrong = REPORT.replace("- target:", "-\ttarget:\t") + "  value: 1\n"
    assert fixed(wrong.replace("\t ", "\t")) == REPORT + "  value: 1\n"


def test_tabs_that_a_text_may_want_stay() -> None:
    for line in ("  note: a\tb: c\n", '  note: "a\t# b\n'):
        assert fixed(REPORT + line) == REPORT + line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("　value: 1\n", "  value: 1\n"),
        ("　　value: 1\n", "  value: 1\n"),
        ("  value:　1\n  note: b　c\n", "  value: 1\n  note: b　c\n"),
        ("  value： 　1\n", "  value: 1\n"),
    ],
)
def test_full_width_blanks_around_a_key_become_blanks(line: str, expected: str) -> None:
    assert fixed(REPORT + line) == REPORT + expected


def test_a_dash_without_a_blank_stays() -> None:
    text = REPORT.replace("- target:", "-target：") + "  value: 1\n"
    assert fixed(text) == text


def test_a_full_width_dash_of_a_list_becomes_a_dash() -> None:
    wrong = REPORT.replace("- target", "－ target") + "  value: 1\n"
    assert fixed(wrong) == REPORT + "  value: 1\n"
    assert codes(wrong.encode()) == ["WP105"]


GBK = "  note: 学校名单已公示，材料齐全\n".encode("gbk")


@pytest.mark.parametrize("line", ["  reason: 示例学校\n", "  reason: 例\n", "  reason: 😀\n"])
def test_a_file_in_two_encodings_is_left_alone(line: str) -> None:
    assert repaired(HEAD.encode() + GBK) is not None
    assert repaired(HEAD.encode() + GBK + line.encode()) is None
    assert repaired(HEAD.encode() + GBK[:-1] + b" / " + line.encode()) is None


def test_characters_for_private_use_say_that_the_encoding_is_another_one() -> None:
    assert repaired(HEAD.encode() + GBK + b"# \xaa\xa1\n") is None


def test_two_everyday_characters_are_too_few_to_tell_the_encoding() -> None:
    assert repaired(HEAD.encode() + "note: 已完\n".encode("gbk")) is None
    assert repaired(HEAD.encode() + "note: 已完成\n".encode("gbk")) is not None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_16_is_mended_in_both_orders_with_and_without_a_mark(encoding: str, mark: str) -> None:
    text = REPORT + "  note: 已完成\n"
    found = repaired((mark + text).encode(encoding))
    assert found is not None
    assert found.after == text


def test_tabs_inside_a_text_of_several_lines_are_not_touched() -> None:
    text = HEAD + "a:\n\tb: 1\nnote: |\n  one\n\ttwo\n"
    assert fixed(text) == text
    text = HEAD + "note: |\n  one\n  two\tand\n  three\t\nentries:\n\t- target: a\n"
    assert fixed(text) == text.replace("\t- ", "  - ")


def test_full_width_signs_that_can_be_read_stay_where_the_file_is_none_of_its_format() -> None:
    text = "format: workplan/report@1\nother: {ref：甲}\n"
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unit：a\nperiod: b\n", "unit: a\nperiod: b\n"),
        ("unit：a\r\nperiod：  b\r\n", "unit: a\r\nperiod: b\r\n"),
        ("entries：\n- target：a\n  value：1\n", "entries:\n- target: a\n  value: 1\n"),
        ("evidence:\n\tref：1\n", "evidence:\n  ref: 1\n"),
    ],
)
def test_a_full_width_colon_behind_a_key_becomes_a_colon(text: str, expected: str) -> None:
    assert fixed(HEAD + text) == HEAD + expected
    assert "WP105" in codes((HEAD + text).encode())


def test_a_full_width_colon_in_a_text_stays() -> None:
    text = HEAD + "unit：a\nperiod: b\nnote: 说明：无\nitems: [甲：乙]\n"
    assert fixed(text) == text.replace("unit：a", "unit: a")


def test_ids_used_as_keys_are_quoted() -> None:
    assert fixed(HEAD + "a: {150100: 15, 0200: 1}\n") == HEAD + 'a: {"150100": 15, "0200": 1}\n'


def test_a_key_that_is_no_id_stays() -> None:
    assert fixed(HEAD + "a: {1.5: 15}\n") == HEAD + "a: {1.5: 15}\n"


def test_a_file_that_stays_unreadable_stays_as_it_is() -> None:
    text = HEAD + 'note: "open\n\tb: 1\n'
    assert fixed(text) == text


def test_a_tab_between_two_kinds_of_line_end_is_left_alone() -> None:
    text = "format: workplan/report@1\nsubmitted: \r\t\nentries:\n"
    found = repaired(text.encode())
    assert found is None or found.after == text


def test_a_line_of_many_tabs_takes_no_longer_than_its_length() -> None:
    # With two runs of blanks in one expression this was cubic: 5,000 tabs took minutes.
    tabs = "\t" * 20_000
    found = repaired(f"{HEAD}note: a{tabs}x\n".encode())
    assert found is not None


@pytest.mark.parametrize(
    "braces",
    ["{ref：甲, date：2022-09-20}", "{ref: 甲，date: 2022-09-20}", "{ref：甲，date：2022-09-20}"],
)
def test_full_width_signs_around_keys_in_braces_become_half_width(braces: str) -> None:
    text = (
        "format: workplan/report@1\nplan: p\nunit: a\nperiod: 2022-Q3\n"
        "entries:\n- target: 1.1.1\n  evidence: [{}]\n"
    )
    right = "{ref: 甲, date: 2022-09-20}"
    assert fixed(text.replace("{}", braces)) == text.replace("{}", right)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (("\ufeff" + HEAD).encode(), [("WP119", 1, "byte order mark taken out")]),
        (
            (HEAD + "note: 已完成的工作情况\n").encode("gb18030"),
            [("WP102", 1, "GBK (GB18030) turned into UTF-8")],
        ),
        (HEAD.encode("utf-16"), [("WP102", 1, "UTF-16 turned into UTF-8")]),
        (HEAD + "a:\n\tb: 1\n", [("WP104", 3, "tabs replaced by spaces")]),
        (HEAD + "a:\n\tb: 1\n\tc: 2\n", [("WP104", 3, "tabs replaced by spaces in 2 lines")]),
        (HEAD + "unit：a\nb: c\n", [("WP105", 2, "full-width colon replaced")]),
        (
            HEAD + "unit：a\nperiod：b\nc:\n\td: 1\n",
            [
                ("WP105", 2, "full-width colons replaced in 2 lines"),
                ("WP104", 5, "tabs replaced by spaces"),
            ],
        ),
        (
            HEAD + "a: {150100: 15}\nb: {1: 2}\n",
            [("WP110", 2, "ids used as keys quoted in 2 lines")],
        ),
    ],
)
def test_what_was_fixed_is_said_once_for_all_lines_at_the_first_of_them(
    data: str | bytes, said: list[tuple[str, int, str]]
) -> None:
    found = repaired(data.encode() if isinstance(data, str) else data)
    assert found is not None
    english = Language("en")
    assert [(fix.code, fix.line, english.write(fix.what)) for fix in found.fixes] == said
