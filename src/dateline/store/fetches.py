"""The log of fetches in a record: what a watcher has to know of every address, and what it did."""

from __future__ import annotations

import datetime as dt

from dateline.fetch import Conditions, Fetched
from dateline.fetch.standing import Standing

from .database import Database
from .rows import FetchRow


class FetchLog:
    """The log over a connection of its own, so that a fetch is noted while articles are taken in."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def standing(self, url: str) -> Standing:
        """How an address stood last; a fresh one where it was never asked for."""
        row = self._db.row("SELECT etag, modified, failures, due FROM fetched_addresses WHERE url = ?", (url,))
        if row is None:
            return Standing()
        return Standing(Conditions(row["etag"], row["modified"]), row["failures"], dt.datetime.fromisoformat(row["due"]) if row["due"] else None)

    def was_read(self, url: str) -> bool:
        """Whether what an address brought was handed on before."""
        return bool(self._db.value("SELECT was_read FROM fetched_addresses WHERE url = ?", (url,)))

    def note(self, url: str, fetched: Fetched, at: dt.datetime, standing: Standing) -> None:
        """Keep one fetch and how the address stands now."""
        conditions, due = standing.conditions, standing.due.astimezone(dt.UTC).isoformat() if standing.due else None
        read = int(fetched.outcome == "fetched")
        with self._db.transaction():
            self._db.run(
                "INSERT INTO fetches (url, final, at, outcome, status, bytes, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (url, fetched.url, at.astimezone(dt.UTC).isoformat(timespec="seconds"), fetched.outcome, fetched.status, len(fetched.content), fetched.why),
            )
            self._db.run(
                "INSERT INTO fetched_addresses (url, etag, modified, failures, due, was_read) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET "
                "etag = excluded.etag, modified = excluded.modified, failures = excluded.failures, due = excluded.due, was_read = max(was_read, excluded.was_read)",
                (url, conditions.etag, conditions.modified, standing.failures, due, read),
            )

    def rows(self, url: str | None = None, outcome: str | None = None, limit: int | None = None) -> list[FetchRow]:
        """Fetches, the last first."""
        found = self._db.rows(
            "SELECT url, final, at, outcome, status, bytes, why FROM fetches WHERE (:url IS NULL OR url = :url) AND (:outcome IS NULL OR outcome = :outcome) "
            "ORDER BY fetch DESC LIMIT :limit", {"url": url, "outcome": outcome, "limit": -1 if limit is None else limit},
        )
        return [FetchRow(**dict(row)) for row in found]
