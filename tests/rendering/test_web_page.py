"""Any page as a web page: every block has its place, and there is nothing that is not needed."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import html5lib
import pytest

from building import outcome
from workplan_cli.assessment.highlights import ClassCount
from workplan_cli.model.message import message
from workplan_cli.model.status import STATUS, STATUSES
from workplan_cli.model.text import Text
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Block, Column, Filter, Page
from workplan_cli.pages.charts import Cards, ChartPoint, Legend, LineChart, Segments
from workplan_cli.pages.dashboard_targets import lookup_table
from workplan_cli.pages.marks import of_level, of_status
from workplan_cli.pages.status import Choice, status_page
from workplan_cli.pages.values import Link, Quote, Ref
from workplan_cli.rendering.forms import csv, html, table
from workplan_cli.rendering.forms.html import Words, brief
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

ZH, EN = (Screen(100, False, Language(code)) for code in ("zh", "en"))
DAYS = (date(2022, 1, 1), date(2022, 6, 30))
CLASSES = (ClassCount("met", "met", 3, Decimal(75)), ClassCount("other", "other", 1, Decimal(25)))
COLUMNS = (
    Column("Target", "id", lambda one: Ref(f"t-{one}", f"w{one}"), order=None),
    Column("", "text", lambda _one: blocks.Stack(("w-first <b>", "w-second"))),
    Column("Goal", "count", lambda one: one - 1, order=lambda one: one),
    Column("Status", "mark", lambda _one: blocks.Marks((of_status("met"),))),
)
HOW = Filter("class", "Show only", (("met", "met"),), ("met", "met"))
BLOCKS: tuple[Block, ...] = (
    blocks.Paragraph("w-paragraph", strong=True),
    blocks.Items(((None, "w-item"), ("Status", "w-labelled"))),
    blocks.Pairs((("Status", of_status("behind", "w-more")),)),
    blocks.Pieces((of_level("red"), "w-piece")),
    blocks.Bar((("met", 3), ("slipping", 1))),
    blocks.Bars(message("w-bars"), ((message("w-bar"), 3, Decimal(75)),)),
    blocks.Code("w-code"),
    blocks.Listing((blocks.ListingItem((of_status("met"), Ref("t-1", "w-link")), "w-said"),), True),
    blocks.Notice("w-notice", ((None, "w-reason"),)),
    blocks.Grid("Unit", ((7, "w7"),), (("w-unit", (of_status("met"),)), ("w-none", (None,)))),
    Cards(CLASSES),
    Legend(CLASSES),
    Segments(CLASSES, "w-segments"),
    LineChart(DAYS[0], DAYS[1], (ChartPoint(DAYS[1], Fraction(1, 2), 7),), (), (), DAYS, "w-chart"),
    lookup_table(COLUMNS, (1, 2), (HOW,)),
    *(
        blocks.Details(f"t-{one}", f"w-details{one}", of_status("met"), (), Ref("top", "w-back"))
        for one in (1, 2)
    ),
)
PAGE = Page(
    "w-title",
    (blocks.PageSection(BLOCKS, "Targets", anchor="top"),),
    (blocks.Sheet("targets", "Targets", lambda: blocks.table(COLUMNS, (1,))),),
)
WORDS = {
    "w-paragraph", "w-item", "w-labelled", "w-more", "w-piece", "w-code", "w-link", "w-said",
    "w-notice", "w-reason", "w-unit", "w-none", "w-segments", "w-chart", "w1", "w2", "w-first <b>",
    "w-second", "w-details1", "w-details2", "w-title",
}  # fmt: skip


def parsed(page: str) -> Any:
    """The tree; any mistake in the page is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def test_every_kind_of_block_is_tried_here() -> None:
    assert {type(one) for one in BLOCKS} == set(get_args(Block))


@pytest.mark.parametrize("screen", [ZH, EN])
def test_every_block_has_its_words_on_a_web_page_and_on_a_terminal(screen: Screen) -> None:
    web = " ".join(parsed(html.render(PAGE, screen)).itertext())
    terminal = table.render(PAGE, screen)
    assert {word for word in WORDS if word not in web} == set()
    assert {word for word in WORDS if word not in terminal} == set()


def test_a_link_in_a_table_is_a_text_in_csv() -> None:
    assert csv.render(PAGE, EN).splitlines()[1] == "w1,w-first <b> w-second,0,●"


