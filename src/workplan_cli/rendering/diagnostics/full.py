"""`--format full`: each diagnostic with its line, a caret under the value, and the way out."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from workplan_cli.model.checked import Checked
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics import words
from workplan_cli.rendering.diagnostics.words import extent
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import visible
from workplan_cli.rendering.wrapping import cells, wrap

_TAB = "    "
_CUT = "…"
_AROUND = 4
"""Times the width: signs of a line that are looked at on either side, whatever its length."""
_STYLES = {"error": "1;31", "warning": "1;33", "place": "1", "dim": "2", "help": "36"}


def render(checked: Checked, screen: Screen) -> str:
    """Everything that was found, then what was checked, and where a rule is explained."""
    say = screen.language.say
    shown, rest = words.summed_up(checked.diagnostics)
    parts = [_block(one, checked.line(one), screen) for one in shown]
    parts += ["\n".join(_indented(say(one), "", screen)) for one in rest]
    last = [say(words.summary(checked))]
    if shown:
        gravest = min(shown, key=lambda one: one.severity != "error")  # the first of them
        last.append(say(_("Why, with examples: workplan rules {code}"), code=gravest.code))
    return "\n\n".join([*parts, "\n".join(last)]) + "\n"


def lines(diagnostics: Sequence[Diagnostic], screen: Screen) -> str:
    """Each diagnostic without its line, for commands that are about other things."""
    return "\n".join(_block(one, None, screen) for one in diagnostics)


def _block(one: Diagnostic, line: str | None, screen: Screen) -> str:
    return "\n".join(
        [
            _head(one, screen),
            *_indented(words.said(one.message, screen.language), "  ", screen),
            *(_excerpt(one, line, screen) if line and not line.isspace() else ()),
            *_help(one, screen),
        ]
    )


def _head(one: Diagnostic, screen: Screen) -> str:
    place = f"{words.where(one)}:"
    severity = screen.language.say(words.SEVERITIES[one.severity])
    return (
        f"{_painted(place, 'place', screen)} "
        f"{_painted(f'{severity} {one.code}', one.severity, screen)} {words.name_of(one.code)}"
    )


def _help(one: Diagnostic, screen: Screen) -> Iterator[str]:
    label = "  " + screen.language.say(_("help: "))
    first, *others = _indented(words.said(one.fix, screen.language), label, screen)
    yield _painted(label, "help", screen) + first.removeprefix(label)
    yield from others


def _indented(text: str, start: str, screen: Screen) -> Iterator[str]:
    """Lines of a text behind a start, the further ones below where the first begins."""
    indent = cells(start)
    for number, line in enumerate(wrap(text, max(screen.width - indent, 20))):
        yield (" " * indent if number else start) + line


def _excerpt(one: Diagnostic, line: str, screen: Screen) -> Iterator[str]:
    """The line with its number, and carets under the value; a long line is cut on both sides."""
    start = one.place.column - 1
    end = start + extent(line, one.place.column)
    most = _AROUND * screen.width
    number = str(one.place.line)
    gutter = " " * len(number)
    before = _shown(line[max(start - most, 0) : start])
    value = _shown(line[start : min(end, start + most)]) or " "
    after = _shown(line[end : end + most])
    before, value, after = _cut(before, value, after, screen.width - len(number) - 3)
    carets = " " * cell_len(before) + _painted("^" * max(cell_len(value), 1), one.severity, screen)
    bar = _painted("|", "dim", screen)
    yield f"{gutter} {bar}"
    yield f"{_painted(number, 'dim', screen)} {bar} {before}{value}{after}".rstrip()
    yield f"{gutter} {bar} {carets}"


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _cut(before: str, value: str, after: str, width: int) -> tuple[str, str, str]:
    """The three parts within a width: the value whole if it fits, up to a third before it."""
    if cell_len(before + value + after) <= width:
        return before, value, after
    room = max(width // 3, width - cell_len(value + after))
    before = _beginning(before[::-1], room)[::-1]
    value = _beginning(value, width - cell_len(before))
    return before, value, _beginning(after, width - cell_len(before + value))


def _beginning(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    kept = text[: max(width - 1, 0)]
    while kept and cell_len(kept) > width - 1:
        kept = kept[:-1]
    return kept + _CUT if width > 0 else ""


def _painted(text: str, style: str, screen: Screen) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if screen.color else text
