"""The briefing in Markdown."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import cmarkgfm
import html5lib
import pytest
from cmarkgfm.cmark import Options as Parsing
from hypothesis import given, settings
from hypothesis.strategies import text
from markdown_it import MarkdownIt
from pytest_regressions.file_regression import FileRegressionFixture

from workplan_cli.assessment.summary import Summary
from workplan_cli.pages.briefing import briefing
from workplan_cli.pages.dashboard import dashboard
from workplan_cli.pages.one_page import one_page
from workplan_cli.pages.phrases import Phrases
from workplan_cli.rendering.forms import markdown
from workplan_cli.rendering.forms.html import render as as_page
from workplan_cli.rendering.markdown_text import escaped
from workplan_cli.rendering.screen import Screen

Screens = dict[str, Screen]
TAGS = {
    "html", "head", "body", "h1", "h2", "h3", "p", "pre", "code", "ul", "li", "strong",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def render(summary: Summary, screen: Screen) -> str:
    return markdown.render(briefing(summary), screen)


def as_html(text: str) -> Any:
    html = cmarkgfm.github_flavored_markdown_to_html(text, Parsing.CMARK_OPT_UNSAFE)
    return html5lib.parse(html, namespaceHTMLElements=False)


def tags(tree: Any) -> set[str]:
    return {one.tag for one in tree.iter() if isinstance(one.tag, str)}


def stable(text: str) -> str:
    """Without what changes with every version of the plan's format or of the tool."""
    text = re.sub(r"<!-- workplan .* -->", "<!-- workplan … -->", text)
    text = re.sub(r"workplan \d+\.\d+\.\S*?(,|，)", r"workplan VERSION\1", text)
    return re.sub(r"\b[0-9a-f]{16}\b", "FINGERPRINT", text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_whole_page(
    summarised: Any, screens: Screens, language: str, file_regression: FileRegressionFixture
) -> None:
    page = render(summarised("markdown", language, since="2022-Q1"), screens[language])
    file_regression.check(stable(page), extension=".md", encoding="utf-8")


def test_the_headline_is_about_targets_that_can_be_met_and_counts_the_others_apart(
    summarised: Any, screens: Screens
) -> None:
    page = render(summarised("markdown", "zh"), screens["zh"])
    lines = page.split("\n")
    found = re.search(r"可完成的目标 (\d+) 项：已完成 (\d+) 项（(\d+\.\d)%）、(.*?)；", lines[2])
    assert found is not None, lines[2]
    total, met, share, others = found.groups()
    assert int(met) + sum(map(int, re.findall(r" (\d+)", others))) == int(total)
    assert share == f"{100 * int(met) / int(total):.1f}"
    apart = re.search(r"另计持续推进工作 (\d+) 项", page)
    assert int(total) + int(apart[1] if apart else 0) == 10
    assert "序时进度 49.6%" in lines[2]
    shares = re.findall(r"[█░] \d+ \((\d+\.\d)%\)", page.partition("## ")[0])
    assert len(shares) == 6
    assert sum(round(10 * float(one)) for one in shares) == 1000


def test_a_figure_of_all_units_is_not_put_down_to_the_one_that_is_shown(
    summarised: Any, screens: Screens
) -> None:
    row = next(
        line
        for line in render(summarised(unit="b"), screens["en"]).split("\n")
        if line.startswith("| 1.1.1 ")
    )
    assert row.startswith("| 1.1.1 Pilot kindergartens | 5 | at least 40 kindergartens | -37.1 |")
    assert row.endswith("| Beta | ▼ behind \\* | 33 | ▽ slipping |")


def test_the_briefing_of_a_unit_has_its_own_gaps_though_the_whole_is_met(
    example: Path, summarised: Any, screens: Screens
) -> None:
    _say(example, "a", "note: Much more than its part", value=118)
    gaps = render(summarised(unit="b"), screens["en"]).split("## The gaps that matter")[1]
    row = next(line for line in gaps.split("\n") if line.startswith("| 1.1.1 "))
    assert row.startswith("| 1.1.1 Pilot kindergartens | 5 | at least 40 kindergartens | -37.1 |")
    assert row.endswith("| Beta | ▼ behind \\* | 129 | ● met |")
    assert "1.1.1" not in render(summarised(), screens["en"]).split("## Newly met")[0]


def test_what_is_short_by_both_readings_is_among_the_gaps_and_counted_as_undecided(
    example: Path, summarised: Any, screens: Screens
) -> None:
    # 15 + 2 + 6 of 120 are 19.2 %, 30.4 points behind; with 5 more of c, which is silent, 26.3
    _say(example, "a", "note: Slow", value=15)
    _say(example, "b", "note: Slow", value=2)
    page = render(summarised(), screens["en"])
    gaps = page.split("## The gaps that matter")[1].split("\n## ")[0]
    row = next(line for line in gaps.split("\n") if line.startswith("| 1.1.1 "))
    assert "? undecided" in row
    said = re.search(r"cannot be judged (\d+);", page)
    drawn = re.search(r"^cannot be judged +[█░]+ (\d+) ", page, re.MULTILINE)
    assert said is not None
    assert drawn is not None
    assert said[1] == drawn[1]


def test_reports_that_never_came_are_named_also_where_a_later_one_came(
    example: Path, summarised: Any, screens: Screens
) -> None:
    (example / "reports" / "2022-Q1" / "a.yaml").unlink()
    page = render(summarised(), screens["en"])
    assert "Reports missing (2):** Alpha (2022-Q1: 101 days), Gamma (2022-Q2: 10 days)" in page
    assert "Every unit has reported in time." not in page


def _say(example: Path, unit: str, words: str, value: int = 1) -> None:
    (example / "reports" / "2022-Q2" / f"{unit}.yaml").write_text(
        "# Made up for tests.\nformat: workplan/report@1\nplan: example-2022\n"
        f"unit: {unit}\nperiod: 2022-Q2\nsubmitted: 2022-07-05\nentries:\n"
        f"- {{target: 1.1.1, value: {value}, {words}}}\n",
        "utf-8",
    )


def _said(page: str) -> list[str]:
    return [line for line in page.split("\n") if line.startswith("- **1.1.1, ")]


def test_the_same_words_of_several_units_stand_once(
    example: Path, summarised: Any, screens: Screens
) -> None:
    for unit in ("a", "b"):
        _say(example, unit, "reason: No money")
    _say(example, "c", "reason: No money, next: Ask for it")
    assert _said(render(summarised(), screens["en"])) == [
        "- **1.1.1, Alpha, Beta (2022-Q2):** Reason: No money",
        "- **1.1.1, Gamma (2022-Q2):** Reason: No money / Next: Ask for it",
    ]


def test_without_reasons_the_notes_of_those_that_fall_short_are_given(
    example: Path, summarised: Any, screens: Screens
) -> None:
    for unit in ("a", "b"):
        _say(example, unit, f"note: Note of {unit}")
    _say(example, "c", "note: All done", value=20)
    assert _said(render(summarised(), screens["en"])) == [
        "- **1.1.1, Alpha (2022-Q2):** Note: Note of a",
        "- **1.1.1, Beta (2022-Q2):** Note: Note of b",
    ]


def test_every_target_is_in_the_appendix_once(summarised: Any, screens: Screens) -> None:
    page = render(summarised(), screens["en"])
    appendix = page.split("## Appendix")[1]
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) ", appendix, re.MULTILINE)
    assert rows == [
        "1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2", "3.1.1", "3.1.2", "3.2.1", "3.2.2", "3.2.3",
    ]  # fmt: skip


