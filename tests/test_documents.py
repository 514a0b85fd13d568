"""What is generated in the documents is what the program says today, and the catalogue is whole."""

import gettext
import re
import runpy
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
