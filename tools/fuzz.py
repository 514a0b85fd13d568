"""Changes our inputs at random and looks for internal errors, other values, lost or slow files.

    python tools/fuzz.py                            a few seconds of each kind, seed of the day
    python tools/fuzz.py --minutes 60               by hand, before a release
    python tools/fuzz.py texts --seed 7 --first 90  one kind, from its 90th input on

What shows something is printed with its kind, seed and number; make a file in
tests/hostile/files/ of it: those are among the texts that are changed.
"""

import argparse
import contextlib
import datetime as dt
import gc
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from fuzzing import documents, exports, texts, workspaces

LOOK: dict[str, Callable[[random.Random, Path], Iterator[str]]] = {
    "texts": texts.look,
    "fixes": texts.look_at_fixes,
    "tidying": texts.look_at_tidying,
    "documents": documents.look,
    "exports": exports.look,
    "workspaces": workspaces.look,
}
"""What each kind does with one input; a name for everything that is wrong with it."""
SLOW = {"workspaces": 3.0, "exports": 3.0}
"""Seconds of processor time that no input of a kind may take: several commands see these."""
ENDLESS = 60
"""Seconds of processor time after which an input has no end."""
SHOWN = 3
"""Inputs that are printed of those with the same thing wrong."""


class _Endless(BaseException):
    """An input is still looked at."""


def found_in(kind: str, chance: random.Random, folder: Path) -> list[str]:
    """What is wrong with one input, internal errors and the time among it."""
    start = time.process_time()
    try:
        found = list(LOOK[kind](chance, folder))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - this is what is looked for
        found = [f"{type(error).__name__}: {error}"[:300]]
    return [*found, "slow"] if time.process_time() - start > SLOW.get(kind, 1.0) else found


def _watch() -> None:
    """Let no input go on for ever, where the system can wake us."""

    def stop(*_signal: object) -> None:
        raise _Endless

    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, stop)


def _wake_in(seconds: int) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def fuzz(kind: str, seed: int, numbers: Iterator[int], end: float) -> Counter[str]:
    """Look at inputs of a kind until the time is over; what was found, and how often."""
    counts = Counter[str]()
    with tempfile.TemporaryDirectory(prefix="fuzz") as folder, contextlib.chdir(folder):
        done = 0
        for number in numbers:
            if time.monotonic() > end:
                break
            chance = random.Random(f"{kind} {seed} {number}")  # noqa: S311 - to be had again
            _wake_in(ENDLESS)
            found = found_in(kind, chance, Path(folder))
            _wake_in(0)
            for one in found:
                name = one.partition("\n")[0]
                counts[name] += 1
                if counts[name] <= SHOWN:
                    print(f"{kind}, seed {seed}, number {number}: {one}"[:3000], flush=True)
            done += 1
            if done % 500 == 0:
                gc.unfreeze()
                gc.collect()
    print(f"{kind}: {done}, seed {seed}: {dict(counts) or 'nothing'}", flush=True)
    return counts


def main() -> int:
    """Fuzz for the time that is asked for; 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[*LOOK, []], help="else all of them")
    parser.add_argument("--minutes", type=float, default=1.0, help="for all kinds together")
    parser.add_argument("--seed", type=int, default=dt.datetime.now(tz=dt.UTC).toordinal())
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--count", type=int, default=10**9, help="inputs of each kind at most")
    options = parser.parse_args()
    kinds = options.kinds or list(LOOK)
    _watch()
    counts = Counter[str]()
    for kind in kinds:
        end = time.monotonic() + 60 * options.minutes / len(kinds)
        numbers = iter(range(options.first, options.first + options.count))
        counts += fuzz(kind, options.seed, numbers, end)
    return 1 if counts else 0


if __name__ == "__main__":
    sys.exit(main())
