"""Questions about what was said: statements, and words in texts."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .database import Database
from .packing import to_day
from .query import Days, Query, day_of, is_country, marks, match_of, parts
from .reading import STATEMENT, STATEMENTS, Reader
from .rows import Hit, StatementRow
from .then import known_texts


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


class Statements:
    """Answers from the table of statements, and from the full text."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._reader = Reader(db)

    def found(self, asked: StatementFilter, day: dt.date | None, after: str | None, newest: bool, limit: int | None) -> list[StatementRow]:
        """The statements of the newest texts, or of those that were newest on a day; by the day they were said or told."""
        query = Query(STATEMENT, STATEMENTS)
        known_texts(query, day)
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

    def search(self, words: str, day: dt.date | None, limit: int | None) -> Iterator[Hit]:
        """Articles that hold the words, the best first; of each the stretch around them."""
        source = "article_search f JOIN article_versions v ON v.version = f.rowid"
        numbers = self._best(Query("f.rowid AS number, f.rank AS score, v.id", source), "article_search", words, day, limit)
        for row in self._cut("v.id, v.title, v.as_of, snippet(article_search, -1, '«', '»', ' … ', 24) AS words", source, "article_search", words, numbers):
            yield Hit(row["id"], row["title"], to_day(row["as_of"]), row["words"])

    def search_statements(self, words: str, day: dt.date | None, limit: int | None) -> Iterator[Hit]:
        """Statements that hold the words, the best first."""
        source = "statement_search f JOIN statements s ON s.statement = f.rowid JOIN article_versions v USING (version)"
        numbers = self._best(Query("f.rowid AS number, f.rank AS score, s.id", source), "statement_search", words, day, limit)
        select = "v.id, v.title, v.as_of, s.id AS record, snippet(statement_search, 0, '«', '»', ' … ', 24) AS words"
        for row in self._cut(select, source, "statement_search", words, numbers):
            yield Hit(row["id"], row["title"], to_day(row["as_of"]), row["words"], row["record"])

    def _best(self, query: Query, table: str, words: str, day: dt.date | None, limit: int | None) -> list[int]:
        """The numbers of the rows that hold the words, the best first, equally good ones by id. Ordered by rank alone the index
        of words hands them over one by one, and only as many as are wanted are looked up in the tables: so which of equally
        good ones come in under the limit is left to it."""
        query.where(f"{table} MATCH ?", match_of(words))
        known_texts(query, day)
        query.order, query.limit = "f.rank", limit
        found = sorted((row["score"], row["id"], row["number"]) for row in self._db.rows(query.sql, query.parameters))
        return [number for _, _, number in found]

    def _cut(self, select: str, source: str, table: str, words: str, numbers: Sequence[int]) -> Iterator[sqlite3.Row]:
        """The chosen rows in their order, each with what is cut out around the words."""
        for some in parts(numbers):
            query = Query(f"f.rowid AS number, {select}", source)
            query.where(f"{table} MATCH ?", match_of(words))
            query.among("f.rowid", some)
            rows = {row["number"]: row for row in self._db.rows(query.sql, query.parameters)}
            yield from (rows[number] for number in some)


def _among(query: Query, condition: str, values: str | Sequence[str]) -> None:
    some = [values] if isinstance(values, str) else list(values)
    query.where(condition.format(marks(some)), *some)
