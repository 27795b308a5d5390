"""POLECAT TSV: the forty columns of the data set that followed ICEWS, one row an event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dateline.export.chosen import Chosen, countries, event_day, first_told
from dateline.export.codes import cow_codes
from dateline.export.targets import write_table
from dateline.model.ledger import Party
from dateline.store.rows import EventRow

NAME, KINDS = "polecat", ("events",)

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector",
    "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def write(chosen: Chosen, target: str) -> None:
    """Events that have a PLOVER type; names within a cell are parted by ";"."""
    write_table(target, COLUMNS, (row(event, chosen) for event in chosen.rows if event.plover_type), "\t")


def row(event: EventRow, chosen: Chosen) -> Iterator[Any]:
    """The cells of one event."""
    told = first_told(event)
    article = chosen.of(told.article) if told else None
    yield from (event.id, event_day(event), event.plover_type, event.plover_mode, event.goldstein, _QUADS.get(chosen.quad(event) or 0), _several(event.contexts))
    yield from _side(event.actors)
    yield from _side(event.recipients)
    yield from (event.place, None, None, None, event.country, None, None, None, event.place, None)
    yield from (article and article.publisher, told and told.as_of, None, None, None, (article and article.language) or None, _version())


def _side(parties: tuple[Party, ...]) -> Iterator[Any]:
    sectors = [sector for party in parties for sector in party.sectors]
    lands = countries(parties)
    yield from (_several(party.name for party in parties), _several(lands), _several(cow_codes().get(land, "") for land in lands))
    yield from (sectors[0] if sectors else None, _several(dict.fromkeys(sectors)), _several(party.office or "" for party in parties).strip(";"))
    yield from (_several(party.name for party in parties), None)


def _several(values: Any) -> str:
    return ";".join(values)


@lru_cache(maxsize=1)
def _version() -> str:
    from importlib.metadata import version

    return f"dateline {version('dateline')}"
