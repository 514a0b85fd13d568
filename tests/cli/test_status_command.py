"""`workplan status` as people call it: units by name, and a page that breathes."""

import pytest

from calling import call

Capture = pytest.CaptureFixture[str]


def test_a_unit_that_is_nearly_written_by_its_name_is_guessed(capfd: Capture) -> None:
    left = call(capfd, "status", "--unit", "Hohot")
    assert left.code == 2
    assert "there is no unit Hohot; did you mean 150100 (Hohhot)?" in left.err


@pytest.mark.parametrize("written", ["呼和浩特市", "呼和浩特", "Hohhot"])
def test_a_unit_that_is_written_by_its_name_is_found(capfd: Capture, written: str) -> None:
    left = call(capfd, "status", "--unit", written)
    assert "Only the part of Hohhot" in left.out


def test_instead_of_a_guess_the_first_units_stand_for_a_unit_that_is_like_none(
    capfd: Capture,
) -> None:
    left = call(capfd, "status", "--unit", "nowhere")
    assert "workplan: there is no unit nowhere; there are: 150000, 150100, 150200, " in left.err
    assert left.err.endswith(" and 160 more\n")


@pytest.mark.parametrize("words", [[], ["--only", "met"], ["--by", "target"], ["--task", "1"]])
def test_hints_stand_apart_from_the_table(capfd: Capture, words: list[str]) -> None:
    lines = call(capfd, "status", *words).out.splitlines()
    behind = lines[lines.index("") :]
    hints = next(index for index, line in enumerate(behind) if "workplan show" in line)
    while behind[hints - 1] and "--" in behind[hints - 1]:
        hints -= 1
    assert behind[hints - 1] == ""


def test_a_target_that_is_not_there_gets_those_of_its_clause(capfd: Capture) -> None:
    left = call(capfd, "show", "13.4.9")
    assert left.code == 2
    assert "the plan has no target 13.4.9; in 13.4 are: 13.4.1, 13.4.2\n" in left.err


def test_who_writes_without_a_stage_is_not_said_to_have_reported_nothing(capfd: Capture) -> None:
    page = call(capfd, "show", "7.3.3").out
    assert "reported nothing" not in page
    assert "no stage has been reported" in page
    assert "1 unit has written about it, and given neither figure nor stage" in page


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "No target is in all that was asked for."), ("zh", "没有同时符合所选各项条件的目标。")],
)
def test_where_nothing_passes_the_filters_that_is_said_and_no_empty_table_shown(
    capfd: Capture, lang: str, said: str
) -> None:
    left = call(capfd, "status", "--status", "behind", lang=lang)
    assert left.code == 0
    assert said in left.out
    assert "─" not in left.out
