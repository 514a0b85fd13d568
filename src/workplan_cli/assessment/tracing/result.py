"""What comes of holding a plan against the published text, clause by clause."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from workplan_cli.model.ids import is_numbered
from workplan_cli.model.message import Message
from workplan_cli.model.plan import Plan
from workplan_cli.model.published import Published
from workplan_cli.model.target import Target
from workplan_cli.model.text import Text

ClauseState = Literal["covered", "context", "partly", "uncovered", "changed", "moved", "missing"]
CLAUSE_STATES: tuple[ClauseState, ...] = get_args(ClauseState)
"""The first two are as they should be; each of the others is a finding.

covered: it has targets, and they carry every number in it. context: it has none, with a reason.
partly: a number that no target carries, or a target that is gone. uncovered: neither target nor
reason. changed: its text is not the one that was read. moved: that text now has another number.
missing: the plan has it, the document has not.
"""

FINE: frozenset[ClauseState] = frozenset({"covered", "context"})
"""The states that are as they should be."""


@dataclass(frozen=True, slots=True)
class TracedTarget:
    """A target, and whether its figure phrase stands in its clause (None: it has none).

    `differs` says how its goal is another than the phrase asks for; `changed`: it asks something
    else, or of others, than when its fingerprint was taken.
    """

    target: Target
    found: bool | None
    differs: Message | None = None
    changed: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody has to look at it."""
        return self.found is False or self.differs is not None or self.changed


@dataclass(frozen=True, slots=True)
class TracedNumber:
    """A number of the text with a few signs on both sides, and what became of it.

    Carried by the figure phrase of a target, or part of a name with the plan's reason, or neither.
    `scope`: the target that carries it has no figure to reach, so that it is held against nothing.
    """

    text: str
    before: str
    after: str
    target: str | None = None
    scope: bool = False
    name: str | None = None
    reason: Text | None = None

    @property
    def open(self) -> bool:
        """Whether the plan says nothing of it."""
        return self.target is None and self.name is None


@dataclass(frozen=True, slots=True)
class TracedClause:
    """A clause: its number in the plan, and its number in the document now (None: not there)."""

    clause: str
    now: str | None
    state: ClauseState
    targets: tuple[TracedTarget, ...] = ()
    gone: tuple[str, ...] = ()
    """Targets that were there when the fingerprints were taken."""
    reason: Text | None = None
    """Why there is no target."""
    numbers: tuple[TracedNumber, ...] = ()
    new: bool = False
    """Whether the plan knows nothing of it: no target, no count, no fingerprint."""

    @property
    def task(self) -> int:
        """The task it belongs to by its number; 0 where the number does not say it."""
        return int(self.clause.partition(".")[0]) if is_numbered(self.clause, 2) else 0

    @property
    def open(self) -> bool:
        """Whether somebody has to look at it: for its state, or for a figure that is not in it."""
        return self.state not in FINE or any(one.open for one in self.targets)

    @property
    def open_numbers(self) -> tuple[TracedNumber, ...]:
        """Numbers that the plan says nothing of."""
        return tuple(number for number in self.numbers if number.open)


@dataclass(frozen=True, slots=True)
class TracedHeading:
    """A heading of the document beside the plan's; `planned` is None where the plan has none."""

    of: Literal["section", "task"]
    number: int
    published: str
    planned: str | None
    same: bool
    numbers: tuple[TracedNumber, ...] = ()

    @property
    def open(self) -> bool:
        """Whether somebody has to look at it."""
        return not self.same or any(number.open for number in self.numbers)


@dataclass(frozen=True)
class Trace:
    """A plan against its document, or, where `published` is None, against its own count."""

    plan: Plan
    published: Published | None
    fingerprints: bool
    clauses: tuple[TracedClause, ...]
    headings: tuple[TracedHeading, ...] = ()
    unused_names: tuple[str, ...] = ()
    """Words of `numerals:` that the document does not have."""

    @cached_property
    def counts(self) -> Mapping[ClauseState, int]:
        """Clauses by state, every state present."""
        found = Counter(clause.state for clause in self.clauses)
        return {state: found[state] for state in CLAUSE_STATES}

    @property
    def open_clauses(self) -> tuple[TracedClause, ...]:
        """Clauses that somebody has to look at."""
        return tuple(clause for clause in self.clauses if clause.open)

    @property
    def open_headings(self) -> tuple[TracedHeading, ...]:
        """Headings that somebody has to look at."""
        return tuple(heading for heading in self.headings if heading.open)

    @property
    def numbers(self) -> tuple[TracedNumber, ...]:
        """Every number of the document's headings and clauses."""
        in_headings = [number for heading in self.headings for number in heading.numbers]
        in_clauses = [number for clause in self.clauses for number in clause.numbers]
        return (*in_headings, *in_clauses)

    @property
    def whole(self) -> bool:
        """Whether the plan carries the whole document."""
        return not (self.open_clauses or self.open_headings)
