"""Kills commands while they write, and fills their disk: no file may be lost or half written.

    python tools/kills.py                  every kind of write, at every line of the writers
    python tools/kills.py --random 100     and at so many moments of each command as well
    python tools/kills.py fmt --most 20    one kind, at 20 lines of those there are

Every command runs in a child of this process, on a copy of a small workspace; the copy is looked
at afterwards. A file may be as it was before the command or as it is after it, and nothing else;
the command, run once more, gets where it would have got. For systems that can fork.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, suppress
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from fuzzing.running import run
from fuzzing.workspaces import originals

Files = dict[str, bytes]
_WRITERS = (
    "loading/writing.py", "cli/output.py", "cli/init.py", "cli/demo.py", "cli/fix_files.py",
    "cli/plan_new.py", "cli/plan_next.py", "cli/report_form.py", "index/place.py",
    "index/keeper.py", "index/database.py", "index/store.py", "/shutil.py",
)  # fmt: skip
"""Modules at whose lines a command is killed."""
_TEMPORARY = ("workplan~", "sqlite-wal", "sqlite-shm", "sqlite", "sqlite-journal")
"""How files end that a killed run may leave, and that the next one knows what to do with."""
_SIZES = (0, 1, 100, 1000, 4096, 8191)
"""Bytes after which a disk is full."""
_SHOWN = 12
_ELSEWHERE = {"key": 64, ".gitignore": 54}
"""Bytes of files of the index that are others each time, or in another folder on a full disk."""


class Kind(NamedTuple):
    """A kind of write: the command, and what has to be done to the small workspace before."""

    words: str
    prepare: Callable[[], object] = lambda: None
    linked: str = ""
    """A file that has a second name (a hard link) as well."""


def _untidy(*names: str) -> None:
    for name in names:
        text = Path(name).read_text("utf-8")
        Path(name).write_text(text.replace("- {target", "-   {target").replace("id: ", "id:   "))


def _wrong() -> None:
    for file in sorted(Path("reports").rglob("*.yaml")):
        file.write_text(file.read_text("utf-8").replace("plan: ", "plan： "), "utf-8")


def _many() -> None:
    text = Path("reports/2022-Q1/10.yaml").read_text("utf-8")
    for number in range(220):
        Path(f"reports/2022-Q1/10-{number}.yaml").write_text(f"{text}# {number}\n", "utf-8")


def _older(name: str) -> Callable[[], object]:
    return lambda: Path(name).write_text("an older file\n" * 3000)


_TABLE = "序号,目标任务,目标值,牵头单位,完成时限\n1,改扩建学校,8所,甲局,2022年9月底前\n"
KINDS = {
    "new report": Kind("report new --unit 12 --period 2022-Q3"),
    "fmt": Kind("report fmt reports", lambda: _untidy("reports/2022-Q1/10.yaml")),
    "plan fmt": Kind("plan fmt plan.yaml", lambda: _untidy("plan.yaml")),
    "fix": Kind("validate --fix", _wrong),
    "init": Kind("init . --plan plan.yaml"),
    "init again": Kind("init . --plan plan.yaml", lambda: run("init", ".")),
    "demo": Kind("demo year"),
    "new plan": Kind(
        "plan new --from table.csv --period 2022 -o new/plan.yaml",
        lambda: Path("table.csv").write_text(_TABLE, "utf-8"),
    ),
    "next plan": Kind("plan next -o next/plan.yaml"),
    "form": Kind("report form --unit 11 --period 2022-Q3 -o form.xlsx"),
    "import": Kind(
        "report import t.csv --unit 11 --period 2022-Q3",
        lambda: Path("t.csv").write_text("编号,完成数\n1.1,3\n", "utf-8"),
    ),
    "schema": Kind("schema report -o s.json", _older("s.json")),
    "reminders": Kind("chase --notice reminder -o out", lambda: Path("out").mkdir()),
    "index": Kind("status", _many),
    **{
        f"export {form}{' anew' * anew}": Kind(
            f"export {form} -o out", _older("out") if anew else lambda: None
        )
        for form in ("markdown", "html", "json", "xlsx", "docx", "csv", "stratml")
        for anew in (False, True)
    },
    "fmt, two names": Kind(
        "report fmt reports",
        lambda: _untidy("reports/2022-Q1/10.yaml"),
        linked="reports/2022-Q1/10.yaml",
    ),
    "fix, two names": Kind("validate --fix", _wrong, linked="reports/2022-Q1/10.yaml"),
    "export html, two names": Kind("export html -o out", _older("out"), linked="out"),
}  # fmt: skip


def files() -> Files:
    """Every file here but for those that nobody misses."""
    return {
        str(one): one.read_bytes()
        for one in sorted(Path().rglob("*"))
        if one.is_file() and not str(one).endswith(_TEMPORARY) and not _is_ours(one)
    }


def _is_ours(file: Path) -> bool:
    """Whether a file may be as it is, though it is neither as before nor as expected."""
    whole = _ELSEWHERE.get(file.name) == file.stat().st_size
    return whole or "workplan~" in str(file.parent)


def begin(kind: Kind) -> None:
    """Make the workspace here."""
    for name, text in originals().items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    kind.prepare()
    if kind.linked:
        Path("second-name").hardlink_to(kind.linked)


def child(kind: Kind, before: Callable[[], object] = lambda: None) -> int:
    """Run the command in a child; the signal that it was ended by, negative, or its code."""
    process = os.fork()
    if not process:
        code = 99
        with suppress(BaseException):
            before()
            code = run(*kind.words.split()).code
        sys.settrace(None)
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def killer(line: int) -> Callable[[], None]:
    """Has this process killed before it comes to so many lines of the writers."""
    left = line

    def watch(frame: FrameType, event: str, _given: object) -> object:
        nonlocal left
        if not frame.f_code.co_filename.endswith(_WRITERS):
            return None
        if event == "line":
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return watch

    return lambda: sys.settrace(watch)  # type: ignore[arg-type]


def full(size: int) -> Callable[[], None]:
    """Has no file of this process grow beyond so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def timer(moment: float) -> Callable[[], None]:
    """Has this process killed after so many seconds."""

    def start() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        parent = os.getpid()
        if os.fork() == 0:
            time.sleep(moment)
            with suppress(OSError):
                os.kill(parent, signal.SIGKILL)
            os._exit(0)

    return start


