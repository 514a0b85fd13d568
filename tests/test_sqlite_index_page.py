"""Tests that the queries of `docs/sqlite-index.md` run on an index as it is written today."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workplan_cli.loading.files import example_folder, load_plan
from workplan_cli.loading.index.keeper import open_index
from workplan_cli.loading.index.place import places
from workplan_cli.loading.reader import Reader
from workplan_cli.loading.report_files import find_reports
from workplan_cli.loading.reports import load_reports
from workplan_cli.rules.validation import validate

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("sqlite-index.md", "sqlite-index.zh-CN.md")


def queries(page: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(r"```sql\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    broken = tmp_path / "broken.yaml"
    broken.write_text("# Made up.\nformat: workplan/report@1\nunit: [\n", encoding="utf-8")
    files = (*find_reports([str(example_folder() / "reports")]).files, broken)
    loaded = load_plan(example_folder() / "plan.yaml")[0]
    for check in (False, True):
        index = open_index(places(tmp_path), [])
        assert index is not None
        reader = Reader(index)
        validate(files, loaded, (), "-", reader) if check else load_reports(files, (), reader)
        index.close()
    return tmp_path / ".workplan" / "index.sqlite"


def test_both_pages_have_the_same_five_queries() -> None:
    assert len(queries(PAGES[0])) == 5
    assert queries(PAGES[0]) == queries(PAGES[1])


@pytest.mark.parametrize("number", range(5))
def test_every_query_of_the_page_finds_something(database: Path, number: int) -> None:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        assert opened.execute(queries(PAGES[0])[number]).fetchall()


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_table_and_column(database: Path, page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    with closing(sqlite3.connect(database)) as opened:
        found = opened.execute(
            "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c "
            "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert found
    assert [name for pair in found for name in pair if f"`{name}`" not in text] == []
