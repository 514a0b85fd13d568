"""Every code that anything in the source gives has a rule that explains it."""

import re
from pathlib import Path

import workplan_cli
from workplan_cli.rules.rule import all_rules


def test_every_code_has_a_rule() -> None:
    source = Path(workplan_cli.__file__).parent
    given = {
        code
        for path in source.rglob("*.py")
        for code in re.findall(r'"(WP[1-4]\d\d)"', path.read_text("utf-8"))
    }
    assert given
    assert given - set(all_rules()) == set()
