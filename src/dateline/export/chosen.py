"""What is exported: the rows that were asked of a record, with the articles they rest on close at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dateline.errors import UnknownId
from dateline.knowledge.load import Knowledge
from dateline.model.ledger import EngagementLife, Party
from dateline.model.record import Evidence
from dateline.store.rows import ArticleRow, EventRow, Telling

KINDS = ("events", "engagements", "statements", "positions", "actors", "articles")
"""What a record holds and an export may be of."""


@dataclass
class Chosen:
    """Rows of one kind, and what looks up an article of the record by its key.

    Args:
        rows: read once, so a generator does; what an export needs twice it must keep.
        article: the article of a key; raises UnknownId.
        document: the object of an article as it was coded (dateline/1), by key and number of its text.
    """

    kind: str
    rows: Iterable[Any]
    article: Callable[[str], ArticleRow]
    document: Callable[[str, int | None], dict[str, Any]]
    _articles: dict[str, ArticleRow | None] = field(default_factory=dict)

    def of(self, key: str) -> ArticleRow | None:
        """The article of a key; None where the record has it no more."""
        if key not in self._articles:
            try:
                self._articles[key] = self.article(key)
            except UnknownId:
                self._articles[key] = None
        return self._articles[key]

    @cached_property
    def _quads(self) -> dict[str, int]:
        classes = {"vcoop": 1, "mcoop": 2, "vconf": 3, "mconf": 4}
        types = Knowledge().ontology("plover")["types"]
        return {name: classes[entry["quad"]] for name, entry in types.items()}

    def quad(self, event: EventRow) -> int | None:
        """Quad class of an event by its PLOVER type: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
        return self._quads.get(event.plover_type or "")


def first_told(event: EventRow) -> Telling | None:
    """The report that told an event first."""
    return event.told[0] if event.told else None


def sentence(evidence: Iterable[Evidence]) -> Evidence | None:
    """The sentence that carries a record."""
    return next((one for one in evidence if one.role == "sentence"), None)


def last_words(life: EngagementLife) -> str:
    """The sentence that told an engagement last."""
    found = sentence(life.history[-1].evidence) if life.history else None
    return found.text if found else ""


def event_day(event: EventRow) -> dt.date | None:
    """The day of an event for formats that know only one: its own where it is known to a day, else the day it was told.

    The event data sets of the field have the day of publication there; a reader of the export must know that.
    """
    told = first_told(event)
    known = event.when.earliest if event.when.earliest == event.when.latest else None
    return known or (told.as_of if told else None)


def countries(parties: Iterable[Party]) -> list[str]:
    """The countries of some parties, each once."""
    return list(dict.fromkeys(party.country for party in parties if party.country))


def dyads(event: EventRow) -> Iterator[tuple[Party | None, Party | None]]:
    """Every actor with every recipient: the older data sets have one row a pair; actors alone stand with nobody."""
    for actor in event.actors or (None,):
        for recipient in event.recipients or (None,):
            yield actor, recipient
