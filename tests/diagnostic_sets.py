"""Three sets of diagnostics that every format renders: clean, mixed, hostile. All made up."""

from workplan_cli.model.checked import Checked, CheckedFile
from workplan_cli.model.diagnostic import Diagnostic, Place, Severity
from workplan_cli.model.message import Message, message
from workplan_cli.rendering.language import Language, LanguageCode
from workplan_cli.rendering.screen import Screen

HOSTILE = '%0A%,:|<&"`*_[bold]\n=1+1 @x é 😀 汉字 \u200f\x1b[31m ::error::x #1 </failure> ]]> \\'
NAME = '报告 %,:|<&"[bold]\n=1+1 @x é😀\u200f.yaml'
LONG = "长" * 4_000 + "a" * 6_000
REPORT = """\
# Made up.
format: workplan/report@1
entries:
- {target: 13.4.2, value: 5.28万, note: 安吉游戏}  # a comment
- target: 13.4.3
  valeu: 12
\tnote: x
"""


def screen(language: LanguageCode = "en", *, width: int = 80, color: bool = False) -> Screen:
    return Screen(width, color, Language(language))


def diagnostic(
    code: str,
    file: str,
    place: tuple[int, int],
    what: Message,
    fix: Message,
    severity: Severity = "error",
) -> Diagnostic:
    return Diagnostic(code, file, Place(*place), what, fix, severity)


def checked(
    texts: dict[str, str | None],
    *diagnostics: Diagnostic,
    folder: str = "",
    fail_on: Severity = "error",
) -> Checked:
    files = {name: CheckedFile(name, folder + name, text) for name, text in texts.items()}
    return Checked(files, tuple(sorted(diagnostics, key=lambda one: one.order)), fail_on)


def figure(file: str, line: int, column: int, value: str, number: int) -> Diagnostic:
    return diagnostic(
        "WP116",
        file,
        (line, column),
        message("{key} is a figure, but found the text “{value}”", key="value", value=value),
        message("Write {number}.", number=number),
    )


def byte_order_mark(file: str) -> Diagnostic:
    return diagnostic(
        "WP119",
        file,
        (1, 1),
        message("the file begins with a byte order mark (BOM)"),
        message("Save it as “UTF-8” instead of “UTF-8 with BOM”; it is read all the same."),
        "warning",
    )


def clean() -> Checked:
    return checked({f"reports/2022-Q2/1501{number:02}.yaml": None for number in range(13)})


def mixed() -> Checked:
    """An unreadable file, errors and a warning with their lines, and twelve equal mistakes."""
    many = "".join(f"- value: {number}个\n" for number in range(12))
    return checked(
        {
            "reports/150100.yaml": REPORT,
            "reports/150200.yaml": None,
            "reports/150300.yaml": many,
            "reports/150400.yaml": "a: 1\n",
        },
        figure("reports/150100.yaml", 4, 27, "5.28万", 52800),
        diagnostic(
            "WP112",
            "reports/150100.yaml",
            (6, 3),
            message("unknown key {key}", key="valeu"),
            message("Did you mean {name}?", name="value"),
        ),
        diagnostic(
            "WP102",
            "reports/150200.yaml",
            (3, 8),
            message("not UTF-8; it seems to be {encoding}", encoding="GBK (GB18030)"),
            message("Save the file as UTF-8 (in the editor: “save as”, encoding UTF-8)."),
        ),
        *(
            figure("reports/150300.yaml", number + 1, 10, f"{number}个", number)
            for number in range(12)
        ),
        byte_order_mark("reports/150400.yaml"),
        folder="data/",
    )


def hostile() -> Checked:
    """Names, values and lines with everything that some format takes for markup."""
    return checked(
        {NAME: f"- {HOSTILE.replace(chr(10), ' ')}: 😀\U00020000 x\n- note: {LONG}\n"},
        diagnostic(
            "WP112",
            NAME,
            (1, 3),
            message("unknown key {key}", key=HOSTILE),
            message("Did you mean {name}?", name=HOSTILE),
        ),
        diagnostic(
            "WP117",
            NAME,
            (2, 9),
            message("unknown key {key}", key=LONG[:60]),
            message("Did you mean {name}?", name="note"),
            "warning",
        ),
        byte_order_mark(NAME),
    )


SETS = {"clean": clean, "mixed": mixed, "hostile": hostile}
