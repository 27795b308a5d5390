"""Parquet for DuckDB, polars, pandas and Spark: a folder, parted by year and month (hive style) where rows have a day."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from dateline.export.chosen import KINDS as ALL
from dateline.export.chosen import Chosen
from dateline.export.flat import COLUMNS, COUNT, DATE, NUMBER, TEXT, TRUTH, Flat, flat_rows
from dateline.export.targets import needed, no_stream

NAME, KINDS = "parquet", ALL
UNDATED = 0
"""Year and month of rows without a day."""


def write(chosen: Chosen, target: str) -> None:
    """Folder TARGET/KIND, which is replaced; `year` and `month` are those of the last day, else of the day it was told."""
    no_stream(target, NAME)
    pyarrow, dataset = needed("pyarrow", "analytics"), needed("pyarrow.dataset", "analytics")
    folder = Path(target) / chosen.kind
    shutil.rmtree(folder, ignore_errors=True)
    rows = [{**row, **_part(row)} for row in flat_rows(chosen)]
    table = pyarrow.Table.from_pylist(rows, schema=arrow_schema(pyarrow, chosen.kind))
    parts = dataset.partitioning(pyarrow.schema([("year", pyarrow.int32()), ("month", pyarrow.int32())]), flavor="hive")
    dataset.write_dataset(table, folder, format="parquet", partitioning=parts, existing_data_behavior="overwrite_or_ignore", basename_template="part-{i}.parquet")


def arrow_schema(pyarrow: Any, kind: str) -> Any:
    """The Arrow schema of a kind, with the two columns it is parted by."""
    types = {TEXT: pyarrow.string(), DATE: pyarrow.date32(), NUMBER: pyarrow.float64(), COUNT: pyarrow.int64(), TRUTH: pyarrow.bool_()}
    fields = [(name, types[form]) for name, form in COLUMNS[kind].items()]
    return pyarrow.schema([*fields, ("year", pyarrow.int32()), ("month", pyarrow.int32())])


def _part(row: Flat) -> dict[str, int]:
    day = next((row[name] for name in ("latest", "earliest", "as_of", "until", "since") if row.get(name)), None)
    return {"year": day.year if day else UNDATED, "month": day.month if day else UNDATED}
