"""Where a target is heading at its pace, and why that cannot be told."""

from collections.abc import Mapping
from typing import Literal, get_args

from workplan_cli.model.message import _

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
