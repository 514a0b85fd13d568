"""What every rule has to have."""

import gettext
import re

import pytest

from workplan_cli.rendering.language import LOCALE
from workplan_cli.rules.catalogue import FOLDERS, all_rules, modules
from workplan_cli.rules.rule import Rule

MODULES = [(folder, module) for folder in FOLDERS for module in modules(folder)]
RULES = [pytest.param(rule, id=rule.code) for rule in all_rules().values()]
CHINESE = gettext.translation("workplan", LOCALE, languages=["zh"])


def test_every_module_of_the_folders_is_a_rule_of_its_own() -> None:
    assert len(all_rules()) == len(MODULES)
    assert len({rule.name for rule in all_rules().values()}) == len(MODULES)


def test_a_file_is_called_what_its_rule_is_called() -> None:
    files = [module.__name__.rpartition(".")[2] for _folder, module in MODULES]
    assert files == [module.RULE.name.replace("-", "_") for _folder, module in MODULES]


def test_only_the_rules_of_reading_have_no_check() -> None:
    assert {folder for folder, module in MODULES if not hasattr(module, "check")} == {"reading"}


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