def wrong(kind: Kind, before: Files, after: Files, expected: str) -> Iterator[str]:
    """What is lost, half written, or keeps the command from getting where it would have got."""
    now = files()
    for name in {*before, *now}:
        if name not in now:
            yield f"lost: {name}"
        elif now[name] not in {before.get(name), after.get(name)}:
            yield f"half: {name}, {len(now[name])} bytes"
    if kind.linked and not Path(kind.linked).samefile("second-name"):
        yield "two names have parted"
    again = run(*kind.words.split())
    if kind.words == "status" and again.out != expected:
        yield "another answer afterwards"
    later = files()
    for name in after:
        if name not in later:
            yield f"never written afterwards: {name}"
        elif later[name] != after[name]:
            yield f"other than it would be: {name}"


def attempts(
    kind: Kind, options: argparse.Namespace, chance: random.Random
) -> Iterator[tuple[str, Callable[[], None]]]:
    """Ways to end the command before it is done."""
    start = time.monotonic()
    lines = 0
    with _workspace(kind):
        child(kind)
    took = time.monotonic() - start
    while _is_killed(kind, killer(2**lines)):
        lines += 1
    numbers = range(2**lines)
    for line in chance.sample(numbers, min(options.most, len(numbers))):
        yield "killed at a line", killer(line)
    for _time in range(options.random):
        yield "killed at a moment", timer(chance.random() * took)
    for size in _SIZES:
        yield "full", full(size)


def _is_killed(kind: Kind, ended: Callable[[], None]) -> bool:
    with _workspace(kind):
        return child(kind, ended) < 0


class _workspace:  # noqa: N801 - it is used like a function
    """A folder with the small workspace, where we are meanwhile."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind

    def __enter__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="kills")
        self._back = chdir(self._folder)
        self._back.__enter__()
        os.environ["XDG_CACHE_HOME"] = f"{self._folder}/cache"
        begin(self._kind)

    def __exit__(self, *_error: object) -> None:
        self._back.__exit__(None, None, None)
        shutil.rmtree(self._folder)


def look(name: str, options: argparse.Namespace) -> Counter[str]:
    """End a command of a kind in every way; what came of it, and how often."""
    kind, counts = KINDS[name], Counter[str]()
    with _workspace(kind):
        out = run(*kind.words.split()).out
        after = files()
    chance = random.Random(f"{name} {options.seed}")  # noqa: S311 - to be had again
    for how, ended in attempts(kind, options, chance):
        with _workspace(kind):
            before = files()
            code = child(kind, ended)
            counts[f"{how}{'' if code < 0 or how == 'full' else ', too late'}"] += 1
            counts["temporary files"] += sum(1 for _one in Path().rglob("*.workplan~"))
            for one in wrong(kind, before, after, out):
                counts[f"WRONG {one}"] += 1
    shown = [f"{count} {what}" for what, count in counts.most_common(_SHOWN)]
    print(f"{name}: {', '.join(shown)}", flush=True)
    return counts


def main() -> int:
    """Kill for as long as it takes; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], help="else all of them")
    parser.add_argument("--most", type=int, default=200, help="lines of a command at most")
    parser.add_argument("--random", type=int, default=0, help="moments of a command")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    total = Counter[str]()
    for name in options.kinds or KINDS:
        total += look(name, options)
    print(f"all: {dict(total.most_common(30))}")
    return int(any(one.startswith("WRONG") for one in total))


if __name__ == "__main__":
    sys.exit(main())
