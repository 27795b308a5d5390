"""CSV for spreadsheets and statistics programs, one line a row, cells inert."""

from __future__ import annotations

from dateline.export.chosen import KINDS as ALL
from dateline.export.chosen import Chosen
from dateline.export.flat import COLUMNS, flat_rows
from dateline.export.targets import write_table

NAME, KINDS = "csv", ALL


def write(chosen: Chosen, target: str) -> None:
    """The columns of `COLUMNS`, in that order."""
    write_table(target, COLUMNS[chosen.kind], (row.values() for row in flat_rows(chosen)))
