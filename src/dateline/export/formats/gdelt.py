"""GDELT 2.0 events: 61 columns without a header, tab separated, one row a pair of actor and recipient."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any

from dateline.export.chosen import Chosen, dyads, event_day, first_told
from dateline.export.codes import country_names, fips_codes
from dateline.export.targets import write_table
from dateline.model.ledger import Party
from dateline.store.rows import EventRow

NAME, KINDS = "gdelt", ("events",)

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO), *(f"ActionGeo_{name}" for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""Names of the columns; the files of the data set have no header, and neither have ours."""


def write(chosen: Chosen, target: str) -> None:
    """Events with a CAMEO code and a day; tone, which we do not measure, is left empty."""
    write_table(target, None, (row for event in chosen.rows if event.cameo and event_day(event) for row in rows(event, chosen)), "\t")


def rows(event: EventRow, chosen: Chosen) -> Iterator[list[Any]]:
    """The rows of one event."""
    told, day = first_told(event), event_day(event)
    assert day and event.cameo
    for n, (actor, recipient) in enumerate(dyads(event)):
        reports = len(event.told)
        added = (told.as_of if told and told.as_of else day).strftime("%Y%m%d000000")
        article = chosen.of(told.article) if told else None
        yield [
            number(event.id, n), day.strftime("%Y%m%d"), day.strftime("%Y%m"), day.year, _fraction(day), *_side(actor), *_side(recipient),
            int(n == 0), event.cameo, event.cameo[:3], event.cameo[:2], chosen.quad(event), event.goldstein, reports, event.sources, reports, None,
            *_nowhere(), *_nowhere(), *_where(event), added, (article and article.url) or (told and told.article),
        ]  # fmt: skip


def number(id: str, n: int = 0) -> int:
    """The 53-bit number that stands for a pair of an event, the same for ever."""
    return int(hashlib.sha256(f"{id}/{n}".encode()).hexdigest()[:13], 16)


def _fraction(day: dt.date) -> str:
    return f"{day.year + (day.timetuple().tm_yday - 1) / 365:.4f}"


def _side(party: Party | None) -> list[str | None]:
    if party is None:
        return [None] * len(_ACTOR)
    kinds = [*party.sectors[:3], None, None, None][:3]
    return [party.code or party.country, party.name.upper(), party.country, None, None, None, None, *kinds]


def _where(event: EventRow) -> list[Any]:
    if not event.country:
        return _nowhere()
    name = country_names().get(event.country, event.country)
    full = f"{event.place}, {name}" if event.place and event.place != name else name
    return [4 if event.place else 1, full, fips_codes().get(event.country), None, None, None, None, None]


def _nowhere() -> list[Any]:
    return [0, *[None] * (len(_GEO) - 1)]
