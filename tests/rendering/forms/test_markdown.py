"""Pages as Markdown: nothing in them is read as markup, and what is written can be sealed."""

import json
from typing import Any

import cmarkgfm
import html5lib
import pytest
from cmarkgfm.cmark import Options as Parsing

from sample_pages import SAMPLES, sample_page
from workplan_cli.model.provenance import seal_holds
from workplan_cli.pages.blocks import Code, PageSection, page
from workplan_cli.rendering.forms import markdown
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

SCREEN = Screen(100, False, Language("en"))
TAGS = {
    "html", "head", "body", "h1", "h2", "h3", "p", "pre", "code", "ul", "li", "strong",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def as_html(text: str) -> Any:
    html = cmarkgfm.github_flavored_markdown_to_html(text, Parsing.CMARK_OPT_UNSAFE)
    return html5lib.parse(html, namespaceHTMLElements=False)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_is_headings_lists_tables_and_code_and_nothing_else(name: str) -> None:
    tree = as_html(markdown.render(sample_page(name), SCREEN))
    assert {one.tag for one in tree.iter() if isinstance(one.tag, str)} <= TAGS
    assert len(list(tree.iter("h1"))) == 1
    assert [len(list(tree.iter(tag))) for tag in ("h2", "h3", "table", "pre")] == [4, 1, 4, 4]
    for found in tree.iter("table"):
        assert {len(list(row)) for row in found.iter("tr")} in ({10}, {2})


def test_the_provenance_is_the_last_line_and_seals_the_text() -> None:
    made = sample_page("hostile")
    text = markdown.render(made, SCREEN)
    last = text.rstrip("\n").split("\n")[-1]
    found = json.loads(last.removeprefix("<!-- workplan ").removesuffix(" -->"))
    assert made.provenance is not None
    assert found == {**made.provenance.model_dump(mode="json"), "seal": found["seal"]}
    assert seal_holds(text, found["seal"])
    assert not seal_holds(text.replace("Targets", "targets"), found["seal"])


@pytest.mark.parametrize("code", ["```", "````\n# a\n```", "~~~\n`", "a\n\n    b"])
def test_code_cannot_leave_its_fence(code: str) -> None:
    tree = as_html(markdown.render(page("Plan", [PageSection((Code(code),))]), SCREEN))
    (block,) = tree.iter("pre")
    assert "".join(block.itertext()) == code + "\n"


def test_a_page_without_provenance_has_no_comment() -> None:
    assert "<!--" not in markdown.render(sample_page("clean"), SCREEN)
