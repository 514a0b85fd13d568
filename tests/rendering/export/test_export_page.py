"""The web page in a real browser: no request, no error, filter, search, sort, print."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import sync_playwright

from workplan_cli.pages.dashboard import dashboard
from workplan_cli.rendering.forms.html import render
from workplan_cli.rendering.screen import Screen

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs Chromium: tools/programs.sh")
Screens = dict[str, Screen]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield started
        started.close()


class Opened:
    """A page with everything that it complained of or asked for."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.page = browser.new_page(**options)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda one: self.complaints.append(one.text))
        self.page.on("pageerror", lambda one: self.complaints.append(str(one)))
        self.page.on("request", lambda one: self.requests.append(one.url))
        self.page.goto(file.as_uri())

    def ids(self) -> list[str]:
        """Targets that the list shows, in its order."""
        found = self.page.locator(".lookup table tbody tr:visible td:first-child").all_inner_texts()
        return [str(one) for one in found]


@pytest.fixture
def file(summarised: Any, screens: Screens, hostile: str, tmp_path: Path) -> Path:
    """The page of the made-up half year, with hostile text in a report."""
    assert hostile
    path = tmp_path / "page.html"
    path.write_text(render(dashboard(summarised("html", "zh")), screens["zh"]), "utf-8")
    return path


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    opened.page.check("#en")
    assert (opened.complaints, opened.requests) == ([], [file.as_uri()])
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    assert opened.page.title() == "Example Work Plan: progress summary"


def test_the_policy_stops_a_script_that_got_in(browser: Any, file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("</main>", "<script>document.title = 'x'</script></main>"))
    opened = Opened(browser, file)
    assert opened.page.title() != "x"
    assert any("Content Security Policy" in one for one in opened.complaints)


