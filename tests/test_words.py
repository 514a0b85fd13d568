"""One word for one thing: words that stand for it no longer are in no message and no document."""

import re
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
PO = ROOT / "src" / "workplan_cli" / "locale" / "zh" / "LC_MESSAGES" / "workplan.po"
FORBIDDEN = (
    "mend", "mends", "mended", "mending", "misfit", "misfits", "verdict", "verdicts", "yardstick",
    "unheard", "lagging", "owing", "debtor", "修复", "等级", "缺条目", "连续未报", "逾期报送",
    "新修订稿", "单位代码", "超限", "无灯",
)  # fmt: skip
WORDS = {
    "met": "已完成",
    "ahead": "超进度",
    "on track": "达进度",
    "slipping": "欠进度",
    "behind": "严重欠进度",
    "broken": "突破底线",
    "overdue": "逾期",
    "undecided": "待定",
    "unreported": "未报送",
    "ongoing": "持续推进",
    "silent": "无动态",
    "withdrawn": "已取消",
    "short of schedule": "滞后",
    "left out": "漏报",
    "baseline": "基期值",
    "expected": "序时进度",
    "gap": "差距",
    "light": "亮灯",
    "no evidence": "缺佐证",
}


def messages() -> dict[str, str]:
    """Every message in English, with its Chinese."""
    with PO.open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file, "zh") if one.id}


def documents() -> dict[str, str]:
    """What people read of the repository, by file."""
    found = chain(ROOT.glob("*.md"), ROOT.glob("docs/*.md"), ROOT.glob("examples/**/*.md"))
    return {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in found}


@pytest.mark.parametrize("word", FORBIDDEN)
def test_a_word_that_was_given_up_is_nowhere(word: str) -> None:
    pattern = re.compile(rf"\b{word}\b" if word.isascii() else word, re.IGNORECASE)
    said = [text for pair in messages().items() for text in pair if pattern.search(text)]
    assert said == []
    assert [name for name, text in documents().items() if pattern.search(text)] == []


@pytest.mark.parametrize(("english", "chinese"), WORDS.items())
def test_a_word_of_the_glossary_is_used_and_has_one_chinese(english: str, chinese: str) -> None:
    assert messages()[english] == chinese
