"""Many articles on several cores: one pipeline a process, records cross the boundary, never documents.

The parser and the knowledge are loaded before the processes are forked, so that they share them; each article is still
coded by itself, so that the records are those of one process, in the same order. An article that kills its process is
found by coding the suspects one by one, and becomes a rejection.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TypeVar

from dateline.gate import OFF
from dateline.knowledge.load import Knowledge
from dateline.model.record import Coded, Rejection
from dateline.parse import Parser
from dateline.pipeline import code_readings
from dateline.read import Reading
from dateline.settings import IN_FLIGHT

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """What every process holds: the parser, the knowledge, and what to make of an article's records."""

    parser: Parser
    knowledge: Knowledge
    shape: Callable[[Coded], object]
    gate: str


_WORK: list[Work] = []
"""The work of this process; filled before the fork."""


def code_many(readings: Iterable[Reading], parser: Parser, knowledge: Knowledge, shape: Callable[[Coded], T], jobs: int, gate: str = OFF) -> Iterator[T]:
    """`shape` of the records of every article, in order, made by `jobs` processes (1: by this one).

    Args:
        shape: a function of a module, run where the article is coded; its result is pickled, so let it be text or bytes.
    """
    if jobs <= 1:
        yield from map(shape, code_readings(readings, parser, knowledge, gate))
    else:
        yield from _Pool(Work(parser, knowledge, shape, gate), jobs).run(readings)  # type: ignore[misc]


class _Pool:
    """Forked processes with a bounded queue in front, so that memory stays flat however long the input is."""

    def __init__(self, work: Work, jobs: int) -> None:
        self._work, self._jobs = work, jobs

    def run(self, readings: Iterable[Reading]) -> Iterator[object]:
        work = self._work
        work.knowledge.base  # noqa: B018  loaded here once, shared by all
        next(iter(code_readings([_warm_up()], work.parser, work.knowledge)))
        _WORK[:] = [work]
        gc.collect()
        gc.freeze()  # what is loaded is never moved, so that its pages stay shared
        try:
            yield from self._in_order(readings)
        finally:
            gc.unfreeze()
            _WORK.clear()

    def _in_order(self, readings: Iterable[Reading]) -> Iterator[object]:
        source = iter(readings)
        while True:
            waiting: deque[tuple[Reading, Future[object]]] = deque()
            pool = self._started()
            try:
                yield from self._flow(source, waiting, pool)
                return
            except BrokenProcessPool:
                suspects = [reading for reading, _ in waiting]
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
            for reading in suspects:
                yield self._alone(reading)

    def _flow(self, source: Iterator[Reading], waiting: deque[tuple[Reading, Future[object]]], pool: ProcessPoolExecutor) -> Iterator[object]:
        """Results in order; what is not given yet when the pool breaks stays in `waiting`."""
        for reading in source:
            waiting.append((reading, Future()))  # kept before it is handed over: a broken pool must not lose it
            waiting[-1] = (reading, pool.submit(_code, reading))
            while len(waiting) >= IN_FLIGHT * self._jobs:
                yield waiting[0][1].result()
                waiting.popleft()
        while waiting:
            yield waiting[0][1].result()
            waiting.popleft()

    def _started(self, jobs: int | None = None) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs or self._jobs, mp_context=multiprocessing.get_context("fork"), initializer=_ignore_interrupt)

    def _alone(self, reading: Reading) -> object:
        """A suspect in a process of its own; one that dies of it gives a rejection."""
        with self._started(1) as pool:
            try:
                return pool.submit(_code, reading).result()
            except BrokenProcessPool:
                rejection = Rejection("code", "failed", "the process that coded it was killed")
                return self._work.shape(Coded(reading.article, rejections=(rejection,), parser=self._work.parser.label))


def _code(reading: Reading) -> object:
    work = _WORK[0]
    [coded] = code_readings([reading], work.parser, work.knowledge, work.gate)
    return work.shape(coded)


def _warm_up() -> Reading:
    """A short article that makes every part load what it loads late."""
    from dateline.model.text import Article, Region

    text = 'The foreign minister of Chad will visit Niger on Tuesday, he said. "We agree."'
    return Reading(Article("warm-up", text, (Region("body", 0, len(text)),)))


def _ignore_interrupt() -> None:
    """Ctrl-C reaches every process of the terminal; the first one decides, the others end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
