"""Tests that what a target came to is kept and sent, and judged anew where it has to be."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import sha256
from typing import overload

import pytest
from hypothesis import given, settings
from worlds import UNITS, World, worlds

from building import checked, plan, reports, units
from workplan_cli import __version__
from workplan_cli.assessment.doubts import Sources, doubts_on
from workplan_cli.assessment.target_results import Judge
from workplan_cli.assessment.timeline import known_on
from workplan_cli.cli.project import Project, open_project
from workplan_cli.loading import by_target
from workplan_cli.loading.by_target import done_there, in_turn, with_what_is_kept
from workplan_cli.loading.files import example_folder
from workplan_cli.loading.shards import Shards, processes
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import EntriesElsewhere, Entry, LoadedReport
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Accepted

COUNT = """
measure: count
goal: {at_least: 40}
combine: sum
over_time: cumulative
reported_by: [leagues]
"""
BESIDE = COUNT.replace("at_least: 40", "in_step_with: 13.4.2")
RATE = "measure: rate\ngoal: {rise_by: 5}\ncombine: sum\nover_time: cumulative\n"
YEAR = """
a 2022-Q1 @2022-04-05: value: 10; 13.4.3 value: 7
b 2022-Q1 @2022-04-06: value: 5
a 2022-Q2 @2022-07-05: value: 9; 13.4.3 value: 9
"""


class Elsewhere(EntriesElsewhere):
    """Entries that somebody else has, with the digest of their file."""

    def __init__(self, own: Sequence[Entry], digest: str) -> None:
        self._own, self._digest = tuple(own), digest
        self.targets = tuple(entry.target for entry in own)
        self.says_something = any(entry.says_something for entry in own)

    @property
    def digest(self) -> str:
        return self._digest

    def expect(self, target: str) -> None:
        assert target in self.targets

    def __len__(self) -> int:
        return len(self._own)

    @overload
    def __getitem__(self, position: int) -> Entry: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Entry]: ...
    def __getitem__(self, position: int | slice) -> Entry | Sequence[Entry]:
        return self._own[position]


def elsewhere(filed: LoadedReport) -> LoadedReport:
    """A report as the index has it."""
    digest = sha256(filed.report.model_dump_json().encode()).hexdigest()
    own = Elsewhere(filed.report.entries, digest)
    return replace(filed, report=filed.report.model_copy(update={"entries": own}))


@dataclass
class Kept:
    """What is kept, in memory."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)

    def result(self, target: str, key: str) -> str | None:
        return self.texts.get((target, key))

    def keep_results(self, found: Mapping[tuple[str, str], str]) -> None:
        self.texts.update(found)


class Counting(Judge):
    """Notes which targets it is asked for."""

    def __call__(self, name: str) -> TargetResult:
        asked.append(name)
        return super().__call__(name)


asked: list[str] = []
TARGETS = ["13.4.2", "13.4.3"]


def judge_of(
    lines: str = YEAR,
    made: Plan | None = None,
    who: Units | None = None,
    day: str = "2022-06-30",
    accepted: Sequence[Accepted] = (),
) -> Counting:
    """Two targets, with what speaks against their figures."""
    made, who = made or plan(COUNT, COUNT), who or units()
    filed = [elsewhere(one) for one in checked(reports(lines), made, who)]
    doubts = partial(doubts_on, made, who, Sources(filed, accepted=accepted))
    return Counting(made, who, filed, date.fromisoformat(day), doubts)


def knowing(judge: Counting, filed: Sequence[LoadedReport]) -> Counting:
    """The same by these reports."""
    doubts = partial(doubts_on, judge.plan, judge.units, Sources(filed))
    return replace(judge, known=filed, doubts=doubts)


def judged_anew(kept: Kept, judge: Counting) -> list[str]:
    """The targets that are judged anew; the results are those of judging all, in any case."""
    asked.clear()
    found = with_what_is_kept(judge, TARGETS, kept, None)
    again = list(asked)
    assert found == in_turn(judge, TARGETS)
    return again


