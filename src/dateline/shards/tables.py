"""One article's object (dateline/1) → flat rows of the analysis tables.

The columns are those of every part, so that parts of many shards are one table; lists run beside each other: the third
actor's name, id and country are the third of each list. Days are dates, null where unknown. `id` counts within the article;
`article` with `id` is one record.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

Json = Mapping[str, Any]
Row = dict[str, Any]

_DATED = [("earliest", pa.date32()), ("latest", pa.date32()), ("granularity", pa.string())]
_RECORD = [("article", pa.string()), ("id", pa.string()), ("published", pa.date32())]


def _texts(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.string()) for name in names]


def _lists(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.list_(pa.string())) for name in names]


SCHEMAS: dict[str, pa.Schema] = {
    "articles": pa.schema([("id", pa.string()), ("published", pa.date32()), *_texts("url", "publisher", "title", "language", "outcome", "document")]),
    "events": pa.schema([
        *_RECORD, *_texts("type", "mode", "act", "act_mode", "cameo"), ("goldstein", pa.float64()),
        *_lists("actors", "actor_ids", "actor_countries", "recipients", "recipient_ids", "recipient_countries"), *_DATED,
        *_texts("place", "place_country"), ("lat", pa.float64()), ("lon", pa.float64()),
        *_texts("modality"), ("negated", pa.bool_()), ("confidence", pa.float64()), *_texts("sentence"),
    ]),
    "engagements": pa.schema([
        *_RECORD, *_texts("kind", "status", "level", "host_country", "place"), *_lists("participants", "participant_ids", "participant_countries", "sides"),
        *_DATED, *_texts("sentence"),
    ]),
    "statements": pa.schema([
        *_RECORD, *_texts("kind", "verb_class", "speaker", "speaker_id", "speaker_country", "speaker_office", "cue", "content"),
        *_lists("issues"), *_texts("medium_class"), *_DATED,
    ]),
}  # fmt: skip
"""The tables and their columns."""


def rows_of(document: Json) -> dict[str, list[Row]]:
    """The rows of each table that one article's object gives."""
    article, known = document["article"], {actor["ref"]: actor for actor in document["actors"]}
    same = {"article": article["id"], "published": _day((article["published"] or {}).get("value"))}
    kinds: dict[str, Callable[[Json, Mapping[str, Json]], Row]] = {"events": _event, "engagements": _engagement, "statements": _statement}
    found = {name: [{**same, "id": one["id"], **make(one, known)} for one in document[name]] for name, make in kinds.items()}
    return {"articles": [_article(document, same["published"])], **found}


def outcome_of(document: Json) -> str:
    """coded, skipped (by the gate) or rejected."""
    reasons = document["rejections"]
    return "coded" if not reasons else "skipped" if reasons[0]["stage"] == "gate" else "rejected"


def _article(document: Json, day: dt.date | None) -> Row:
    article = document["article"]
    plain = {name: article[name] for name in ("id", "url", "publisher", "title", "language")}
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
    return {**plain, "published": day, "outcome": outcome_of(document), "document": text}


def _event(event: Json, known: Mapping[str, Json]) -> Row:
    where = event["where"] or {}
    return {
        "type": event["plover"]["type"], "mode": event["plover"]["mode"], "act": event["act"]["type"], "act_mode": event["act"]["mode"],
        "cameo": event["cameo"], "goldstein": event["goldstein"], **_parties("actor", event["actors"], known), **_parties("recipient", event["recipients"], known),
        **_when(event["when"]), "place": where.get("name"), "place_country": where.get("country"), "lat": where.get("lat"), "lon": where.get("lon"),
        "modality": event["modality"], "negated": event["negated"], "confidence": event["confidence"], "sentence": _sentence(event["evidence"]),
    }  # fmt: skip


def _engagement(engagement: Json, known: Mapping[str, Json]) -> Row:
    parties = engagement["participants"]
    return {
        **{name: engagement[name] for name in ("kind", "status", "level", "host_country")}, "place": (engagement["place"] or {}).get("name"),
        **_parties("participant", [one["actor"] for one in parties], known), "sides": [one["side"] for one in parties],
        **_when(engagement["when"]), "sentence": _sentence(engagement["evidence"]),
    }  # fmt: skip


def _statement(statement: Json, known: Mapping[str, Json]) -> Row:
    speaker = known.get(statement["speaker"] or "", {})
    return {
        **{name: statement[name] for name in ("kind", "verb_class", "issues", "medium_class")},
        "speaker": speaker.get("name"), "speaker_id": speaker.get("id"), "speaker_country": speaker.get("country"), "speaker_office": (speaker.get("office") or {}).get("id"),
        "cue": (statement["cue"] or {}).get("text"), "content": " … ".join(span["text"] for span in statement["content"]), **_when(statement["when"]),
    }  # fmt: skip


def _parties(role: str, refs: Sequence[str], known: Mapping[str, Json]) -> Row:
    found = [known.get(ref, {}) for ref in refs]
    return {f"{role}s": [one.get("name") for one in found], f"{role}_ids": [one.get("id") for one in found], f"{role}_countries": [one.get("country") for one in found]}


def _when(when: Json) -> Row:
    return {"earliest": _day(when["earliest"]), "latest": _day(when["latest"]), "granularity": when["granularity"]}


def _sentence(evidence: Sequence[Json]) -> str | None:
    return next(_of_role(evidence, "sentence"), None)


def _of_role(evidence: Sequence[Json], role: str) -> Iterator[str]:
    return (one["text"] for one in evidence if one["role"] == role)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
