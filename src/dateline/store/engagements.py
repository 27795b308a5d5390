"""Questions about engagements: which there are, what becomes of them, what is to come."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.model.ledger import FALLEN, EngagementLife

from .database import Database
from .query import TOLD, Days, Query, by_day, day_of, marks, once
from .reading import Reader
from .rows import Change
from .then import Then, once_named
from .written import countries_of

TO_COME = ("rumoured", "announced", "confirmed", "ongoing", "postponed")
"""Statuses of what may yet take place."""


MONTH = 31
"""Days. What is only known to lie within more than these has no place in a calendar."""


@dataclass(frozen=True, slots=True)
class EngagementFilter:
    """What engagements are asked for; see `Record.engagements`. `actors` are ids, None for whomever."""

    between: Days | None = None
    country: str | None = None
    other: str | None = None
    status: str | Sequence[str] | None = None
    kind: str | Sequence[str] | None = None
    actors: Sequence[str] | None = None
    host: str | None = None
    level: str | None = None
    rejected: bool = False
    told: Days | None = None
    dated: bool = False

    def accepts(self, one: EngagementLife) -> bool:
        """Whether an engagement, as it was known on some day, is asked for."""
        told = (
            (self.status, one.status), (self.kind, one.kind), (self.host, one.host_country), (self.level, one.level),
        )  # fmt: skip
        plain = all(wanted is None or value == wanted or (not isinstance(wanted, str) and value in wanted) for wanted, value in told)
        people = self.actors is None or any(party.key in self.actors for party in one.participants)
        pair = self.country is None or (self.country, self.other or "") in countries_of(one)
        return plain and people and pair and self._in_days(one) and (not self.dated or may_be_shown(one)) and one.current and (self.rejected or one.judged != "rejected")

    def _in_days(self, one: EngagementLife) -> bool:
        if self.between is None:
            return True
        first, last = (dt.date.fromisoformat(day_of(day)) for day in self.between)
        begins, ends = one.when.earliest or one.when.latest, one.when.latest or one.when.earliest
        return begins is not None and ends is not None and begins <= last and ends >= first


def is_vague(one: EngagementLife) -> bool:
    """Whether all that is known is that it lies within more than a month."""
    return one.when.earliest is not None and one.when.latest is not None and (one.when.latest - one.when.earliest).days > MONTH


def may_be_shown(one: EngagementLife) -> bool:
    """Whether a calendar may have a place for it: it has days of its own, or fell away and may have had some."""
    return one.when.granularity == "day" or one.judged == "rejected" or one.status in FALLEN


class Engagements:
    """Answers from the tables of engagements."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._reader = Reader(db)

    def found(self, asked: EngagementFilter, after: str | None, newest: bool, limit: int | None) -> list[EngagementLife]:
        """The engagements as they stand now, by day."""
        return self._reader.engagements(islice(self.rows(asked, after, newest), limit))

    def rows(self, asked: EngagementFilter, after: str | None, newest: bool) -> Iterator[sqlite3.Row]:
        """The rows of the engagements as they stand now, by day."""
        query = self._query(asked, after, newest)
        query.where("e.current")
        query.among("e.status", asked.status)
        query.among("e.kind", asked.kind)
        query.among("e.host_country", asked.host)
        query.among("e.level", asked.level)
        if not asked.rejected:
            query.where("e.judged IS NOT 'rejected'")
        if asked.dated:
            query.where(f"(e.granularity = 'day' OR e.judged = 'rejected' OR e.status IN ({marks(FALLEN)}))", *FALLEN)
        if asked.between:
            first, last = map(day_of, asked.between)
            table = "c" if asked.country else "e"
            query.where(f"{table}.day <= ? AND {table}.ends >= ?", last, first)
        if asked.told:
            query.where(TOLD, "engagement", *map(day_of, asked.told))
            query.order = f"+{query.order}"  # not by the index of days: few rows are left to sort
        return once(self._db.each(query.sql, query.parameters), "engagement")

    def known(self, asked: EngagementFilter, day: dt.date, after: str | None, newest: bool) -> Iterator[EngagementLife]:
        """The engagements as they were known on a day; by the day they have now."""
        queries = [self._query(asked, after, newest)]
        if asked.country or asked.actors is not None:  # then also those that only a superseded text has meet whom is asked for
            queries.append(self._query(EngagementFilter(), after, newest))
            once_named(queries[1], "engagement", [asked.country] if asked.country else asked.actors or ())
        for query in queries:
            query.where("e.first_as_of <= ?", day.isoformat())
            if asked.between:
                first, last = map(day_of, asked.between)
                query.where("e.ever_begins <= ? AND e.ever_ends >= ?", last, first)
        then = Then(self._db, day)
        return (life for row in once(by_day(self._db, queries, newest), "engagement") for life in then.engagements(row["id"]) if asked.accepts(life))

    def to_come(self, day: dt.date, asked: EngagementFilter, limit: int | None) -> list[EngagementLife]:
        """What ends on a day or later and is not over or off, by its first day; after it what is only known to be some time
        within more than a month."""
        queries = (self._coming(day, asked, vague) for vague in (False, True))
        rows = (row for query in queries for row in once(self._db.each(query.sql, query.parameters), "engagement"))
        return self._reader.engagements(islice(rows, limit))

    def _coming(self, day: dt.date, asked: EngagementFilter, vague: bool) -> Query:
        query = self._query(asked, None, False)
        table = "c" if asked.country else "e"
        query.where(f"e.current AND e.judged IS NOT 'rejected' AND {table}.ends >= ?", day.isoformat())
        query.where(f"julianday({table}.ends) - julianday({table}.day) {'>' if vague else '<='} {MONTH}")
        if not vague and day.year > dt.MINYEAR:
            query.where(f"{table}.day >= ?", (day - dt.timedelta(MONTH)).isoformat())
        query.among("e.status", asked.status or TO_COME)
        query.among("e.kind", asked.kind)
        return query

    def one(self, id: str) -> EngagementLife | None:
        """The engagement of a permanent id."""
        return next(iter(self._reader.engagements(self._db.rows("SELECT * FROM engagements WHERE id = ?", (id,)))), None)

    def changes(self, first: dt.date, last: dt.date) -> Iterator[Change]:
        """What became of engagements after the evening of `first`, until that of `last`; by their days, then by id."""
        sql = """SELECT DISTINCT e.id, e.day FROM reports r JOIN article_versions v USING (version) JOIN engagements e ON e.id = r.record
                 WHERE r.kind = 'engagement' AND ((v.as_of > ?1 AND v.as_of <= ?2) OR (v.superseded > ?1 AND v.superseded <= ?2)) ORDER BY e.day, e.id"""
        before, after = Then(self._db, first), Then(self._db, last)
        for row in self._db.rows(sql, (first.isoformat(), last.isoformat())):
            change = _change(_shown(before.engagements(row["id"])), _shown(after.engagements(row["id"])))
            if change:
                yield change

    def _query(self, asked: EngagementFilter, after: str | None, newest: bool) -> Query:
        """By country and partner where they are asked for, else by who takes part, else by day."""
        query = Query("e.*", "engagements e")
        table = "e"
        if asked.country:
            table = "c"
            query.source = "engagement_countries c JOIN engagements e USING (engagement)"
            query.where("c.country = ? AND c.other = ?", asked.country, asked.other or "")
        elif asked.actors is not None:
            table = "p"
            query.source = "participants p JOIN engagements e USING (engagement)"
            query.among("p.id", asked.actors)
        if asked.country and asked.actors is not None:
            query.where(f"EXISTS (SELECT 1 FROM participants p WHERE p.engagement = e.engagement AND p.id IN ({marks(asked.actors)}))", *asked.actors)
        query.order = f"{table}.day DESC, e.id DESC" if newest else f"{table}.day, e.id"
        if after:
            query.where(f"({table}.day, e.id) {'<' if newest else '>'} (SELECT day, id FROM engagements WHERE id = ?)", after)
        return query


def _shown(lives: Sequence[EngagementLife]) -> EngagementLife | None:
    return next((life for life in lives if life.current and life.judged != "rejected"), None)


def _change(before: EngagementLife | None, after: EngagementLife | None) -> Change | None:
    if before is None or after is None:
        return Change(("new",) if after else ("withdrawn",), before, after) if before or after else None
    old, new = _calendar(before), _calendar(after)
    what = tuple(name for name in old if old[name] != new[name])
    return Change(what, before, after) if what else None


def _calendar(one: EngagementLife) -> dict[str, tuple[object, ...]]:
    """What a calendar shows of it."""
    return {"status": (one.status,), "days": (one.when.earliest, one.when.latest), "place": (one.host_country, one.place)}
