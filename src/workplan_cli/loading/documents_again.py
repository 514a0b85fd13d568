"""Documents of reports, read again when one is asked for: few are, and all take much room."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from workplan_cli.loading.document import Document, read_document
from workplan_cli.loading.read import read_text

_ROOM = 200
"""Documents that are in memory at once; each takes thirty times the room of its file."""


class DocumentsAgain(Mapping[str, Document]):
    """By name the documents that were read before, read again where they are not in memory."""

    def __init__(self) -> None:
        self._paths: dict[str, Path] = {}
        self._given: dict[str, Document] = {}
        self._kept: dict[str, Document] = {}

    def add(self, document: Document, path: Path) -> None:
        """Know where a document is; standard input cannot be read twice."""
        self.add_path(document.file, path)
        if str(path) == "-":
            self._given[document.file] = document

    def add_path(self, name: str, path: Path) -> None:
        """Know where the document of a name is."""
        self._paths[name] = path

    def text(self, name: str) -> str | None:
        """The text of a file; None where it has none."""
        known = self._given.get(name) or self._kept.get(name)
        if known:
            return known.text
        path = self._paths[name]
        return None if str(path) == "-" else read_text(path, name)[0]

    def __getitem__(self, name: str) -> Document:
        known = self._given.get(name) or self._kept.get(name)
        if known is None:
            known, _found = read_document(self._paths[name], name)
            if known is None:  # changed while we are looking
                raise KeyError(name)
            if len(self._kept) >= _ROOM:
                del self._kept[next(iter(self._kept))]
            self._kept[name] = known
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
