"""Every measure and goal, before, at and after its due day: statuses worked out by hand.

On 31 March 2022 a plan for the year expects 90/365 of a goal (24.66 %), on 30 June 181/365
(49.59 %), on 30 September 273/365 (74.79 %), on 31 December all of it. All data are invented.
"""

from fractions import Fraction
from typing import NamedTuple

import pytest

from building import judged

F = Fraction
AMOUNT = "measure: amount\ncombine: sum\nover_time: cumulative\n"
COUNT = "measure: count\ncombine: sum\nover_time: cumulative\n"
SHARE = "measure: share\ncombine: pooled\nover_time: snapshot\n"
LINEAR = "schedule: linear\n"
RATE = "measure: rate\ncombine: latest\nover_time: snapshot\nbaseline: reported\n"
LIMIT = "measure: count\ncombine: sum\nover_time: cumulative\ngoal: {at_most: 0}\n"
STONE = "measure: milestone\ncombine: all\ngoal: {done_when: issued}\n"
ONE = STONE.replace("all", "any") + "reported_by: [a, b]\n"
WORK = "measure: activity\n"
FORTY = "schedule: [{by: 2022-04-01, share: 40}]\n"
"""40 % are expected from 1 April on, so that a gap can be exactly 10 or 30 points."""


class Row(NamedTuple):
    name: str
    target: str
    reports: str
    day: str
    status: str
    progress: F | None = None
    gap: F | None = None
    remaining: F | None = None
    above: bool = False


MARCH, JUNE, SEPTEMBER, END = "2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31"
LATER = "2023-01-05"