def test_what_is_as_it_was_is_not_judged_again() -> None:
    kept = Kept()
    assert judged_anew(kept, judge_of()) == ["13.4.2", "13.4.3"]
    assert judged_anew(kept, judge_of()) == []


@pytest.mark.parametrize(
    ("other", "anew"),
    [
        (YEAR.replace("value: 5", "value: 6"), ["13.4.2"]),  # b reports on the first only
        (YEAR.replace("13.4.3 value: 9", "13.4.3 value: 8"), ["13.4.2", "13.4.3"]),
        (YEAR + "c 2022-Q2: 13.4.3 value: 1", ["13.4.3"]),
        # A revision that leaves an entry out takes it back: of that target nothing new is said.
        (YEAR + "b 2022-Q1 r2: 13.4.3 value: 1", ["13.4.2", "13.4.3"]),
        (YEAR.replace("b 2022-Q1 @2022-04-06", "b 2022-Q1 @2022-07-06"), ["13.4.2"]),
        (YEAR.replace("b 2022-Q1", "c 2022-Q1"), ["13.4.2"]),
    ],
)
def test_of_other_reports_only_the_targets_that_they_are_on_are_judged_anew(
    other: str, anew: list[str]
) -> None:
    kept = Kept()
    judged_anew(kept, judge_of())
    assert judged_anew(kept, judge_of(other)) == anew
    assert judged_anew(kept, judge_of()) == []


def test_a_day_of_submission_counts_as_it_is_taken_not_as_it_is_written() -> None:
    kept, judge = Kept(), judge_of()
    judged_anew(kept, judge)
    first, *rest = judge.known
    without = replace(first, report=first.report.model_copy(update={"submitted": None}))
    assert judged_anew(kept, knowing(judge, [without, *rest])) == ["13.4.2", "13.4.3"]


def test_of_a_part_nothing_is_kept_as_doubts_know_the_reports_of_others() -> None:
    """Whether a figure of a is an unusual jump hangs on what b and c have added."""
    kept, judge = Kept(), judge_of()
    own = [one for one in judge.known if one.report.unit == "a"]
    judged_anew(kept, replace(judge, known=own))
    judged_anew(kept, replace(judge, plan=judge.plan.model_copy()))
    assert kept.texts == {}


ACCEPTED = Accepted.model_validate(
    {"rule": "WP402", "file": "03.yaml", "by": "someone", "reason": "made up",
     "until": date(2023, 1, 1)}
)  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        judge_of(made=plan(COUNT.replace("40", "50"), COUNT)),
        judge_of(who=units().model_copy(update={"id": "others"})),
        judge_of(day="2022-06-29"),
        judge_of(accepted=[ACCEPTED]),
    ],
    ids=["plan", "units", "day", "accepted"],
)
def test_where_anything_else_differs_all_are_judged_anew(other: Counting) -> None:
    kept = Kept()
    judged_anew(kept, judge_of())
    assert judged_anew(kept, other) == ["13.4.2", "13.4.3"]


def test_a_target_hangs_on_the_one_that_it_keeps_in_step_with() -> None:
    made, kept = plan(RATE, RATE.replace("rise_by: 5", "not_below: 13.4.2")), Kept()
    lines = "a 2022-Q1: value: 4; 13.4.3 value: 5\nb 2022-Q1: value: 1"
    judged_anew(kept, judge_of(lines, made))
    changed = lines.replace("b 2022-Q1: value: 1", "b 2022-Q1: value: 2")
    assert judged_anew(kept, judge_of(changed, made)) == ["13.4.2", "13.4.3"]


def test_of_reports_that_are_nowhere_else_nothing_is_kept() -> None:
    kept, judge = Kept(), judge_of()
    judged_anew(kept, knowing(judge, [*judge.known, reports("c 2022-Q2: value: 1")[0]]))
    assert {target for target, _key in kept.texts} == {"13.4.3"}


def test_names_of_an_export_are_not_kept() -> None:
    kept, judge = Kept(), judge_of()
    named = Sources(judge.known, names={"01.yaml": "a 2022-Q1"})
    doubts = partial(doubts_on, judge.plan, judge.units, named)
    judged_anew(kept, replace(judge, doubts=doubts))
    assert kept.texts == {}