def test_hostile_text_is_text_and_nothing_else(
    summarised: Any, screens: Screens, hostile: str
) -> None:
    page = render(summarised(), screens["en"])
    tree = as_html(page)
    assert tags(tree) <= TAGS
    shown = " ".join("".join(tree.itertext()).split())
    plain = hostile.replace("@", "@\u2060")
    assert plain in shown


def test_hostile_text_breaks_no_table(summarised: Any, screens: Screens, hostile: str) -> None:
    page = render(summarised(section=1), screens["en"])
    for parsed in (as_html(page), html5lib.parse(
        MarkdownIt("commonmark").enable("table").render(page), namespaceHTMLElements=False
    )):  # fmt: skip
        for found in parsed.iter("table"):
            widths = {len(list(row)) for row in found.iter("tr")}
            assert len(widths) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a | b", "<b>", "&lt;", "[x](y)", "*a*", "_a_", "~~a~~", "`a`", "\\", "\\|", "a\\", "# a",
        "- a", "+ a", "1. a", "1) a", "= =", "https://a.b", "http://a.b/c", "www.a.b", "WWW.a.b",
        "a@b.c", "mailto:a@b.c", "xmpp:a@b.c", "![a](b)", "<!-- a", "{#a}", "$a$", "a\nb", "^a^",
        "<https://a.b>", "---", "===", "***", "> a",
        "#12", "!12", "see #12 and !7", ":smile:", "a:b:c", "12:30:45", "&#12;",
    ],
)  # fmt: skip
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    for page in (
        f"{escaped(text)}\n",
        f"- **x** {escaped(text)}\n",
        f"| a |\n|---|\n| {escaped(text)} |\n",
    ):
        tree = as_html(page)
        assert tags(tree) <= TAGS - {"pre", "code", "h1", "h2"}
        shown = "".join(tree.itertext()).replace("\u2060", "")
        assert " ".join(text.split()) in shown


