"""SQL put together from what was asked, clause by clause."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from sqlite3 import Row
from typing import Any, TypeVar

from .database import Database

T = TypeVar("T")
Days = tuple[dt.date | str, dt.date | str]
"""Two days, both inclusive."""

TOLD = "e.id IN (SELECT r.record FROM article_versions v JOIN reports r USING (version) WHERE r.kind = ? AND v.as_of BETWEEN ? AND ?)"
"""Condition on an engagement or event `e`: an article of these days tells of it (kind, first day, last day)."""

_COUNTRY = re.compile(r"[A-Z]{3}")
_PHRASE = re.compile(r'"([^"]+)"|(\S+)')


@dataclass
class Query:
    """A SELECT in the making: where the rows come from, and what they must be."""

    select: str
    source: str
    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    order: str = ""
    limit: int | None = None

    def where(self, condition: str, *parameters: Any) -> None:
        """One more condition that must hold."""
        self.conditions.append(condition)
        self.parameters += parameters

    def among(self, column: str, values: Sequence[Any] | str | None) -> None:
        """The column must have one of the values; None asks for nothing."""
        if values is not None:
            some = [values] if isinstance(values, str) else list(values)
            self.where(f"{column} IN ({marks(some)})", *some)

    @property
    def sql(self) -> str:
        """The whole statement."""
        conditions = f" WHERE {' AND '.join(f'({one})' for one in self.conditions)}" if self.conditions else ""
        order = f" ORDER BY {self.order}" if self.order else ""
        limit = f" LIMIT {int(self.limit)}" if self.limit is not None else ""
        return f"SELECT {self.select} FROM {self.source}{conditions}{order}{limit}"


def is_country(text: str) -> bool:
    """Whether it is written as a country's code, ISO 3166-1 alpha-3."""
    return bool(_COUNTRY.fullmatch(text))


def day_or_none(day: dt.date | str | None) -> str | None:
    """A day as text; a text must be a day."""
    if isinstance(day, str):
        day = dt.date.fromisoformat(day)
    return day.isoformat() if day else None


def day_of(day: dt.date | str) -> str:
    """A day as text."""
    text = day_or_none(day)
    assert text is not None
    return text


def match_of(words: str) -> str:
    """Words as a full-text question: each must be there, "several words" as they stand, the end left open by a star."""
    return " ".join(_quoted(phrase or word) for phrase, word in _PHRASE.findall(words))


def _quoted(words: str) -> str:
    bare = words.rstrip("*").replace('"', "")
    return f'"{bare}"' + ("*" if words.endswith("*") else "")


def marks(values: Sequence[object]) -> str:
    """As many question marks."""
    return ",".join("?" * len(values))


def parts(values: Sequence[T], most: int = 500) -> Iterator[Sequence[T]]:
    """The values in stretches that fit into one statement."""
    return (values[i : i + most] for i in range(0, len(values), most))


def first(rows: Iterator[Any], limit: int | None) -> list[Any]:
    """As many as are wanted, or all."""
    found: list[Any] = []
    for row in rows:
        if limit is not None and len(found) >= limit:
            break
        found.append(row)
    return found


def once(rows: Iterable[Row], number: str) -> Iterator[Row]:
    """The rows, each record once: who stands on two sides is found twice."""
    seen: set[int] = set()
    for row in rows:
        if row[number] not in seen:
            seen.add(row[number])
            yield row


def by_day(db: Database, queries: Sequence[Query], newest: bool) -> Iterator[Row]:
    """The rows of queries that are each ordered by day and id, as one list in that order."""
    return merge(*(db.each(query.sql, query.parameters) for query in queries), key=lambda row: (row["day"], row["id"]), reverse=newest)
