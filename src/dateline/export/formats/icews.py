"""ICEWS TSV: the twenty columns of the data set, one row a pair of actor and recipient, CAMEO codes as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.chosen import Chosen, dyads, event_day, first_told
from dateline.export.codes import country_names
from dateline.export.targets import write_table
from dateline.model.ledger import Party
from dateline.store.rows import EventRow

NAME, KINDS = "icews", ("events",)

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country",
    "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def write(chosen: Chosen, target: str) -> None:
    """Events that have a CAMEO code. An id comes once a pair: (Event ID, Source Name, Target Name) is unique."""
    write_table(target, COLUMNS, (row for event in chosen.rows if event.cameo for row in rows(event, chosen)), "\t")


def rows(event: EventRow, chosen: Chosen) -> Iterator[list[Any]]:
    """The rows of one event."""
    told = first_told(event)
    article = chosen.of(told.article) if told else None
    for actor, recipient in dyads(event):
        text = " ".join(one.text for one in (told.evidence if told else ()) if one.role == "trigger")
        yield [
            event.id, event_day(event), *_side(actor), text, event.cameo, event.goldstein, *_side(recipient), told and told.article, None,
            article and article.publisher, event.place, None, None, country_names().get(event.country or ""), None, None,
        ]  # fmt: skip


def _side(party: Party | None) -> tuple[str | None, str | None, str | None]:
    if party is None:
        return None, None, None
    return party.name, ",".join(party.sectors), country_names().get(party.country or "")
