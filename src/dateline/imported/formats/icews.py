"""ICEWS: tab separated, with a line of names, twenty columns; CAMEO codes are texts, as zeros lead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.imported.codes import country_of, day_of, number_of, plover_of
from dateline.store.imported import ImportedEvent

from . import read_named

NAME = "icews"
_NEEDED = ("Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Target Name", "Target Country", "Country")


def read(path: Path) -> Iterator[ImportedEvent]:
    """The rows of a file."""
    for row in read_named(path, _NEEDED):
        day, actor, recipient = day_of(row["Event Date"]), country_of(row["Source Country"]), country_of(row["Target Country"])
        if day:
            yield ImportedEvent(
                NAME, row["Event ID"], day, row["Source Name"], row["Target Name"], (actor,) if actor else (), (recipient,) if recipient else (),
                plover_of(row["CAMEO Code"]), None, row["CAMEO Code"] or None, number_of(row.get("Intensity")), country_of(row["Country"]), row.get("City") or None,
            )  # fmt: skip
