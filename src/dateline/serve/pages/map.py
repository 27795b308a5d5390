"""Map: where engagements are. Outlines: world-atlas 110m (Natural Earth, public domain), Equal Earth projection."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.serve.desk import Desk
from dateline.serve.filters import EngagementFilters
from dateline.serve.page import Page
from dateline.store.engagements import EngagementFilter
from dateline.store.summaries import PlaceCount

_A = (1.340264, -0.081106, 0.000893, 0.003796)
"""Coefficients of the Equal Earth projection (Šavrič, Patterson and Jenny 2018)."""


@dataclass(frozen=True)
class Dot:
    """A place on the map; `x`, `y` and `r` in its units, None where nobody knows where it is."""

    place: PlaceCount
    x: float | None
    y: float | None
    r: float


@dataclass(frozen=True)
class Shape:
    """A country on the map; `shade` from 0 (no engagement) to 5."""

    code: str | None
    name: str
    path: str
    engagements: int
    shade: int


@dataclass(frozen=True)
class Map:
    """What the map shows."""

    first: dt.date
    last: dt.date
    width: int
    height: int
    sphere: str
    graticule: str
    shapes: list[Shape]
    dots: list[Dot]
    """Places, the largest first."""
    countries: list[tuple[str, int]]
    """Countries by how many engagements they host, most first."""
    statuses: Sequence[str] | None
    kinds: Sequence[str] | None


def build(desk: Desk, filters: EngagementFilters) -> Map:
    """Engagements of the days asked for, or of the last year of the record, where they are."""
    with desk.record() as record:
        last = filters.to or record.summaries.last_day(desk.today) or desk.today
        first = filters.from_ or dt.date.fromordinal(max(1, last.toordinal() - 364))
        named: list[str | None] = [*(code for code in (filters.country, filters.with_) if code), None, None]
        places = record.summaries.places(
            EngagementFilter((first, last), named[0], named[1], filters.status, filters.kind, [filters.actor] if filters.actor else None, filters.host)
        )
    counts: dict[str, int] = {}
    for place in places:
        if place.country:
            counts[place.country] = counts.get(place.country, 0) + place.engagements
    world = _world()
    shapes = [Shape(one["code"], one["name"], one["path"], counts.get(one["code"], 0), _shade(counts.get(one["code"], 0))) for one in world["countries"]]
    dots = [_dot(place, world) for place in places if place.name]
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Map(first, last, world["width"], world["height"], world["sphere"], world["graticule"], shapes, dots, ranked, filters.status, filters.kind)


def _dot(place: PlaceCount, world: dict[str, Any]) -> Dot:
    r = round(min(16.0, 2 + 1.5 * math.sqrt(place.engagements)), 1)
    if place.lat is None or place.lon is None:
        return Dot(place, None, None, r)
    return Dot(place, *projected(place.lat, place.lon, world["scale"], world["translate"]), r)


def projected(lat: float, lon: float, scale: float, translate: list[float]) -> tuple[float, float]:
    """Where a point lies on the map; degrees in, units of the picture out."""
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    t2 = t * t
    t6 = t2 * t2 * t2
    a1, a2, a3, a4 = _A
    x = math.radians(lon) * math.cos(t) / (math.sqrt(3) / 2 * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return round(translate[0] + scale * x, 1), round(translate[1] - scale * y, 1)


def _shade(engagements: int) -> int:
    return sum(engagements >= least for least in (1, 2, 4, 8, 16))


@cache
def _world() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resources.files("dateline.serve").joinpath("world.json").read_text(encoding="utf-8"))
    return found


PAGE = Page("/map", "Map", "map.html", build, EngagementFilters, nav=6)
