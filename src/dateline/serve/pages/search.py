"""Search over everything: articles, statements, actors."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.serve.desk import Desk
from dateline.serve.filters import Filters, Words, known_words
from dateline.serve.page import Page
from dateline.store.rows import ActorRow, Hit

SHOWN = 20


class SearchFilters(Filters):
    """The words."""

    q: Words | None = None


@dataclass(frozen=True)
class Search:
    """What the search shows."""

    words: str
    actors: list[ActorRow]
    """Whose name holds the words, those whom most articles name first."""
    articles: list[Hit]
    statements: list[Hit]


def build(desk: Desk, filters: SearchFilters) -> Search:
    """Where the words are found."""
    words = known_words(filters.q)
    if words is None:
        return Search(filters.q or "", [], [], [])
    with desk.record() as record:
        actors = sorted(record.actors(name=words.strip('"*')), key=lambda one: (-one.articles, one.id))[:SHOWN]
        return Search(words, actors, record.search(words, limit=SHOWN), record.search(words, in_="statements", limit=SHOWN))


PAGE = Page("/search", "Search", "search.html", build, SearchFilters)
