"""What the record answers with: frozen rows, and each of them as JSON in the contract's words.

Engagements are `EngagementLife` of the model, each step of their history with its evidence; the others are below.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from dateline.model.ledger import EngagementLife, EventCluster, HistoryEntry, Judgement, Party
from dateline.model.record import Evidence
from dateline.model.when import When

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an event: the article's key, the number of its text, the day it was told, the words."""

    article: str
    version: int
    as_of: dt.date | None
    report: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow(EventCluster):
    """An act with its reports, the first told first."""

    told: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What one article has somebody say. `speaker` is None where nobody is named; `on_behalf_of` is whom the words say they
    speak for, `medium` the words for the means, `medium_class` its kind; `superseded` is set where a later text of the article
    has taken this one's place."""

    id: str
    kind: str
    verb_class: str | None
    speaker: Party | None
    speaker_text: str | None
    cue: str
    content: str
    addressees: tuple[Party, ...]
    on_behalf_of: Party | None
    medium: str | None
    medium_class: str | None
    when: When
    issues: tuple[str, ...]
    part_of: str | None
    as_of: dt.date | None
    article: str
    version: int
    superseded: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What a holder wants in an issue, from `since`, the first day it was told, to `until`, the last day before the holder took
    the other side; `until` is None where nothing tells that it ended, all days are where no article that tells it has one.
    `last_told` is the last day it was told; `in_articles` are the keys of the `articles` that tell it, the first first, and
    `rests_on` the ids of their statements and events."""

    holder: Party
    issue: str
    stance: str
    target: Party | None
    since: dt.date | None
    until: dt.date | None
    last_told: dt.date | None
    articles: int
    in_articles: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Somebody whom articles name; `articles` counts those that do."""

    id: str
    name: str
    kind: str
    country: str | None
    code: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article, as its newest text has it (or the one known on a day). `version` counts its texts from 0, `versions` says how many there are."""

    id: str
    key: str
    url: str | None
    publisher: str | None
    agency: str | None
    title: str | None
    byline: str | None
    language: str | None
    as_of: dt.date | None
    version: int
    versions: int
    engagements: int
    events: int
    statements: int
    rejected: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where words were found: in an article (`record` is None) or in a statement. `words` is the stretch around
    them, each of them between « and »."""

    article: str
    title: str | None
    as_of: dt.date | None
    words: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an engagement between two days. `what` is one or more of: new, status, days, place, withdrawn."""

    what: tuple[str, ...]
    before: EngagementLife | None
    after: EngagementLife | None

    @property
    def engagement(self) -> EngagementLife:
        """As it stood last."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class FetchRow:
    """One fetch: the address asked for, the last one after redirects, the instant (UTC), how it ended."""

    url: str
    final: str
    at: str
    outcome: str
    status: int | None
    bytes: int
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with its number in the record."""

    number: int
    judgement: Judgement


def as_json(row: Any) -> Json:
    """A row as JSON, its keys in the contract's words and order; the same row always gives the same object."""
    found: Json = _FORMS[type(row)](row)
    return found


def _engagement(one: EngagementLife) -> Json:
    return {
        "id": one.id,
        "kind": one.kind,
        "participants": [_party(party) for party in one.participants],
        "place": {"name": one.place, "country": one.host_country} if one.place else None,
        "host_country": one.host_country,
        "when": _when(one.when),
        "status": one.status,
        "as_of": _day(one.as_of),
        "level": one.level,
        "agenda": list(one.agenda),
        "said_by": [_party(party) for party in one.said_by],
        "part_of": one.part_of,
        "history": [_step(step) for step in one.history],
        "sources": one.sources,
        "confirmed_by": list(one.confirmed_by),
        "confidence": one.confidence,
        "current": one.current,
        "judged": one.judged,
        "why": list(one.why),
    }


def _step(step: HistoryEntry) -> Json:
    return {
        "status": step.status,
        "when": _when(step.when),
        "as_of": _day(step.as_of),
        "article": step.article,
        "version": step.version,
        "report": step.report,
        "evidence": [_evidence(one) for one in step.evidence],
    }


