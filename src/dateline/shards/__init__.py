"""Archives too large for one process: each shard (a file of articles) becomes Parquet parts and one line of a manifest."""

from __future__ import annotations

from .folder import documents, manifest
from .run import run_shards
from .work import Line, Setup

__all__ = ["Line", "Setup", "documents", "manifest", "run_shards"]
