"""GeoJSON for maps (RFC 7946): events and engagements with the place that their text names, where its coordinates are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.chosen import Chosen
from dateline.export.targets import write_json
from dateline.model.ledger import EngagementLife
from dateline.store.rows import EventRow, as_json

NAME, KINDS = "geojson", ("events", "engagements")


def write(chosen: Chosen, target: str) -> None:
    """A FeatureCollection of points; rows without coordinates are left out, never put into a country's middle."""
    write_json(target, {"type": "FeatureCollection", "features": list(_features(chosen))})


def _features(chosen: Chosen) -> Iterator[dict[str, Any]]:
    for row in chosen.rows:
        spot = coordinates(row, chosen)
        if spot:
            yield {"type": "Feature", "id": row.id, "geometry": {"type": "Point", "coordinates": list(spot)}, "properties": as_json(row)}


def coordinates(row: EventRow | EngagementLife, chosen: Chosen) -> tuple[float, float] | None:
    """Longitude and latitude of the place a record names, as one of its articles resolved it; None where none did."""
    country = row.host_country if isinstance(row, EngagementLife) else row.country
    if not row.place:
        return None
    for article, version in _articles(row):
        for place in chosen.document(article, version)["places"]:
            if place["text"] == row.place and place["lat"] is not None and place["country"] in (country, None) and place["kind"] != "country":
                return place["lon"], place["lat"]
    return None


def _articles(row: EventRow | EngagementLife) -> list[tuple[str, int]]:
    if isinstance(row, EngagementLife):
        return [(step.article, step.version) for step in row.history]
    return [(told.article, told.version) for told in row.told]
