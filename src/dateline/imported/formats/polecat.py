"""POLECAT: tab separated, with a line of names, forty columns (thirty-nine without Intensity)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.imported.codes import countries_of, country_of, day_of, number_of
from dateline.store.imported import ImportedEvent

from . import read_named

NAME = "polecat"
_NEEDED = ("Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "Recipient Name", "Recipient Country", "Country", "Placename")


def read(path: Path) -> Iterator[ImportedEvent]:
    """The rows of a file."""
    for row in read_named(path, _NEEDED):
        day = day_of(row["Event Date"])
        if day:
            yield ImportedEvent(
                NAME, row["Event ID"], day, row["Actor Name"], row["Recipient Name"], countries_of(row["Actor Country"]), countries_of(row["Recipient Country"]),
                row["Event Type"].upper() or None, row["Event Mode"] or None, None, number_of(row.get("Intensity")), country_of(row.get("Country")), row.get("Placename") or None,
            )  # fmt: skip
