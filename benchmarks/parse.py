"""How long reading YAML takes, as a ratio to libyaml parsing the same bytes without Python objects.

    python benchmarks/parse.py [REPORTS]

The reports are made up: 80 lines, 20 entries, notes in Chinese. Ratios of one run can be compared
between machines; seconds cannot.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from _ruamel_yaml import CParser  # type: ignore[import-not-found]
from ruamel.yaml import YAML

from workplan_cli.loading.events import by_libyaml, every
from workplan_cli.loading.yaml import load_yaml

ROUNDS = 9
HEAD = """\
# Made up: for measuring only.
format: workplan/report@1
plan: nmg-education-2022
unit: "{unit}"
period: 2022-Q{quarter}
submitted: 2022-{month:02}-05
entries:
"""
ENTRY = """\
- target: {task}.{clause}.1
  value: {value}
  note: 本季度新增{value}所，均已按要求验收，材料见附件{clause}
  next: 督促进展较慢的旗县于下月底前完成
"""


def report(number: int) -> str:
    """One made-up report, of 87 lines."""
    entries = "".join(
        ENTRY.format(task=number % 30 + 1, clause=index + 1, value=number % 97 + index)
        for index in range(20)
    )
    quarter = number % 4 + 1
    return HEAD.format(unit=150000 + number, quarter=quarter, month=3 * quarter) + entries


def raw(text: str) -> object:
    """What libyaml itself takes."""
    return CParser(text).raw_parse()


def events(text: str) -> None:
    """The events of libyaml, one object each: the wall for whatever is built on them."""
    for _event in every(by_libyaml(text)):
        pass


def pure(text: str) -> object:
    """Our loader over the parser written in Python, for machines without libyaml."""
    return load_yaml(text, "python")


def safe(text: str) -> object:
    """The library's own safe loader, which keeps no places."""
    return YAML(typ="safe", pure=True).load(text)


def seconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """One pass over all texts."""
    start = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - start


def main() -> None:
    """Time all ways of reading in turns, and print their medians."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    texts = [report(number) for number in range(count)]
    few = texts[: max(count // 20, 1)]  # for the slow ones
    ways: dict[str, tuple[Callable[[str], object], Sequence[str]]] = {
        "libyaml, no objects": (raw, texts),
        "libyaml, events": (events, texts),
        "workplan": (load_yaml, texts),
        "workplan, parser in Python": (pure, few),
        "ruamel.yaml safe, in Python": (safe, few),
    }
    gc.freeze()
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, (read, some) in ways.items():
            taken[name].append(seconds(read, some) / len(some))
    floor = statistics.median(taken["libyaml, no objects"])
    print(f"{count} reports of {len(texts[0].splitlines())} lines, medians of {ROUNDS} rounds")
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:28} {median * 1e6:9.0f} µs a report {median / floor:8.1f} x")


if __name__ == "__main__":
    main()
