"""Rows of the tables → the records of the model, with the words they rest on; many at a time, a query a table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from dateline.model.ledger import EngagementLife, EventCluster, HistoryEntry, Party
from dateline.model.record import Evidence

from .database import Database
from .packing import to_day, to_when, unpack_party
from .query import marks, parts
from .rows import ArticleRow, EventRow, StatementRow, Telling

STATEMENTS = "statements s JOIN article_versions v USING (version) LEFT JOIN actors a ON a.actor = s.speaker LEFT JOIN actors b ON b.actor = s.on_behalf_of"
STATEMENT = """s.*, v.as_of, v.id AS article, v.number, v.superseded, a.id AS speaker_id, a.name AS speaker_name, a.kind AS speaker_kind, a.code AS speaker_code,
    b.id AS behalf_id, b.name AS behalf_name, b.kind AS behalf_kind, b.country AS behalf_country, b.code AS behalf_code"""
ARTICLE = """k.key, v.*, (SELECT count(*) FROM article_versions o WHERE o.article = v.article) AS versions,
    (SELECT count(*) FROM reports r WHERE r.version = v.version AND r.kind = 'engagement') AS engagements,
    (SELECT count(*) FROM reports r WHERE r.version = v.version AND r.kind = 'event') AS events,
    (SELECT count(*) FROM statements s WHERE s.version = v.version) AS statements,
    (SELECT group_concat(j.reason, ', ') FROM rejections j WHERE j.version = v.version) AS rejected"""

Row = sqlite3.Row
Where = tuple[int, str]
"""Number of a text, and the id of a record inside it."""


@dataclass(frozen=True, slots=True)
class _Report:
    """A report as far as its record shows it."""

    id: str
    article: str
    number: int
    as_of: str | None
    where: Where


class Reader:
    """Makes records of rows."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def engagements(self, rows: Iterable[Row]) -> list[EngagementLife]:
        """The engagements of rows of `engagements`, each step of their history with its evidence."""
        return [one for some in parts(list(rows)) for one in self._engagements(some)]

    def entries(self, rows: Iterable[Row]) -> list[EngagementLife]:
        """The engagements of rows of `engagements`, with those who take part, without their history."""
        return [one for some in parts(list(rows)) for one in self._entries(some)]

    def events(self, rows: Iterable[Row]) -> list[EventRow]:
        """The events of rows of `events`, each of their reports with its evidence."""
        return [one for some in parts(list(rows)) for one in self._events(some)]

    def statements(self, rows: Iterable[Row]) -> list[StatementRow]:
        """The statements of rows of STATEMENT."""
        return [one for some in parts(list(rows)) for one in self._statements(some)]

    def told(self, clusters: Sequence[EventCluster]) -> list[EventRow]:
        """Events with their reports, in the order in which they were told."""
        reports = self._reports_named([id for cluster in clusters for id in cluster.reports], "event")
        words = self._evidence([report.where for some in reports.values() for report in some])
        names = EventCluster.__slots__
        found = []
        for cluster in clusters:
            told = _told([report for id in cluster.reports for report in reports.get(id, ())], words)
            found.append(EventRow(**{name: getattr(cluster, name) for name in names}, told=told))
        return found

    def with_words(self, lives: Sequence[EngagementLife]) -> list[EngagementLife]:
        """Engagements whose history has the words of its evidence, and that name what they are part of by its permanent id."""
        reports = self._reports_named([id for life in lives for id in life.reports], "engagement")
        where = {(one.id, one.article, one.number): one.where for some in reports.values() for one in some}
        words = self._evidence(list(where.values()))
        found = []
        for life in lives:
            steps = [(step, where.get((step.report, step.article, step.version))) for step in life.history]
            history = tuple(replace(step, evidence=words.get(place, ()) if place else ()) for step, place in steps)
            found.append(replace(life, history=history, part_of=self.record_of(life.part_of, "engagement")))
        return found

    def article(self, row: Row) -> ArticleRow:
        """The article of a row of ARTICLE."""
        names = ("id", "key", "url", "publisher", "agency", "title", "byline", "language", "versions", "engagements", "events", "statements", "rejected")
        return ArticleRow(**{name: row[name] for name in names}, as_of=to_day(row["as_of"]), version=row["number"])

    def record_of(self, id: str | None, kind: str) -> str | None:
        """The id of the engagement or event that a report belongs to; None where the id names none."""
        if id is None:
            return None
        found: str | None = self._db.value("SELECT record FROM reports WHERE id = ? AND kind = ? AND record IS NOT NULL", (id, kind))
        return found or self._db.value("SELECT record FROM aliases a JOIN reports r USING (report) WHERE a.id = ? AND kind = ?", (id, kind))

    def _engagements(self, rows: Sequence[Row]) -> Iterator[EngagementLife]:
        numbers = [row["engagement"] for row in rows]
        parties = self._of("participants", "engagement", numbers)
        steps = self._of("history", "engagement", numbers)
        reports = self._reports_of([row["id"] for row in rows], "engagement")
        where = {(one.id, one.article, one.number): one.where for some in reports.values() for one in some}
        words = self._evidence(list(where.values()))
        for row in rows:
            history = [_step(step, words.get(where.get((step["report"], step["article"], step["number"]), (0, "")), ())) for step in steps.get(row["engagement"], ())]
            people = tuple(_party(one, one["side"]) for one in parties.get(row["engagement"], ()))
            told = tuple(dict.fromkeys(one.id for one in reports.get(row["id"], ())))
            yield _engagement(row, people, tuple(history), told, self.record_of(row["part_of"], "engagement"))

    def _entries(self, rows: Sequence[Row]) -> Iterator[EngagementLife]:
        parties = self._of("participants", "engagement", [row["engagement"] for row in rows])
        for row in rows:
            yield _engagement(row, tuple(_party(one, one["side"]) for one in parties.get(row["engagement"], ())), (), (), row["part_of"])

    def _events(self, rows: Sequence[Row]) -> list[EventRow]:
        parties = self._of("event_parties", "event", [row["event"] for row in rows])
        reports = self._reports_of([row["id"] for row in rows], "event")
        words = self._evidence([report.where for some in reports.values() for report in some])
        return [_event(row, parties.get(row["event"], ()), reports.get(row["id"], ()), words) for row in rows]

    def _statements(self, rows: Sequence[Row]) -> Iterator[StatementRow]:
        numbers = [row["statement"] for row in rows]
        sql = f"SELECT statement, id, name, kind, country, code FROM statement_addressees JOIN actors USING (actor) WHERE statement IN ({marks(numbers)}) ORDER BY statement, id"
        addressees = _grouped(self._db.rows(sql, numbers), "statement")
        words = self._evidence([(row["version"], row["local"]) for row in rows])
        for row in rows:
            part_of = self._db.value("SELECT id FROM statements WHERE version = ? AND local = ?", (row["version"], row["part_of"])) if row["part_of"] else None
            to = tuple(Party(one["id"], one["name"], one["kind"], one["country"], code=one["code"]) for one in addressees.get(row["statement"], ()))
            yield _statement(row, to, part_of, words.get((row["version"], row["local"]), ()))

    def _of(self, table: str, key: str, numbers: Sequence[int]) -> dict[int, list[Row]]:
        """The rows of a table that belong to each number, in their order; its key begins with the number."""
        return _grouped(self._db.rows(f"SELECT * FROM {table} WHERE {key} IN ({marks(numbers)}) ORDER BY {'event, role, n' if key == 'event' else 'engagement, n'}", numbers), key)

    def _reports_of(self, records: Sequence[str], kind: str) -> dict[str, list[_Report]]:
        """The reports of each record, in the order in which they were told."""
        return self._reports("record", records, kind)

    def _reports_named(self, ids: Sequence[str], kind: str) -> dict[str, list[_Report]]:
        """The reports of each id: the same claim in two texts of an article has one."""
        return {id: found for some in parts(ids) for id, found in self._reports("id", some, kind).items()}

    def _reports(self, column: str, values: Sequence[str], kind: str) -> dict[str, list[_Report]]:
        sql = f"""SELECT r.{column} AS value, r.id, k.key, v.number, v.as_of, r.version, r.local
                  FROM reports r JOIN article_versions v USING (version) JOIN articles k USING (article) WHERE r.{column} IN ({marks(values)}) AND r.kind = ?
                  ORDER BY coalesce(v.as_of, '9999'), k.key, v.number, r.id"""
        found: dict[str, list[_Report]] = {}
        for value, id, key, number, as_of, version, local in self._db.rows(sql, (*values, kind)):
            found.setdefault(value, []).append(_Report(id, key, number, as_of, (version, local)))
        return found

    def _evidence(self, places: Sequence[Where]) -> dict[Where, tuple[Evidence, ...]]:
        """The words that carry each record."""
        return {place: words for some in parts(places, 200) for place, words in self._words(some).items()}

    def _words(self, places: Sequence[Where]) -> dict[Where, tuple[Evidence, ...]]:
        if not places:
            return {}
        versions = sorted({version for version, _ in places})
        texts = {row[0]: row[1] for row in self._db.rows(f"SELECT version, text FROM article_versions WHERE version IN ({marks(versions)})", versions)}
        sql = f"""WITH wanted (version, local) AS (VALUES {",".join(["(?, ?)"] * len(places))})
                  SELECT version, local, start_char, end_char, role FROM wanted CROSS JOIN evidence USING (version, local) ORDER BY version, local, n"""
        found: dict[Where, list[Evidence]] = {}
        for version, local, start, end, role in self._db.rows(sql, [value for place in places for value in place]):
            found.setdefault((version, local), []).append(Evidence(start, end, texts[version][start:end], role))
        return {place: tuple(words) for place, words in found.items()}


