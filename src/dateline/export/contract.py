"""The public record format `dateline/1`: one article's records as one JSON object."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from typing import Any

from dateline.model.actor import ActorTable, ArticleActor, Place
from dateline.model.record import Coded, Engagement, Event, Evidence, Position, Rejection, Statement
from dateline.model.text import Article, Span
from dateline.model.when import UNKNOWN, TimeExpression, When

SCHEMA_NAME = "dateline/1"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) every output is checked against."""
    text = resources.files("dateline.export").joinpath("dateline-1.schema.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def to_line(coded: Coded) -> str:
    """The article's object on one line without a line end; the same records always give the same characters.

    A text with lone surrogates, which UTF-8 cannot hold, is written with JSON escapes.
    """
    record = to_contract(coded)
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record, ensure_ascii=True, separators=(",", ":"))
    return line


def to_contract(coded: Coded) -> dict[str, Any]:
    """The article's object, its keys in the contract's order."""
    return {
        "schema": SCHEMA_NAME,
        "parser": coded.parser,
        "article": article_record(coded.article),
        "actors": [_actor(actor, coded.actors) for actor in coded.actors.actors],
        "times": [time_record(time) for time in coded.times],
        "places": [_place(place) for place in coded.places],
        "events": [_event(event, coded) for event in coded.events],
        "statements": [_statement(statement) for statement in coded.statements],
        "engagements": [_engagement(engagement, coded) for engagement in coded.engagements],
        "positions": [_position(position) for position in coded.positions],
        "rejections": [_rejection(rejection) for rejection in coded.rejections],
    }


def article_record(article: Article) -> dict[str, Any]:
    """The contract's `article`."""
    published, line = article.published, article.dateline
    return {
        "id": article.id,
        "url": article.url,
        "publisher": article.publisher,
        "agency": article.agency,
        "title": article.title,
        "byline": article.byline,
        "language": article.language,
        "published": published and {
            "value": published.value.isoformat(),
            "precision": published.precision,
            "method": published.method,
            "instant": published.instant.isoformat() if published.instant else None,
        },
        "dateline": line and {"place": line.place, "country": line.country, "agency": line.agency, "date": _day(line.date)},
        "reader": article.reader,
        "digest": article.digest,
        "repairs": list(article.repairs),
        "text": article.text,
        "regions": [{"kind": region.kind, "start": region.start, "end": region.end} for region in article.regions],
    }


def _actor(actor: ArticleActor, table: ActorTable) -> dict[str, Any]:
    return {
        "ref": actor.ref,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "code": actor.code,
        "sectors": list(actor.sectors),
        "office": actor.office and {"id": actor.office.id, "title": actor.office.title},
        "members": list(actor.members),
        "state": actor.state,
        "candidates": [{"id": one.id, "score": round(one.score, 3), "why": one.why} for one in actor.candidates],
        "why": list(actor.why),
        "mentions": [
            {"start": mention.start, "end": mention.end, "text": mention.text, "kind": mention.kind}
            for mention in table.mentions_of.get(actor.ref, ())
        ],
    }


def time_record(time: TimeExpression) -> dict[str, Any]:
    """One entry of `times`."""
    return {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "quant": time.quant,
        "freq": time.freq,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "granularity": time.granularity,
        "bounds": time.bounds,
        "gathering": time.gathering and {
            "name": time.gathering.name,
            "earliest": _day(time.gathering.earliest),
            "latest": _day(time.gathering.latest),
            "granularity": time.gathering.granularity,
        },
        "anchor": time.anchor,
        "direction": {"value": time.direction, "why": time.why} if time.direction else None,
        "instant": time.instant.isoformat() if time.instant else None,
        "rule": time.rule,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
        "as": place.role,
        "why": place.why,
    }


def _where(index: int | None, coded: Coded) -> dict[str, Any] | None:
    if index is None:
        return None
    place = coded.places[index]
    return {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon, "geonameid": place.geonameid}


def _when(when: When) -> dict[str, Any]:
    return {"earliest": _day(when.earliest), "latest": _day(when.latest), "granularity": when.granularity, "time": when.time}


def _event(event: Event, coded: Coded) -> dict[str, Any]:
    return {
        "id": event.id,
        "act": {"type": event.type, "mode": event.mode, "contexts": list(event.contexts)},
        "plover": {"type": event.plover_type, "mode": event.plover_mode},
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "reciprocal": event.reciprocal,
        "when": _when(event.when),
        "where": _where(event.place, coded),
        "modality": event.modality,
        "negated": event.negated,
        "said_in": event.said_in,
        "evidence": [_evidence(one) for one in event.evidence],
        "pattern": event.pattern,
        "confidence": round(event.confidence, 3),
        "why": list(event.why),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "verb_class": statement.verb_class,
        "speaker": statement.speaker,
        "speaker_span": _span(statement.speaker_span),
        "cue": _span(statement.cue),
        "content": [_span(span) for span in statement.content],
        "addressees": list(statement.addressees),
        "on_behalf_of": statement.on_behalf_of,
        "medium": statement.medium,
        "medium_class": statement.medium_class,
        "when": _when(statement.when),
        "issues": list(statement.issues),
        "part_of": statement.part_of,
        "why": list(statement.why),
    }


def _engagement(engagement: Engagement, coded: Coded) -> dict[str, Any]:
    return {
        "id": engagement.id,
        "kind": engagement.kind,
        "participants": [{"actor": one.ref, "side": one.side} for one in engagement.participants],
        "place": _engagement_place(engagement, coded),
        "host_country": engagement.host_country,
        "when": _when(engagement.when),
        "moved": _moved(engagement),
        "status": engagement.status,
        "as_of": _day(coded.article.day),
        "level": engagement.level,
        "agenda": list(engagement.agenda),
        "said_by": list(engagement.said_by),
        "part_of": engagement.part_of,
        "evidence": [_evidence(one) for one in engagement.evidence],
        "why": list(engagement.why),
    }


def _moved(engagement: Engagement) -> dict[str, Any] | None:
    """The days given up and those set anew, where the words say that it was moved or put off to a day."""
    if engagement.moved_from == engagement.moved_to == UNKNOWN:
        return None
    return {"from": _when(engagement.moved_from), "to": _when(engagement.moved_to)}


def _engagement_place(engagement: Engagement, coded: Coded) -> dict[str, Any] | None:
    if engagement.place is not None:
        place = coded.places[engagement.place]
        return {"name": place.name, "country": place.country}
    return {"name": engagement.place_name, "country": engagement.host_country} if engagement.place_name else None


def _position(position: Position) -> dict[str, Any]:
    return {
        "holder": position.holder,
        "issue": position.issue,
        "stance": position.stance,
        "target": position.target,
        "rests_on": list(position.rests_on),
    }


def _rejection(rejection: Rejection) -> dict[str, Any]:
    return {"stage": rejection.stage, "reason": rejection.reason, "detail": rejection.detail}


def _evidence(one: Evidence) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "text": one.text, "role": one.role}


def _span(span: Span | None) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
