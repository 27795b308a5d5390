"""Events of other data sets in a record: taken in as they are, asked for by day and country."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from .database import Database
from .query import Days, Query, day_of

SEPARATOR = ";"
_COLUMNS = ("dataset", "id", "day", "actor", "recipient", "actors", "recipients", "type", "mode", "cameo", "intensity", "country", "place", "url")


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """A row of another data set. `actors` and `recipients` are countries, ISO 3166-1 alpha-3; `type` and `mode` PLOVER's."""

    dataset: str
    id: str
    day: dt.date
    actor: str = ""
    recipient: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    intensity: float | None = None
    country: str | None = None
    place: str | None = None
    url: str | None = None


class ImportedEvents:
    """The rows of other data sets in a record."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, rows: Iterable[ImportedEvent]) -> None:
        """Take rows in, all or none; a row that is there already is written over."""
        sql = f"INSERT OR REPLACE INTO imported_events ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
        with self._db.transaction():
            self._db.run_many(sql, map(_cells, rows))

    def remove(self, dataset: str) -> None:
        """Forget a data set."""
        with self._db.transaction():
            self._db.run("DELETE FROM imported_events WHERE dataset = ?", (dataset,))

    def counts(self) -> dict[str, int]:
        """How many rows of each data set."""
        return {row[0]: row[1] for row in self._db.rows("SELECT dataset, count(*) FROM imported_events GROUP BY 1 ORDER BY 1")}

    def rows(self, between: Days, country: str | None = None, other: str | None = None, dataset: str | None = None) -> Iterator[ImportedEvent]:
        """Rows of days, by day; with `country` on either side, and with `other` on the other one."""
        query = Query("*", "imported_events", order="day, dataset, id, actor, recipient")
        query.where("day BETWEEN ? AND ?", *map(day_of, between))
        query.among("dataset", dataset)
        if country:
            holds = "instr(';' || {} || ';', ?)"
            both = (("actors", "recipients"), ("recipients", "actors"))
            either = [" AND ".join(holds.format(side) for side in (sides if other else sides[:1])) for sides in both]
            query.where(" OR ".join(f"({condition})" for condition in either), *[f";{code};" for code in (country, other) if code] * 2)
        return (_row(row) for row in self._db.each(query.sql, query.parameters))


def _cells(one: ImportedEvent) -> tuple[object, ...]:
    return tuple(SEPARATOR.join(cell) if isinstance(cell, tuple) else cell.isoformat() if isinstance(cell, dt.date) else cell for cell in astuple(one))


def _row(row: sqlite3.Row) -> ImportedEvent:
    cells = dict(row)
    sides = {side: tuple(filter(None, cells[side].split(SEPARATOR))) for side in ("actors", "recipients")}
    return ImportedEvent(**cells | sides | {"day": dt.date.fromisoformat(cells["day"])})
