"""How much work a call does, told without a clock: a busy machine changes seconds, never these counts."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

EVENTS = {"call", "c_call"}


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, are called while `work` runs; equal from run to run for the same work."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in EVENTS

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@contextmanager
def no_hang(seconds: int = 120) -> Iterator[None]:
    """Fail what does not end; the limit is some hundred times what is needed, for work inside one call of C that `calls` cannot see."""

    def stop(_number: int, _frame: object) -> None:
        raise TimeoutError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