COUNTS = [
    Row("at least: ahead", COUNT + "goal: {at_least: 120}", "a 2022-Q2: value: 95", JUNE,
        # 95/120 = 79.17 %, less 49.59 % = +29.58 points
        "ahead", F(95, 120), 100 * (F(95, 120) - F(181, 365)), F(25)),
    Row("at least: on track", COUNT + "goal: {at_least: 120}", "a 2022-Q2: value: 50", JUNE,
        # 50/120 = 41.67 %, less 49.59 % = -7.92 points
        "on_track", F(5, 12), 100 * (F(5, 12) - F(181, 365)), F(70)),
    Row("at least: slipping", COUNT + "goal: {at_least: 120}", "a 2022-Q2: value: 40", JUNE,
        # 40/120 = 33.33 %, less 49.59 % = -16.26 points
        "slipping", F(1, 3), 100 * (F(1, 3) - F(181, 365)), F(80)),
    Row("at least: behind", COUNT + "goal: {at_least: 120}", "a 2022-Q2: value: 20", JUNE,
        # 20/120 = 16.67 %, less 49.59 % = -32.92 points
        "behind", F(1, 6), 100 * (F(1, 6) - F(181, 365)), F(100)),
    Row("at least: reached early", COUNT + "goal: {at_least: 120}", "a 2022-Q1: value: 120", MARCH,
        # 120/120 - 90/365 = +75.34 points
        "met", F(1), 100 * (1 - F(90, 365)), F(0)),
    Row("at least: more than asked", COUNT + "goal: {at_least: 120}", "a 2022-Q4: value: 150", END,
        "met", F(150, 120), F(25), F(0)),
    Row("at least: one short on the due day", COUNT + "goal: {at_least: 120}",
        "a 2022-Q4: value: 119", END,
        # on the last day unmet is unmet, though it is only 119/120 - 1 = -0.83 points
        "overdue", F(119, 120), F(-100, 120), F(1)),
    Row("at least: one short the day after", COUNT + "goal: {at_least: 120}",
        "a 2022-Q4: value: 119", "2023-01-01", "overdue", F(119, 120), F(-100, 120), F(1)),
    Row("at least: due in June, short in July", COUNT + "goal: {at_least: 10}\ndue: 2022-06-30",
        "a 2022-Q2: value: 9", "2022-07-01", "overdue", F(9, 10), F(-10), F(1)),
    Row("at least: reached after it was due", COUNT + "goal: {at_least: 10}\ndue: 2022-06-30",
        "a 2022-Q3: value: 10", SEPTEMBER, "met", F(1), F(0), F(0)),
    Row("zero is zero", COUNT + "goal: {at_least: 120}", "a 2022-Q2: value: 0", JUNE,
        # 0/120 - 181/365 = -49.59 points
        "behind", F(0), -100 * F(181, 365), F(120)),
    Row("a blank is no zero", COUNT + "goal: {at_least: 120}", "a 2022-Q2: note: blank", JUNE,
        "unreported"),
    Row("a blank leaves the figure before", COUNT + "goal: {at_least: 120}",
        "a 2022-Q1: value: 60\na 2022-Q2: note: blank", MARCH,
        # 60/120 - 90/365 = +25.34 points
        "ahead", F(1, 2), 100 * (F(1, 2) - F(90, 365)), F(60)),
    Row("goal zero", COUNT + "goal: {at_least: 0}", "a 2022-Q2: value: 0", JUNE,
        # nothing is needed: done as soon as it is reported, progress all or nothing
        "met", F(1), 100 * (1 - F(181, 365)), F(0)),
    Row("baseline of the plan", COUNT + "goal: {at_least: 120}\nbaseline: 100",
        "a 2022-Q2: value: 110", JUNE,
        # (110 - 100) / (120 - 100) = 50 %, less 49.59 % = +0.41 points
        "on_track", F(1, 2), 100 * (F(1, 2) - F(181, 365)), F(10)),
    Row("worse than the plan's baseline", COUNT + "goal: {at_least: 120}\nbaseline: 100",
        "a 2022-Q1: value: 99", MARCH,
        # (99 - 100) / 20 = -5 %, less 24.66 % = -29.66 points
        "slipping", F(-1, 20), 100 * (F(-1, 20) - F(90, 365)), F(21)),
    Row("goal equal to the baseline, held", COUNT + "goal: {at_least: 100}\nbaseline: 100",
        "a 2022-Q1: value: 100", MARCH, "met", F(1), 100 * (1 - F(90, 365)), F(0)),
    Row("goal equal to the baseline, lost",
        COUNT + "goal: {at_least: 100}\nbaseline: 100\nschedule: at_due",
        "a 2022-Q1: value: 99", MARCH,
        # nothing is expected yet, gap 0; but it got worse, and worse is never on track
        "slipping", F(0), F(0), F(1)),
    Row("goal behind the baseline, held", COUNT + "goal: {at_least: 100}\nbaseline: 120",
        "a 2022-Q1: value: 110", MARCH, "met", F(1), 100 * (1 - F(90, 365)), F(0)),
    Row("goal behind the baseline, lost", COUNT + "goal: {at_least: 100}\nbaseline: 120",
        "a 2022-Q1: value: 60", MARCH,
        # no way leads from 120 up to 100, of which 60 would be 300 %
        "slipping", F(0), -100 * F(90, 365), F(40)),
    Row("ceiling above the baseline, lost",
        RATE.replace("reported", "8") + "goal: {at_most: 10}\nholds: by_due",
        "a 2022-Q1: value: 12", MARCH,
        "slipping", F(0), -100 * F(90, 365), F(2)),
    Row("whole things above a baseline", COUNT + "goal: {at_least: 105}\nbaseline: 100",
        "a 2022-Q3: value: 103", SEPTEMBER,
        # 100 + 5 x 273/365 = 103.74, rounded down 103: in step, though the gap is -14.79 points
        "on_track", F(3, 5), 100 * (F(3, 5) - F(273, 365)), F(2)),
    Row("halves can be half done", AMOUNT + "goal: {at_least: 5}", "a 2022-Q3: value: 2",
        SEPTEMBER,
        # 5 x 273/365 = 3.74 is not rounded down, as tonnes are no whole things: -34.79 points
        "behind", F(2, 5), 100 * (F(2, 5) - F(273, 365)), F(3)),
    Row("baseline asked for and not given", COUNT + "goal: {at_least: 120}\nbaseline: reported",
        "a 2022-Q2: value: 110", JUNE, "no_baseline", None, None, F(10)),
    Row("reached, whatever the baseline", COUNT + "goal: {at_least: 120}\nbaseline: reported",
        "a 2022-Q2: value: 120", JUNE, "met", None, None, F(0)),
    Row("about 5 is met at 5", COUNT + "goal: {about: 5}", "a 2022-Q4: value: 5", END,
        "met", F(1), F(0), F(0)),
    Row("about 5 is not met at 4", COUNT + "goal: {about: 5}", "a 2022-Q4: value: 4", END,
        # met from 5 x 0.9 = 4.5, rounded up 5; 4/5 - 1 = -20 points
        "overdue", F(4, 5), F(-20), F(1)),
    Row("about 10 is met at 9", COUNT + "goal: {about: 10}", "a 2022-Q4: value: 9", END,
        # progress is against 10 itself: 9/10 - 1 = -10 points, and met all the same
        "met", F(9, 10), F(-10), F(1)),
    Row("about 10 is not met at 8", COUNT + "goal: {about: 10}", "a 2022-Q4: value: 8", LATER,
        "overdue", F(8, 10), F(-20), F(2)),
    Row("about 120 is met at 108", COUNT + "goal: {about: 120}", "a 2022-Q4: value: 108", END,
        "met", F(108, 120), F(-10), F(12)),
    Row("about 120 is not met at 107", COUNT + "goal: {about: 120}", "a 2022-Q4: value: 107", LATER,
        "overdue", F(107, 120), 100 * F(-13, 120), F(13)),
    Row("about with a tolerance of its own", COUNT + "goal: {about: 120}\ntolerance: 20",
        "a 2022-Q4: value: 96", END, "met", F(96, 120), F(-20), F(24)),
    Row("about 2 at mid-year with 1 done", COUNT + "goal: {about: 2}", "a 2022-Q2: value: 1", JUNE,
        # 1/2 - 181/365 = +0.41 points
        "on_track", F(1, 2), 100 * (F(1, 2) - F(181, 365)), F(1)),
    Row("about 5 at mid-year with 2 done", COUNT + "goal: {about: 5}", "a 2022-Q2: value: 2", JUNE,
        # 5 x 181/365 = 2.48, rounded down 2; 2/5 - 181/365 = -9.59 points
        "on_track", F(2, 5), 100 * (F(2, 5) - F(181, 365)), F(3)),
    Row("about 5 in September with 3 done", COUNT + "goal: {about: 5}", "a 2022-Q3: value: 3",
        SEPTEMBER,
        # 5 x 273/365 = 3.74, rounded down 3: in step, though the gap is -14.79 points
        "on_track", F(3, 5), 100 * (F(3, 5) - F(273, 365)), F(2)),
    Row("about 5 in September with 2 done", COUNT + "goal: {about: 5}", "a 2022-Q3: value: 2",
        SEPTEMBER,
        # 2/5 - 273/365 = -34.79 points
        "behind", F(2, 5), 100 * (F(2, 5) - F(273, 365)), F(3)),
    Row("about 10 by steps", COUNT + "goal: {about: 10}\n" + FORTY, "a 2022-Q2: value: 4", JUNE,
        # 4/10 - 40 % = 0 points
        "on_track", F(4, 10), F(0), F(6)),
    Row("about 10, all at the end", COUNT + "goal: {about: 10}\nschedule: at_due",
        "a 2022-Q3: value: 0", SEPTEMBER, "on_track", F(0), F(0), F(10)),
    Row("between: met at the lower end", COUNT + "goal: {between: [2, 3]}", "a 2022-Q2: value: 2",
        JUNE, "met", F(1), 100 * (1 - F(181, 365)), F(0)),
    Row("between: the upper end is in range", COUNT + "goal: {between: [2, 3]}",
        "a 2022-Q4: value: 3", END, "met", F(3, 2), F(50), F(0)),
    Row("between: above range is marked", COUNT + "goal: {between: [2, 3]}",
        "a 2022-Q4: value: 4", END, "met", F(2), F(100), F(0), above=True),
    Row("exactly: met", COUNT + "goal: {exactly: 5}", "a 2022-Q4: value: 5", END,
        "met", F(1), F(0), F(0)),
    Row("exactly: more is met and marked", COUNT + "goal: {exactly: 5}", "a 2022-Q4: value: 6", END,
        "met", F(6, 5), F(20), F(0), above=True),
    Row("exactly: one missing", COUNT + "goal: {exactly: 5}", "a 2022-Q4: value: 4", LATER,
        "overdue", F(4, 5), F(-20), F(1)),
]  # fmt: skip

