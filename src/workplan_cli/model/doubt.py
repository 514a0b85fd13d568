"""Doubts: why a figure may not be true, though it is the one that was reported."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from workplan_cli.model.diagnostic import Place
from workplan_cli.model.message import Message, _

Kind = Literal["error", "warning", "no_evidence", "old_evidence", "carried", "bound", "accepted"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What is open in a file first, then the signs; the heaviest first; last what is explained."""
KIND_WORDS: Mapping[Kind, str] = {
    "error": _("errors that are not corrected"),
    "warning": _("warnings"),
    "no_evidence": _("no evidence"),
    "old_evidence": _("evidence of an earlier period"),
    "carried": _("a figure carried over"),
    "bound": _("a bound"),
    "accepted": _("accepted"),
}


class Doubt(NamedTuple):
    """One reason to doubt a target's figure; it changes no status.

    `unit` is whose figure it is about, None where it is about the target as a whole; `code` is the
    rule's, None for a sign; `file` and `place` lead to the line, where there is one.
    """

    kind: Kind
    what: Message
    unit: str | None = None
    code: str | None = None
    file: str | None = None
    place: Place | None = None

    def renamed(self, names: Mapping[str, str]) -> "Doubt":
        """The same with other names of files, and so without a line."""
        if self.file is None or self.file not in names:
            return self
        said = {
            key: names.get(value, value) if isinstance(value, str) else value
            for key, value in self.what.values.items()
        }
        what = Message(self.what.template, said)
        return self._replace(what=what, file=names[self.file], place=None)
