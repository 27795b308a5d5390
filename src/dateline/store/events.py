"""Questions about events: who did what to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from .database import Database
from .query import TOLD, Days, Query, by_day, day_of, is_country, marks, once
from .reading import Reader
from .rows import EventRow
from .then import Then, once_named

Side = str | Sequence[str]
"""A country's code, or the ids of actors."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What events are asked for; see `Record.events`. `actor` and `recipient` are a country's code or ids of actors."""

    between: Days | None = None
    type: str | Sequence[str] | None = None
    act: str | Sequence[str] | None = None
    mode: str | Sequence[str] | None = None
    actor: Side | None = None
    recipient: Side | None = None
    country: str | None = None
    other: str | None = None
    place: str | None = None
    modality: str | Sequence[str] | None = None
    negated: bool | None = None
    rejected: bool = False
    told: Days | None = None
    sure: float | None = None

    def accepts(self, one: EventRow) -> bool:
        """Whether an event, as it was known on some day, is asked for."""
        told = ((self.type, one.plover_type), (self.act, one.type), (self.place, one.country), (self.modality, one.modality))
        plain = all(wanted is None or value == wanted or (not isinstance(wanted, str) and value in wanted) for wanted, value in told)
        modes = self.mode is None or bool({one.mode, one.plover_mode} & ({self.mode} if isinstance(self.mode, str) else set(self.mode)))
        asserted = self.negated in (None, one.negated) and one.confidence >= (self.sure or 0.0)
        return plain and modes and asserted and self._has_sides(one) and self._in_days(one) and one.current and (self.rejected or one.judged != "rejected")

    def _has_sides(self, one: EventRow) -> bool:
        for side, parties in ((self.actor, one.actors), (self.recipient, one.recipients)):
            if side is not None and not any(party.country == side if isinstance(side, str) else party.key in side for party in parties):
                return False
        actors, recipients = ({party.country for party in parties} for parties in (one.actors, one.recipients))
        if self.country is None or self.other is None:
            return self.country is None or self.country in actors | recipients
        return (self.country in actors and self.other in recipients) or (self.other in actors and self.country in recipients)

    def _in_days(self, one: EventRow) -> bool:
        if self.between is None:
            return True
        first, last = (dt.date.fromisoformat(day_of(day)) for day in self.between)
        begins, ends = one.when.earliest or one.when.latest, one.when.latest or one.when.earliest
        return begins is not None and ends is not None and begins <= last and ends >= first


class Events:
    """Answers from the tables of events."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._reader = Reader(db)

    def found(self, asked: EventFilter, after: str | None, newest: bool, limit: int | None) -> list[EventRow]:
        """The events as they stand now, by day."""
        query, table = self._query(asked, after, newest)
        query.where("e.current")
        query.among("e.plover_type", asked.type)
        query.among("e.type", asked.act)
        query.among("e.country", asked.place)
        query.among("e.modality", asked.modality)
        if asked.mode is not None:
            modes = [asked.mode] if isinstance(asked.mode, str) else list(asked.mode)
            query.where(f"e.mode IN ({marks(modes)}) OR e.plover_mode IN ({marks(modes)})", *modes, *modes)
        if asked.negated is not None:
            query.where("e.negated = ?", int(asked.negated))
        if asked.sure is not None:
            query.where("e.confidence >= ?", asked.sure)
        if not asked.rejected:
            query.where("e.judged IS NOT 'rejected'")
        if asked.between:
            first, last = map(day_of, asked.between)
            query.where(f"{table}.day >= ? AND {'c' if table == 'c' else 'e'}.begins <= ?", first, last)
        if asked.told:
            query.where(TOLD, "event", *map(day_of, asked.told))
            query.order = f"+{query.order}"  # not by the index of days: few rows are left to sort
        return self._reader.events(islice(once(self._db.each(query.sql, query.parameters), "event"), limit))

    def known(self, asked: EventFilter, day: dt.date, after: str | None, newest: bool) -> Iterator[EventRow]:
        """The events as they were known on a day; by the day they have now."""
        queries = [self._query(asked, after, newest)[0]]
        side = next((side for side in (asked.actor, asked.recipient, asked.country) if side is not None), None)
        if side is not None:  # then also those that only a superseded text has one of them in
            queries.append(self._query(EventFilter(), after, newest)[0])
            once_named(queries[1], "event", [side] if isinstance(side, str) else side)
        for query in queries:
            query.where("e.first_as_of <= ?", day.isoformat())
        then = Then(self._db, day)
        return (event for row in once(by_day(self._db, queries, newest), "event") for event in then.events(row["id"]) if asked.accepts(event))

    def one(self, id: str) -> EventRow | None:
        """The event of a permanent id."""
        return next(iter(self._reader.events(self._db.rows("SELECT * FROM events WHERE id = ?", (id,)))), None)

    def _query(self, asked: EventFilter, after: str | None, newest: bool) -> tuple[Query, str]:
        """By pair of countries, else by party, else by day: whichever is asked for and narrowest; and the table that orders."""
        query = Query("e.*", "events e")
        table = self._pairs(query, asked) or self._parties(query, asked) or "e"
        query.order = f"{table}.day DESC, e.id DESC" if newest else f"{table}.day, e.id"
        if after:
            query.where(f"({table}.day, e.id) {'<' if newest else '>'} (SELECT day, id FROM events WHERE id = ?)", after)
        return query, table

    def _pairs(self, query: Query, asked: EventFilter) -> str | None:
        """From country to country, or between two."""
        join = "event_pairs c JOIN events e USING (event)"
        if _country(asked.actor) and _country(asked.recipient):
            query.source = join
            query.where("c.actor = ? AND c.recipient = ?", asked.actor, asked.recipient)
        elif asked.country and asked.other:
            query.source = join
            query.where("(c.actor = ? AND c.recipient = ?) OR (c.actor = ? AND c.recipient = ?)", asked.country, asked.other, asked.other, asked.country)
            self._sides(query, asked)
        else:
            return None
        return "c"

    def _parties(self, query: Query, asked: EventFilter) -> str | None:
        """By one party, the others looked up for each."""
        sides = [(side, role) for side, role in ((asked.actor, "actor"), (asked.recipient, "recipient"), (asked.country, None)) if side is not None]
        if not sides:
            return None
        query.source = "event_parties p JOIN events e USING (event)"
        (side, role), *others = sides
        _party(query, "p", side, role)
        for number, (side, role) in enumerate(others):
            inner = Query("1", f"event_parties q{number}")
            inner.where(f"q{number}.event = e.event")
            _party(inner, f"q{number}", side, role)
            query.where(f"EXISTS ({inner.sql})", *inner.parameters)
        return "p"

    def _sides(self, query: Query, asked: EventFilter) -> None:
        for side, role in ((asked.actor, "actor"), (asked.recipient, "recipient")):
            if side is not None:
                inner = Query("1", f"event_parties {role}_side")
                inner.where(f"{role}_side.event = e.event")
                _party(inner, f"{role}_side", side, role)
                query.where(f"EXISTS ({inner.sql})", *inner.parameters)


def _country(side: Side | None) -> bool:
    return isinstance(side, str) and is_country(side)


def _party(query: Query, table: str, side: Side, role: str | None) -> None:
    if isinstance(side, str):
        query.where(f"{table}.country = ?", side)
    else:
        query.among(f"{table}.id", side)
    if role:
        query.where(f"{table}.role = ?", role)
