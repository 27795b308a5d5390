"""PLOVER JSON: one event record a line, in the fields of the PLOVER manual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.chosen import Chosen, event_day, first_told, sentence
from dateline.export.targets import write_lines
from dateline.model.ledger import Party
from dateline.store.rows import EventRow

NAME, KINDS = "plover", ("events",)


def write(chosen: Chosen, target: str) -> None:
    """Events that have a PLOVER type; what only may be done has none."""
    write_lines(target, _records(chosen))


def _records(chosen: Chosen) -> Iterator[dict[str, Any]]:
    for event in chosen.rows:
        if event.plover_type:
            yield record(event, chosen)


def record(event: EventRow, chosen: Chosen) -> dict[str, Any]:
    """One event as the manual's "Data Fields" have it; fields that are not known are left out."""
    told = first_told(event)
    words = sentence(told.evidence) if told else None
    article = chosen.of(told.article) if told else None
    found = {
        "id": event.id,
        "has_event": True,
        "date": _day(event_day(event)),
        "enddate": _day(event.when.latest) if event.when.earliest != event.when.latest else None,
        "actor": [_entity(party) for party in event.actors],
        "recipient": [_entity(party) for party in event.recipients],
        "event": [event.plover_type],
        "mode": [event.plover_mode] if event.plover_mode else [],
        "context": list(event.contexts),
        "quad_code": chosen.quad(event),
        "event_scale": event.goldstein,
        "event_loc": {"resolved_place": event.place, "country_code": event.country} if event.place or event.country else None,
        "event_text": [one.text for one in (told.evidence if told else ()) if one.role == "trigger"],
        "text": words.text if words else None,
        "text_info": {"start": words.start, "end": words.end} if words else None,
        "cite_info": {"url": article.url, "title": article.title, "publication": article.publisher, "language": article.language} if article else None,
        "coder": "dateline",
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _entity(party: Party) -> dict[str, Any]:
    found = {
        "code": party.country, "sector": party.sectors[0] if party.sectors else None, "entity_text": party.name,
        "identifier_text": party.key, "office": party.office,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _day(day: object) -> str | None:
    return str(day) if day else None