def _event(one: EventRow) -> Json:
    return {
        "id": one.id,
        "act": {"type": one.type, "mode": one.mode, "contexts": list(one.contexts)},
        "plover": {"type": one.plover_type, "mode": one.plover_mode},
        "cameo": one.cameo,
        "goldstein": one.goldstein,
        "actors": [_party(party) for party in one.actors],
        "recipients": [_party(party) for party in one.recipients],
        "when": _when(one.when),
        "where": {"name": one.place, "country": one.country} if one.place or one.country else None,
        "modality": one.modality,
        "negated": one.negated,
        "as_of": _day(one.as_of),
        "told": [
            {"article": told.article, "version": told.version, "as_of": _day(told.as_of), "report": told.report, "evidence": [_evidence(words) for words in told.evidence]}
            for told in one.told
        ],
        "sources": one.sources,
        "confidence": one.confidence,
        "current": one.current,
        "judged": one.judged,
        "why": list(one.why),
    }


def _statement(one: StatementRow) -> Json:
    return {
        "id": one.id,
        "kind": one.kind,
        "verb_class": one.verb_class,
        "speaker": _party(one.speaker) if one.speaker else None,
        "speaker_text": one.speaker_text,
        "cue": one.cue,
        "content": one.content,
        "addressees": [_party(party) for party in one.addressees],
        "on_behalf_of": _party(one.on_behalf_of) if one.on_behalf_of else None,
        "medium": one.medium,
        "medium_class": one.medium_class,
        "when": _when(one.when),
        "issues": list(one.issues),
        "part_of": one.part_of,
        "as_of": _day(one.as_of),
        "article": one.article,
        "version": one.version,
        "superseded": one.superseded,
        "evidence": [_evidence(words) for words in one.evidence],
    }


def _position(one: PositionRow) -> Json:
    return {
        "holder": _party(one.holder),
        "issue": one.issue,
        "stance": one.stance,
        "target": _party(one.target) if one.target else None,
        "since": _day(one.since),
        "until": _day(one.until),
        "last_told": _day(one.last_told),
        "articles": one.articles,
        "in_articles": list(one.in_articles),
        "rests_on": list(one.rests_on),
    }


def _actor(one: ActorRow) -> Json:
    return {"id": one.id, "name": one.name, "kind": one.kind, "country": one.country, "code": one.code, "articles": one.articles}


def _article(one: ArticleRow) -> Json:
    names = ("id", "key", "url", "publisher", "agency", "title", "byline", "language", "version", "versions", "engagements", "events", "statements", "rejected")
    return {name: getattr(one, name) for name in names} | {"as_of": _day(one.as_of)}


def _hit(one: Hit) -> Json:
    return {"article": one.article, "title": one.title, "as_of": _day(one.as_of), "record": one.record, "words": one.words}


def _change(one: Change) -> Json:
    return {"what": list(one.what), "before": _engagement(one.before) if one.before else None, "after": _engagement(one.after) if one.after else None}


def _judged(one: Judged) -> Json:
    told = one.judgement
    return {
        "number": one.number, "action": told.action, "ids": list(told.ids), "field": told.field, "value": told.value,
        "who": told.who, "made": told.made, "why": told.why, "undone": told.undone,
    }  # fmt: skip


def _party(one: Party) -> Json:
    side = {"side": one.side} if one.side else {}
    return {"actor": one.key, "name": one.name, "kind": one.kind, "country": one.country, "office": one.office, "code": one.code, "sectors": list(one.sectors), **side}


def _when(when: When) -> Json:
    return {"earliest": _day(when.earliest), "latest": _day(when.latest), "granularity": when.granularity}


def _evidence(one: Evidence) -> Json:
    return {"start": one.start, "end": one.end, "text": one.text, "role": one.role}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


_FORMS: dict[type, Any] = {
    EngagementLife: _engagement,
    EventRow: _event,
    StatementRow: _statement,
    PositionRow: _position,
    ActorRow: _actor,
    ArticleRow: _article,
    Hit: _hit,
    Change: _change,
    Judged: _judged,
    FetchRow: asdict,
}