@settings(max_examples=300, deadline=None)
@given(
    text(
        alphabet="\\`*_{}[]<>()#+-.!|~&@:/^$='\" \n\tabcw1长é😀;lt",
        min_size=1,
        max_size=40,
    )
)
def test_any_text_comes_out_as_it_went_in(written: str) -> None:
    expected = f"x {' '.join(written.split())}".strip()
    for page in (f"- **x** {escaped(written)}\n", f"| x |\n|---|\n| {escaped(written)} |\n"):
        tree = as_html(page)
        assert tags(tree) <= TAGS - {"pre", "code", "h1", "h2"}
        assert " ".join("".join(tree.itertext()).replace("\u2060", "").split()) == expected


def test_files_that_could_not_be_read_are_named_in_the_page(
    summarised: Any, screens: Screens, example: Path
) -> None:
    (example / "reports" / "2022-Q2" / "c.yaml").write_text("entries: [", "utf-8")
    page = render(summarised(), screens["en"])
    assert "1 file could not be read and is in none of these figures" in page
    assert "**2022-Q2/c.yaml, line 1:**" in page
    # on one page too the sentence is no label with nothing behind it
    brief = markdown.render(one_page(summarised(brief=True)), screens["en"])
    assert "**1 file could not be read and is in none of these figures:**\n" in brief


def test_the_page_is_the_same_from_another_folder_and_in_another_order(
    summarised: Any, screens: Screens, example: Path, tmp_path: Path
) -> None:
    elsewhere = Path(shutil.copytree(example, tmp_path / "else" / "where"))
    names = sorted(path.name for path in (elsewhere / "reports").iterdir())
    backwards = tuple(f"reports/{name}" for name in reversed(names))
    here = render(summarised(), screens["en"])
    there = render(summarised(folder=elsewhere, reports=backwards), screens["en"])
    assert here == there


def test_top_shortens_the_lists_and_says_how_many_are_left(
    summarised: Any, screens: Screens
) -> None:
    page = render(summarised(top=1), screens["en"])
    gaps = page.split("## The gaps that matter")[1].split("\n## ")[0]
    assert "3.2.1 Courses" in gaps
    assert "1.1.1" not in gaps
    assert "… and 1 more: see the list of all targets." in gaps


def test_section_and_unit_narrow_the_page(summarised: Any, screens: Screens) -> None:
    section = render(summarised(section=2), screens["en"])
    unit = render(summarised(unit="a"), screens["en"])
    assert "of 4 targets that can be met" in section
    assert "1.1.1" not in section.split("<!--")[0]
    assert "Only the part of Alpha" in unit
    assert "3.2.1" not in unit.split("<!--")[0]
    assert "Beta" not in unit


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"task": (3,)}, "Only task 3: Events and platforms."),
        ({"target": ("1.1.1", "3.2.1")}, "Only these targets: 1.1.1, 3.2.1."),
        ({"status": ("slipping", "behind")}, "Only targets with these statuses: slipping, behind."),
    ],
)
def test_a_page_says_what_it_is_limited_to(
    summarised: Any, screens: Screens, limits: dict[str, object], said: str
) -> None:
    assert said in render(summarised(**limits), screens["en"]).split("\n")
    assert said in as_page(dashboard(summarised("html", **limits)), screens["en"])
    assert "Only" not in render(summarised(), screens["en"])