SHARES = [
    Row("share: 10 points ahead", SHARE + "goal: {at_least: 100}\n" + FORTY,
        "a 2022-Q2: part: 50, whole: 100", JUNE, "ahead", F(1, 2), F(10), F(50)),
    Row("share: just under 10 points ahead", SHARE + "goal: {at_least: 100}\n" + FORTY,
        "a 2022-Q2: part: 4999, whole: 10000", JUNE,
        # 49.99 - 40 = +9.99
        "on_track", F(4999, 10000), F(999, 100), F(5001, 100)),
    Row("share: exactly 10 points behind", SHARE + "goal: {at_least: 100}\n" + FORTY,
        "a 2022-Q2: part: 30, whole: 100", JUNE, "slipping", F(3, 10), F(-10), F(70)),
    Row("share: just under 10 points behind", SHARE + "goal: {at_least: 100}\n" + FORTY,
        "a 2022-Q2: part: 3001, whole: 10000", JUNE,
        "on_track", F(3001, 10000), F(-999, 100), F(6999, 100)),
    Row("share: exactly 30 points behind", SHARE + "goal: {at_least: 100}\n" + FORTY,
        "a 2022-Q2: part: 10, whole: 100", JUNE, "slipping", F(1, 10), F(-30), F(90)),
    Row("share: just over 30 points behind", SHARE + "goal: {at_least: 100}\n" + FORTY,
        "a 2022-Q2: part: 999, whole: 10000", JUNE,
        "behind", F(999, 10000), F(-3001, 100), F(9001, 100)),
    Row("share: in percent", SHARE + LINEAR + "goal: {at_least: 90}", "a 2022-Q2: value: 45", JUNE,
        # 45/90 - 181/365 = +0.41 points of the goal, 45 percentage points to go
        "on_track", F(1, 2), 100 * (F(1, 2) - F(181, 365)), F(45)),
    Row("share: nothing to take a share of", SHARE + "goal: {at_least: 100}",
        "a 2022-Q2: part: 0, whole: 0", JUNE, "unreported"),
    Row("share: a part without its whole is no figure", SHARE + "goal: {at_least: 100}",
        "a 2022-Q2: part: 5", JUNE, "unreported"),
    Row("share: all of them", SHARE + LINEAR + "goal: {at_least: 100}",
        "a 2022-Q4: part: 7, whole: 7", END, "met", F(1), F(0), F(0)),
]  # fmt: skip

