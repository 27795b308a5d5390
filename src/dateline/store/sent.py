"""What was sent for which alert, so that nothing is sent twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from .database import Database
from .query import marks, parts


class SentLog:
    """The log over a connection of its own, so that a delivery is noted while the record is read."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def unsent(self, alert: str, ids: Sequence[str]) -> list[str]:
        """Those of the ids that were not sent for an alert, in their order."""
        sent = {row[0] for some in parts(ids) for row in self._db.rows(f"SELECT entry FROM alerts_sent WHERE alert = ? AND entry IN ({marks(some)})", (alert, *some))}
        return [id for id in ids if id not in sent]

    def note(self, alert: str, ids: Sequence[str], at: dt.datetime) -> None:
        """Keep that they were sent."""
        instant = at.astimezone(dt.UTC).isoformat(timespec="seconds")
        with self._db.transaction():
            self._db.run_many("INSERT OR IGNORE INTO alerts_sent (alert, entry, at) VALUES (?, ?, ?)", [(alert, id, instant) for id in ids])
