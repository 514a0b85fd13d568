"""Words that look like markup, in every format of `workplan chase` and `workplan changes`."""

import csv
import io
from datetime import date

import pytest
from rich.cells import cell_len

from building import plan, reports, units
from workplan_cli.assessment.changes import changes
from workplan_cli.assessment.duties import Chase, duties_of
from workplan_cli.assessment.duties import chased as judged_as_chased
from workplan_cli.model.period import parse_period
from workplan_cli.pages.changes import changes_page
from workplan_cli.pages.chase import chase_page
from workplan_cli.rendering.as_json import changes as changes_json
from workplan_cli.rendering.as_json import chase as chase_json
from workplan_cli.rendering.forms import csv as comma
from workplan_cli.rendering.forms import table as terminal
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

HOSTILE = '=1+1 [bold] <b>x</b> | a*b_c `d` & "e" é 表 😀 http://example.org @someone'
TARGET = f"""
title: '{HOSTILE}'
measure: count
goal: {{at_least: 100}}
combine: sum
over_time: cumulative
revisions: [{{on: 2022-05-01, goal: {{at_least: 90}}, reason: '{HOSTILE}'}}]
"""
FRAME = f"""
format: workplan/plan@1
id: invented
title: '{HOSTILE}'
issuer: '{HOSTILE}'
period: {{start: 2022-01-01, end: 2022-12-31}}
units: units.yaml
"""
LINES = "a 2022-Q1 @2022-04-05: value: 30\na 2022-Q2 @2022-07-05: value: 20"
UNITS = units(
    "format: workplan/units@1\nid: invented\nunits:\n"
    f"- {{id: a, name: '{HOSTILE}', kind: league}}\n"
)


def screen(width: int = 80, *, color: bool = False) -> Screen:
    return Screen(width, color, Language("en"))


def chased(*, single: bool = False) -> Chase:
    day = date(2022, 7, 20)
    outcome = judged_as_chased(plan(TARGET, frame=FRAME), UNITS, reports(LINES), day)
    return Chase(outcome, duties_of(outcome), single=single)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("single", [False, True])
def test_the_page_shows_every_word_and_stays_inside(width: int, *, single: bool) -> None:
    text = terminal.render(chase_page(chased(single=single)), screen(width))
    assert max(cell_len(line) for line in text.splitlines()) <= max(width, 80)
    together = "".join(text.split())
    for word in HOSTILE.split():
        assert word in together


def test_colour_changes_nothing_but_the_colour() -> None:
    from rich.text import Text

    colored = terminal.render(chase_page(chased()), screen(color=True))
    assert "\x1b[" in colored
    plain = terminal.render(chase_page(chased()), screen())
    lines = [line.rstrip() for line in Text.from_ansi(colored).plain.splitlines()]
    assert lines == [line.rstrip() for line in plain.splitlines()]


def test_csv_cells_are_no_formulas_and_json_is_json() -> None:
    rows = list(csv.reader(io.StringIO(comma.render(chase_page(chased()), screen()))))
    assert rows[1][1] == "'" + HOSTILE
    assert chase_json.as_object(chased())["units"][0]["name"]["en"] == HOSTILE


def test_changes_show_hostile_words_as_they_are() -> None:
    first, last = parse_period("2022-Q1"), parse_period("2022-Q2")
    assert first is not None
    assert last is not None
    found = changes(plan(TARGET, frame=FRAME), UNITS, reports(LINES), first, last)
    page = "".join(terminal.render(changes_page(found), screen()).split())
    for word in HOSTILE.split():
        assert word in page
    made = changes_json.as_object(found)
    assert made["revised"][0]["reason"]["en"] == HOSTILE
