"""Rows of a record as small JSON: what is said, and for each the quotes with offsets and the address of the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from dateline.errors import UnknownId
from dateline.model.ledger import EngagementLife
from dateline.model.record import Evidence
from dateline.store import Record
from dateline.store.rows import ArticleRow, EventRow, PositionRow, StatementRow, as_json

Json = dict[str, Any]
QUOTES = 6
"""Quotes of one row: the last told of an engagement, the first told of an event."""
_HEAVY = ("history", "told", "evidence", "why", "rests_on")


class Answers:
    """Makes answers of the rows of a record; each article is looked up once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._articles: dict[str, ArticleRow | None] = {}

    def rows(self, rows: Iterable[Any]) -> Json:
        """The answer of a search: how many rows, and the rows."""
        found = [self.row(row) for row in rows]
        return {"count": len(found), "rows": found}

    def row(self, row: Any) -> Json:
        """One row with its quotes."""
        told = {name: value for name, value in as_json(row).items() if name not in _HEAVY and value not in (None, [], "")}
        return told | {"quotes": list(_QUOTES[type(row)](self, row))}

    def passages(self, id: str, context: int) -> Json:
        """The words of articles around what carries a record, or the beginning of an article.

        Args:
            id: of an engagement, an event, a statement or an article; the address of an article.
            context: code points before the first and after the last words.
        Raises:
            UnknownId: nothing has that id.
        """
        for find in (self._record.engagement, self._record.event, self._record.statement):
            try:
                row = find(id)
            except UnknownId:
                continue
            spans = list(_SPANS[type(row)](row))
            return {"id": id, "passages": [self._passage(article, version, some, context) for article, version, some in spans if some]}
        article = self._record.article(id)
        text = self._record.document(article.key)["article"]["text"]
        return {"id": id, "passages": [self._source(article.key) | {"start": 0, "end": min(len(text), 4 * context), "text": text[: 4 * context], "quotes": []}]}

    def _passage(self, article: str, version: int, evidence: Iterable[Evidence], context: int) -> Json:
        text = self._record.document(article, version)["article"]["text"]
        some = sorted(evidence, key=lambda one: (one.start, one.end, one.role))
        start, end = max(0, some[0].start - context), min(len(text), max(one.end for one in some) + context)
        quotes = [{"role": one.role, "start": one.start, "end": one.end, "text": one.text} for one in some]
        return self._source(article) | {"start": start, "end": end, "text": text[start:end], "quotes": quotes}

    def _source(self, article: str) -> Json:
        if article not in self._articles:
            try:
                self._articles[article] = self._record.article(article)
            except UnknownId:
                self._articles[article] = None
        found = self._articles[article]
        if found is None:
            return {"article": article, "url": _address(article)}
        day = found.as_of.isoformat() if found.as_of else None
        return {"article": found.id, "url": found.url or _address(article), "publisher": found.publisher, "title": found.title, "published": day}

    def _quote(self, article: str, evidence: Iterable[Evidence], role: str, **more: Any) -> Iterator[Json]:
        words = next((one for one in evidence if one.role == role), None)
        if words:
            yield more | {"text": words.text, "start": words.start, "end": words.end} | self._source(article)

    def _of_engagement(self, life: EngagementLife) -> Iterator[Json]:
        for step in life.history[-QUOTES:]:
            days = {"earliest": str(step.when.earliest or ""), "latest": str(step.when.latest or "")}
            yield from self._quote(step.article, step.evidence, "sentence", status=step.status, days=days)

    def _of_event(self, event: EventRow) -> Iterator[Json]:
        for told in event.told[:QUOTES]:
            yield from self._quote(told.article, told.evidence, "sentence")

    def _of_statement(self, said: StatementRow) -> Iterator[Json]:
        yield from self._quote(said.article, said.evidence, "content")

    def _of_position(self, position: PositionRow) -> Iterator[Json]:
        """The words of what it rests on."""
        for id in position.rests_on[:QUOTES]:
            if id.startswith("sta-"):
                yield from self._of_statement(self._record.statement(id))
            else:
                yield from self._of_event(self._record.event(id))


def _address(article: str) -> str | None:
    """The key of an article where it is an address."""
    return article if article.startswith(("http://", "https://")) else None


_QUOTES: dict[type, Callable[[Answers, Any], Iterator[Json]]] = {
    EngagementLife: Answers._of_engagement, EventRow: Answers._of_event, StatementRow: Answers._of_statement, PositionRow: Answers._of_position,
}  # fmt: skip


def _told(name: str, row: Any) -> Iterator[tuple[str, int, tuple[Evidence, ...]]]:
    return ((one.article, one.version, one.evidence) for one in getattr(row, name))


_SPANS: dict[type, Callable[[Any], Iterator[tuple[str, int, tuple[Evidence, ...]]]]] = {
    EngagementLife: partial(_told, "history"), EventRow: partial(_told, "told"), StatementRow: lambda row: iter([(row.article, row.version, row.evidence)]),
}  # fmt: skip
