"""What every rule has to have."""

import gettext
import re

import pytest

from workplan_cli.rendering.language import LOCALE
from workplan_cli.rules.rule import FOLDERS, Rule, all_rules, modules, reading_rules

MODULES = [(folder, module) for folder in FOLDERS for module in modules(folder)]
RULES = [pytest.param(rule, id=rule.code) for rule in all_rules().values()]
WITH_THE_PAST = {"WP327", "WP331"}
"""About one report, and nobody can say it without the reports before."""
CHINESE = gettext.translation("workplan", LOCALE, languages=["zh"])


def test_every_rule_has_a_code_and_a_name_of_its_own() -> None:
    rules = [*reading_rules(), *(module.RULE for _folder, module in MODULES)]
    assert sorted(all_rules()) == sorted(rule.code for rule in rules)
    assert len({rule.name for rule in rules}) == len(rules)


def test_rules_stand_in_the_order_of_their_codes() -> None:
    assert list(all_rules()) == sorted(all_rules())


def test_a_file_is_called_what_its_rule_is_called() -> None:
    files = [module.__name__.rpartition(".")[2] for _folder, module in MODULES]
    assert files == [module.RULE.name.replace("-", "_") for _folder, module in MODULES]


def test_a_module_of_the_folders_has_a_check() -> None:
    """Of the rules on several reports one that looks at one target after the other has its own."""
    ways = {"history": {"check", "check_target"}}
    for folder, module in MODULES:
        assert len(ways.get(folder, {"check"}) & set(vars(module))) == 1, module.RULE.code


def test_the_folder_or_the_table_says_the_hundred_of_a_code() -> None:
    assert {rule.code[:3] for rule in reading_rules()} == {"WP1"}
    hundreds = {
        (folder, module.RULE.code[:3])
        for folder, module in MODULES
        if module.RULE.code not in WITH_THE_PAST
    }
    assert hundreds == {("plan", "WP2"), ("report", "WP3"), ("history", "WP4")}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_explained_in_both_languages(rule: Rule) -> None:
    for text in (rule.summary, rule.why, rule.fix):
        chinese = CHINESE.gettext(text)
        assert text.endswith(".")
        assert re.search(r"[\u4e00-\u9fff]", chinese), f"no translation: {text}"
        assert chinese.endswith("。")
        assert not re.search(r"\{\w*\}", text), "these texts are shown as they are"


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_examples_that_differ(rule: Rule) -> None:
    assert rule.severity in {"error", "warning"}
    assert rule.bad.strip()
    assert rule.good.strip()
    assert rule.bad.replace("  # <-", "") != rule.good
