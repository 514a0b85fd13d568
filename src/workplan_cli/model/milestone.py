"""What milestones are made of: their kinds, the stages on the way, and the words for done."""

from collections.abc import Mapping
from typing import Literal, get_args

from workplan_cli.model.message import _

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
STAGE_WORDS: Mapping[str, str] = {
    "not_started": _("not started"),
    "drafting": _("being drafted"),
    "consulting": _("in consultation"),
    "approved": _("approved"),
    "drafted": _("drafted"),
    "revised": _("revised"),
    "issued": _("issued"),
    "compiled": _("compiled"),
    "published": _("published"),
    "built": _("built"),
    "established": _("established"),
    "launched": _("launched"),
    "held": _("held"),
    "prepared": _("prepared"),
    "recognised": _("recognised"),
    "selected": _("selected"),
    "applied": _("applied for"),
    "submitted": _("submitted"),
    "completed": _("completed"),
    "in_use": _("in use"),
}