@pytest.mark.parametrize("damage", ["", "{}", "[]", "[1]", "null"])
def test_a_text_that_is_no_result_is_judged_anew(damage: str) -> None:
    kept = Kept()
    judged_anew(kept, judge_of())
    kept.texts = dict.fromkeys(kept.texts, damage)
    assert judged_anew(kept, judge_of()) == ["13.4.2", "13.4.3"]


Work = Callable[[Sequence[str]], Sequence[str | None]]


def test_other_processes_give_the_same_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_target, "_MUCH", 0)
    judge = judge_of()

    def here(work: Work, given: Sequence[str]) -> Iterator[str | None]:
        return iter(work(given))

    asked.clear()
    found = with_what_is_kept(judge, TARGETS, Kept(), here)
    assert found == in_turn(judge, TARGETS)


def test_what_gets_lost_is_judged_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_target, "_MUCH", 0)
    judge = judge_of()

    def half(work: Work, given: Sequence[str]) -> Iterator[str | None]:
        return iter([*work(given[:1]), None])

    asked.clear()
    found = with_what_is_kept(judge, TARGETS, Kept(), half)
    assert asked == ["13.4.3"]
    assert found == in_turn(judge, TARGETS)


def test_another_version_judges_nothing() -> None:
    assert done_there(b"", f"{__version__}.1", ["13.4.2"]) == [None]


def lost(given: Sequence[str]) -> list[str]:
    """Work of a process that sees a report no more."""
    if "b" in given:
        raise OSError
    return [one.upper() for one in given]


def test_hands_come_back_in_the_order_of_what_was_dealt() -> None:
    given = list("abcdefghijklm")
    shards = Shards(partial(processes, 2), 2, many=1)
    found = list(shards.deal(lost, given))
    shards.close()
    assert len(found) == len(given)
    assert found[1] is None
    assert all(one is None or one == was.upper() for one, was in zip(found, given, strict=True))
    assert {"A", "C", "M"} <= {*found}


@pytest.fixture(scope="module")
def year() -> Project:
    """The example year."""
    opened = open_project(None, [], example_folder())
    assert isinstance(opened, Project)
    return opened


@pytest.mark.parametrize("day", ["2022-03-31", "2022-08-15", "2022-12-31"])
def test_every_result_of_the_example_year_can_be_sent(year: Project, day: str) -> None:
    loaded = year.loaded
    judge = Judge(
        loaded.plan, loaded.units, year.reports.filed, date.fromisoformat(day), year.how.doubts
    )
    for target in loaded.plan.targets:
        own = judge(target.id)
        assert judge.result(target.id, judge.text(own)) == own


@settings(deadline=None, max_examples=200)
@given(worlds(fitting=False), worlds())
def test_a_result_of_any_reports_is_the_same_after_it_was_text(one: World, other: World) -> None:
    for world in (one, other):
        made = world.plan()
        filed = checked(world.reports, made, UNITS)
        doubts = partial(doubts_on, made, UNITS, Sources(filed))
        judge = Judge(made, UNITS, filed, world.day, doubts)
        own = judge("13.4.2")
        text = judge.text(own)
        assert judge.result("13.4.2", text) == own
        assert judge.text(judge.result("13.4.2", text)) == text
        assert json.loads(text)


EVERYTHING = Kept()


@settings(deadline=None, max_examples=300)
@given(worlds())
def test_nothing_that_is_kept_is_mistaken_for_another_world(world: World) -> None:
    made = world.plan()
    filed = [elsewhere(one) for one in checked(world.reports, made, UNITS)]
    # Half of what was reported first, then all of it: most of what is kept is of other reports.
    for part in (filed[::2], filed):
        known = known_on(part, world.day)
        doubts = partial(doubts_on, made, UNITS, Sources(part))
        judge = Judge(made, UNITS, known, world.day, doubts)
        assert with_what_is_kept(judge, ["13.4.2"], EVERYTHING, None) == [judge("13.4.2")]
