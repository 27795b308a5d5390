"""The folder of a run: Parquet parts, a fragment of the manifest for each shard, and the manifest over all.

    articles/part-<key>-<n>.parquet                         one row an article, its object in `document`
    events/year=2025/month=3/part-<key>-<n>.parquet         flat rows, by the month in which the article appeared;
    engagements/…, statements/…                             no month where the article has no day
    shards/<key>.json                                       what became of a shard; written last, so that it stands for all its parts
    manifest.jsonl                                          the lines of all shards of the last run, in their order

By the month of the article, not of the event: a shard is of a few days, and tells of many years.
"""

from __future__ import annotations

import json
import os
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.errors import SourceError

from .tables import SCHEMAS, Row, rows_of

UNDATED = "__HIVE_DEFAULT_PARTITION__"
MANIFEST = "manifest.jsonl"


def write_parts(out: Path, key: str, number: int, documents: Iterable[dict[str, Any]]) -> list[str]:
    """The tables of some articles as parts; their paths below the folder. A part is there whole or not at all."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for document in documents:
        for table, rows in rows_of(document).items():
            for row in rows:
                tables[f"{table}{'' if table == 'articles' else _month(row)}"].append(row)
    paths = []
    for place in sorted(tables):
        path = f"{place}/part-{key}-{number:04}.parquet"
        _write(out / path, pa.Table.from_pylist(tables[place], schema=SCHEMAS[place.split("/")[0]]))
        paths.append(path)
    return paths


def _month(row: Row) -> str:
    day = row["published"]
    return f"/year={day.year}/month={day.month}" if day else f"/year={UNDATED}/month={UNDATED}"


def _write(path: Path, table: pa.Table) -> None:
    with replacing(path) as unfinished:
        pq.write_table(table, unfinished, compression="zstd")


class replacing:
    """A path to write to, which takes the place of another when all is written, and goes away when it is not."""

    def __init__(self, path: Path) -> None:
        self._path, self._unfinished = path, path.with_name(f".{path.name}.{secrets.token_hex(4)}.{os.getpid()}")

    def __enter__(self) -> Path:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return self._unfinished

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            os.replace(self._unfinished, self._path)
        else:
            with suppress(OSError):
                self._unfinished.unlink()


def write_text(path: Path, text: str) -> None:
    """A whole text in place of the old one."""
    with replacing(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8")


def sweep(folder: Path, keys: Iterable[str]) -> None:
    """Takes away what workers that died left unfinished of some shards."""
    for key in keys:
        for path in folder.rglob(f".*{key}*"):
            path.unlink(missing_ok=True)


def manifest(folder: Path) -> list[dict[str, Any]]:
    """The lines of a run's manifest. Raises SourceError where there is none, or where it is broken."""
    path = folder / MANIFEST
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        raise SourceError("no folder that `dateline run` wrote: it has no manifest.jsonl", where=str(folder), remedy="check the path, or run it to its end") from None
    except ValueError as error:
        raise SourceError(f"a broken manifest: {error}", where=str(path), remedy="run it again: shards that are done are not coded anew") from None


def documents(folder: Path, line: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The objects of the articles of one shard, in its order."""
    for part in line["parts"]:
        if part.startswith("articles/"):
            for batch in pq.ParquetFile(folder / part).iter_batches(batch_size=256, columns=["document"]):
                yield from map(json.loads, batch.column(0).to_pylist())
