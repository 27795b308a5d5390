"""Reports out of the record, as assembly knows them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.model.ledger import SourceText
from dateline.settings import ASSEMBLED_AT_ONCE

from .database import Database
from .packing import Report, to_day, unpack


class Sources:
    """The texts that reports come from, each read once for as long as its neighbours are at work."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._held: dict[int, SourceText] = {}

    def __call__(self, version: int) -> SourceText:
        found = self._held.get(version)
        if found is None:
            if len(self._held) > ASSEMBLED_AT_ONCE:
                self._held.clear()
            found = self._held[version] = source_text(self._db, version)
        return found


def load_reports(db: Database, condition: str, parameters: Sequence[Any], sources: Sources) -> Iterator[tuple[int, Report]]:
    """The reports that fulfil a condition, each with its number in the record, in the order of these; without evidence."""
    for row in db.rows(f"SELECT report, id, kind, version, local, body FROM reports WHERE {condition} ORDER BY report", parameters):
        yield row["report"], unpack(row["kind"], row["body"], row["id"], row["local"], sources(row["version"]))


def source_text(db: Database, version: int) -> SourceText:
    """One text of an article, as assembly knows it."""
    row = db.row("SELECT key, number, as_of, publisher, agency, current, sketch FROM article_versions JOIN articles USING (article) WHERE version = ?", (version,))
    assert row is not None
    sketch = tuple(json.loads(row["sketch"]))
    return SourceText(row["key"], row["number"], to_day(row["as_of"]), row["publisher"], row["agency"], bool(row["current"]), sketch)