RATES = [
    Row("fall by: half way", RATE + "goal: {fall_by: [0.5, 1.0]}",
        "a 2022-Q2: value: 51.75, baseline: 52", JUNE,
        # (51.75 - 52) / (51.5 - 52) = 50 %, less 49.59 %
        "on_track", F(1, 2), 100 * (F(1, 2) - F(181, 365)), F(1, 4)),
    Row("fall by: met at the lower end", RATE + "goal: {fall_by: [0.5, 1.0]}",
        "a 2022-Q4: value: 51.5, baseline: 52", END, "met", F(1), F(0), F(0)),
    Row("fall by: got worse", RATE + "goal: {fall_by: [0.5, 1.0]}\nschedule: at_due",
        "a 2022-Q2: value: 52.1, baseline: 52", JUNE,
        # (52.1 - 52) / -0.5 = -20 %, nothing expected yet: -20 points, and never on track
        "slipping", F(-1, 5), F(-20), F(6, 10)),
    Row("fall by: a little worse", RATE + "goal: {fall_by: [0.5, 1.0]}\nschedule: at_due",
        "a 2022-Q2: value: 52.01, baseline: 52", JUNE,
        # (52.01 - 52) / -0.5 = -2 %: within 10 points, and still never on track
        "slipping", F(-2, 100), F(-2), F(51, 100)),
    Row("fall by: much worse", RATE + "goal: {fall_by: [0.5, 1.0]}\nschedule: at_due",
        "a 2022-Q2: value: 53, baseline: 52", JUNE,
        # (53 - 52) / -0.5 = -200 %
        "behind", F(-2), F(-200), F(3, 2)),
    Row("fall by: no baseline", RATE + "goal: {fall_by: 0.5}", "a 2022-Q2: value: 51", JUNE,
        "no_baseline"),
    Row("fall by: no baseline after it was due", RATE + "goal: {fall_by: 0.5}",
        "a 2022-Q4: value: 51", LATER, "no_baseline"),
    Row("fall by: baseline given earlier", RATE + "goal: {fall_by: 1}",
        "a 2022-Q1: value: 52, baseline: 52\na 2022-Q2: value: 51", JUNE,
        "met", F(1), 100 * (1 - F(181, 365)), F(0)),
    Row("fall by: a baseline of zero", RATE + "goal: {fall_by: 1}",
        "a 2022-Q4: value: -0.5, baseline: 0", END,
        # (-0.5 - 0) / (-1 - 0) = 50 %
        "overdue", F(1, 2), F(-50), F(1, 2)),
    Row("rise by: overdue", RATE + "goal: {rise_by: 2}",
        "a 2022-Q4: value: 61, baseline: 60", LATER, "overdue", F(1, 2), F(-50), F(1)),
    Row("ratchet: held before it is due", RATE + "goal: {not_below: baseline}",
        "a 2022-Q2: value: 60, baseline: 60", JUNE, "on_track", None, None, F(0)),
    Row("ratchet: held on the due day", RATE + "goal: {not_below: baseline}",
        "a 2022-Q4: value: 61, baseline: 60", END, "met", None, None, F(0)),
    Row("ratchet: broken at once", RATE + "goal: {not_below: baseline}",
        "a 2022-Q1: value: 59.9, baseline: 60", MARCH, "broken", None, None, F(1, 10)),
    Row("ratchet: no baseline", RATE + "goal: {not_below: baseline}",
        "a 2022-Q1: value: 59.9", MARCH, "no_baseline"),
]  # fmt: skip

