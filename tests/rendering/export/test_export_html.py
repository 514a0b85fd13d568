"""The web page, as a strict parser reads it; what a browser makes of it is tested apart."""

import re
from base64 import b64encode
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import html5lib
import pytest

from building import plan, reports, units
from workplan_cli.assessment.highlights import gaps, newly_met
from workplan_cli.assessment.summary import Material, summarise
from workplan_cli.model.provenance import Options
from workplan_cli.pages.charts import Segments
from workplan_cli.pages.dashboard import dashboard
from workplan_cli.rendering.forms import html
from workplan_cli.rendering.forms.html import render
from workplan_cli.rendering.screen import Screen

Screens = dict[str, Screen]


def parsed(page: str) -> Any:
    """The tree; any mistake in the page is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_well_formed_and_opens_in_its_language(
    summarised: Any, screens: Screens, language: str
) -> None:
    tree = parsed(render(dashboard(summarised("html", language)), screens[language]))
    assert tree.get("lang") == language
    chosen = [one.get("id") for one in tree.iter("input") if one.get("checked") is not None]
    assert chosen == [language]


def test_nothing_from_a_report_becomes_markup(
    summarised: Any, screens: Screens, hostile: str
) -> None:
    tree = parsed(render(dashboard(summarised("html")), screens["en"]))
    tags = {local(one.tag) for one in tree.iter()}
    assert tags.isdisjoint({"img", "iframe", "object", "embed", "link", "base", "form", "math"})
    assert sum(local(one.tag) == "script" for one in tree.iter()) == 2
    names = {name for one in tree.iter() for name in one.attrib}
    assert not {name for name in names if str(name).startswith("on") or name == "style"}
    assert hostile in text_of(tree)


def test_links_lead_into_the_page_or_to_web_pages(
    summarised: Any, screens: Screens, hostile: str
) -> None:
    tree = parsed(render(dashboard(summarised("html")), screens["en"]))
    assert hostile
    addresses = {one.get("href") for one in tree.iter("a")}
    outside = {one for one in addresses if not one.startswith("#")}
    assert outside == {"https://example.org/7", "https://example.org/?a=1&b=\"'<x>"}
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {one[1:] for one in addresses - outside} <= set(ids)


def test_the_policy_allows_the_pages_own_script_and_style_only(
    summarised: Any, screens: Screens
) -> None:
    page = render(dashboard(summarised("html")), screens["en"])
    tree = parsed(page)
    policy = next(
        one.get("content")
        for one in tree.iter("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("style", "script"):
        text = next(one.text for one in tree.iter(tag))
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"(src|href)=\"?(https?:)?//", page.split("<body>")[0])


def test_every_chart_has_a_text_that_says_the_same(summarised: Any, screens: Screens) -> None:
    tree = parsed(render(dashboard(summarised("html")), screens["en"]))
    by_id = {one.get("id"): one for one in tree.iter() if one.get("id")}
    charts = [one for one in tree.iter() if one.get("role") == "img"]
    assert len(charts) > 8
    for chart in charts:
        assert text_of(by_id[chart.get("aria-labelledby")])
    assert [one for one in tree.iter() if local(one.tag) == "svg" and one not in charts] == []


def test_the_first_sentence_is_of_what_can_be_met(summarised: Any, screens: Screens) -> None:
    tree = parsed(render(dashboard(summarised("html")), screens["en"]))
    first = next(text_of(one) for one in tree.iter("p") if one.get("class") == "strong")
    assert re.search(r"of \d+ targets that can be met: met \d+", first)


def test_pictures_tell_yellow_from_red_and_bars_are_as_long_as_there_are_targets(
    summarised: Any, screens: Screens
) -> None:
    page = dashboard(summarised("html"))
    bars = [one for part in page.sections for one in part.blocks if isinstance(one, Segments)][1:]
    keys = [one.key for one in bars[0].classes]
    assert keys == ["met", "ahead", "on_track", "slipping", "late", "unknown"]
    counts = [sum(one.count for one in bar.classes) for bar in bars]
    assert [bar.length for bar in bars] == [Fraction(one, max(counts)) for one in counts]
    # continuing work can not be met, and is in no bar
    assert len(set(counts)) > 1


def test_every_target_is_in_the_list_and_has_a_part_of_its_own(
    summarised: Any, screens: Screens
) -> None:
    summary = summarised("html")
    tree = parsed(render(dashboard(summary), screens["en"]))
    ids = [one.target.id for one in summary.results]
    listed = next(one for one in tree.iter("div") if one.get("class") == "lookup").find(".//table")
    assert [text_of(row[0]) for row in listed.find("tbody")] == ids
    assert {f"t-{one}" for one in ids} <= {one.get("id") for one in tree.iter("div")}


def test_both_languages_are_in_the_page(summarised: Any, screens: Screens) -> None:
    tree = parsed(render(dashboard(summarised("html")), screens["en"]))
    title = next(iter(tree.iter("h1")))
    assert [(one.get("lang"), text_of(one)) for one in title] == [
        ("zh", "《示例工作要点》落实情况督查通报"),
        ("en", "Example Work Plan: progress summary"),
    ]


def test_the_heat_table_shows_the_worst_of_each_unit_and_task(
    summarised: Any, screens: Screens
) -> None:
    tree = parsed(render(dashboard(summarised("html")), screens["en"]))
    table = next(one for one in tree.iter("table") if one.get("class") == "heat")
    rows = {text_of(row[0][1]): [text_of(one[0]) for one in row[1:]] for row in table[1]}
    assert list(rows) == ["Office", "Beta", "Alpha", "Gamma"]  # the worst first: overdue, behind
    assert rows == {
        "Office": ["▲", "●", "✖"],  # the only one that is asked: the target is its own
        "Alpha": ["▽", "■", "○"],
        "Beta": ["▼", "■", "○"],
        "Gamma": ["○", "○", "○"],  # silent: what is carried over says nothing of today
    }
    assert text_of(table[1][2][1]) == "▽欠进度slipping"


def test_files_that_could_not_be_read_are_named(
    summarised: Any, screens: Screens, example: Path
) -> None:
    (example / "reports" / "2022-Q2" / "c.yaml").write_text("entries: [", "utf-8")
    page = render(dashboard(summarised("html")), screens["en"])
    assert "2022-Q2/c.yaml, line 1:" in page


def large_plan(folder: Path, per_task: int, units: int) -> None:
    """A made-up plan of 30 tasks with four quarters of reports on every target by every unit."""
    names = [f"u{number}" for number in range(units)]
    listed = "".join(
        f"- {{id: {name}, name: {{zh: 第{name}盟市, en: City {name}}}, kind: city}}\n"
        for name in names
    )
    (folder / "units.yaml").write_text(
        f"format: workplan/units@1\nid: many\nunits:\n{listed}"
        "groups:\n- {id: cities, name: {zh: 盟市, en: cities}, kinds: [city]}\n",
        "utf-8",
    )
    plan = [
        "format: workplan/plan@1\nid: example-2022\ntitle: {zh: 大计划, en: Large plan}\n"
        "period: {start: 2022-01-01, end: 2022-12-31}\nunits: units.yaml\nsections:\n"
    ]
    ids = []
    for task in range(1, 31):
        if task % 5 == 1:
            title = f"{{zh: 部分{task}, en: Section {task}}}"
            plan.append(f"- number: {task // 5 + 1}\n  title: {title}\n  tasks:\n")
        title = f"{{zh: 任务{task}, en: Task {task}}}"
        plan.append(f"  - number: {task}\n    title: {title}\n    targets:\n")
        for number in range(1, per_task + 1):
            ids.append(f"{task}.{number}.1")
            plan.append(
                f"    - id: {ids[-1]}\n"
                f"      title: {{zh: 第{number}批试点园, en: Pilot sites of batch {number}}}\n"
                f"      source: {{clause: '{task}.{number}', figure: 120所}}\n"
                "      measure: count\n      counted: {zh: 所, en: kindergartens}\n"
                "      goal: {at_least: 120}\n      combine: sum\n      over_time: cumulative\n"
                "      reported_by: [cities]\n"
            )
    (folder / "plan.yaml").write_text("".join(plan), "utf-8")
    reason = "{zh: 资金到位较晚，招标推迟, en: Money came late and the tender was put off}"
    for quarter, name in ((quarter, name) for quarter in range(1, 5) for name in names):
        file = folder / "reports" / f"2022-Q{quarter}" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"format: workplan/report@1\nplan: example-2022\nunit: {name}\n"
        entries = "".join(
            f"- {{target: {one}, value: {quarter * 2}, reason: {reason}, next: {reason}, evidence: "
            f"[{{ref: 教发〔2022〕{quarter}号, url: 'https://example.org/{name}/{one}'}}]}}\n"
            for one in ids
        )
        file.write_text(f"{head}period: 2022-Q{quarter}\nentries:\n{entries}", "utf-8")


def test_300_targets_by_13_units_stay_under_two_megabytes(
    summarised: Any, screens: Screens, tmp_path: Path
) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    large_plan(folder, 10, 13)
    summary = summarised("html", "zh", folder=folder)
    assert len(summary.results) == 300
    page = render(dashboard(summary), screens["zh"])
    assert len(page.encode()) < 2_000_000


def test_texts_are_shortened_only_where_the_page_would_be_too_large_and_it_says_so(
    summarised: Any, screens: Screens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large_plan(tmp_path, 2, 13)
    monkeypatch.setattr(html, "_LARGEST", 450_000)
    page = render(dashboard(summarised("html", "zh", folder=tmp_path)), screens["zh"])
    assert len(page.encode()) < 450_000
    assert re.search(r"only the first \d+ signs of what was reported are here", page)
    assert re.search(r"…<p class=q\d>", page)
    small = render(dashboard(summarised("html", "zh")), screens["en"])
    assert "To keep the file small" not in small
    assert "Inspections are scheduled late" in small


def test_lists_that_are_cut_say_how_many_more_there_are(summarised: Any, screens: Screens) -> None:
    summary = summarised("html", "en", top=0)
    said = text_of(parsed(render(dashboard(summary), screens["en"])))
    for found, heading in ((gaps(summary.results), "that matter"), (newly_met(summary), "Newly")):
        assert found
        _before, behind = said.split(heading, 1)
        assert f"… and {len(found)} more: see the list" in behind[:600]


def test_a_figure_that_is_not_in_that_of_its_target_says_so_beside_its_unit(
    screens: Screens,
) -> None:
    # 9 of 10 are what stands; the 1 of 10 of who works along would make 10 of 20
    target = (
        "measure: share\ncounted: homes\ngoal: {at_least: 90}\ncombine: pooled\n"
        "over_time: snapshot\nreported_by: [a]\nsupport: [b]"
    )
    filed = reports("a 2022-Q2: part: 9, whole: 10\nb 2022-Q2: part: 1, whole: 10")
    material = Material(plan(target), units(), filed, ())
    chosen = Options.model_validate({"language": "en"})
    summary = summarise(material, date(2022, 6, 30), "html", chosen)
    tree = parsed(render(dashboard(summary), screens["en"]))
    rows = [[text_of(cell) for cell in row] for row in tree.iter("tr")]
    said = [(row[0], row[2]) for row in rows if "2022-Q2" in row]
    league_b = "League B（不计入）League B (not counted)"
    assert said == [("League A", "9 / 10"), (league_b, "1 / 10")]
