"""Changes texts, bytes and values at random."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

PIECES = (
    "\t", " ", "\n", "\r", "\n\n", ": ", "- ", "? ", "#", " #", "'", '"', "|", ">", "|-", ">+2",
    "&a ", "*a", "<<: ", "!!int ", "%YAML 1.3\n", "---\n", "...\n", "{", "}", "[", "]", ",", "\\",
    "：", "\u3000", "－", "“", "0x1F", "1e9", ".inf", "~", "2022-02-30", "\u202e", "\ufeff", "\x85",
    "&a:b ", "{?a: b}", "　", "，", "万", "%", "\r\n", "!", "@", "`", "\\x41", "\\U00110000", "''",
    "<a ", "<!--", "-->", "<td>", "</table>", "<!-- workplan {", '{"provenance": {}}', "1.题。",
    "（", "9" * 25, "\x00", "\U0001f600", "| a | b |", "=1+1", "</script>", "&#0;", "&amp;", "<li>",
)  # fmt: skip
"""What is put into texts."""
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**16, 10**30, Decimal("0.1"), Decimal("-0.0"), Decimal("1e-13"),
    "5.28万", "５２８", "1,234", "", " ", "x" * 5000, "2022-02-30", "2022-13", "2022-Q5", "2022-H3",
    dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.date(2022, 6, 30), "1.1", "1.1.1", "１.１", "10",
    "11", "a\nb", '"q"', "=1+1", "<b>", "::error::x", "{{7*7}}", "[x](y)", "@u", "://", "../../x",
    "\U0001f600", "[bold]", "%s", "{x}", "NaN", Decimal("Infinity"), Decimal("NaN"), [], {}, [[]],
    [None], {"zh": "x"}, {"zh": ""}, {"xx": 1}, ["a", "a"], "never", "at_due", "linear", "reported",
    "each_period", "sum", "distinct", "pooled", "latest", "max", "all", "any", "cumulative",
    "per_period", "snapshot", "mean", "count", "share", "rate", "amount", "milestone", "activity",
    "issued", "throughout", "by_due", {"at_least": 0}, {"more_than": -5}, {"about": 0},
    {"between": [3, 2]}, {"exactly": 0}, {"fall_by": [1, 2]}, {"times": 2}, {"at_most": 0},
    {"not_below": "baseline"}, {"not_above": "1.4"}, {"done_when": "issued"}, {"start": "x"},
    [{"by": dt.date(2022, 6, 30), "share": 50}], [{"on": dt.date(2022, 3, 1), "withdrawn": True}],
    "month", "quarter", "half", "year", "not_published", "nothing_new", "workplan/plan@1",
    "workplan/report@1", "workplan/report@2", "my-plan-2022", "districts",
)  # fmt: skip
"""What is put in place of values."""
KEYS = (
    "target", "value", "items", "under_way", "part", "whole", "baseline", "stage", "done", "note",
    "forecast", "activities", "evidence", "no_figure", "goal", "measure", "combine", "over_time",
    "due", "schedule", "allocation", "revisions", "tolerance", "parent", "kinds", "members", "from",
    "until", "merged_into", "formerly", "draft", "holds", "lead", "support", "reporting", "vaule",
    "submitted", "revision", "数值", "目标",
)  # fmt: skip


def changed(text: str, chance: random.Random) -> str:
    """A text with a few places cut, doubled, moved, or with a piece put in."""
    for _change in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 0, 1, 3, 20)))
        piece = chance.choice((chance.choice(PIECES), text[at:end] * 2, ""))
        text = text[:at] + piece * chance.choice((1, 1, 1, 2, 30)) + text[end:]
    return text


def changed_bytes(data: bytes, chance: random.Random) -> bytes:
    """The same with bytes, which need not be text any more."""
    for _change in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((0, 1, 4, 100)))
        piece = chance.choice((b"", bytes([chance.randrange(256)]), data[at:end] * 2, b"\0" * 4))
        data = data[:at] + piece + data[end:]
    return data


def encoded(text: str, chance: random.Random) -> bytes:
    """A text as a file; now and then in another encoding than ours."""
    encoding = chance.choice(("gb18030", "utf-16", "utf-8-sig", "utf-16-be", "big5"))
    return text.encode("utf-8" if chance.random() > 0.02 else encoding, "replace")  # noqa: PLR2004 - one in fifty


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with each of its keys or positions."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list) and value[key]:
            yield from _places(value[key])


def change_values(value: dict[str, Any], chance: random.Random) -> None:
    """Put other values in a few places, take some out, put keys in."""
    for _change in range(chance.choice((1, 1, 1, 2, 3))):
        inside, key = chance.choice(list(_places(value)))
        what = chance.randrange(5)
        if what == 0:
            del inside[key]
            if not value:
                return
        elif what == 1 and isinstance(inside, list):
            inside.insert(key, inside[key])
        elif what == 2 and isinstance(inside, dict):  # noqa: PLR2004 - the third way
            inside[chance.choice(KEYS)] = chance.choice(VALUES)
        elif what == 3:  # noqa: PLR2004 - the fourth way
            inside[key] = chance.choice((chance.randrange(-5, 400), str(chance.randrange(100)),
                                         dt.date(2022, chance.randint(1, 12), 28)))  # fmt: skip
        else:
            inside[key] = chance.choice(VALUES)


def as_yaml(value: Any, indent: str = "") -> str:
    """A value as YAML in blocks, as people write it."""
    if isinstance(value, dict) and value:
        return "".join(
            f"{indent}{json.dumps(key, ensure_ascii=False)}:{_behind(one, indent)}"
            for key, one in value.items()
        )
    if isinstance(value, list) and value:
        return "".join(f"{indent}-{_behind(one, indent)}" for one in value)
    return f"{indent}{_scalar(value)}\n"


def _behind(value: Any, indent: str) -> str:
    if isinstance(value, dict | list) and value:
        return "\n" + as_yaml(value, indent + "  ")
    return f" {_scalar(value)}\n"


def _scalar(value: Any) -> str:
    if isinstance(value, Decimal):
        special = {"Infinity": ".inf", "NaN": ".nan"}
        return special.get(str(value), str(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
