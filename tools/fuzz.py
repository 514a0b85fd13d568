"""Changes texts at random and looks for internal errors, other values, second fixes, slow texts.

    python tools/fuzz.py                  a few seconds, with the seed of the day
    python tools/fuzz.py --minutes 60     by hand, before a release
    python tools/fuzz.py --seed 7         the same texts again

A text that shows something is printed with its seed; make a test of it in tests/hostile/.
"""

import argparse
import datetime as dt
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workplan_cli.loading.exported import parse_exported
from workplan_cli.loading.published.clauses import split
from workplan_cli.loading.published.web_page import text_of_page
from workplan_cli.loading.tidying import tidied
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.rules.fixing import fixed

ROOT = Path(__file__).resolve().parent.parent
SEEDS = [
    *sorted((ROOT / "examples").rglob("*.yaml")),
    *sorted((ROOT / "tests" / "examples").rglob("*.yaml")),
]
LONGEST = 6_000
"""Signs of a seed that are used: a longer text shows nothing that a short one does not."""
PIECES = (
    "\t", " ", "\n", "\r", "\n\n", ": ", "- ", "? ", "#", " #", "'", '"', "|", ">", "|-", ">+2",
    "&a ", "*a", "<<: ", "!!int ", "%YAML 1.3\n", "---\n", "...\n", "{", "}", "[", "]", ",", "\\",
    "：", "\u3000", "－", "“", "0x1F", "1e9", ".inf", "~", "2022-02-30", "\u202e", "\ufeff", "\x85",
    "&a:b ", "{?a: b}",
    "<a ", "<!--", "<!-- workplan {", '{"provenance": {}}', "1.题。", "（",
)  # fmt: skip
SLOW = 1.0
"""Seconds that no text of this size may take."""


def changed(text: str, chance: random.Random) -> str:
    """A text with a few places cut, doubled, moved, or with a piece put in."""
    for _change in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 0, 1, 3, 20)))
        piece = chance.choice((chance.choice(PIECES), text[at:end] * 2, ""))
        text = text[:at] + piece * chance.choice((1, 1, 1, 2, 30)) + text[end:]
    return text


def look(text: str) -> Iterator[str]:
    """What is wrong with how a text is treated, in a word for each."""
    fast, slow = load_yaml(text, "libyaml"), load_yaml(text, "python")
    if repr(fast.value) != repr(slow.value) or bool(fast.problems) != bool(slow.problems):
        yield "other values"
    once = fixed(text.encode(errors="replace"), "fuzz.yaml")
    if once and fixed(once.after.encode(), "fuzz.yaml"):
        yield "second fix"
    if not fast.problems and isinstance(fast.value, dict):
        tidy = tidied(text)
        if tidy is not None and tidied(tidy) != tidy:
            yield "second tidying"
    parse_exported(text.encode(errors="replace"), "fuzz")
    split(text_of_page(text))


def found_in(text: str) -> list[str]:
    """The same, with internal errors and the time as findings."""
    start = time.process_time()
    try:
        found = list(look(text))
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        found = [f"{type(error).__name__}: {error}"]
    return [*found, "slow"] if time.process_time() - start > SLOW else found


def main() -> int:
    """Fuzz for the time that is asked for; 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=dt.datetime.now(tz=dt.UTC).toordinal())
    options = parser.parse_args()
    texts = [file.read_text("utf-8", "replace")[:LONGEST] for file in SEEDS]
    begin, number, counts = time.monotonic(), 0, Counter[str]()
    while time.monotonic() - begin < 60 * options.minutes:
        chance = random.Random(f"{options.seed} {number}")  # noqa: S311 - to be had again
        text = changed(chance.choice(texts), chance)
        for one in found_in(text):
            counts[one] += 1
            if counts[one] <= 3:  # noqa: PLR2004 - enough to see what it is
                print(f"{one}: seed {options.seed}, text {number}\n{text!r}"[:3000], flush=True)
        number += 1
    rate = number / (time.monotonic() - begin)
    print(f"{number} texts, {rate:.0f} a second, seed {options.seed}: {dict(counts) or 'nothing'}")
    return 1 if counts else 0


if __name__ == "__main__":
    sys.exit(main())
