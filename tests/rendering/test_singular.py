"""In English exactly one thing is said in the singular, by messages and by what plans count."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from building import judged
from workplan_cli.model.text import Text
from workplan_cli.pages.goals import goal_in_words, with_unit
from workplan_cli.pages.values import Amount, Quotient
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.writers import singular

SOURCE = Path(__file__).parents[2] / "src" / "workplan_cli"
ENGLISH, CHINESE = Language("en"), Language("zh")
COUNT = "measure: count\ngoal: {at_least: 1}\ncounted: {zh: 起, en: cases}\ncombine: sum\n"


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("cases", "case"),
        ("private schools", "private school"),
        ("universities", "university"),
        ("classes", "class"),
        ("bases", "base"),
        ("children", "child"),
        ("percentage points", "percentage point"),
        # The noun is not the last word, or has no plural that can be told.
        ("yuan per student", "yuan per student"),
        ("banners and counties", "banners and counties"),
        ("hundred million yuan", "hundred million yuan"),
        ("series", "series"),
        ("GW", "GW"),
    ],
)
def test_one_of_what_is_counted(several: str, one: str) -> None:
    assert singular(several) == one


@pytest.mark.parametrize(
    ("figure", "english"),
    [(1, "1 case"), (Decimal("1.0"), "1 case"), (Fraction(3, 2), "1.5 cases"), (0, "0 cases"),
     (Quotient(Fraction(1)), "1 case"), (21, "21 cases")],
)  # fmt: skip
def test_a_figure_stands_before_one_thing_or_several(figure: object, english: str) -> None:
    amount = Amount(figure, Text(zh="起", en="cases"))  # type: ignore[arg-type]
    assert ENGLISH.write(amount) == english
    assert CHINESE.write(amount).endswith(" 起")


def test_a_goal_of_one_is_in_the_singular_and_a_range_that_ends_with_one_is_not() -> None:
    target = judged(f"{COUNT}over_time: cumulative", "", "2022-06-30").target
    assert ENGLISH.write(goal_in_words(target, target.goal)) == "at least 1 case"
    assert ENGLISH.write(with_unit(target, Fraction(1), one=False)) == "1 cases"


PLURAL = re.compile(
    r"\{(?:count|all|total|names|found|days)\} (?:of \{\w+\} )?(?:[a-z-]+ ){0,2}?"
    r"(?:[a-z]+[^s\W]s|are|were|have|do)\b"
)
SEVERAL = {
    "No report has come for {count} periods in a row.",
    "To keep the file small, only the first {count} signs of what was reported are here; "
    "workplan show TARGET has all of it.",
    "Write [{items}] if these are {count} names.",
    "its provenance is of {day}, more than {count} years away from the plan at hand",
    "the same document for {count} targets",
    "{count} entries without evidence: {ids}",
    "{count} files",
    "{count} on periods up to that day, fingerprint {mark}",
    "{count} reminders are as many files: name a folder that is there with -o, or one unit with "
    "--unit",
    "{count} targets left out: {ids}",
    "{count} units need a folder; found the file {file}",
    "{days} of {total} days = {share}",
    "{file} has {count} characters; a file of more than {limit} is not tidied",
    "{file} has {count} clauses; at most {limit} are compared",
    "{unit}: nothing for {count} periods in a row, the oldest {days} days late",
}
"""Said only of more than one, or with a plural that the number does not belong to."""


def test_whoever_says_how_many_things_there_are_has_words_for_one() -> None:
    """`counted` takes a template for one and a template for several; nothing else takes these."""
    said = {text for file in sorted(SOURCE.rglob("*.py")) for text in _said_of_any_number(file)}
    assert said - SEVERAL == set()


def _said_of_any_number(file: Path) -> Iterator[str]:
    for call in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") != "counted" and call.args:
            marked = call.args[0]
            if isinstance(marked, ast.Call) and getattr(marked.func, "id", "") == "_":
                (text,) = marked.args
                if isinstance(text, ast.Constant) and PLURAL.search(str(text.value)):
                    yield str(text.value)
