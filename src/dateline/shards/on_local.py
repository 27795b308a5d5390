"""Shards on the processes of this machine."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from .work import Line, Setup, code_shard, prepare


def code_shards(shards: list[str], setup: Setup, jobs: int) -> Iterator[tuple[str, Line | None]]:
    """(shard, line) as they are done; None for a line where the shard killed its process twice."""
    prepare(setup)[1].base  # noqa: B018  loaded before the fork, so that the processes share it
    left = shards
    for workers in (jobs, 1):  # a process that dies takes the pool with it: what was left is done again, then one by one
        for shard, line in _pass(left, setup, workers):
            left = [one for one in left if one != shard]
            yield shard, line
    for shard in left:
        yield shard, next((line for _, line in _pass([shard], setup, 1)), None)


def _pass(shards: list[str], setup: Setup, jobs: int) -> Iterator[tuple[str, Line]]:
    """(shard, line) of those that are done before a process dies."""
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        futures: dict[Future[Line], str] = {}
        with suppress(BrokenProcessPool):
            for shard in shards:
                futures[pool.submit(code_shard, shard, setup)] = shard
        for future in as_completed(futures):
            with suppress(BrokenProcessPool):
                yield futures[future], future.result()