def test_a_target_that_others_report_on_is_in_the_plan(summarised: Any, screens: Screens) -> None:
    assert "not in the plan" not in render(summarised(unit="a"), screens["en"])


def test_what_was_withdrawn_needs_no_pace(example: Path, summarised: Any, screens: Screens) -> None:
    withdrawn = "revisions: [{on: 2022-06-01, withdrawn: true, reason: taken back}]"
    file = example / "plan.yaml"
    file.write_text(
        file.read_text("utf-8").replace("- id: 3.1.2\n", f"- id: 3.1.2\n      {withdrawn}\n"),
        "utf-8",
    )
    found = summarised("html")
    result = found.outcome.by_id["3.1.2"]
    assert (result.status, Phrases(found).pace(result)) == ("withdrawn", None)


def test_an_entry_that_a_unit_did_not_give_a_reason_for_has_none(
    summarised: Any, screens: Screens
) -> None:
    page = render(summarised(), screens["en"])
    said = page.split("### Reasons and next steps, as reported")[1].split("\n## ")[0]
    assert said.strip().split("\n") == [
        "- **3.2.1, Office (2022-Q2):** Reason: No venue yet / Next: Two more courses by the end "
        "of July",
        "- **1.1.1, Beta (2022-Q2):** Reason: Money came late / Next: Ten sites by the end of "
        "August",
        "- **1.1.1, Alpha (2022-Q2):** Reason: Inspections are scheduled late",
    ]


def test_a_note_stands_in_where_no_unit_gave_a_reason_or_a_next_step(
    summarised: Any, screens: Screens, example: Path
) -> None:
    path = example / "reports" / "2022-Q2" / "office.yaml"
    lines = path.read_text("utf-8").split("\n")
    kept = [one for one in lines if not one.strip().startswith(("reason:", "next:"))]
    text = "\n".join(kept).replace("value: 1\n", "value: 1\n  note: Two halls closed\n")
    path.write_text(text, "utf-8")
    other = example / "reports" / "2022-Q2" / "a.yaml"
    text = other.read_text("utf-8").replace("value: 22, reason:", "value: 22, note: aside, reason:")
    other.write_text(text, "utf-8")
    page = render(summarised(), screens["en"])
    assert "- **3.2.1, Office (2022-Q2):** Note: Two halls closed\n" in page
    assert "aside" not in page
    overview = as_page(dashboard(summarised("html")), screens["en"]).split('id="sections"')[0]
    assert "Note: Two halls closed" in overview
    assert "Inspections are scheduled late" in overview
    assert "aside" not in overview


def test_charts_can_be_left_out_or_be_mermaid(summarised: Any, screens: Screens) -> None:
    none = render(summarised(charts="none"), screens["en"])
    assert "Shares are rounded" in render(summarised(), screens["en"])
    assert "Shares are rounded" not in none  # there are none that were
    mermaid = render(summarised(charts="mermaid"), screens["en"])
    assert not set("█░▰▱") & set(none)
    assert '```mermaid\npie showData title Targets by class\n    "met" : 1\n' in mermaid


def test_pandoc_makes_a_document_of_it(
    summarised: Any, screens: Screens, hostile: str, tmp_path: Path
) -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    source = tmp_path / "page.md"
    source.write_text(render(summarised("markdown", "zh"), screens["zh"]), "utf-8")
    subprocess.run([pandoc, source, "-o", tmp_path / "page.docx"], check=True)  # noqa: S603 - found by its name
    plain = subprocess.run(  # noqa: S603
        [pandoc, tmp_path / "page.docx", "-t", "json"], check=True, capture_output=True, text=True
    ).stdout
    assert "督查通报" in plain
    assert '"Link"' not in plain
    assert '"Image"' not in plain
    assert '"Math"' not in plain
