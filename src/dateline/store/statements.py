"""Questions about what was said: statements, positions, and words in texts."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.model.ledger import Party

from .database import Database
from .packing import to_day
from .query import Days, Query, day_of, is_country, marks, match_of
from .reading import STATEMENT, STATEMENTS, Reader
from .rows import Hit, PositionRow, StatementRow
from .then import KNOWN


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What statements are asked for; see `Record.statements`. `speakers` are ids; `addressee` a country's code or ids."""

    between: Days | None = None
    speakers: Sequence[str] | None = None
    office: str | None = None
    country: str | None = None
    issue: str | Sequence[str] | None = None
    addressee: str | Sequence[str] | None = None
    kind: str | Sequence[str] | None = None
    medium: str | Sequence[str] | None = None
    words: str | None = None
    told: Days | None = None


@dataclass(frozen=True, slots=True)
class PositionFilter:
    """What positions are asked for; see `Record.positions`."""

    between: Days | None = None
    holders: Sequence[str] | None = None
    country: str | None = None
    issue: str | Sequence[str] | None = None
    stance: str | Sequence[str] | None = None


class Statements:
    """Answers from the tables of statements and positions, and from the full text."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._reader = Reader(db)

    def found(self, asked: StatementFilter, day: dt.date | None, after: str | None, newest: bool, limit: int | None) -> list[StatementRow]:
        """The statements of the newest texts, or of those that were newest on a day; by the day they were said or told."""
        query = Query(STATEMENT, STATEMENTS)
        _texts(query, day)
        if asked.speakers is not None:
            query.among("a.id", asked.speakers)
        query.among("s.office", asked.office)
        query.among("s.country", asked.country)
        query.among("s.kind", asked.kind)
        query.among("s.medium_class", asked.medium)
        if asked.issue is not None:
            _among(query, "s.statement IN (SELECT statement FROM statement_issues WHERE issue IN ({}))", asked.issue)
        if asked.addressee is not None:
            column = "country" if isinstance(asked.addressee, str) and is_country(asked.addressee) else "id"
            _among(query, f"s.statement IN (SELECT statement FROM statement_addressees JOIN actors o USING (actor) WHERE o.{column} IN ({{}}))", asked.addressee)
        if asked.words:
            query.where("s.statement IN (SELECT rowid FROM statement_search WHERE statement_search MATCH ?)", match_of(asked.words))
        if asked.between:
            query.where("s.day BETWEEN ? AND ?", *map(day_of, asked.between))
        if asked.told:
            query.where("v.as_of BETWEEN ? AND ?", *map(day_of, asked.told))
        query.order = "s.day DESC, s.id DESC, v.number DESC" if newest else "s.day, s.id, v.number"
        if after:
            query.where(f"(s.day, s.id) {'<' if newest else '>'} (SELECT day, id FROM statements WHERE id = ? LIMIT 1)", after)
        query.limit = limit
        return self._reader.statements(self._db.rows(query.sql, query.parameters))

    def one(self, id: str) -> StatementRow | None:
        """The statement of an id, from the newest text that has it."""
        rows = self._db.rows(f"SELECT {STATEMENT} FROM {STATEMENTS} WHERE s.id = ? ORDER BY v.current DESC, v.number DESC LIMIT 1", (id,))
        return next(iter(self._reader.statements(rows)), None)

    def positions(self, asked: PositionFilter, day: dt.date | None) -> Iterator[PositionRow]:
        """The positions of the newest texts, those of one holder to one issue and target as one; by holder and issue."""
        query = Query(
            """h.id AS holder_id, h.name AS holder_name, h.kind AS holder_kind, h.country AS holder_country, h.code AS holder_code,
               p.issue, p.stance, t.id AS target_id, t.name AS target_name, t.kind AS target_kind, t.country AS target_country, t.code AS target_code,
               v.as_of, v.article, p.version, p.rests_on""",
            "positions p JOIN article_versions v USING (version) JOIN actors h ON h.actor = p.holder LEFT JOIN actors t ON t.actor = p.target",
        )
        _texts(query, day)
        if asked.holders is not None:
            query.among("h.id", asked.holders)
        query.among("h.country", asked.country)
        query.among("p.issue", asked.issue)
        query.among("p.stance", asked.stance)
        if asked.between:
            query.where("v.as_of BETWEEN ? AND ?", *map(day_of, asked.between))
        query.order = "h.name, h.id, p.issue, p.stance, t.id, v.as_of, v.id, p.n"
        rows = self._db.rows(query.sql, query.parameters)
        for _, group in groupby(rows, key=lambda row: (row["holder_id"], row["issue"], row["stance"], row["target_id"])):
            yield self._position(list(group))

    def search(self, words: str, day: dt.date | None, limit: int | None) -> Iterator[Hit]:
        """Articles that hold the words, the best first; of each the stretch around them."""
        source = "article_search JOIN article_versions v ON v.version = article_search.rowid"
        query = Query("v.id, v.title, v.as_of, snippet(article_search, -1, '«', '»', ' … ', 24) AS words", source)
        query.where("article_search MATCH ?", match_of(words))
        _texts(query, day)
        query.order, query.limit = "rank, v.id", limit
        return (Hit(row["id"], row["title"], to_day(row["as_of"]), row["words"]) for row in self._db.each(query.sql, query.parameters))

    def search_statements(self, words: str, day: dt.date | None, limit: int | None) -> Iterator[Hit]:
        """Statements that hold the words, the best first."""
        source = "statement_search JOIN statements s ON s.statement = statement_search.rowid JOIN article_versions v USING (version)"
        query = Query("v.id, v.title, v.as_of, s.id AS record, snippet(statement_search, 0, '«', '»', ' … ', 24) AS words", source)
        query.where("statement_search MATCH ?", match_of(words))
        _texts(query, day)
        query.order, query.limit = "rank, s.id", limit
        return (Hit(row["id"], row["title"], to_day(row["as_of"]), row["words"], row["record"]) for row in self._db.each(query.sql, query.parameters))

    def _position(self, rows: list[sqlite3.Row]) -> PositionRow:
        row = rows[0]
        days = [day for day in (to_day(one["as_of"]) for one in rows) if day]
        rests_on = [id for one in rows for local in json.loads(one["rests_on"]) for id in self._ids(one["version"], local)]
        return PositionRow(
            holder=_party(row, "holder"),
            issue=row["issue"],
            stance=row["stance"],
            target=_party(row, "target") if row["target_id"] else None,
            since=min(days, default=None),
            until=max(days, default=None),
            articles=len({one["article"] for one in rows}),
            rests_on=tuple(dict.fromkeys(rests_on)),
        )

    def _ids(self, version: int, local: str) -> list[str]:
        """The permanent id behind an article's own."""
        sql = "SELECT id FROM statements WHERE version = ?1 AND local = ?2 UNION ALL SELECT coalesce(record, id) FROM reports WHERE version = ?1 AND local = ?2"
        return [row[0] for row in self._db.rows(sql, (version, local))]


def _texts(query: Query, day: dt.date | None) -> None:
    if day is None:
        query.where("v.current")
    else:
        query.where(KNOWN, day.isoformat(), day.isoformat())


def _among(query: Query, condition: str, values: str | Sequence[str]) -> None:
    some = [values] if isinstance(values, str) else list(values)
    query.where(condition.format(marks(some)), *some)


def _party(row: sqlite3.Row, role: str) -> Party:
    return Party(row[f"{role}_id"], row[f"{role}_name"], row[f"{role}_kind"], row[f"{role}_country"], code=row[f"{role}_code"])
