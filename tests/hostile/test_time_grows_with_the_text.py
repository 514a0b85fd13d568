"""Four times the worst text takes about four times as long, and not sixteen times."""

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import fromstring

import pytest

import workplan_cli
from workplan_cli.loading.exported import parse_exported
from workplan_cli.loading.published.clauses import split
from workplan_cli.loading.published.outline import Demand, outline_of_text
from workplan_cli.loading.published.proposals import proposals
from workplan_cli.loading.published.source import pieces_of_text
from workplan_cli.loading.published.web_page import pieces_of_page
from workplan_cli.loading.word_summary import WORD, paragraphs
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.message import message
from workplan_cli.rendering.visible import printable
from workplan_cli.rules.fixing import fixed

HEAD = (
    'format: workplan/report@1\nplan: p\nunit: "1"\nperiod: 2022-Q1\nentries:\n- target: 13.4.2\n'
)
STEPS: dict[str, tuple[Callable[[int], str], Callable[[str], object], int]] = {
    "an element of a provenance, never closed": (
        lambda n: '<script type="application/json" id="provenance">' * n,
        lambda text: parse_exported(text.encode(), "x"), 1000,
    ),
    "a comment of a provenance, never closed": (
        lambda n: "<!-- workplan {" * n, lambda text: parse_exported(text.encode(), "x"), 4000,
    ),
    "the same on lines of their own": (
        lambda n: "<!-- workplan {\n" * n + "-->",
        lambda text: parse_exported(text.encode(), "x"), 4000,
    ),
    "tabs in a plain text": (
        lambda n: HEAD + "  note: a" + "\t" * n + "x\n",
        lambda text: fixed(text.encode(), "x"), 2000,
    ),
    "tabs in a quoted text": (
        lambda n: HEAD + '\tnote: "a' + "\t" * n + 'x"\n',
        lambda text: fixed(text.encode(), "x"), 2000,
    ),
    "tabs and blanks": (
        lambda n: HEAD + "  note: a" + "\t " * n + "x\n", load_yaml, 2000,
    ),
    "lists that begin with 1 and jump to 5": (
        lambda n: "1.题。a。\n5.题。b。\n" * n, split, 1000,
    ),
    "brackets that do not match": (lambda n: "1.题。" + "“" * n + "。" + "）" * n, split, 4000),
    "many ends and many pairs": (lambda n: "1.题。" + "。" * n + "“”" * n, split, 4000),
    "tags that are never closed": (lambda n: "<html>" + "<a " * n, pieces_of_page, 8000),
    "tags with an open quotation mark": (lambda n: '<a b="' * n + ">", pieces_of_page, 500),
    "comments that are never closed": (lambda n: "<!--" * n + ">", pieces_of_page, 20000),
    "elements inside each other": (lambda n: "<div><p>" * n, pieces_of_page, 4000),
    "elements one behind the other": (lambda n: "<div>1.a。b。</div>" * n, pieces_of_page, 4000),
    "unseen elements inside each other": (lambda n: "<head><style>" * n, pieces_of_page, 8000),
    "sentences that each name other units": (
        lambda n: "1.题。" + "".join(f"做。（牵头单位：甲{one}）。" for one in range(n)),
        lambda text: outline_of_text(pieces_of_text(text)), 500,
    ),
    "units that stand alone below many sentences": (
        lambda n: "1.题。\n" + "做。\n" * n + "牵头单位：甲\n" * n,
        lambda text: outline_of_text(pieces_of_text(text)), 500,
    ),
    "figures in one sentence": (
        lambda n: "新增1所" * n, lambda text: proposals(Demand(text, message("x"))), 500,
    ),
    "paragraphs inside each other": (
        lambda n: f"<a xmlns:w='{WORD}'>" + "<w:p>" * n + "</w:p>" * n + "</a>",
        lambda text: paragraphs(fromstring(text)), 2000,  # noqa: S314 - our own
    ),
    "lines for a terminal": (lambda n: " \x1b[1m" * n + "\n", printable, 8000),
}  # fmt: skip
WORST = (
    " ", "\t", "\n", " \n", "a", "0", "-", ":", "'", '"', "#", "<", ">", "[", "]", "(", ".", "?",
    "\u3000", "一", "。", "a.", "a ", " a", "- ", "0,", "\\", "&", "％", "—", "=", "|", "`", "\r",
    "<!--", "x: ", "format:", "1.", "A1", '"A', "万", "%", "{", "::",
)  # fmt: skip
AT_ONE_PLACE = (
    "fix_text._NUMBER_AS_KEY", "web_page._TAG", "csv._FORMULA", "lost_text._LOST",
    "expectations._DECIMAL_COMMA",
    "expectations._OF",
)  # fmt: skip
"""Expressions that are tried at one place only."""


def seconds(step: Callable[[str], object], text: str) -> float:
    best = 9.0
    for _time in range(3):
        start = time.process_time()
        step(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_linear(name: str) -> None:
    make, step, size = STEPS[name]
    ratios = []
    for _attempt in range(3):  # other programs disturb what is measured
        few, many = seconds(step, make(size)), seconds(step, make(4 * size))
        ratios.append(many / max(few, 0.002))
        if ratios[-1] < 10:
            return
    pytest.fail(f"{ratios}")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every regular expression on text that a module of ours keeps."""
    for module in pkgutil.walk_packages(workplan_cli.__path__, "workplan_cli."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, one in enumerate(_inside(value)):
                yield f"{module.name}.{name}.{number}", one


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from _inside(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _inside(one)


EVERY = dict(patterns())


@pytest.mark.parametrize("name", EVERY)
def test_every_regular_expression_is_linear(name: str) -> None:
    pattern = EVERY[name]
    at_one_place = any(one in name for one in AT_ONE_PLACE)

    def step(text: str) -> object:
        return pattern.match(text) if at_one_place else sum(1 for _ in pattern.finditer(text))

    assert not [sign for sign in WORST if _is_slow(step, sign)]


def _is_slow(step: Callable[[str], object], sign: str) -> bool:
    start = time.process_time()
    step(f"{sign * 4000}!")
    if time.process_time() - start < 0.02:
        return False
    return all(_grows(step, sign) for _again in range(3))  # a busy machine is slow once


def _grows(step: Callable[[str], object], sign: str) -> bool:
    few, many = (seconds(step, f"{sign * size}!") for size in (1000, 4000))
    return many > 9 * few
