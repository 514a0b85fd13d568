"""What `validate` looked at and what it found, before it is given a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from workplan_cli.model.diagnostic import Diagnostic, Severity
from workplan_cli.model.fix import FixedText, TextLines


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file that was checked.

    `name` is what people call it from where they are, `path` what a platform calls it from the top
    of the repository. The text is kept where something is wrong with the file and it can be read.
    """

    name: str
    path: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The files by name, and everything wrong with them by file, line, column and code.

    `fail_on` is the severity from which a finding fails the run; `fixed` has what `--fix` would
    make of files, for the formats that pass it on.
    """

    files: Mapping[str, CheckedFile]
    diagnostics: tuple[Diagnostic, ...]
    fail_on: Severity = "error"
    fixed: Mapping[str, FixedText] = field(default_factory=dict)

    def path(self, diagnostic: Diagnostic) -> str:
        """The file of a diagnostic from the top of the repository."""
        file = self.files.get(diagnostic.file)
        return file.path if file else diagnostic.file

    def line(self, diagnostic: Diagnostic) -> str | None:
        """The line of the file that a diagnostic points at; None where it cannot be shown."""
        file = self.files.get(diagnostic.file)
        if file is None or file.text is None:
            return None
        lines = _lines(file.text)
        number = diagnostic.place.line
        return lines[number - 1] if number <= len(lines) else None

    def count(self, severity: Severity) -> int:
        """How many diagnostics are of a severity."""
        return sum(one.severity == severity for one in self.diagnostics)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic fails the run."""
        return diagnostic.severity == "error" or self.fail_on == "warning"


@lru_cache(maxsize=8)  # diagnostics come file by file
def _lines(text: str) -> TextLines:
    return TextLines(text)
