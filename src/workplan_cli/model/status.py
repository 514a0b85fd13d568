"""The statuses of a target, and what follows from each; and the courses on which targets are."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from workplan_cli.model.message import Message, _, message

Status = Literal[
    "met", "ahead", "on_track", "slipping", "behind", "broken", "overdue",
    "undecided", "unreported", "no_baseline", "ongoing", "silent", "withdrawn",
]  # fmt: skip
"""In the order in which tables show them: what can be judged, what cannot, continuing work."""
STATUSES: tuple[Status, ...] = get_args(Status)

Light = Literal["blue", "green", "yellow", "red", "grey", "none"]
Class = Literal["met", "ahead", "on_track", "short", "unknown", "apart"]
"""The classes of a progress notice; each target is in one, what cannot be met in the last."""
CLASSES: tuple[Class, ...] = get_args(Class)
Column = Literal["met", "on_course", "slipping", "late", "unknown", "continuing", "withdrawn"]
"""The columns of a table that counts targets."""
COLUMNS: tuple[Column, ...] = get_args(Column)


class StatusFacts(NamedTuple):
    """What a status is.

    `urgency` orders those that somebody has to act on, 0 the most pressing; None: nobody has to.
    `rank` orders those that say how the work stands, 0 the best; None: it cannot be told.
    `short_word` is for places that name the class of the same word beside it, so with the light.
    """

    word: str
    sign: str
    light: Light
    in_class: Class
    column: Column
    urgency: int | None = None
    rank: int | None = None
    short_word: str | None = None

    @property
    def good(self) -> bool:
        """Whether the work stands as it should."""
        return self.column in {"met", "on_course"}


STATUS: Mapping[Status, StatusFacts] = {
    "met": StatusFacts(_("met"), "●", "blue", "met", "met", None, 0),
    "ahead": StatusFacts(_("ahead"), "▲", "green", "ahead", "on_course", None, 1),
    "on_track": StatusFacts(_("on track"), "■", "green", "on_track", "on_course", None, 2),
    "slipping": StatusFacts(
        _("slipping"), "▽", "yellow", "short", "slipping", 3, 3, _("slipping (yellow)")
    ),
    "behind": StatusFacts(_("behind"), "▼", "red", "short", "late", 2, 4, _("behind (red)")),
    "broken": StatusFacts(_("broken"), "◆", "red", "short", "late", 1, 5, _("broken (red)")),
    "overdue": StatusFacts(_("overdue"), "✖", "red", "short", "late", 0, 6, _("overdue (red)")),
    "undecided": StatusFacts(_("undecided"), "?", "grey", "unknown", "unknown", 4),
    "unreported": StatusFacts(_("unreported"), "○", "grey", "unknown", "unknown", 6),
    "no_baseline": StatusFacts(_("no baseline"), "◇", "grey", "unknown", "unknown", 5),
    "ongoing": StatusFacts(_("ongoing"), "→", "none", "apart", "continuing", None, 2),
    "silent": StatusFacts(_("silent"), "…", "grey", "apart", "continuing", 7, 3),
    "withdrawn": StatusFacts(_("withdrawn"), "⊘", "none", "apart", "withdrawn"),
}
"""A light is a sign and a colour, never a colour alone; no two statuses share a sign."""

LIGHT_WORDS: Mapping[Light, str] = {
    "blue": _("blue"),
    "green": _("green"),
    "yellow": _("yellow"),
    "red": _("red"),
    "grey": _("grey"),
}
"""The colours of lights, as options take them."""
CLASS_WORDS: Mapping[Class, str] = {
    "met": _("met"),
    "ahead": _("ahead"),
    "on_track": _("on track"),
    "short": _("short of schedule"),
    "unknown": _("cannot be judged"),
    "apart": _("counted apart"),
}
CLASS_LIGHTS: Mapping[Class, Status | None] = {
    "met": "met",
    "ahead": "ahead",
    "on_track": "on_track",
    "short": "behind",
    "unknown": None,
    "apart": None,
}
"""The status whose light stands for a class."""
COLUMN_WORDS: Mapping[Column, str] = {
    "met": _("met"),
    "on_course": _("on course"),
    "slipping": _("slipping"),
    "late": _("late"),
    "unknown": _("unknown"),
    "continuing": _("ongoing"),
    "withdrawn": _("withdrawn"),
}


def status_word(status: Status) -> Message:
    """A status as people read it: 已完成, met."""
    return message(STATUS[status].word)


def urgency(status: Status) -> int:
    """How soon somebody has to act, 0 first; statuses that ask nothing of anybody come last."""
    rank = STATUS[status].urgency
    return len(STATUSES) if rank is None else rank


def is_short(status: Status) -> bool:
    """Whether it falls short of its schedule: slipping, behind, broken or overdue."""
    return STATUS[status].in_class == "short"


def is_late(status: Status) -> bool:
    """Whether it is far behind, broken or past its due day: a red light."""
    return STATUS[status].column == "late"


def is_overdue(status: Status) -> bool:
    """Whether its due day is past, and it falls short."""
    return STATUS[status].urgency == 0


def is_further_off(status: Status) -> bool:
    """Whether it is the furthest from the schedule of those that share its light."""
    own = STATUS[status]
    same = [one.rank for one in STATUS.values() if one.light == own.light]
    order = [rank for rank in same if rank is not None]
    return len(order) > 1 and own.rank == (max if is_short(status) else min)(order)


def statuses_in(column: Column) -> tuple[Status, ...]:
    """The statuses that a column counts."""
    return tuple(status for status in STATUSES if STATUS[status].column == column)


Course = Literal["missed", "forecast_late", "overdue", "untold", "in_time", "met"]
"""Where the pace leads; the most pressing first."""
COURSES: tuple[Course, ...] = get_args(Course)
LATE_COURSES: frozenset[Course] = frozenset({"missed", "forecast_late"})
"""Not overdue yet, and to be expected after the due day."""
COURSE_WORDS: Mapping[Course, str] = {
    "missed": _("will be missed at this pace"),
    "forecast_late": _("late by the units' own forecast"),
    "overdue": _("overdue already"),
    "untold": _("cannot be told from the pace"),
    "in_time": _("in time at this pace"),
    "met": _("met already"),
}

Untold = Literal[
    "unreported", "no_baseline", "stage", "throughout", "level", "by_unit", "past_due",
    "own_schedule", "no_figure", "open",
]  # fmt: skip
UNTOLD: Mapping[Untold, str] = {
    "unreported": _("nobody has reported on it"),
    "no_baseline": _("the baseline is not known"),
    "stage": _("it is done or not done, and has no pace"),
    "throughout": _("it has to hold all the time, and has no pace"),
    "level": _("it holds or does not, and has no pace"),
    "by_unit": _("each unit has to reach it by itself"),
    "past_due": _("its due day is here, and the figure is still to come"),
    "own_schedule": _("its own schedule expects no steady pace"),
    "no_figure": _("there is no figure to go by"),
    "open": _("it depends on what has not been reported"),
}
"""Why nobody can tell from the pace."""
