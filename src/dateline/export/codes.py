"""Codes of countries that other data sets use, by ISO 3166-1 alpha-3."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """English short names."""
    return _column("states.csv", "name")


@lru_cache(maxsize=1)
def iso2_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2."""
    return _column("states.csv", "iso2")


@lru_cache(maxsize=1)
def cow_codes() -> dict[str, str]:
    """Numbers of the Correlates of War project."""
    return _column("states.csv", "cow")


@lru_cache(maxsize=1)
def fips_codes() -> dict[str, str]:
    """FIPS 10-4, which GDELT has for places."""
    return _column("fips.csv", "fips")


def _column(table: str, name: str) -> dict[str, str]:
    path = resources.files("dateline.knowledge").joinpath("kb", table)
    with path.open(encoding="utf-8") as lines:
        return {row["iso3"]: row[name] for row in csv.DictReader(lines) if row[name]}
