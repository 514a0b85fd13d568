"""What milestones are made of: their kinds, the stages on the way, and the words for done."""

from collections.abc import Mapping
from typing import Literal, get_args

from workplan_cli.model.message import _

Kind = Literal[
    "document", "platform", "institution", "regulation", "selection", "publication", "event",
    "works", "other",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
OnTheWay = Literal[
    "not_started", "drafting", "consulting", "approved", "started", "foundation", "structure",
    "finished", "planned", "preparing", "designed", "constructed", "trial",
]  # fmt: skip
StageSet = Literal["document", "works", "event", "system"]
STAGE_SETS: Mapping[StageSet, tuple[OnTheWay, ...]] = {
    "document": ("not_started", "drafting", "consulting", "approved"),
    "works": ("not_started", "started", "foundation", "structure", "finished"),
    "event": ("not_started", "planned", "preparing"),
    "system": ("not_started", "designed", "constructed", "trial"),
}
"""What comes before the done word of a milestone, in this order."""
SET_OF_KIND: Mapping[Kind, StageSet] = {
    "document": "document",
    "platform": "system",
    "institution": "document",
    "regulation": "document",
    "selection": "document",
    "publication": "document",
    "event": "event",
    "works": "works",
    "other": "document",
}
ON_THE_WAY: frozenset[str] = frozenset(get_args(OnTheWay))
Done = Literal[
    "drafted", "revised", "issued", "compiled", "published", "built", "established", "launched",
    "held", "prepared", "recognised", "selected", "applied", "submitted", "completed", "in_use",
]  # fmt: skip
STAGE_WORDS: Mapping[str, str] = {
    "not_started": _("not started"),
    "drafting": _("being drafted"),
    "consulting": _("in consultation"),
    "approved": _("approved"),
    "started": _("begun"),
    "foundation": _("foundations laid"),
    "structure": _("structure standing"),
    "finished": _("finished, not handed over"),
    "planned": _("planned"),
    "preparing": _("being prepared"),
    "designed": _("designed"),
    "constructed": _("built, not tested"),
    "trial": _("on trial"),
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