def _grouped(rows: Iterable[Row], key: str) -> dict[int, list[Row]]:
    return {number: list(some) for number, some in groupby(rows, key=lambda row: row[key])}


def _engagement(row: Row, people: tuple[Party, ...], history: tuple[HistoryEntry, ...], reports: tuple[str, ...], part_of: str | None) -> EngagementLife:
    return EngagementLife(
        id=row["id"],
        kind=row["kind"],
        participants=people,
        host_country=row["host_country"],
        place=row["place"],
        when=to_when(row["earliest"], row["latest"], row["granularity"]),
        status=row["status"],
        as_of=to_day(row["as_of"]),
        level=row["level"],
        agenda=_texts(row["agenda"]),
        said_by=tuple(map(unpack_party, json.loads(row["said_by"]))),
        part_of=part_of,
        history=history,
        reports=reports,
        sources=row["sources"],
        confirmed_by=_texts(row["confirmed_by"]),
        confidence=row["confidence"],
        current=bool(row["current"]),
        judged=row["judged"],
        why=_texts(row["why"]),
    )


def _step(row: Row, words: tuple[Evidence, ...]) -> HistoryEntry:
    when = to_when(row["earliest"], row["latest"], row["granularity"])
    return HistoryEntry(row["status"], when, to_day(row["as_of"]), row["article"], row["number"], row["report"], words)


