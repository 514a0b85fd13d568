"""A file whose name is no text is read like any other, and its name is written in every form."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from calling import call

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "leagues_2022"


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
@pytest.mark.parametrize(
    "words", ["status --format json", "chase --format json", "export json", "show 13.4.2"]
)
def test_a_name_that_is_no_text_ends_no_command(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    year = Path(shutil.copytree(EXAMPLE, tmp_path / "year"))
    monkeypatch.chdir(year)
    odd = os.fsdecode(b"reports/2022-Q1/x\xff.yaml")
    (year / "reports/2022-Q1/150100.yaml").rename(odd)
    left = call(capfd, *words.split())
    assert left.code == 0
    assert "error in workplan itself" not in left.err
    if "json" in words:
        assert json.loads(left.out)
