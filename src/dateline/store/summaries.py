"""What pages and pictures count: who deals with whom, month by month; what is new, what changed, where reports disagree."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.model.ledger import EngagementLife
from dateline.model.when import When

from .database import Database
from .engagements import EngagementFilter, Engagements
from .packing import to_day, to_when
from .query import Days, Query, day_of, marks
from .reading import Reader

_HAPPENED = "e.current AND e.judged IS NOT 'rejected' AND NOT e.negated AND e.plover_type IS NOT NULL AND e.modality IN ('asserted', 'ongoing', 'future')"
"""Condition on an event that counts: what is only possible, denied or a person's error does not."""

_OVER = ("held", "ongoing", "confirmed")
_OFF = ("cancelled", "denied")


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many acts of one type one country did to another in a month. `month` is YYYY-MM, `goldstein` the sum of their scores."""

    actor: str
    recipient: str
    month: str
    type: str
    acts: int
    goldstein: float


@dataclass(frozen=True, slots=True)
class LinkCount:
    """How many acts of one type lie between two parties (ids or countries' codes; `one` < `other`)."""

    one: str
    other: str
    one_name: str
    other_name: str
    type: str
    acts: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many engagements are at a place. `lat` and `lon` in degrees, None where no text told enough to know."""

    name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    engagements: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One step in the life of an engagement and the step before it: (status, days, day told, article's key)."""

    engagement: EngagementLife
    before: tuple[str, When, dt.date | None, str]
    after: tuple[str, When, dt.date | None, str]


class Summaries:
    """Answers that count rows of the tables."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._reader = Reader(db)
        self._engagements = Engagements(db)

    def stamp(self) -> int:
        """A number that changes when another connection has changed the record."""
        return int(self._db.value("PRAGMA data_version"))

    def last_day(self, until: dt.date) -> dt.date | None:
        """The last day on which an article was told, no later than `until`."""
        return to_day(self._db.value("SELECT max(as_of) FROM article_versions WHERE as_of <= ?", (until.isoformat(),)))

    def entries(self, asked: EngagementFilter, limit: int | None, newest: bool = False) -> list[EngagementLife]:
        """Engagements as a calendar shows them: without their history, which would cost the most."""
        return self._reader.entries(islice(self._engagements.rows(asked, None, newest), limit))

    def entries_of(self, ids: Sequence[str]) -> list[EngagementLife]:
        """The engagements of ids, in their order, without their history."""
        rows = {row["id"]: row for row in self._db.rows(f"SELECT * FROM engagements WHERE id IN ({marks(ids)})", ids)}
        return self._reader.entries(rows[id] for id in ids if id in rows)

    def begun(self, between: Days, limit: int | None) -> list[EngagementLife]:
        """Engagements first heard of between two days, the latest first."""
        sql = """SELECT * FROM engagements WHERE first_as_of BETWEEN ? AND ? AND as_of >= ? AND current AND judged IS NOT 'rejected'
                 ORDER BY first_as_of DESC, sources DESC, id LIMIT ?"""
        first, last = map(day_of, between)
        return self._reader.entries(self._db.rows(sql, (first, last, first, -1 if limit is None else limit)))

    def turns(self, between: Days, limit: int | None) -> list[Turn]:
        """Changes of status or days that were told between two days, the latest first."""
        differs = "(a.status <> b.status OR a.earliest IS NOT b.earliest OR a.latest IS NOT b.latest)"
        return self._turns(f"b.as_of BETWEEN ? AND ? AND {differs}", tuple(map(day_of, between)), limit)

    def disagreements(self, between: Days, limit: int | None) -> list[Turn]:
        """Where one report contradicts another, told between two days, the latest first: what one says is on or was held the
        other says is off, or two articles of one day give it different days."""
        off = ",".join(f"'{one}'" for one in _OFF)
        over = ",".join(f"'{one}'" for one in _OVER)
        condition = f"""b.as_of BETWEEN ? AND ? AND a.article <> b.article AND (
            (a.status IN ({over}) AND b.status IN ({off})) OR (a.status IN ({off}) AND b.status IN ({over})) OR b.status = 'denied'
            OR (a.as_of = b.as_of AND a.granularity = 'day' AND b.granularity = 'day' AND b.status <> 'postponed' AND a.status <> 'postponed'
                AND (a.earliest <> b.earliest OR a.latest <> b.latest)))"""
        return self._turns(condition, tuple(map(day_of, between)), limit)

    def pairs(self, between: Days, country: str | None = None, other: str | None = None) -> list[PairCount]:
        """Acts from country to country by month and type, between two days; of one country, or of two with one another."""
        query = Query("p.actor, p.recipient, substr(p.day, 1, 7), e.plover_type, count(*), coalesce(sum(e.goldstein), 0)", "events e JOIN event_pairs p USING (event)")
        query.where("p.day BETWEEN ? AND ? AND p.actor <> p.recipient", *map(day_of, between))
        query.where(_HAPPENED)
        if country and other:
            query.source = "event_pairs p JOIN events e USING (event)"
            query.where("(p.actor = ? AND p.recipient = ?) OR (p.actor = ? AND p.recipient = ?)", country, other, other, country)
        elif country:
            query.where("p.actor = ? OR p.recipient = ?", country, country)
        rows = self._db.rows(f"{query.sql} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4", query.parameters)
        return [PairCount(*row) for row in rows]

    def links(self, between: Days, kind: str = "country", around: str | None = None) -> list[LinkCount]:
        """Acts between countries, or between the actors of a kind, by type; with `around` those of one of them and its partners."""
        column = "country" if kind == "country" else "id"
        name = "p.country" if kind == "country" else "p.name"
        query = Query(f"p.{column} AS one, q.{column} AS other, min({name}), min({name.replace('p.', 'q.')}), e.plover_type, count(DISTINCT e.event)", "events e")
        query.source = "events e CROSS JOIN event_parties p USING (event) CROSS JOIN event_parties q USING (event)"  # in this order: by day, then the parties of each
        query.where(f"e.day BETWEEN ? AND ? AND p.{column} < q.{column}", *map(day_of, between))
        query.where(_HAPPENED)
        if kind != "country":
            query.where("p.kind = ? AND q.kind = ?", kind, kind)
        if around:
            query.where(f"p.{column} = ? OR q.{column} = ?", around, around)
        rows = self._db.rows(f"{query.sql} GROUP BY 1, 2, 5 ORDER BY 1, 2, 5", query.parameters)
        return [LinkCount(*row) for row in rows]

    def partners(self, ids: Sequence[str] | None, country: str | None, limit: int) -> list[LinkCount]:
        """With whom an actor (or all of a country) deals: acts by type, those with most first; `one` is always the actor asked for."""
        mine, theirs = (f"p.id IN ({marks(ids)})", "q.id") if ids is not None else ("p.country = ?", "q.country")
        name = "q.name" if ids is not None else "q.country"
        sql = f"""SELECT '' AS one, {theirs} AS other, '', min({name}), e.plover_type, count(DISTINCT e.event), sum(count(DISTINCT e.event)) OVER (PARTITION BY {theirs}) AS total
                  FROM event_parties p JOIN event_parties q ON q.event = p.event AND q.role <> p.role JOIN events e ON e.event = p.event
                  WHERE {mine} AND {theirs} IS NOT NULL AND {theirs} <> p.{theirs[2:]} AND {_HAPPENED} GROUP BY 2, 5 ORDER BY total DESC, 2, 5"""
        rows = self._db.rows(sql, list(ids) if ids is not None else [country])
        wanted = list(dict.fromkeys(row["other"] for row in rows))[:limit]
        return [LinkCount(*row[:6]) for row in rows if row["other"] in wanted]

    def places(self, asked: EngagementFilter) -> list[PlaceCount]:
        """Where engagements are, most first; the point of a place is taken from a text that reports one of them."""
        counted: dict[tuple[str | None, str | None], list[str]] = {}
        for row in self._engagements.rows(asked, None, False):
            if row["place"] or row["host_country"]:
                counted.setdefault((row["place"], row["host_country"]), []).append(row["id"])
        found = [PlaceCount(place, country, *self._point(place, ids), len(ids)) for (place, country), ids in counted.items()]
        return sorted(found, key=lambda one: (-one.engagements, one.country or "", one.name or ""))

    def record_ids(self, article: str, version: int) -> dict[str, str]:
        """The permanent id behind each record of one text: {"g1": "eng-…", "e1": "evt-…", "s1": "sta-…"}."""
        sql = """WITH v AS (SELECT version FROM article_versions WHERE id = ?1 AND number = ?2 ORDER BY version LIMIT 1)
                 SELECT local, coalesce(record, id) FROM reports WHERE version = (SELECT version FROM v)
                 UNION ALL SELECT local, id FROM statements WHERE version = (SELECT version FROM v)"""
        return {row[0]: row[1] for row in self._db.rows(sql, (article, version))}

    def parts(self, life: EngagementLife) -> list[str]:
        """Ids of the engagements that say they are part of one, by their days."""
        names = (life.id, *life.reports)
        rows = self._db.rows(f"SELECT id FROM engagements WHERE part_of IN ({marks(names)}) AND current AND id <> ? ORDER BY day, id", (*names, life.id))
        return [row["id"] for row in rows]

    def same_as(self, id: str) -> frozenset[str]:
        """The id of the record that an id names, and that id itself."""
        found = self._reader.record_of(id, "engagement") or self._reader.record_of(id, "event")
        return frozenset((id, found)) if found else frozenset((id,))

    def unjudged(self, kind: str, after: str | None, limit: int, country: str | None = None) -> list[str]:
        """Ids of engagements or events that nobody has judged, the least certain first, those that follow `after`."""
        table = "engagements" if kind == "engagement" else "events"
        query = Query("e.id", f"{table} e", order="e.confidence, e.sources DESC, e.id", limit=limit)
        query.where("e.current AND e.judged IS NULL")
        if country:
            parties = "engagement_countries" if kind == "engagement" else "event_parties"
            query.where(f"EXISTS (SELECT 1 FROM {parties} c WHERE c.{kind} = e.{kind} AND c.country = ?)", country)
        if after:
            query.where(f"(e.confidence, -e.sources, e.id) > (SELECT confidence, -sources, id FROM {table} WHERE id = ?)", after)
        return [row["id"] for row in self._db.rows(query.sql, query.parameters)]

    def unjudged_count(self, kind: str) -> int:
        """How many engagements or events nobody has judged."""
        return int(self._db.value(f"SELECT count(*) FROM {'engagements' if kind == 'engagement' else 'events'} WHERE current AND judged IS NULL"))

    def texts_after(self, number: int, limit: int) -> list[tuple[int, str, str | None, str | None]]:
        """Texts added after the one of a number, in that order: number, article's id, title, day."""
        rows = self._db.rows("SELECT version, id, title, as_of FROM article_versions WHERE version > ? ORDER BY version LIMIT ?", (number, limit))
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def last_text(self) -> int:
        """The number of the text added last; 0 in an empty record."""
        return int(self._db.value("SELECT coalesce(max(version), 0) FROM article_versions"))

    def _turns(self, condition: str, parameters: Sequence[str], limit: int | None) -> list[Turn]:
        sql = f"""SELECT e.*, a.status AS s0, a.earliest AS f0, a.latest AS l0, a.granularity AS g0, a.as_of AS d0, a.article AS a0,
                         b.status AS s1, b.earliest AS f1, b.latest AS l1, b.granularity AS g1, b.as_of AS d1, b.article AS a1
                  FROM history b JOIN history a ON a.engagement = b.engagement AND a.n = b.n - 1 JOIN engagements e ON e.engagement = b.engagement
                  WHERE e.current AND e.judged IS NOT 'rejected' AND {condition} ORDER BY b.as_of DESC, e.id, b.n DESC LIMIT ?"""
        rows = self._db.rows(sql, (*parameters, -1 if limit is None else limit))
        lives = self._reader.entries(rows)
        return [Turn(life, _side(row, "0"), _side(row, "1")) for life, row in zip(lives, rows, strict=True)]

    def _point(self, place: str | None, engagements: Sequence[str]) -> tuple[float | None, float | None]:
        sql = f"""SELECT p.lat, p.lon FROM reports r JOIN places p ON p.version = r.version
                  WHERE r.kind = 'engagement' AND r.record IN ({marks(engagements[:20])}) AND p.name = ? AND p.lat IS NOT NULL
                  ORDER BY p.kind <> 'city', r.report, p.n LIMIT 1"""
        row = self._db.row(sql, (*engagements[:20], place)) if place else None
        return (row["lat"], row["lon"]) if row else (None, None)


def _side(row: sqlite3.Row, n: str) -> tuple[str, When, dt.date | None, str]:
    return row[f"s{n}"], to_when(row[f"f{n}"], row[f"l{n}"], row[f"g{n}"]), to_day(row[f"d{n}"]), row[f"a{n}"]
