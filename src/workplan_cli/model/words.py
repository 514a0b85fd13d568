"""The words of the design, section 2 and 5, for the message catalogues."""

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


def status_word(status: str) -> Message:
    """A status as people read it: 已完成, met."""
    return message(STATUS_WORDS[status])
