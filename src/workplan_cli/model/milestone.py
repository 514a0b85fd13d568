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
STAGE_OF: Mapping[str, str] = {
    "未启动": "not_started", "起草中": "drafting", "征求意见": "consulting",
    "已审议通过": "approved", "已开工": "started", "基础完工": "foundation",
    "主体完工": "structure", "已竣工，未交付": "finished", "已制定方案": "planned",
    "筹备中": "preparing", "已完成设计": "designed", "已建设，未测试": "constructed",
    "试运行": "trial", "研制完成": "drafted", "修订完成": "revised", "印发": "issued",
    "编制完成": "compiled", "出版或发布": "published", "建成": "built", "建立": "established",
    "启动": "launched", "举办": "held", "筹备就绪": "prepared", "认定": "recognised",
    "遴选完成": "selected", "完成申报": "applied", "报送": "submitted", "完成": "completed",
    "投入使用": "in_use",
}  # fmt: skip
"""Stages by what pages call them in Chinese, as reports may have them."""
