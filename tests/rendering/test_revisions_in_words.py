"""What a revision changed, as `show` and `changes` word it. All data are invented."""

from datetime import date

from building import plan, units
from workplan_cli.assessment.revisions import revised
from workplan_cli.pages.goals import revised_row
from workplan_cli.rendering.language import Language

TARGET = """
measure: amount
counted: {zh: 吨, en: tonnes}
goal: {at_least: 100}
combine: sum
over_time: cumulative
schedule: [{by: 2022-03-31, share: 20}, {by: 2022-12-31, share: 100}]
revisions:
- {on: 2022-05-01, reason: more, schedule: [{by: 2022-06-30, value: 60}]}
"""


def test_a_schedule_is_worded_by_its_shares_or_by_its_figures() -> None:
    made = plan(TARGET)
    [change] = revised(made, made.targets[0], date(2022, 1, 1), date(2022, 12, 31))
    row, english, chinese = revised_row(units(), change), Language("en"), Language("zh")
    before, now = row.before, row.now
    assert english.write(before) == "2022-03-31 20.0%, 2022-12-31 100.0%"
    assert [one.write(now) for one in (english, chinese)] == [
        "2022-06-30 60 tonnes",
        "2022-06-30 60 吨",
    ]
