"""Rows as flat columns: the same names in CSV, JSONL, Parquet and every table made from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from dateline.model.ledger import EngagementLife, Party
from dateline.store.rows import ActorRow, ArticleRow, EventRow, PositionRow, StatementRow

from .chosen import Chosen, countries, first_told, last_words, sentence

Flat = dict[str, Any]
DATE, TEXT, NUMBER, COUNT, TRUTH = dt.date, str, float, int, bool
SEPARATOR = "; "

COLUMNS: dict[str, dict[str, type]] = {
    "events": {
        "id": TEXT, "earliest": DATE, "latest": DATE, "granularity": TEXT, "type": TEXT, "mode": TEXT, "act_type": TEXT, "act_mode": TEXT, "contexts": TEXT,
        "cameo": TEXT, "quad": COUNT, "goldstein": NUMBER, "actors": TEXT, "actor_ids": TEXT, "actor_countries": TEXT, "actor_codes": TEXT, "recipients": TEXT,
        "recipient_ids": TEXT, "recipient_countries": TEXT, "recipient_codes": TEXT, "place": TEXT, "country": TEXT, "modality": TEXT, "negated": TRUTH,
        "sources": COUNT, "confidence": NUMBER, "as_of": DATE, "judged": TEXT, "article": TEXT, "url": TEXT, "publisher": TEXT, "title": TEXT, "words": TEXT,
        "start": COUNT, "end": COUNT,
    },
    "engagements": {
        "id": TEXT, "kind": TEXT, "status": TEXT, "earliest": DATE, "latest": DATE, "granularity": TEXT, "participants": TEXT, "participant_ids": TEXT, "sides": TEXT,
        "countries": TEXT, "place": TEXT, "host_country": TEXT, "level": TEXT, "agenda": TEXT, "sources": COUNT, "confidence": NUMBER, "changes": COUNT, "as_of": DATE,
        "part_of": TEXT, "judged": TEXT, "article": TEXT, "words": TEXT,
    },
    "statements": {
        "id": TEXT, "as_of": DATE, "earliest": DATE, "latest": DATE, "speaker": TEXT, "speaker_id": TEXT, "office": TEXT, "country": TEXT, "on_behalf_of": TEXT,
        "on_behalf_of_id": TEXT, "kind": TEXT, "verb_class": TEXT, "cue": TEXT, "content": TEXT, "addressees": TEXT, "medium": TEXT, "medium_class": TEXT, "issues": TEXT,
        "article": TEXT, "url": TEXT, "publisher": TEXT,
    },
    "positions": {
        "holder": TEXT, "holder_id": TEXT, "country": TEXT, "issue": TEXT, "stance": TEXT, "target": TEXT, "target_id": TEXT,
        "since": DATE, "until": DATE, "last_told": DATE, "articles": COUNT, "in_articles": TEXT, "rests_on": TEXT,
    },
    "actors": {"id": TEXT, "name": TEXT, "kind": TEXT, "country": TEXT, "code": TEXT, "articles": COUNT},
    "articles": {
        "id": TEXT, "url": TEXT, "publisher": TEXT, "agency": TEXT, "title": TEXT, "byline": TEXT, "language": TEXT, "as_of": DATE, "version": COUNT, "versions": COUNT,
        "engagements": COUNT, "events": COUNT, "statements": COUNT, "rejected": TEXT,
    },
}  # fmt: skip
"""The columns of each kind, in order, with their types; any of them may be empty. Several values stand in one cell with "; " between."""


def flat_rows(chosen: Chosen) -> Iterable[Flat]:
    """The chosen rows, one after the other, with exactly the columns of their kind."""
    make = _MAKE[chosen.kind]
    for row in chosen.rows:
        yield make(row, chosen)


def _event(one: EventRow, chosen: Chosen) -> Flat:
    told = first_told(one)
    words = sentence(told.evidence) if told else None
    return {
        "id": one.id, "earliest": one.when.earliest, "latest": one.when.latest, "granularity": one.when.granularity, "type": one.plover_type, "mode": one.plover_mode,
        "act_type": one.type, "act_mode": one.mode, "contexts": _several(one.contexts), "cameo": one.cameo, "quad": chosen.quad(one), "goldstein": one.goldstein,
        **_side("actor", one.actors), **_side("recipient", one.recipients), "place": one.place, "country": one.country, "modality": one.modality, "negated": one.negated,
        "sources": one.sources, "confidence": one.confidence, "as_of": one.as_of, "judged": one.judged, **_source(told.article if told else None, chosen),
        "words": words.text if words else None, "start": words.start if words else None, "end": words.end if words else None,
    }  # fmt: skip


def _side(name: str, parties: tuple[Party, ...]) -> Flat:
    return {
        f"{name}s": _several(party.name for party in parties), f"{name}_ids": _several(party.key for party in parties),
        f"{name}_countries": _several(countries(parties)), f"{name}_codes": _several(party.code for party in parties if party.code),
    }  # fmt: skip


def _source(key: str | None, chosen: Chosen) -> Flat:
    article = chosen.of(key) if key else None
    return {"article": key, "url": article and article.url, "publisher": article and article.publisher, "title": article and article.title}


def _engagement(one: EngagementLife, _: Chosen) -> Flat:
    return {
        "id": one.id, "kind": one.kind, "status": one.status, "earliest": one.when.earliest, "latest": one.when.latest, "granularity": one.when.granularity,
        "participants": _several(party.name for party in one.participants), "participant_ids": _several(party.key for party in one.participants),
        "sides": _several(party.side for party in one.participants), "countries": _several(countries(one.participants)), "place": one.place, "host_country": one.host_country,
        "level": one.level, "agenda": _several(one.agenda), "sources": one.sources, "confidence": one.confidence, "changes": max(0, len(one.history) - 1), "as_of": one.as_of,
        "part_of": one.part_of, "judged": one.judged, "article": one.history[-1].article if one.history else None, "words": last_words(one),
    }  # fmt: skip


def _statement(one: StatementRow, chosen: Chosen) -> Flat:
    speaker, behalf, source = one.speaker, one.on_behalf_of, _source(one.article, chosen)
    return {
        "id": one.id, "as_of": one.as_of, "earliest": one.when.earliest, "latest": one.when.latest, "speaker": speaker.name if speaker else one.speaker_text,
        "speaker_id": speaker and speaker.key, "office": speaker and speaker.office, "country": speaker and speaker.country,
        "on_behalf_of": behalf and behalf.name, "on_behalf_of_id": behalf and behalf.key, "kind": one.kind, "verb_class": one.verb_class, "cue": one.cue,
        "content": one.content, "addressees": _several(party.name for party in one.addressees), "medium": one.medium, "medium_class": one.medium_class,
        "issues": _several(one.issues), "article": one.article, "url": source["url"], "publisher": source["publisher"],
    }  # fmt: skip


def _position(one: PositionRow, _: Chosen) -> Flat:
    return {
        "holder": one.holder.name, "holder_id": one.holder.key, "country": one.holder.country, "issue": one.issue, "stance": one.stance,
        "target": one.target and one.target.name, "target_id": one.target and one.target.key, "since": one.since, "until": one.until,
        "last_told": one.last_told, "articles": one.articles, "in_articles": _several(one.in_articles), "rests_on": _several(one.rests_on),
    }  # fmt: skip


def _plain(one: ActorRow | ArticleRow, chosen: Chosen) -> Flat:
    return {name: getattr(one, name) for name in COLUMNS[chosen.kind]}


def _several(values: Iterable[str]) -> str | None:
    return SEPARATOR.join(values) or None


_MAKE: dict[str, Callable[[Any, Chosen], Flat]] = {
    "events": _event, "engagements": _engagement, "statements": _statement, "positions": _position, "actors": _plain, "articles": _plain,
}  # fmt: skip
