"""What comes out of a file moves no cursor, hides no sign and gives no order to what shows it."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from calling import call
from workplan_cli.rendering.forms.csv import safe
from workplan_cli.rendering.markdown_text import block, escaped
from workplan_cli.rendering.visible import printable

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
Capture = pytest.CaptureFixture[str]
ORDER = re.compile(r"^\s*::|##\[|##vso\[", re.MULTILINE)
ESCAPE, TURNED = "\x1b]0;pwned\x07", "\u202e"


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(shutil.copytree(EXAMPLE, tmp_path / "year"))
    return tmp_path / "year"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\nc", "a\\x1b[31mb\nc"),
        ("::error::x", "\\::error::x"),
        ("a\n   ::error::x", "a\n   \\::error::x"),
        ("a ##[error]x", "a ##\\[error]x"),
        ("##vso[task.x]", "##\\vso[task.x]"),
        ("18\u202e81", "18\\u202e81"),
        ("a\rb\tc", "a\\rb\\tc"),
        ("a::b: :: ## [x]", "a::b: :: ## [x]"),
    ],
)
def test_lines_for_a_terminal_hide_nothing_and_order_nothing(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_our_own_colours_stay_and_hide_no_order() -> None:
    assert printable("\x1b[1;31ma\x1b[0m", color=True) == "\x1b[1;31ma\x1b[0m"
    assert printable("\x1b[1m::error::x", color=True) == "\x1b[1m\\::error::x"
    assert printable("\x1b[2J", color=True) == "\\x1b[2J"


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names")
@pytest.mark.parametrize("name", [f"x{ESCAPE}.yaml", f"{TURNED}x.yaml", "::error name=a::b.yaml"])
@pytest.mark.parametrize(
    "words",
    [
        "validate NAME", "validate NAME --format concise", "validate NAME --format github",
        "validate NAME --diff", "validate none*NAME", "plan fmt NAME", "report fmt NAME",
        "plan validate NAME", "status NAME", "status --plan NAME", "show 13.4.2 --plan NAME",
        "show NAME", "init NAME", "export markdown -o NAME", "export NAME", "schema report -o NAME",
        "schema NAME", "rules NAME", "verify NAME", "plan trace --source NAME", "chase --unit NAME",
        "report new --unit NAME --period 2022-Q1", "validate --select NAME", "NAME", "changes NAME",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("year")
def test_names_of_files_and_words_of_the_command_line_are_shown_as_they_are(
    capfd: Capture, name: str, words: str
) -> None:
    report = Path("reports/2022-Q1/150100.yaml").read_text("utf-8")
    Path(name).write_text(report.replace("value:", "valeu:") + "\tx\n", "utf-8")
    left = call(capfd, *(word.replace("NAME", name) for word in words.split(" ")))
    said = left.out + left.err
    assert "error in workplan itself" not in said
    assert not re.search("[\x07\x1b\u202e]", said)
    if "github" not in words:
        assert not ORDER.search(said)


@pytest.mark.parametrize("words", ["show 13.4.2", "show 13.4.2 --format markdown", "status"])
@pytest.mark.parametrize("pad", [0, 90, 92, 94, 96, 98])
@pytest.mark.usefixtures("year")
def test_a_note_orders_nothing_at_the_beginning_of_a_wrapped_line(
    capfd: Capture, words: str, pad: int
) -> None:
    file = Path("reports/2022-Q1/150100.yaml")
    text = file.read_text("utf-8").replace(
        "- target: 13.4.2\n",
        f'- target: 13.4.2\n  note: "{"a" * pad} ::set-output name=x::y ##[error]z"\n',
    )
    file.write_text(re.sub(r"(?m)^  note: (?!\"a* ::).*\n", "", text), "utf-8")
    left = call(capfd, *words.split())
    assert left.code == 0, left.err
    assert not ORDER.search(left.out + left.err)


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("notice", ["reminder", "circular"])
@pytest.mark.usefixtures("year")
def test_a_notice_to_a_unit_orders_nothing(capfd: Capture, form: str, notice: str) -> None:
    units = Path("units.yaml").read_text("utf-8")
    Path("units.yaml").write_text(re.sub(r"en: [^}\n]*", 'en: "::error::x ##[y]"', units), "utf-8")
    shutil.rmtree("reports/2022-Q2")
    left = call(capfd, "chase", "--notice", notice, "--format", form)
    assert not ORDER.search(left.out + left.err), left.out


@pytest.mark.parametrize("sign", "\u200b\u200e\u202a\u202e\u2066\u2069\u2060\xad\u061c")
@pytest.mark.usefixtures("year")
def test_signs_that_cannot_be_seen_are_an_error_in_their_place(capfd: Capture, sign: str) -> None:
    Path("r.yaml").write_text(f"format: workplan/report@1\nplan: a{sign}b\n", "utf-8")
    left = call(capfd, "validate", "r.yaml", "--format", "concise")
    assert left.out.startswith("r.yaml:2:8: WP103")
    assert f"U+{ord(sign):04X}" in left.out
    Path("r.yaml").write_text(f'plan: "\\u{ord(sign):04X}"\n', "ascii")
    assert "WP103" in call(capfd, "validate", "r.yaml").out


def test_a_spreadsheet_runs_no_cell_whatever_blanks_it_begins_with() -> None:
    cells = ("=1+1", " =1+1", "\t=1", "\u3000=1", "\xa0@x", "\n+1x")
    assert [safe(cell)[0] for cell in cells] == ["'"] * len(cells)
    assert safe("-1.5") == "-1.5"


def test_markdown_makes_no_reference_mention_or_order_of_a_text() -> None:
    assert escaped("GH-1 gh-2 #3 !4") == r"GH\-1 gh\-2 \#3 \!4"
    assert escaped("@name") == "@&#8288;name"
    assert escaped(":: x") == r"\:: x"
    assert not ORDER.search(escaped("::error::x"))
    assert block("a\n::error::x ##[y]") == "```\na\n\\::error::x ##\\[y]\n```\n"


def test_the_pages_script_survives_an_address_that_is_none() -> None:
    script = Path(__file__).parents[2] / "src/workplan_cli/rendering/html/page.js"
    text = script.read_text("utf-8")
    assert re.findall(r"decodeURIComponent\(", text) == ["decodeURIComponent("]
    assert re.search(r"try \{\s+return decodeURIComponent\(text\);\s+\} catch", text)
