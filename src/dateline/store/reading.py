"""Rows of the tables → the records of the model, with the words they rest on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dateline.model.ledger import EngagementLife, EventCluster, HistoryEntry, Party
from dateline.model.record import Evidence

from .database import Database
from .packing import to_day, to_when, unpack_party
from .rows import ArticleRow, EventRow, StatementRow, Telling

STATEMENTS = "statements s JOIN article_versions v USING (version) LEFT JOIN actors a ON a.actor = s.speaker"
STATEMENT = "s.*, v.as_of, v.id AS article, v.number, v.superseded, a.id AS speaker_id, a.name AS speaker_name, a.kind AS speaker_kind, a.code AS speaker_code"
ARTICLE = """k.key, v.*, (SELECT count(*) FROM article_versions o WHERE o.article = v.article) AS versions,
    (SELECT count(*) FROM reports r WHERE r.version = v.version AND r.kind = 'engagement') AS engagements,
    (SELECT count(*) FROM reports r WHERE r.version = v.version AND r.kind = 'event') AS events,
    (SELECT count(*) FROM statements s WHERE s.version = v.version) AS statements,
    (SELECT group_concat(j.reason, ', ') FROM rejections j WHERE j.version = v.version) AS rejected"""


class Reader:
    """Makes records of rows; one query for each table they are kept in."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def engagement(self, row: sqlite3.Row) -> EngagementLife:
        """The engagement of a row of `engagements`, each step of its history with its evidence."""
        number = row["engagement"]
        parties = self._db.rows("SELECT * FROM participants WHERE engagement = ? ORDER BY n", (number,))
        steps = self._db.rows("SELECT * FROM history WHERE engagement = ? ORDER BY n", (number,))
        return EngagementLife(
            id=row["id"],
            kind=row["kind"],
            participants=tuple(_party(one, one["side"]) for one in parties),
            host_country=row["host_country"],
            place=row["place"],
            when=to_when(row["earliest"], row["latest"], row["granularity"]),
            status=row["status"],
            as_of=to_day(row["as_of"]),
            level=row["level"],
            agenda=_texts(row["agenda"]),
            said_by=tuple(map(unpack_party, json.loads(row["said_by"]))),
            part_of=self.record_of(row["part_of"], "engagement"),
            history=tuple(self._step(step) for step in steps),
            reports=self._reports(row["id"], "engagement"),
            sources=row["sources"],
            confirmed_by=_texts(row["confirmed_by"]),
            confidence=row["confidence"],
            current=bool(row["current"]),
            judged=row["judged"],
            why=_texts(row["why"]),
        )

    def event(self, row: sqlite3.Row) -> EventRow:
        """The event of a row of `events`, each of its reports with its evidence."""
        parties = self._db.rows("SELECT * FROM event_parties WHERE event = ? ORDER BY role, n", (row["event"],))
        cluster = EventCluster(
            id=row["id"],
            type=row["type"],
            mode=row["mode"],
            actors=tuple(_party(one) for one in parties if one["role"] == "actor"),
            recipients=tuple(_party(one) for one in parties if one["role"] == "recipient"),
            plover_type=row["plover_type"],
            plover_mode=row["plover_mode"],
            cameo=row["cameo"],
            goldstein=row["goldstein"],
            contexts=_texts(row["contexts"]),
            when=to_when(row["earliest"], row["latest"], row["granularity"]),
            place=row["place"],
            country=row["country"],
            modality=row["modality"],
            negated=bool(row["negated"]),
            as_of=to_day(row["as_of"]),
            reports=self._reports(row["id"], "event"),
            sources=row["sources"],
            confidence=row["confidence"],
            current=bool(row["current"]),
            judged=row["judged"],
            why=_texts(row["why"]),
        )
        return self.told(cluster)

    def told(self, cluster: EventCluster) -> EventRow:
        """An event with its reports, in the order in which they were told."""
        values: dict[str, Any] = {name: getattr(cluster, name) for name in EventCluster.__slots__}
        return EventRow(**values, told=tuple(self._tellings(cluster.reports)))

    def with_words(self, life: EngagementLife) -> EngagementLife:
        """An engagement whose history has the words of its evidence, and what it is part of by its permanent id."""
        steps = tuple(replace(step, evidence=self._words(step.report, step.article, step.version)) for step in life.history)
        return replace(life, history=steps, part_of=self.record_of(life.part_of, "engagement"))

    def statement(self, row: sqlite3.Row) -> StatementRow:
        """The statement of a row of STATEMENT."""
        speaker = None
        if row["speaker_id"]:
            speaker = Party(row["speaker_id"], row["speaker_name"], row["speaker_kind"], row["country"], row["office"], "", row["speaker_code"])
        addressees = self._db.rows("SELECT id, name, kind, country, code FROM statement_addressees JOIN actors USING (actor) WHERE statement = ? ORDER BY id", (row["statement"],))
        part_of = self._db.value("SELECT id FROM statements WHERE version = ? AND local = ?", (row["version"], row["part_of"])) if row["part_of"] else None
        return StatementRow(
            id=row["id"],
            kind=row["kind"],
            verb_class=row["verb_class"],
            speaker=speaker,
            speaker_text=row["speaker_text"],
            cue=row["cue"],
            content=row["content"],
            addressees=tuple(Party(one["id"], one["name"], one["kind"], one["country"], code=one["code"]) for one in addressees),
            medium=row["medium"],
            when=to_when(row["earliest"], row["latest"], row["granularity"]),
            issues=_texts(row["issues"]),
            part_of=part_of,
            as_of=to_day(row["as_of"]),
            article=row["article"],
            version=row["number"],
            superseded=row["superseded"] is not None,
            evidence=self.evidence(row["version"], row["local"]),
        )

    def article(self, row: sqlite3.Row) -> ArticleRow:
        """The article of a row of ARTICLE."""
        names = ("id", "key", "url", "publisher", "agency", "title", "byline", "language", "versions", "engagements", "events", "statements", "rejected")
        return ArticleRow(**{name: row[name] for name in names}, as_of=to_day(row["as_of"]), version=row["number"])

    def record_of(self, id: str | None, kind: str) -> str | None:
        """The id of the engagement or event that a report belongs to; None where the id names none."""
        if id is None:
            return None
        found: str | None = self._db.value("SELECT record FROM reports WHERE id = ? AND kind = ? AND record IS NOT NULL", (id, kind))
        return found or self._db.value("SELECT record FROM aliases a JOIN reports r USING (report) WHERE a.id = ? AND kind = ?", (id, kind))

    def evidence(self, version: int, local: str) -> tuple[Evidence, ...]:
        """The words that carry a record of a text."""
        sql = """SELECT start_char, end_char, substr(text, start_char + 1, end_char - start_char) AS words, role
                 FROM evidence JOIN article_versions USING (version) WHERE version = ? AND local = ? ORDER BY n"""
        return tuple(Evidence(row["start_char"], row["end_char"], row["words"], row["role"]) for row in self._db.rows(sql, (version, local)))

    def _words(self, report: str, article: str, number: int) -> tuple[Evidence, ...]:
        sql = "SELECT r.version, r.local FROM reports r JOIN article_versions v USING (version) JOIN articles k USING (article) WHERE r.id = ? AND k.key = ? AND v.number = ?"
        row = self._db.row(sql, (report, article, number))
        return self.evidence(row["version"], row["local"]) if row else ()

    def _step(self, row: sqlite3.Row) -> HistoryEntry:
        words = self._words(row["report"], row["article"], row["number"])
        when = to_when(row["earliest"], row["latest"], row["granularity"])
        return HistoryEntry(row["status"], when, to_day(row["as_of"]), row["article"], row["number"], row["report"], words)

    def _reports(self, record: str, kind: str) -> tuple[str, ...]:
        sql = """SELECT r.id FROM reports r JOIN article_versions v USING (version) JOIN articles k USING (article) WHERE r.record = ? AND r.kind = ?
                 ORDER BY coalesce(v.as_of, '9999'), k.key, v.number, r.id"""
        return tuple(dict.fromkeys(row["id"] for row in self._db.rows(sql, (record, kind))))

    def _tellings(self, reports: Iterable[str]) -> Iterable[Telling]:
        sql = """SELECT k.key, v.number, v.as_of, r.version, r.local FROM reports r JOIN article_versions v USING (version) JOIN articles k USING (article)
                 WHERE r.id = ? ORDER BY v.number"""
        for report in reports:
            for row in self._db.rows(sql, (report,)):
                yield Telling(row["key"], row["number"], to_day(row["as_of"]), report, self.evidence(row["version"], row["local"]))


def _party(row: sqlite3.Row, side: str = "") -> Party:
    return Party(row["id"], row["name"], row["kind"], row["country"], row["office"], side, row["code"], _texts(row["sectors"]))


def _texts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
