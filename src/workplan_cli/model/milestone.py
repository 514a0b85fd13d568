"""What milestones are made of: their kinds, the stages on the way, and the words for done."""

from typing import Literal, get_args

Kind = Literal[
    "document", "platform", "institution", "regulation", "selection", "publication", "event",
    "other",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
OnTheWay = Literal["not_started", "drafting", "consulting", "approved"]
STAGES: tuple[OnTheWay, ...] = get_args(OnTheWay)
"""What comes before the done word of a milestone, in this order."""
LAST_STAGE = STAGES[-1]
Done = Literal[
    "drafted", "revised", "issued", "compiled", "published", "built", "established", "launched",
    "held", "prepared", "recognised", "selected", "applied", "submitted", "completed", "in_use",
]  # fmt: skip
Stage = Literal[OnTheWay, Done]