LIMITS = [
    Row("limit: holds", LIMIT, "a 2022-Q2: value: 0", JUNE, "on_track", None, None, F(0)),
    Row("limit: holds the day before it is due", LIMIT, "a 2022-Q4 @2022-12-30: value: 0",
        "2022-12-30", "on_track", None, None, F(0)),
    Row("limit: held on the due day", LIMIT, "a 2022-Q4: value: 0", END, "met", None, None, F(0)),
    Row("limit: broken at once", LIMIT, "a 2022-Q1: value: 1", MARCH, "broken", None, None, F(1)),
    Row("limit: broken on its due day", LIMIT, "a 2022-Q4: value: 1", END,
        "broken", None, None, F(1)),
    Row("limit: broken, after its due day", LIMIT, "a 2022-Q4: value: 1", LATER,
        "broken", None, None, F(1)),
    Row("limit: nobody reported", LIMIT, "", END, "unreported"),
    Row("limit: a blank", LIMIT, "a 2022-Q4: note: none heard of", END, "unreported"),
    Row("limit: not broken by what comes later", LIMIT + "due: 2022-06-30\n",
        "a 2022-Q2: value: 0\na 2022-Q3: value: 1", SEPTEMBER, "met", None, None, F(0)),
]  # fmt: skip

MILESTONES = [
    Row("milestone: done", STONE, "a 2022-Q1: done: 2022-03-10", MARCH, "met", F(1), None, F(0)),
    Row("milestone: done on the very day", STONE, "a 2022-Q1: done: 2022-03-31", MARCH,
        "met", F(1), None, F(0)),
    Row("milestone: the done word alone", STONE, "a 2022-Q1: stage: issued", MARCH,
        "met", F(1), None, F(0)),
    Row("milestone: drafting, far from due", STONE, "a 2022-Q3: stage: drafting", SEPTEMBER,
        "on_track", F(0), None, F(1)),
    Row("milestone: 31 days before, not in its last stage", STONE + "due: 2022-07-31",
        "a 2022-Q2: stage: drafting", JUNE, "on_track", F(0), None, F(1)),
    Row("milestone: 30 days before, not in its last stage", STONE + "due: 2022-07-30",
        "a 2022-Q2: stage: consulting", JUNE, "slipping", F(0), None, F(1)),
    Row("milestone: 30 days before, in its last stage", STONE + "due: 2022-07-30",
        "a 2022-Q2: stage: approved", JUNE, "on_track", F(0), None, F(1)),
    Row("milestone: forecast after due", STONE,
        "a 2022-Q1: stage: approved, forecast: 2023-01-10", MARCH, "slipping", F(0), None, F(1)),
    Row("milestone: forecast in time", STONE,
        "a 2022-Q1: stage: drafting, forecast: 2022-12-31", MARCH, "on_track", F(0), None, F(1)),
    Row("milestone: due today", STONE, "a 2022-Q4: stage: approved", END,
        "overdue", F(0), None, F(1)),
    Row("milestone: due yesterday", STONE, "a 2022-Q4: stage: approved", "2023-01-01",
        "overdue", F(0), None, F(1)),
    Row("milestone: done late", STONE + "due: 2022-06-30",
        "a 2022-Q3: stage: issued, done: 2022-08-01", SEPTEMBER, "met", F(1), None, F(0)),
    Row("milestone: done after the day asked about", STONE + "due: 2022-06-30",
        "a 2022-Q2: stage: issued, done: 2022-07-03", JUNE,
        # as of 30 June, the last day, it is still to come
        "overdue", F(0), None, F(1)),
    Row("milestone: to be done within days, in time", STONE + "due: 2022-07-15",
        "a 2022-Q2: stage: issued, done: 2022-07-03", JUNE, "on_track", F(0), None, F(1)),
    Row("milestone: another done word", STONE, "a 2022-Q1: stage: drafted, done: 2022-03-10",
        MARCH, "on_track", F(0), None, F(1)),
    Row("one is enough: one of two late", ONE,
        "a 2022-Q1: forecast: 2023-02-01\nb 2022-Q1: stage: drafting", MARCH,
        "on_track", F(0), None, F(1)),
    Row("one is enough: both late", ONE,
        "a 2022-Q1: forecast: 2023-02-01\nb 2022-Q1: forecast: 2023-01-01", MARCH,
        "slipping", F(0), None, F(1)),
    Row("one is enough: one of two in its last stage near the due day", ONE + "due: 2022-07-15",
        "a 2022-Q2: stage: approved\nb 2022-Q2: stage: drafting", JUNE,
        "on_track", F(0), None, F(1)),
    Row("one is enough: none in its last stage near the due day", ONE + "due: 2022-07-15",
        "a 2022-Q2: stage: consulting\nb 2022-Q2: stage: drafting", JUNE,
        "slipping", F(0), None, F(1)),
    Row("one is enough: none in its last stage far from the due day", ONE,
        "a 2022-Q2: stage: consulting\nb 2022-Q2: stage: drafting", JUNE,
        "on_track", F(0), None, F(1)),
    Row("one is enough: one is done", ONE,
        "a 2022-Q2: done: 2022-05-01\nb 2022-Q2: stage: drafting", JUNE,
        "met", F(1), None, F(0)),
    Row("milestone: nobody reported", STONE + "due: 2022-06-30", "", END, "unreported"),
]  # fmt: skip

