"""Calls `workplan` inside the test's process."""

from dataclasses import dataclass

import pytest

from workplan_cli.cli.main import main


@dataclass(frozen=True)
class Left:
    """How a run ended."""

    code: int
    out: str
    err: str


def call(capfd: pytest.CaptureFixture[str], *words: object, lang: str = "en") -> Left:
    """Run a command: exit code, standard output, standard error."""
    with pytest.raises(SystemExit) as left:
        main([*map(str, words), "--lang", lang])
    out, err = capfd.readouterr()
    return Left(int(left.value.code or 0), out, err)
