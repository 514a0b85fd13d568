"""Which codes are shown: `--select`, `--ignore`, and the workspace's `ignore:`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workplan_cli.model.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """Beginnings of codes: `WP4` is all of the fourth hundred, `WP312` one rule.

    Nothing in `select` is everything; what is ignored is left out of that.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def keeps(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is shown and counts."""
        if always_shown(diagnostic.code, diagnostic.severity):
            return True
        wanted = not self.select or diagnostic.code.startswith(self.select)
        return wanted and self.ignored_by(diagnostic) is None

    def ignored_by(self, diagnostic: Diagnostic) -> str | None:
        """The longest of the ignored beginnings that a code has."""
        found = [one for one in self.ignore if diagnostic.code.startswith(one)]
        return max(found, key=len, default=None)


def always_shown(code: str, severity: Severity) -> bool:
    """Errors of the first hundred: the file was not checked, and silence would say that it was."""
    return severity == "error" and code.startswith("WP1")


def ignored(diagnostics: Iterable[Diagnostic], selection: Selection) -> Counter[str]:
    """How many diagnostics each ignored beginning keeps from being shown."""
    return Counter(
        beginning
        for one in diagnostics
        if not selection.keeps(one) and (beginning := selection.ignored_by(one))
    )