def test_links_lead_to_parts_of_the_page_that_are_there() -> None:
    tree = parsed(html.render(PAGE, EN))
    ids = {one.get("id") for one in tree.iter()}
    assert {one.get("href")[1:] for one in tree.iter("a")} == {"t-1", "t-2", "top"} <= ids


def test_only_the_address_of_a_web_page_is_a_link() -> None:
    cells = (Link("javascript:alert(1)", "no"), Link("HTTPS://example.org/", "yes"))
    made = Page("x", (blocks.PageSection((blocks.Pieces(cells),)),))
    page = parsed(html.render(made, EN))
    assert [(one.get("href"), one.text) for one in page.iter("a")] == [
        ("HTTPS://example.org/", "yes")
    ]
    assert "no javascript:alert(1)" in " ".join(page.itertext())


@pytest.mark.parametrize("by", ["section", "unit", "target"])
def test_a_plain_page_has_no_search_no_contents_and_no_empty_parts(by: str) -> None:
    target = "measure: count\ngoal: {about: 100}\ncombine: sum\nover_time: cumulative\n"
    found = outcome(target, "a 2022-Q2: value: 4", "2022-06-30")
    tree = parsed(html.render(status_page(found, Choice(by=by)), EN))
    tags = {str(one.tag) for one in tree.iter()}
    assert tags.isdisjoint({"nav", "button", "details", "output"})
    assert [one.get("type") for one in tree.iter("input")] == ["radio", "radio"]
    assert [one.get("id") for one in tree.iter("script")] == [None]
    for one in tree.iter():
        if one.tag in {"section", "p", "h1", "h2", "li", "th", "title"}:
            assert "".join(one.itertext()).strip()


def test_quoted_words_are_shortened_in_cells_and_their_label_is_in_the_style_sheet() -> None:
    words = brief(Language("en"), 4)
    quote = Quote(Text("中文的原因", "An English reason"))
    assert words.line(message("Reason: {text}", text=quote)) == "<p class=q0>An E…"
    assert words.line(quote) == "<p>An E…"
    assert words.say(quote) == "<i lang=zh>中文的原因</i><i lang=en>An English reason</i>"
    assert '.q0::before { content: "Reason: "; }' in words.style()
    assert 'body:has(#zh:checked) .q0::before { content: "原因：' in words.style()
    assert Words().line("<&>") == "<p>&lt;&amp;&gt;"


def quoting(signs: int) -> Page:
    """A page with a table of one quote of so many characters, in both languages."""
    said = message("Reason: {text}", text=Quote(Text("因" * signs, "x" * signs)))
    column = Column("", "text", lambda _one: blocks.Stack((said,)))
    table = lookup_table((column,), (1,), ())
    folded = blocks.Details("t-1", "w-details", of_status("met"), (), Ref("top", "w-back"))
    return Page("w-title", (blocks.PageSection((table, folded), "Targets", anchor="top"),))


@pytest.mark.parametrize(
    ("most", "left", "notice"),
    [
        (1.01, "x" * 900, "none"),
        (1, "x" * 900, "in one language only"),  # has to be smaller than the most
        (0.99, "x" * 900, "in one language only"),
        (0.87, "x" * 100 + "…", "only the first 100 signs"),
        (0.5, "…", "only the first 0 signs"),  # the best that can be done
    ],
)
def test_what_was_reported_is_as_long_as_the_page_has_room_for_it(
    monkeypatch: pytest.MonkeyPatch, most: float, left: str, notice: str
) -> None:
    """A page of some 21,000 bytes, 3,600 of them quoted: 900 Chinese signs and 900 English."""
    whole = html.render(quoting(900), EN)
    monkeypatch.setattr(html, "_LARGEST", int(len(whole.encode()) * most))
    words = html.render(quoting(900), EN)
    assert re.search(f">{left}[\n<]", words)
    assert ("因因" in words) == (notice == "none")
    assert ("To keep the file small" in words) == (notice != "none")
    assert notice == "none" or notice in words


def test_every_status_that_says_how_work_stands_has_a_colour_in_bars() -> None:
    style = (Path(html.__file__).parent.parent / "html" / "page.css").read_text("utf-8")
    apart = {"unknown", "continuing", "withdrawn"}
    known = {status for status in STATUSES if STATUS[status].column not in apart}
    assert {status for status in known if f".f-{status}" not in style} == set()
