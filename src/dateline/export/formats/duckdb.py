"""A DuckDB database of views over the folder that `export parquet` wrote, ready for SQL."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import ConfigurationError
from dateline.export.chosen import KINDS as ALL
from dateline.export.chosen import Chosen
from dateline.export.formats import parquet
from dateline.export.targets import needed, no_stream

NAME, KINDS = "duckdb", ALL


def write(chosen: Chosen, target: str) -> None:
    """TARGET is the database; the Parquet files lie beside it in a folder of the same name without its ending.

    Views of kinds that were exported there before stay. Raises ConfigurationError where TARGET has no ending.
    """
    no_stream(target, NAME)
    path = Path(target)
    if not path.suffix:
        raise ConfigurationError(f"{target}: a database needs an ending, as its tables lie in the folder of that name", remedy="name it for instance record.duckdb")
    duckdb = needed("duckdb", "analytics")
    folder = path.with_suffix("")
    parquet.write(chosen, str(folder))
    with duckdb.connect(str(path)) as connection:
        connection.execute(view_sql(chosen.kind, folder))


def view_sql(kind: str, folder: Path) -> str:
    """The statement that makes the view of a kind; the folder is found by its whole path."""
    pattern = str(folder.absolute() / kind / "**" / "*.parquet").replace("'", "''")
    return f"CREATE OR REPLACE VIEW {kind} AS SELECT * FROM read_parquet('{pattern}', hive_partitioning = true)"
