"""GDELT 2.0 events: tab separated, without a line of names, 61 columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export.formats.gdelt import COLUMNS
from dateline.imported.codes import country_of, country_of_fips, day_of, number_of, plover_of
from dateline.store.imported import ImportedEvent

from . import read_unnamed

NAME = "gdelt"


def read(path: Path) -> Iterator[ImportedEvent]:
    """The rows of a file."""
    for row in read_unnamed(path, COLUMNS):
        day, actor, recipient = day_of(row["SQLDATE"]), country_of(row["Actor1CountryCode"]), country_of(row["Actor2CountryCode"])
        if day:
            yield ImportedEvent(
                NAME, row["GLOBALEVENTID"], day, row["Actor1Name"], row["Actor2Name"], (actor,) if actor else (), (recipient,) if recipient else (),
                plover_of(row["EventCode"]), None, row["EventCode"] or None, number_of(row["GoldsteinScale"]), country_of_fips(row["ActionGeo_CountryCode"]),
                row["ActionGeo_FullName"] or None, row["SOURCEURL"] or None,
            )  # fmt: skip
