"""How far long work has come, on standard error; silent where that is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def shown(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, with a line that counts them and tells their rate while they are worked on; it is gone at the end."""
    if not sys.stderr.isatty() or sys.stdout.isatty() and what.startswith("reading"):  # two writers on one screen would mix
        yield from items
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="")
        for item in items:
            yield item
            done = bar.tasks[0]
            bar.update(task, advance=1, rate=f"{done.speed:.1f}/s" if done.speed else "")
