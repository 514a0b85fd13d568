"""The boundary for foreign input: whatever happens to a file, it gets a diagnostic.

Libraries fail in more ways than they say: by assertions, by `RecursionError` and `MemoryError`, by
panics of those in Rust, which are no `Exception`. One file must not end a run over many.
"""

import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _, message

MOST_SECONDS = 30
"""Seconds of processor time for one document, table or export; ours take less than one."""
T = TypeVar("T")


class _TooLong(BaseException):
    pass


def guarded(step: Callable[[], T], failed: Callable[[BaseException], T]) -> T:
    """What a step gives, or what `failed` makes of whatever the step ends in.

    A package that is missing is no failure of a file, nor is the user's wish to end.
    """
    try:
        return step()
    except (KeyboardInterrupt, SystemExit, ModuleNotFoundError):
        raise
    except BaseException as error:  # noqa: BLE001 - see above
        return failed(error)


def attempt(step: Callable[[], T]) -> T | None:
    """What a step gives; None where it fails."""
    return guarded(step, lambda _error: None)


def read_by(
    reader: Callable[[], T], refused: Callable[[BaseException], Diagnostic]
) -> T | Diagnostic:
    """What a reader makes of a file in the time that it has; else why there is nothing.

    Args:
        reader: reads the file.
        refused: what is said of what it fails with.
    """

    def failed(error: BaseException) -> T | Diagnostic:
        diagnostic = refused(error)
        if not isinstance(error, _TooLong):
            return diagnostic
        what = message(_("reading this file takes longer than {limit} seconds"), limit=MOST_SECONDS)
        fix = message(_("Check that this is the right file, or give a smaller part of it."))
        return replace(diagnostic, code="WP109", message=what, fix=fix)

    return guarded(lambda: _in_time(reader), failed)


def _in_time(step: Callable[[], T]) -> T:
    """Run a step, and end it after so much processor time where the system can do that."""
    clock: Any = getattr(signal, "setitimer", None)
    if clock is None or threading.current_thread() is not threading.main_thread():
        return step()
    before = signal.signal(signal.SIGPROF, _stop)
    clock(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        return step()
    finally:
        clock(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_signal: object) -> None:
    raise _TooLong
