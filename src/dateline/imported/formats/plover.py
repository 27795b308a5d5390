"""PLOVER: one JSON object a line, in the fields of the manual or under their older names (source, target)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import SourceError
from dateline.imported.codes import countries_of, country_of, day_of, number_of
from dateline.store.imported import ImportedEvent

NAME = "plover"
Json = dict[str, Any]


def read(path: Path) -> Iterator[ImportedEvent]:
    """The rows of a file that say they have an event."""
    for record in _records(path):
        day = day_of(str(record.get("date") or ""))
        if day and record.get("has_event", True):
            yield _event(record, day)


def _records(path: Path) -> Iterator[Json]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _record(line, f"{path}:{number}")
    except OSError as error:
        raise SourceError(error.strerror or str(error), where=str(path), remedy="name a file that can be read") from None


def _record(line: str, where: str) -> Json:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(f"no JSON: {error.msg}", where=where, remedy="name a file with one object a line") from None
    if not isinstance(record, dict) or "id" not in record or "event" not in record:
        raise SourceError("no PLOVER record: it lacks id or event", where=where, remedy="name a file with the fields of the PLOVER manual")
    return record


def _event(record: Json, day: Any) -> ImportedEvent:
    actors, recipients = _entities(record, "actor", "source"), _entities(record, "recipient", "target")
    place = record.get("event_loc") if isinstance(record.get("event_loc"), dict) else {}
    types, modes, cited = _list(record["event"]), _list(record.get("mode")), record.get("cite_info") or record.get("citeInfo") or {}
    return ImportedEvent(
        NAME, str(record["id"]), day, _names(actors), _names(recipients), _lands(actors), _lands(recipients), str(types[0]).upper() if types else None,
        str(modes[0]) if modes else None, None, number_of(str(record.get("event_scale") or "")), country_of((place or {}).get("country_code")),
        (place or {}).get("resolved_place"), cited.get("url") if isinstance(cited, dict) else None,
    )  # fmt: skip


def _entities(record: Json, name: str, older: str) -> list[Json]:
    """Who is on a side; a text stands for a country's code."""
    found = _list(record.get(name, record.get(older)))
    return [one if isinstance(one, dict) else {"code": str(one)} for one in found]


def _names(entities: list[Json]) -> str:
    return ";".join(str(one.get("entity_text") or one.get("text") or one.get("code") or "") for one in entities)


def _lands(entities: list[Json]) -> tuple[str, ...]:
    return countries_of(";".join(str(one.get("code") or one.get("country") or "") for one in entities))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
