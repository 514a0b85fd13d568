"""`workplan rules`: the list, one rule explained, and what is no rule."""

import json

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from rich.cells import cell_len

from calling import call
from workplan_cli.rules.rule import all_rules

Capture = pytest.CaptureFixture[str]


def test_every_rule_is_listed_with_its_name_in_80_columns(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for lang in ("en", "zh"):
        left = call(capfd, "rules", lang=lang)
        assert (left.code, left.err) == (0, "")
        assert max(map(cell_len, left.out.splitlines())) <= 80
        for rule in all_rules().values():
            assert f"{rule.code}  {rule.name} " in left.out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_one_rule_is_explained(
    capfd: Capture,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
    file_regression: FileRegressionFixture,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    left = call(capfd, "rules", "wp304", lang=lang)
    assert left.code == 0
    file_regression.check(left.out, extension=".txt", encoding="utf-8")


def test_a_rule_can_be_asked_for_by_its_name(capfd: Capture) -> None:
    by_name = call(capfd, "rules", "negative-value").out
    assert by_name == call(capfd, "rules", "WP304").out


def test_the_beginning_of_a_code_lists_a_family(capfd: Capture) -> None:
    out = call(capfd, "rules", "WP3").out
    assert "WP304" in out
    assert "WP101" not in out


def test_a_character_that_cannot_be_seen_is_shown(capfd: Capture) -> None:
    out = call(capfd, "rules", "WP103").out
    assert "\x07" not in out
    assert r"名单\x07已公示" in out


def test_json_has_every_rule_in_both_languages_and_every_run_the_same(capfd: Capture) -> None:
    english = call(capfd, "rules", "--format", "json", lang="en").out
    value = json.loads(english)
    assert value["version"] == 1
    assert [rule["code"] for rule in value["rules"]] == list(all_rules())
    keys = ["code", "name", "severity", "summary", "why", "fix", "bad", "good", "docs"]
    assert all(list(rule) == keys for rule in value["rules"])
    assert english == call(capfd, "rules", "--format", "json", lang="zh").out


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("WP999", "there is no rule WP999; “workplan rules” lists them all"),
        ("negative-vale", "did you mean negative-value?"),
        ("nonsense", "there is no rule nonsense"),
    ],
)
def test_what_is_no_rule_is_wrong_usage(capfd: Capture, asked: str, answer: str) -> None:
    left = call(capfd, "rules", asked)
    assert left.code == 2
    assert answer in left.err
    assert left.out == ""
