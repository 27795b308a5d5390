"""Shards on Dask: the cluster of $DASK_SCHEDULER_ADDRESS, else workers on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from typing import Any

import distributed

from .work import Line, Setup, code_shard

dask: Any = distributed  # a package without types


def code_shards(shards: list[str], setup: Setup, jobs: int) -> Iterator[tuple[str, Line | None]]:
    """(shard, line) as they are done; None for a line where the shard killed its worker again and again."""
    with _cluster(jobs) as cluster, dask.Client(cluster) as client:
        futures = dict(zip(client.map(partial(code_shard, setup=setup), shards, pure=False), shards, strict=True))
        for future in dask.as_completed(futures):
            yield futures[future], _result(future)


def _result(future: Any) -> Line | None:
    try:
        line: Line = future.result()
        return line
    except dask.scheduler.KilledWorker:
        return None


def _cluster(jobs: int) -> Any:
    if "DASK_SCHEDULER_ADDRESS" in os.environ:
        return nullcontext(os.environ["DASK_SCHEDULER_ADDRESS"])
    return dask.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs=50)
