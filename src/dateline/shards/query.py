"""The tables of a run's folder, for DuckDB."""

from __future__ import annotations

from pathlib import Path

import duckdb

from .folder import manifest
from .tables import SCHEMAS


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection in memory with a view for each table over the parts that the manifest names.

    Raises:
        SourceError: the folder has no manifest.
    """
    parts = [part for line in manifest(folder) for part in line.get("parts", ())]
    connection = duckdb.connect(":memory:")
    for table, schema in SCHEMAS.items():
        paths = list(dict.fromkeys(str(folder / part) for part in parts if part.startswith(f"{table}/")))
        found = connection.read_parquet(paths, hive_partitioning=True) if paths else connection.from_arrow(schema.empty_table())
        found.create_view(table)
    return connection
