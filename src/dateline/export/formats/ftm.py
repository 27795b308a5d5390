"""FollowTheMoney entities for Aleph and OpenSanctions tools: people, bodies, events and engagements that involve them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export.calendar import summary
from dateline.export.chosen import Chosen, first_told, last_words, sentence
from dateline.export.codes import iso2_codes
from dateline.export.targets import write_lines
from dateline.model.ledger import EngagementLife, Party
from dateline.store.rows import EventRow

NAME, KINDS = "ftm", ("events", "engagements")

_SCHEMAS = {"person": "Person", "government": "PublicBody", "country": "PublicBody", "office": "PublicBody", "organisation": "Organization"}


def write(chosen: Chosen, target: str) -> None:
    """One entity a line: every party once, before the first event that involves it."""
    write_lines(target, _entities(chosen))


def _entities(chosen: Chosen) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for row in chosen.rows:
        parties = row.participants if isinstance(row, EngagementLife) else (*row.actors, *row.recipients)
        for party in parties:
            if party.key not in seen:
                seen.add(party.key)
                yield _party(party)
        yield _engagement(row) if isinstance(row, EngagementLife) else _event(row)


def _party(party: Party) -> dict[str, Any]:
    schema = _SCHEMAS.get(party.kind, "LegalEntity")
    return _entity(_id(party.key), schema, name=[party.name], country=_lands([party.country]), position=[party.office] if schema == "Person" and party.office else [])


def _event(event: EventRow) -> dict[str, Any]:
    told = first_told(event)
    words = sentence(told.evidence) if told else None
    name = "/".join(filter(None, (event.plover_type or event.type, event.plover_mode or event.mode)))
    return _entity(
        event.id, "Event", name=[name], **_days(event), location=_known([event.place]), country=_lands([event.country]), summary=_known([words.text if words else None]),
        involved=[_id(party.key) for party in event.actors], keywords=list(event.contexts), sourceUrl=[one.article for one in event.told if one.article.startswith("http")],
    )  # fmt: skip


def _engagement(life: EngagementLife) -> dict[str, Any]:
    links = list(dict.fromkeys(step.article for step in life.history if step.article.startswith("http")))
    return _entity(
        life.id, "Event", name=[summary(life)], **_days(life), location=_known([life.place]), country=_lands([life.host_country]), summary=_known([last_words(life)]),
        involved=[_id(party.key) for party in life.participants], keywords=[life.kind, life.status], sourceUrl=links,
    )  # fmt: skip


def _days(row: EventRow | EngagementLife) -> dict[str, list[str]]:
    days = {"startDate": row.when.earliest, "endDate": row.when.latest} if row.when.granularity == "day" else {}
    return {name: [str(day)] for name, day in days.items() if day}


def _entity(id: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": {name: values for name, values in properties.items() if values}}


def _id(key: str) -> str:
    """Ids of the ecosystem have no slashes and blanks; the knowledge base's stay readable, others become a hash."""
    plain = key.replace("/", "-")
    return f"dateline-{plain}" if plain.replace("-", "").isalnum() and plain.isascii() else f"dateline-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _lands(lands: Iterable[str | None]) -> list[str]:
    """Countries as the ecosystem writes them: ISO 3166-1 alpha-2 in small letters."""
    return [code.lower() for land in lands if land and (code := iso2_codes().get(land))]


def _known(values: Iterable[str | None]) -> list[str]:
    return [value for value in values if value]
