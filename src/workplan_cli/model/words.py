"""The words of the domain, for the message catalogues (D-103)."""

from workplan_cli.model.message import Message, _, message

STATUS_WORDS: dict[str, str] = {
    "met": _("met"),
    "ahead": _("ahead"),
    "on_track": _("on track"),
    "slipping": _("slipping"),
    "behind": _("behind"),
    "overdue": _("overdue"),
    "undecided": _("undecided"),
    "unreported": _("unreported"),
    "no_baseline": _("no baseline"),
    "ongoing": _("ongoing"),
    "silent": _("silent"),
}
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


def status_word(status: str) -> Message:
    """A status as people read it: 已完成, met."""
    return message(STATUS_WORDS[status])
