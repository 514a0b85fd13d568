"""What is generated in the documents is what the program says today, and the catalogue is whole."""

import gettext
import re
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = runpy.run_path(str(ROOT / "tools" / "docs.py"))
MESSAGES = runpy.run_path(str(ROOT / "tools" / "messages.py"))
BRACES = re.compile(r"\{\w*\}")


@pytest.mark.parametrize("name", DOCS["FILES"])
def test_a_generated_file_is_up_to_date(name: str) -> None:
    made = DOCS["FILES"][name]()
    assert (ROOT / name).read_text("utf-8") == made, "run: python tools/docs.py"


@pytest.mark.parametrize("name", DOCS["PAGES"])
def test_a_page_shows_what_the_commands_print_today(name: str) -> None:
    path = ROOT / name
    assert path.read_text("utf-8") == DOCS["page"](path), "run: python tools/docs.py"


def test_both_readmes_have_the_test_command_that_ci_runs() -> None:
    english = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"<!-- test command -->\n```console\n(.*?)\n```", english)
    assert command is not None
    assert command[1] in (ROOT / "README.zh-CN.md").read_text("utf-8")


def test_every_message_has_a_translation_with_the_same_braces() -> None:
    stored = MESSAGES["stored"]()
    for message in MESSAGES["found"]():
        if message.id:
            text = stored.get(message.id)
            assert text is not None, f"run: python tools/messages.py update ({message.id})"
            assert text.string, f"not translated: {message.id}"
            assert sorted(BRACES.findall(message.id)) == sorted(BRACES.findall(text.string))


def test_the_compiled_catalogue_is_that_of_its_source() -> None:
    with MESSAGES["MO"].open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in MESSAGES["stored"]():
        if message.id and message.string:
            assert compiled.gettext(message.id) == message.string


ID = re.compile(r"\bD-\d{3}\b")
DECISIONS = (ROOT / "docs" / "decisions.md").read_text("utf-8")


def _entries() -> list[tuple[str, str]]:
    """Id and title of every decision, in the order of the page."""
    found = re.findall(r'(?m)^<a id="(d-\d{3})"></a>\*\*(.+?)\*\*', DECISIONS, re.DOTALL)
    titles = [" ".join(text.split()).split(" · ", 2) for _anchor, text in found]
    assert [anchor.upper() for anchor, _text in found] == [name for name, _day, _title in titles]
    return [(name, title.rstrip(".:")) for name, _day, title in titles]


def _rows() -> list[tuple[str, str, list[str]]]:
    """Id, title and files of every row of the table of contents."""
    found = re.findall(r"(?m)^\| \[(D-\d{3})\]\(#(d-\d{3})\) \| (.+) \| (.+) \|$", DECISIONS)
    assert [name for name, _link, *_rest in found] == [
        link.upper() for _name, link, *_rest in found
    ]
    return [(name, title, re.findall(r"`(.+?)`", files)) for name, _link, title, files in found]


def test_every_decision_has_an_id_of_its_own() -> None:
    ids = sorted(name for name, _title in _entries())
    assert len(ids) == len(set(ids))
    assert len(ids) == len(
        re.findall(r"(?m)^(?:<a [^>]*></a>)?\*\*.*?\d{4}-\d\d-\d\d · ", DECISIONS)
    )


def test_the_table_of_contents_lists_every_decision_in_its_order() -> None:
    assert [(name, title) for name, title, _files in _rows()] == _entries()


def test_every_decision_names_files_that_are_there() -> None:
    assert [name for name, _title, files in _rows() if not files] == []
    missing = {
        (name, file)
        for name, _title, files in _rows()
        for file in files
        if not (ROOT / "src" / "workplan_cli" / file).is_file() and not (ROOT / file).exists()
    }
    assert missing == set()


def test_every_decision_that_the_code_names_is_on_the_page_and_points_back() -> None:
    """The table names the files in which the code names the decision."""
    package = ROOT / "src" / "workplan_cli"
    files = {name: files for name, _title, files in _rows()}
    named = {
        (name, path.relative_to(package).as_posix())
        for path in package.rglob("*.py")
        for name in ID.findall(path.read_text("utf-8"))
    }
    assert named
    assert {(name, file) for name, file in named if file not in files.get(name, [])} == set()


def test_the_page_on_architecture_names_what_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    package = ROOT / "src" / "workplan_cli"
    folders = (package, package / "assessment", package / "model", ROOT)
    named = set(re.findall(r"`([\w./-]+(?:\.py|\.md|\.toml|\.po|/))`", text))
    assert len(named) > 50
    assert {one for one in named if not any((folder / one).exists() for folder in folders)} == set()


def test_the_page_on_architecture_has_the_layers_of_the_contract() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(one["layers"] for one in contracts["contracts"] if one["type"] == "layers")
    names = [layer.removeprefix("workplan_cli.") for layer in reversed(layers)]
    assert "  ←  ".join(names) in text
    assert re.findall(r"(?m)^\| `(\w+)(?:/|\.py)` \|", text) == names


def test_every_page_for_users_is_on_the_site() -> None:
    listed = set(re.findall(r"[\w.-]+\.md", (ROOT / "mkdocs.yml").read_text("utf-8")))
    assert listed == {page.name for page in (ROOT / "docs").glob("*.md")}


def test_every_page_that_is_linked_to_is_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    links = [
        (page.name, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert links == []
