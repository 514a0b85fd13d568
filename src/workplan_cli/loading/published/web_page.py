"""The text of a web page, block by block, in one pass over the page whatever is wrong with it."""

import re
from collections.abc import Iterator
from html import unescape

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
"""Elements that stand on lines of their own; https://html.spec.whatwg.org/#flow-content-3."""
_UNSEEN = frozenset({"head", "noscript", "script", "style", "template"})
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""Where elements end that hold no tags."""
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_TAG = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_LONGEST = 2_000
"""Signs in which a tag with a `>` inside of quotation marks has to end."""


def text_of_page(page: str) -> str:
    """What is seen of a page: a line for each block, blanks and line ends of the file as one."""
    lines = "".join(_pieces(page)).split("\n")
    return "\n".join(line for line in lines if line.strip())


def _pieces(page: str) -> Iterator[str]:
    hidden: list[str] = []
    at = 0
    while at < len(page):
        start = page.find("<", at)
        text = page[at : start if start >= 0 else len(page)]
        if not hidden:
            yield " ".join(unescape(text).split())
        if start < 0:
            return
        tag = _NAME.match(page, start)
        if tag is None:
            at = _behind_other(page, start)
            if at == start + 1 and not hidden:
                yield "<"
            continue
        name = tag[2].lower()
        at = _behind_tag(page, tag.end())
        if name in _BLOCKS and not hidden:
            yield "\n"
        if name == "body":
            hidden.clear()
        elif name in _UNSEEN:
            at = _enter(page, name, at, hidden, ends=bool(tag[1]))


def _enter(page: str, name: str, at: int, hidden: list[str], *, ends: bool) -> int:
    """Note that an unseen element begins or ends; where to go on."""
    if ends:
        if name in hidden:
            while hidden.pop() != name:
                pass
    elif name in _RAW:
        found = _RAW[name].search(page, at)
        return _behind_tag(page, found.end()) if found else len(page)
    elif name not in hidden:
        hidden.append(name)
    return at


def _behind_tag(page: str, at: int) -> int:
    whole = _TAG.match(page, at, at + _LONGEST)
    end = whole.end() if whole else page.find(">", at) + 1
    return end or len(page)


def _behind_other(page: str, start: int) -> int:
    """Behind a comment or a declaration, to the end where it has none; else behind the `<`."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return end + 3 if end >= 0 else len(page)
    if page.startswith(("<!", "<?", "</"), start):
        return page.find(">", start) + 1 or len(page)
    return start + 1
