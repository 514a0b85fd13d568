"""The words of the design, section 2 and 5, for the message catalogues."""

from workplan_cli.model.message import _
from workplan_cli.model.status import STATUS

STATUS_WORDS: dict[str, str] = {status: facts.word for status, facts in STATUS.items()}
MEASURE_WORDS: dict[str, str] = {
    "count": _("count"),
    "share": _("share"),
    "change": _("change"),
    "limit": _("limit"),
    "milestone": _("milestone"),
    "activity": _("activity"),
}
STAGE_WORDS: dict[str, str] = {
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
COMBINE_WORDS: dict[str, str] = {
    "sum": _("sum of the units' figures"),
    "distinct": _("different names over all units"),
    "pooled": _("sum of the parts over sum of the wholes"),
    "latest": _("the newest report's figure"),
    "max": _("the highest unit"),
    "min": _("the lowest unit"),
    "all": _("every unit has to"),
    "any": _("one unit is enough"),
}
OVER_TIME_WORDS: dict[str, str] = {
    "cumulative": _("running total"),
    "per_period": _("per period, added up"),
    "snapshot": _("state at the end of the period"),
}
