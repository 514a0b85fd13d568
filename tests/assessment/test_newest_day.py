"""The day that a review is about when nobody says, and the days between two ends of periods."""

from building import plan

BUILT = """
measure: count
goal: {at_least: 120}
combine: sum
over_time: cumulative
reported_by: [leagues]
"""
PLAN = plan(BUILT)
BUILT_IN_JUNE = "\n".join(f"{unit} 2022-Q2 @2022-07-05: value: 20" for unit in "abc")
