"""What was known on a day: records assembled anew from the reports that had been told by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from dateline.assemble import assemble_engagements, assemble_events
from dateline.model.ledger import EngagementLife, EngagementReport, EventReport

from .assembly import judgements_in_force
from .database import Database
from .loading import source_text
from .packing import Report, compact, unpack
from .query import Query
from .reading import Reader
from .rows import EventRow

KNOWN = "v.as_of <= ? AND (v.superseded IS NULL OR v.superseded > ?)"
"""Condition on a text: it was the newest of its article on a day (given twice)."""


def known_texts(query: Query, day: dt.date | None) -> None:
    """Ask of the texts `v` that they be the newest of their articles: now, or on a day."""
    if day is None:
        query.where("v.current")
    else:
        query.where(KNOWN, day.isoformat(), day.isoformat())


def once_named(query: Query, kind: str, names: Sequence[str]) -> None:
    """Ask of the records `e` that a text which has been superseded says something of them and of one of the names, countries
    or ids: more than are asked for, whoever takes part in them now."""
    named = " OR ".join("instr(r.body, ?)" for _ in names) or "0"
    query.where(
        f"e.id IN (SELECT r.record FROM article_versions v JOIN reports r USING (version) WHERE v.superseded IS NOT NULL AND r.kind = ? AND ({named}))",
        kind, *map(compact, names),
    )  # fmt: skip


class Then:
    """The record as it stood in the evening of a day."""

    def __init__(self, db: Database, day: dt.date) -> None:
        self._db, self.day = db, day
        self._reader = Reader(db)
        self._judged = judgements_in_force(db)

    def engagements(self, id: str) -> list[EngagementLife]:
        """The engagement as it was known; none where nothing was, more than one where it was not known yet that they are one."""
        reports = [one for one in self._reports(id, "engagement") if isinstance(one, EngagementReport)]
        return self._reader.with_words(assemble_engagements(reports, self._judged))

    def events(self, id: str) -> list[EventRow]:
        """The event as it was known."""
        reports = [one for one in self._reports(id, "event") if isinstance(one, EventReport)]
        return [self._known(row) for row in self._reader.told(assemble_events(reports, self._judged))]

    def _known(self, row: EventRow) -> EventRow:
        return replace(row, told=tuple(one for one in row.told if one.as_of and one.as_of <= self.day))

    def _reports(self, record: str, kind: str) -> list[Report]:
        day = self.day.isoformat()
        sql = """SELECT r.id, r.local, r.body, r.version, v.superseded IS NULL OR v.superseded > ? AS newest
                 FROM reports r JOIN article_versions v USING (version) WHERE r.record = ? AND r.kind = ? AND v.as_of <= ? ORDER BY r.report"""
        found = []
        for row in self._db.rows(sql, (day, record, kind, day)):
            source = replace(source_text(self._db, row["version"]), current=bool(row["newest"]))
            found.append(unpack(kind, row["body"], row["id"], row["local"], source))
        return found
