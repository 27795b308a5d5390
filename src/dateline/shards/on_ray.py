"""Shards on Ray: the cluster of $RAY_ADDRESS, else workers on this machine."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from typing import Any

import ray

from .work import Line, Setup, code_shard

RETRIES = 3


def code_shards(shards: list[str], setup: Setup, jobs: int) -> Iterator[tuple[str, Line | None]]:
    """(shard, line) as they are done; None for a line where the shard killed its worker again and again."""
    started = not ray.is_initialized()
    if started:
        _start(jobs)
    task = ray.remote(num_cpus=1, max_retries=RETRIES)(code_shard)
    try:
        waiting = {task.remote(shard, setup): shard for shard in shards}
        while waiting:
            [done], _ = ray.wait(list(waiting), num_returns=1)
            yield waiting.pop(done), _result(done)
    finally:
        if started:
            ray.shutdown()


def _result(done: Any) -> Line | None:
    try:
        line: Line = ray.get(done)
        return line
    except ray.exceptions.WorkerCrashedError:
        return None


def _start(jobs: int) -> None:
    if "RAY_ADDRESS" in os.environ:
        ray.init()
    else:
        ray.init(num_cpus=jobs, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
