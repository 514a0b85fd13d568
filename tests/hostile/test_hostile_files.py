"""Every hostile file gets the diagnostic that `expected.csv` has for it, and at once.

Small files are in `files/`; large ones and archives are made by the recipe of their name. A row of
the table has a file, a command, its exit code, and what is said of the file: codes with places.
"""

import csv
import re
import shutil
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from recipes import RECIPES

from calling import call

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "leagues_2022"
_DOCUMENT = ("plan trace --source", "plan new --period 2022 -o new/plan.yaml --from")
COMMANDS = {
    ".yaml": ("validate",),
    ".html": ("verify", *_DOCUMENT),
    ".md": ("verify", "plan trace --source"),
    ".json": ("verify",),
    ".txt": _DOCUMENT,
    ".xlsx": ("verify", *_DOCUMENT, "report import --dry-run"),
    ".docx": ("verify", *_DOCUMENT),
    ".csv": ("report import --unit 150100 --period 2022-Q1 --dry-run",),
}
OTHERS = ("validate --fix", "report fmt", "status", "validate --diff --lang zh")
"""What is done with every YAML file as well."""
MOST_SECONDS = 3.0
"""Of the processor; the tests' machine is slow, and most take a tenth."""


class Row(NamedTuple):
    """A row of the table."""

    file: str
    command: str
    code: str
    said: str


ROWS = [
    Row(**row) for row in csv.DictReader((HERE / "expected.csv").read_text("utf-8").splitlines())
]
FILES = sorted({*RECIPES, *(one.name for one in (HERE / "files").iterdir())})


def put(name: str) -> None:
    """Make the file here."""
    stored = HERE / "files" / name
    made = stored.read_bytes() if stored.exists() else RECIPES[name]()
    Path(name).write_bytes(made if isinstance(made, bytes) else made.encode())


@pytest.fixture(autouse=True)
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.yaml").write_text("password: made-up-secret\n", "utf-8")
    monkeypatch.chdir(shutil.copytree(EXAMPLE, tmp_path / "year"))


def looked_at(capfd: pytest.CaptureFixture[str], name: str, words: str) -> tuple[int, str]:
    """The exit code, and what is said of the file; what may never be said is not said."""
    put(name)
    start = time.process_time()
    left = call(capfd, *words.split(), name)
    assert time.process_time() - start < MOST_SECONDS
    text = left.out + left.err
    assert not re.search(r"in workplan itself|Traceback|made-up-secret|root:x:", text)
    assert not re.search("[\x00-\x08\x0b-\x1f\u200b\u202e]", text)
    found = re.findall(rf"(?m)^{re.escape(name)}:(\d+:\d+): \w+ (WP\d+)", text)
    return left.code, " ".join(dict.fromkeys(f"{code}@{place}" for place, code in found))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.file} {row.command.split(' -')[0]}")
def test_a_hostile_file_gets_its_diagnostic(capfd: pytest.CaptureFixture[str], row: Row) -> None:
    code, said = looked_at(capfd, row.file, row.command)
    assert row == row._replace(code=str(code), said=said)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_no_command_takes_long_over_it_or_ends_in_an_error_of_its_own(
    capfd: pytest.CaptureFixture[str], name: str
) -> None:
    for words in OTHERS:
        code, _said = looked_at(capfd, name, words)
        assert code in {0, 1, 2}


def test_every_file_is_in_the_table_with_every_command_for_its_kind() -> None:
    wanted = [(name, words) for name in FILES for words in COMMANDS[Path(name).suffix]]
    assert [(row.file, row.command) for row in ROWS] == wanted
