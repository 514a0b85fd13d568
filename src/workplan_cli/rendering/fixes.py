"""What `--fix` did, or would do: a list of repairs, or a difference of texts."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from workplan_cli.model.fix import LINE_END, FixedText
from workplan_cli.model.message import _, counted
from workplan_cli.rendering.screen import Screen

_STYLES = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
_PLAIN = "\x1b[0m"


def done(texts: Sequence[FixedText], screen: Screen, *, written: bool = True) -> str:
    """Every repair with its file, line and code; the sum of them on the last line."""
    say = screen.language.say
    if not texts:
        return say(_("Nothing that could be fixed for certain.")) + "\n"
    lines = [
        f"{text.file}:{fix.line}: {fix.code} {say(fix.what)}"
        for text in texts
        for fix in text.fixes
    ]
    total = counted(
        _("{count} fix in {files}") if written else _("{count} fix possible in {files}"),
        _("{count} fixes in {files}") if written else _("{count} fixes possible in {files}"),
        sum(len(text.fixes) for text in texts),
        files=counted(_("{count} file"), _("{count} files"), len(texts)),
    )
    return "\n".join([*lines, say(total)]) + "\n"


def difference(texts: Sequence[FixedText], screen: Screen) -> str:
    """A unified difference of the texts; empty where only encodings change."""
    return "".join(f"{_painted(line, screen)}\n" for text in texts for line in _unified(text))


def _unified(text: FixedText) -> Iterator[str]:
    before, after = (LINE_END.split(one) for one in (text.before, text.after))
    if not before[-1] and not after[-1]:  # both end with the end of a line
        before, after = before[:-1], after[:-1]
    yield from unified_diff(before, after, text.file, text.file, lineterm="")


def _painted(line: str, screen: Screen) -> str:
    style = _STYLES.get(line[:1]) if screen.color else None
    return f"{style}{line}{_PLAIN}" if style else line