def _event(row: Row, parties: Sequence[Row], reports: Sequence[_Report], words: Mapping[Where, tuple[Evidence, ...]]) -> EventRow:
    return EventRow(
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
        reports=tuple(dict.fromkeys(one.id for one in reports)),
        sources=row["sources"],
        confidence=row["confidence"],
        current=bool(row["current"]),
        judged=row["judged"],
        why=_texts(row["why"]),
        told=_told(reports, words),
    )


def _told(reports: Sequence[_Report], words: Mapping[Where, tuple[Evidence, ...]]) -> tuple[Telling, ...]:
    return tuple(Telling(one.article, one.number, to_day(one.as_of), one.id, words.get(one.where, ())) for one in reports)


def _statement(row: Row, addressees: tuple[Party, ...], part_of: str | None, words: tuple[Evidence, ...]) -> StatementRow:
    speaker = None
    if row["speaker_id"]:
        speaker = Party(row["speaker_id"], row["speaker_name"], row["speaker_kind"], row["country"], row["office"], "", row["speaker_code"])
    behalf = Party(row["behalf_id"], row["behalf_name"], row["behalf_kind"], row["behalf_country"], code=row["behalf_code"]) if row["behalf_id"] else None
    return StatementRow(
        id=row["id"],
        kind=row["kind"],
        verb_class=row["verb_class"],
        speaker=speaker,
        speaker_text=row["speaker_text"],
        cue=row["cue"],
        content=row["content"],
        addressees=addressees,
        on_behalf_of=behalf,
        medium=row["medium"],
        medium_class=row["medium_class"],
        when=to_when(row["earliest"], row["latest"], row["granularity"]),
        issues=_texts(row["issues"]),
        part_of=part_of,
        as_of=to_day(row["as_of"]),
        article=row["article"],
        version=row["number"],
        superseded=row["superseded"] is not None,
        evidence=words,
    )


def _party(row: Row, side: str = "") -> Party:
    return Party(row["id"], row["name"], row["kind"], row["country"], row["office"], side, row["code"], _texts(row["sectors"]))


@lru_cache(maxsize=4096)
def _texts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
