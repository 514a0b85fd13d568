"""The published document that a plan was written from, and the fingerprints of its clauses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from workplan_cli.model.ids import ClauseId, PlanId, TargetId
from workplan_cli.model.text import Listed, Part


@dataclass(frozen=True, slots=True)
class PublishedSection:
    """A part of the document: its number (1 for 一) and its heading."""

    number: int
    heading: str


@dataclass(frozen=True, slots=True)
class PublishedTask:
    """A numbered item: the heading is its first sentence, the clauses are the others."""

    number: int
    heading: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A document split into its parts; texts are normalised (`model.wording`)."""

    sections: tuple[PublishedSection, ...]
    tasks: tuple[PublishedTask, ...]

    def clauses(self) -> Iterator[tuple[str, str]]:
        """The number and the text of every clause, in the order of the document."""
        for task in self.tasks:
            for number, text in enumerate(task.clauses, start=1):
                yield f"{task.number}.{number}", text


class Fingerprint(Part):
    """What was read when a clause was encoded: its text's SHA-256, and the targets it gave."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    targets: Annotated[tuple[TargetId, ...], Listed] = ()


class Fingerprints(Part):
    """The fingerprints of a document, kept beside the plan."""

    format: Literal["workplan/fingerprints@1"]
    plan: PlanId
    clauses: dict[ClauseId, Fingerprint]