ACTIVITIES = [
    # The report for the third quarter is due by 10 October, that for the second by 10 July.
    Row("activity: reported for the newest period due", WORK, "a 2022-Q2: note: done", SEPTEMBER,
        "ongoing"),
    Row("activity: silent since the period before", WORK, "a 2022-Q1: note: done", SEPTEMBER,
        "silent"),
    Row("activity: on the last day for the report nobody is late", WORK, "a 2022-Q1: note: done",
        "2022-07-10", "ongoing"),
    Row("activity: the day after the last day for the report", WORK, "a 2022-Q1: note: done",
        "2022-07-11", "silent"),
    Row("activity: never reported", WORK, "", SEPTEMBER, "silent"),
    Row("activity: an entry that says nothing", WORK, "a 2022-Q2: reason: none", SEPTEMBER,
        "silent"),
    Row("activity: nothing due yet", WORK, "", MARCH, "unreported"),
]  # fmt: skip

TABLE = [*COUNTS, *SHARES, *RATES, *LIMITS, *MILESTONES, *ACTIVITIES]


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_statuses_are_as_worked_out_by_hand(row: Row) -> None:
    found = judged(row.target, row.reports, row.day).rating
    expected = (row.status, row.progress, row.gap, row.remaining, row.above)
    assert (
        found.status,
        found.progress,
        found.gap,
        found.remaining,
        found.above_range,
    ) == expected
