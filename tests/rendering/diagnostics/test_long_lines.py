"""Lines that are too long to be read: shown in part, at no cost of time or memory."""

import tracemalloc
from types import ModuleType

import pytest

from workplan_cli.model.checked import Checked, CheckedFile
from workplan_cli.model.diagnostic import Diagnostic, Place
from workplan_cli.model.message import message
from workplan_cli.rendering.diagnostics import full, sarif
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

SCREEN = Screen(80, color=False, language=Language("en"))
MEGABYTE = 2**20
LONG = {
    "blanks": "  value: a" + " " * 80_000 + "b",
    "separators": "  note:   " + "\u2028" * 90_000,
    "one word": "k" * 5_000_000,
    "an open quotation": "  note: " + '"' + "q" * 5_000_000,
    "dashes": "- " * 2_500_000,
}


def _checked(line: str, column: int = 10) -> Checked:
    one = Diagnostic("WP105", "a.yaml", Place(1, column), message("wrong"), message("mend"))
    return Checked({"a.yaml": CheckedFile("a.yaml", "a.yaml", line)}, (one,))


@pytest.mark.parametrize("name", list(LONG))
@pytest.mark.parametrize("form", [full, sarif])
def test_a_long_line_costs_no_more_than_its_own_size(form: ModuleType, name: str) -> None:
    checked = _checked(LONG[name])
    form.render(checked, SCREEN)  # the rules are loaded
    tracemalloc.start()
    text = form.render(checked, SCREEN)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(text) < 10_000
    assert peak < len(LONG[name]) + 2 * MEGABYTE


def test_the_place_is_shown_with_what_stands_around_it() -> None:
    line = "x" * 1_000_000 + " bad " + "y" * 1_000_000
    shown = full.render(_checked(line, 1_000_002), SCREEN)
    excerpt, carets = shown.splitlines()[3:5]
    assert "x bad " in excerpt
    assert "…" in excerpt
    assert excerpt[carets.index("^") :].startswith("bad")
