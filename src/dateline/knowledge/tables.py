"""The tables of the base as rows that know their line, and the dates in them."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import KnowledgeError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True)
class Row:
    """One line of a table: `row["column"]` is its text, stripped, empty where nothing stands."""

    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str:
        """The text of a column that the table may lack."""
        return self.cells.get(column, "")

    def several(self, column: str) -> list[str]:
        """The parts of a cell that holds several texts with "|" between."""
        return [part.strip() for part in self.cells.get(column, "").split("|") if part.strip()]

    def first_day(self, column: str) -> dt.date | None:
        """The first day of the date, month or year in a column."""
        return self._read_date(column, last=False)

    def last_day(self, column: str) -> dt.date | None:
        """The last day of the date, month or year in a column."""
        return self._read_date(column, last=True)

    def error(self, what: str, remedy: str) -> KnowledgeError:
        """A `KnowledgeError` that points at this line."""
        return KnowledgeError(what, where=f"{self.path}:{self.line}", remedy=remedy)

    def _read_date(self, column: str, last: bool) -> dt.date | None:
        text = self.cells.get(column, "")
        if not text:
            return None
        try:
            return read_date(text, last)
        except ValueError:
            raise self.error(f"column {column}: {text!r} is no date", "write YYYY-MM-DD, YYYY-MM or YYYY") from None


def read_date(text: str, last: bool = False) -> dt.date:
    """The first or the last day of "2022-06-30", "2022-06" or "2022"; `ValueError` for anything else."""
    match = _DATE.match(text)
    if not match:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    month = month or (12 if last else 1)
    return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table, blank lines and lines that begin with "#" left out.

    Raises:
        KnowledgeError: a column is missing, or a line has too many or too few cells.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream)
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise KnowledgeError(f"no column {', '.join(missing)}", where=f"{path}:1", remedy=f"the columns are {','.join(columns)}")
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if len(cells) != len(header):
                remedy = "put texts with commas in double quotation marks"
                raise KnowledgeError(f"{len(cells)} cells where {len(header)} belong", where=f"{path}:{reader.line_num}", remedy=remedy)
            yield Row(path, reader.line_num, dict(zip(header, map(str.strip, cells), strict=True)))
