"""One module a data set. Each has NAME and `read(path)`, which gives its rows; the first line of its docstring says what it is.

To add a data set, add a module: the command and its documentation find it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from dateline.errors import SourceError
from dateline.store.imported import ImportedEvent


class DataSet(Protocol):
    """What a module offers."""

    NAME: str
    __doc__: str | None

    @staticmethod
    def read(path: Path) -> Iterator[ImportedEvent]:
        """The rows of a file that have a day; raises SourceError where its columns are others."""


@lru_cache(maxsize=1)
def data_sets() -> dict[str, DataSet]:
    """All data sets by name."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return {module.NAME: module for module in sorted(modules, key=lambda module: str(module.NAME))}  # type: ignore[misc]


def read_named(path: Path, needed: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """The rows of a tab-separated file by the names in its first line.

    Raises:
        SourceError: no such file, or a column is missing.
    """
    rows = _cells(path)
    names = [name.strip().strip('"') for name in next(rows, [])]
    missing = [name for name in needed if name not in names]
    if missing:
        raise SourceError(f"no column {missing[0]!r}", where=f"{path}:1", remedy="name a file of the data set, tab separated, with its line of names")
    yield from (dict(zip(names, row, strict=False)) for row in rows)


def read_unnamed(path: Path, names: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """The rows of a tab-separated file without a line of names. Raises SourceError where a row has another number of cells."""
    for line, row in enumerate(_cells(path), 1):
        if len(row) != len(names):
            raise SourceError(f"{len(row)} cells instead of {len(names)}", where=f"{path}:{line}", remedy="name a file of the data set, tab separated, without a line of names")
        yield dict(zip(names, row, strict=True))


def _cells(path: Path) -> Iterator[list[str]]:
    """The cells of each line; bytes that are no UTF-8 are read as Latin-1, as the loaders of the field read them."""
    try:
        with path.open("rb") as lines:
            for line in lines:
                if line.strip():
                    yield [cell.strip() for cell in _text(line).rstrip("\r\n").split("\t")]
    except OSError as error:
        raise SourceError(error.strerror or str(error), where=str(path), remedy="name a file that can be read") from None


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
