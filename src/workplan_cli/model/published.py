"""The published document that a plan was written from: its parts, and fingerprints of its text."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from workplan_cli.model.ids import ClauseId, PlanId, TargetId
from workplan_cli.model.target import Target
from workplan_cli.model.text import Listed, Part


def normalised(text: str) -> str:
    """A published text in one width of signs (Unicode NFKC), without spaces and invisible signs.

    Copies of one document differ in these: `，` or `,`, a line break inside a sentence, a
    zero-width space out of a web page. Anything else that differs is a change.
    """
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        sign for sign in folded if not sign.isspace() and unicodedata.category(sign) != "Cf"
    )


_ONE_SIGN = str.maketrans(
    {
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("—–‒―~", "-"),
    }
)
"""Quotation marks and dashes, which keyboards and programs write in their own ways."""


def compared(text: str) -> str:
    """A text as it is compared: normalised, with one quotation mark and one dash (D-350)."""
    return normalised(text).translate(_ONE_SIGN)


def spans(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text; both normalised."""
    start = text.find(phrase)
    while phrase and start >= 0:
        yield start, start + len(phrase)
        start = text.find(phrase, start + 1)


def fingerprint(text: str) -> str:
    """SHA-256 of the text as it is compared, in hexadecimal: proves what was read without it."""
    return hashlib.sha256(compared(text).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class PublishedSection:
    """A part of the document: its number (1 for 一) and its heading."""

    number: int
    heading: str


@dataclass(frozen=True, slots=True)
class PublishedTask:
    """A numbered item: the heading is its first sentence, the clauses are the others.

    `ids` has the clauses' own numbers, where they are not counted within the task. A row of a table
    may have no heading.
    """

    number: int
    heading: str
    clauses: tuple[str, ...]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """A document split into its parts; texts are normalised, `unread` are lines of no part."""

    sections: tuple[PublishedSection, ...]
    tasks: tuple[PublishedTask, ...]
    unread: tuple[str, ...] = ()

    def clauses(self) -> Iterator[tuple[str, str]]:
        """The number and the text of every clause, in the order of the document."""
        for task in self.tasks:
            counted = (f"{task.number}.{number}" for number in range(1, len(task.clauses) + 1))
            yield from zip(task.ids or counted, task.clauses, strict=True)


def asked_print(target: Target) -> str:
    """The first 16 digits of the SHA-256 of what a target asks, and of whom: as published."""
    asked = target.model_dump(mode="json", include={"measure", "goal", "due"})
    asked["reporters"] = target.reporters
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]


class Fingerprint(Part):
    """What was read when a clause was encoded: its text's SHA-256, and the targets it gave."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    targets: Annotated[tuple[TargetId, ...], Listed] = ()


class Fingerprints(Part):
    """The fingerprints of a document, kept beside the plan."""

    format: Literal["workplan/fingerprints@1"]
    plan: PlanId
    clauses: dict[ClauseId, Fingerprint]
    targets: dict[TargetId, Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]] = Field(
        default_factory=dict
    )
