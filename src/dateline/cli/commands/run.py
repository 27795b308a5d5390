"""Code an archive, shard by shard, into a folder of Parquet: on this machine's cores, on Ray, or on Dask.

A shard is one file of articles (WARC, JSONL, any that `dateline read` reads). It becomes Parquet parts and one line of
FOLDER/manifest.jsonl; what is done is not coded again when the same call is made again, so a run that was stopped goes on.
A worker that dies costs the shard it was at, which another one codes anew. `dateline query` asks the folder,
`dateline add --from-parquet` brings it into a record. Needs pip install 'dateline[analytics]', or [ray], or [dask].

Exit code 0: every article was coded; 1: some articles or shards were not; 2: the command was wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.cli.options import gate_argument, jobs_argument, jobs_of, sound_knowledge, source_arguments
from dateline.errors import ConfigurationError

if TYPE_CHECKING:
    from dateline.shards import Setup

HELP = "code an archive into a folder of Parquet, also on a cluster"
COUNTED = ("coded", "skipped", "rejected", "events", "engagements", "statements")
"""What is told of a shard."""


def arguments(parser: argparse.ArgumentParser) -> None:
    source_arguments(parser)
    gate_argument(parser)
    parser.add_argument("--out", required=True, metavar="FOLDER", help="where parts and manifest are written; on a cluster one that all workers see")
    parser.add_argument("--executor", choices=("local", "ray", "dask"), default="local", help="what the workers run on; clusters: $RAY_ADDRESS, $DASK_SCHEDULER_ADDRESS")
    jobs_argument(parser)


def run(options: argparse.Namespace) -> int:
    try:
        from dateline.shards import run_shards
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"{error.name} is not installed", remedy="pip install 'dateline[analytics]'") from None
    total: Counter[str] = Counter()
    for line in run_shards(_shards(options), _setup(options), options.executor, jobs_of(options), _tell):
        total.update({name: line[name] for name in COUNTED if name in line})
        total["failed"] += "error" in line
    print("dateline: " + ", ".join(f"{total[name]} {name}" for name in COUNTED) + f"; {total['failed']} shards failed", file=sys.stderr)
    return 1 if total["failed"] or total["rejected"] else 0


def _shards(options: argparse.Namespace) -> list[str]:
    from dateline.read.sources import shard_paths

    return [str(Path(path).resolve()) for path in shard_paths(options.sources)]


def _setup(options: argparse.Namespace) -> Setup:
    """How shards are coded; a mistake in the options, the knowledge or the model is told before the first one."""
    from dateline.adding import run_of
    from dateline.parse.model import find_model
    from dateline.shards import Setup

    knowledge = sound_knowledge(options)
    coder = run_of(find_model(options.model, options.allow_unknown_model).label, knowledge)
    overlay = str(knowledge.overlay.resolve()) if knowledge.overlay else None
    return Setup(
        str(Path(options.out).resolve()), overlay, options.model, options.allow_unknown_model, options.format, options.published, options.source,
        options.gate, (coder.code, coder.parser, coder.knowledge),
    )  # fmt: skip


def _tell(line: dict[str, Any]) -> None:
    """A line of the terminal for each shard."""
    words = f"not done: {line['error']}" if "error" in line else ", ".join(f"{line[name]} {name}" for name in COUNTED)
    print(f"dateline: {line['shard']}: {words}", file=sys.stderr, flush=True)
