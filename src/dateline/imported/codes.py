"""Countries and types of other data sets in our codes."""

from __future__ import annotations

import csv
import datetime as dt
import re
from functools import lru_cache
from importlib import resources
from typing import Any

from dateline.export.codes import fips_codes
from dateline.knowledge.load import Knowledge

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def plover_of(cameo: str | None) -> str | None:
    """The PLOVER type of a CAMEO code; None for comments and for what is no code."""
    types = _crosswalk()["types"]
    code = cameo or ""
    return next((types[code[:size]] for size in range(len(code), 1, -1) if code[:size] in types), None)


def country_of(text: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country's name or of its three letters; None where it is neither."""
    plain = " ".join((text or "").split())
    if re.fullmatch("[A-Z]{3}", plain):
        return str(_crosswalk()["countries"].get(plain, plain))
    return _names().get(plain.casefold())


def country_of_fips(code: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country's FIPS 10-4 code."""
    return _by_fips().get(code or "")


def countries_of(text: str | None) -> tuple[str, ...]:
    """The countries of a cell that parts them by ; or |, each once."""
    found = (country_of(one) for one in re.split(r"[;|]", text or ""))
    return tuple(dict.fromkeys(code for code in found if code))


def day_of(text: str | None) -> dt.date | None:
    """A day written as 2023-05-01 or 20230501, whatever follows it."""
    match = _DAY.match((text or "").strip())
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def number_of(text: str | None) -> float | None:
    """A number, None where the cell holds none."""
    try:
        return float(text) if text else None
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _crosswalk() -> dict[str, Any]:
    found: dict[str, Any] = Knowledge().ontology("crosswalk")
    return found


@lru_cache(maxsize=1)
def _by_fips() -> dict[str, str]:
    return {fips: iso for iso, fips in fips_codes().items()}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Names of states in lower case."""
    found: dict[str, str] = {}
    for row in _table("states.csv"):
        found |= {row[name].casefold(): row["iso3"] for name in ("name", "official") if row[name]}
    for row in _table("aliases_states.csv"):
        kind, _, code = row["target"].partition("/")
        if kind == "state" and row["kind"] in ("name", "former_name", "abbreviation"):
            found |= {text.casefold(): code for text in row["texts"].split("|") if text.casefold() not in found}
    return found


def _table(name: str) -> list[dict[str, str]]:
    with resources.files("dateline.knowledge").joinpath("kb", name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
