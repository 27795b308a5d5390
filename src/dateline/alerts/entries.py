"""What an alert finds in a record: an entry for each thing that is new and each change, with its words and its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from dateline.errors import UnknownId
from dateline.export.calendar import summary
from dateline.export.chosen import first_told, sentence
from dateline.export.codes import country_names
from dateline.model.ledger import EngagementLife, HistoryEntry, Party
from dateline.model.record import Evidence
from dateline.model.when import When
from dateline.store import Record
from dateline.store.rows import EventRow, StatementRow, as_json

from .plan import CHANGED, NEW, Alert

Span = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to tell. `id` is the same for ever; `what` is "new", or which of status and days changed; `told` the day the
    world could read it; `before` and `after` (status, days) of an engagement that changed; offsets are code points, end exclusive."""

    id: str
    record: str
    what: tuple[str, ...]
    title: str
    told: dt.date
    article: str
    words: Evidence | None
    url: str | None = None
    publisher: str | None = None
    before: tuple[str, When] | None = None
    after: tuple[str, When] | None = None
    row: Any = None

    def to_json(self) -> dict[str, Any]:
        """What a program gets: the entry and the whole record it is of."""
        quote = {"text": self.words.text, "start": self.words.start, "end": self.words.end} if self.words else None
        source = {"article": self.article, "url": self.url, "publisher": self.publisher, "quote": quote}
        return {"id": self.id, "what": list(self.what), "title": self.title, "told": self.told.isoformat(), "source": source, "record": as_json(self.row)}


def entries(record: Record, alert: Alert, told: Span) -> list[Entry]:
    """What an alert finds that was told between two days, both inclusive; by day told, of each record in the order of its life."""
    rows = getattr(record, alert.of)(told=told, **alert.filters)
    found = (entry for row in rows for entry in _OF[alert.of](row))
    wanted = (entry for entry in found if told[0] <= entry.told <= told[1] and (NEW if NEW in entry.what else CHANGED) in alert.on)
    return sorted(with_sources(record, wanted), key=lambda entry: (entry.told, entry.record))


def latest(found: Iterable[Entry]) -> list[Entry]:
    """Of each record one entry: what is new stays new, however it changed since; else all that changed, from first to last."""
    by_record: dict[str, Entry] = {}
    for entry in found:
        old = by_record.get(entry.record)
        if old:
            what = (NEW,) if NEW in old.what else tuple(dict.fromkeys((*old.what, *entry.what)))
            entry = replace(entry, what=what, before=old.before)
        by_record[entry.record] = entry
    return list(by_record.values())


def with_sources(record: Record, found: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with the addresses and publishers of their articles; each article is looked up once."""
    known: dict[str, tuple[str | None, str | None]] = {}
    for entry in found:
        if entry.article not in known:
            known[entry.article] = source(record, entry.article)
        url, publisher = known[entry.article]
        yield replace(entry, url=url, publisher=publisher)


def source(record: Record, article: str) -> tuple[str | None, str | None]:
    """The web address and the publisher of an article, as far as they are known."""
    try:
        found = record.article(article)
    except UnknownId:
        return None, None
    url = found.url or found.key
    return (url if url.startswith(("http://", "https://")) else None), found.publisher


def coming(life: EngagementLife) -> Entry:
    """An engagement as an entry of what is to come: with the words that told it last."""
    step = life.history[-1]
    return Entry(life.id, life.id, (), engagement_title(life), step.as_of or dt.date.min, step.article, sentence(step.evidence), after=(life.status, life.when), row=life)


def _of_engagement(life: EngagementLife) -> Iterator[Entry]:
    for before, step in zip((None, *life.history), life.history, strict=False):
        what = _changes(before, step)
        if what and step.as_of:
            yield Entry(
                f"{step.report}/{step.status}", life.id, what, engagement_title(replace(life, status=step.status)), step.as_of, step.article, sentence(step.evidence),
                before=(before.status, before.when) if before else None, after=(step.status, step.when), row=life,
            )  # fmt: skip


def _changes(before: HistoryEntry | None, step: HistoryEntry) -> tuple[str, ...]:
    if before is None:
        return (NEW,)
    days = (before.when.earliest, before.when.latest) != (step.when.earliest, step.when.latest)
    return ("status",) * (before.status != step.status) + ("days",) * days


def _of_event(event: EventRow) -> Iterator[Entry]:
    told = first_told(event)
    if told and told.as_of:
        yield Entry(told.report, event.id, (NEW,), event_title(event), told.as_of, told.article, sentence(told.evidence), row=event)


def _of_statement(said: StatementRow) -> Iterator[Entry]:
    if said.as_of:
        words = next((one for one in said.evidence if one.role == "content"), None)
        yield Entry(said.id, said.id, (NEW,), statement_title(said), said.as_of, said.article, words, row=said)


def engagement_title(life: EngagementLife) -> str:
    """One line: who, whom, what, where it stands, and the place where it is known."""
    place = ", ".join(dict.fromkeys(filter(None, (life.place, country_names().get(life.host_country or "")))))
    return summary(life) + (f", in {place}" if place else "")


def event_title(event: EventRow) -> str:
    """One line: "Norway → Russia: SANCTION/expel", without what is not known."""
    sides = [", ".join(party.name for party in parties) for parties in (event.actors, event.recipients)]
    code = "/".join(filter(None, (event.plover_type, event.plover_mode))) or event.type
    place = f", in {event.place}" if event.place else ""
    return f"{' → '.join(filter(None, sides)) or 'Unnamed'}: {'not ' if event.negated else ''}{code}{place}"


def statement_title(said: StatementRow) -> str:
    """One line: who said it, and to whom."""
    to = ", ".join(party.name for party in said.addressees)
    return f"{_named(said.speaker) or said.speaker_text or 'Unnamed'} {said.cue}".strip() + (f" (to {to})" if to else "")


def _named(party: Party | None) -> str | None:
    if party is None:
        return None
    return f"{party.name} ({party.country})" if party.country and party.kind != "country" else party.name


_OF: dict[str, Callable[[Any], Iterator[Entry]]] = {"engagements": _of_engagement, "events": _of_event, "statements": _of_statement}