def test_search_and_filters_narrow_the_list(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    everything = opened.ids()
    opened.page.fill("input[type=search]", "培训")
    assert opened.ids() == ["3.2.1"]
    opened.page.fill("input[type=search]", "ＣＯＵＲＳＥＳ")
    assert opened.ids() == ["3.2.1"]
    opened.page.click(".clear")
    opened.page.check("input[name=class][value=short]")
    assert opened.ids() == ["1.1.1", "3.2.1"]
    opened.page.check("input[name=section][value='1']")
    assert opened.ids() == ["1.1.1"]
    assert opened.page.inner_text(".shown") == "1 / 10"
    opened.page.click(".clear")
    assert opened.ids() == everything
    assert len(everything) == 10


def test_the_list_is_sorted_by_mouse_and_by_key(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    gap = opened.page.locator("th.points")
    gap.locator(".sort").click()
    assert gap.get_attribute("aria-sort") == "ascending"
    figures = opened.page.locator(".lookup table tbody td:nth-child(6)").all_inner_texts()
    numbers = [float(one) for one in figures if one != "–"]
    assert numbers == sorted(numbers)
    opened.page.locator(".lookup th.id .sort").press("Enter")
    assert opened.ids()[0] == "1.1.1"
    opened.page.locator(".lookup th.id .sort").press("Enter")
    assert opened.ids()[0] == "3.2.3"


def test_gaps_are_sorted_as_numbers_and_rows_without_one_are_last(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    head = opened.page.locator(".lookup th.points .sort")
    for direction in (1, -1):
        head.click()
        cells = opened.page.locator(".lookup table tbody td:nth-child(6)").all()
        keys = [one.get_attribute("data-sort") for one in cells]
        figures = [one for one in keys if one]
        assert keys == figures + [""] * (len(keys) - len(figures))
        numbers = [direction * float(one) for one in figures]
        assert numbers == sorted(numbers)
        assert len(set(numbers)) > 2
        assert len(numbers) < len(keys)


def test_sorted_by_status_the_worst_come_first(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.locator(".lookup th.mark .sort").click()
    cells = opened.page.locator(".lookup table tbody td:nth-child(7)").all_inner_texts()
    signs = "".join(dict.fromkeys(one.strip()[0] for one in cells))
    assert signs == "".join(sorted(signs, key="✖◆▼▽?◇○…■→▲●⊘".index))
    assert (signs[0] in "✖◆▼▽", signs[-1]) == (True, "●")


def test_figures_of_different_kinds_are_not_sorted_by(browser: Any, file: Path) -> None:
    assert Opened(browser, file).page.locator(".lookup th.figure .sort").count() == 0


def test_an_address_that_names_no_part_is_no_error(browser: Any, file: Path) -> None:
    for part in ("#%", "#%E4%B8", "#nothing"):
        opened = Opened(browser, file)
        opened.page.goto(file.as_uri() + part)
        opened.page.reload()
        assert opened.complaints == []
        assert len(opened.ids()) == 10


def test_a_unit_finds_the_targets_it_reported_on(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.fill("input[type=search]", "gamma")
    assert opened.ids() == ["1.1.1", "1.1.2", "2.1.2"]
    opened.page.fill("input[type=search]", "丙盟 教室")
    assert opened.ids() == ["1.1.2"]


def test_a_link_in_the_list_opens_the_part_of_its_target(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    part = opened.page.locator("[id='t-1.1.1']")
    assert not part.is_visible()
    opened.page.click("a[href='#t-1.1.1']")
    assert part.is_visible()
    assert part.locator("svg").bounding_box()["width"] > 100


def test_languages_switch_and_the_page_reads_without_its_script(browser: Any, file: Path) -> None:
    opened = Opened(browser, file, java_script_enabled=False)
    assert opened.page.inner_text("h1") == "《示例工作要点》落实情况督查通报"
    opened.page.check("#en")
    assert opened.page.inner_text("h1") == "Example Work Plan: progress summary"
    assert len(opened.ids()) == 10
    assert not opened.page.locator(".controls").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_charts_are_visible_and_nothing_is_wider_than_the_screen(
    browser: Any, file: Path, width: int
) -> None:
    opened = Opened(browser, file, viewport={"width": width, "height": 800})
    in_sight = "section > svg[role=img], section > figure svg[role=img]"
    for chart in opened.page.locator(in_sight).all():
        box = chart.bounding_box()
        assert box["width"] > 200
        assert box["height"] > 10
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert opened.page.evaluate(wide) == 0


def test_it_prints_on_a4_in_full(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    printed = opened.page.pdf(prefer_css_page_size=True, print_background=True)
    pages = re.findall(rb"/Type /Page\b[^s]", printed)
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert printed.startswith(b"%PDF")
    assert 3 <= len(pages) <= 6
    assert {round(float(one)) for pair in boxes for one in pair} == {595, 842}
    opened.page.emulate_media(media="print")
    for table in opened.page.locator("section:not(#details) table").all():
        box = table.bounding_box()
        assert table.evaluate("one => one.scrollWidth <= one.clientWidth + 1"), box


def test_on_paper_goals_and_reporters_have_room(browser: Any, file: Path) -> None:
    opened = Opened(browser, file, viewport={"width": 703, "height": 1000})  # A4 less its margins
    opened.page.emulate_media(media="print")
    for column in (3, 9):
        cell = opened.page.locator(f".lookup table tbody tr:first-child td:nth-child({column})")
        assert cell.bounding_box()["width"] >= 5 * 11.3  # five characters of 8.5 pt
    box = opened.page.locator(".lookup table").bounding_box()
    assert box["x"] + box["width"] <= 704


def test_on_a_phone_the_status_is_in_sight(browser: Any, file: Path) -> None:
    opened = Opened(browser, file, viewport={"width": 390, "height": 800})
    cell = opened.page.locator(".lookup table tbody tr:first-child td:nth-child(7)")
    box = cell.bounding_box()
    assert 0 < box["x"] < box["x"] + box["width"] <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_check_has_nothing_serious(browser: Any, file: Path, scheme: str) -> None:
    opened = Opened(browser, file, color_scheme=scheme)
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    # A browser that is driven may run what the policy of the page would stop.
    opened.page.evaluate(AXE_SCRIPT)
    found = opened.page.evaluate("axe.run()")["violations"]
    serious = [
        (one["id"], [node["html"][:100] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
    assert serious == []
