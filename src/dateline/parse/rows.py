"""Which row of a model's vectors is a word's: half a million words in order in a file, instead of a table made of them at every start.

Reading the model's own table takes a tenth of a second and 60 MB. The words in order are written once to where compiled knowledge goes, under
a name that carries the hash of the table; where they cannot be written or read, the table is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from dateline.knowledge.compiled import compiled

Numbers = Any
"""An array of numbers."""

TABLE = "key2row"
"""The library's name of the table."""


class Rows:
    """The table as the library asks for it: rows by the hash of a word."""

    def __init__(self, words: Numbers, rows: Numbers) -> None:
        self._words, self._rows = words, rows
        self._in_order = memoryview(words)  # read one by one in a third of the time

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: int) -> bool:
        return self.get(word) is not None

    def get(self, word: int, default: int | None = None) -> int | None:
        """The row of a word."""
        place = bisect_left(self._in_order, word)
        return int(self._rows[place]) if place < len(self._words) and self._in_order[place] == word else default

    def find(self, words: Numbers) -> Numbers:
        """The rows of many words, -1 for one that has none."""
        places = np.minimum(self._words.searchsorted(words), len(self._words) - 1)
        return np.where(self._words[places] == words, self._rows[places].astype(np.int32), np.int32(-1))

    def items(self) -> Iterator[tuple[int, int]]:
        """One word of each row with it: the library goes through them to see which rows are taken."""
        last = np.full(int(self._rows.max()) + 1, -1)
        last[self._rows.astype(np.intp)] = np.arange(len(self._rows))
        last = last[last >= 0]
        return zip(self._words[last].tolist(), self._rows[last].tolist(), strict=True)

    def values(self) -> Iterator[int]:
        """The rows that are taken, each once."""
        return (row for _, row in self.items())


def find_rows(vectors: Any, words: Numbers) -> Numbers:
    """The rows of words among a model's vectors, -1 for one that has none."""
    table = vectors.key2row
    return table.find(words) if isinstance(table, Rows) else vectors.find(keys=words)


def read_rows(path: Path, read: Callable[[Path], dict[int, int]]) -> Rows | dict[int, int]:
    """The table in a file, which `read` reads; `Rows` where their file can be had."""
    try:
        words, rows = np.asarray(np.load(compiled("words.npy", [path], lambda target: _write(read(path), target)), mmap_mode="r"))
    except (OSError, ValueError):
        return read(path)
    return Rows(words, rows)


def _write(table: dict[int, int], target: Path) -> None:
    if not table:
        raise ValueError("a model without vectors")
    words, rows = (np.fromiter(some, np.uint64, len(table)) for some in (table.keys(), table.values()))
    order = np.argsort(words)
    np.save(target, np.stack([words[order], rows[order]]))


@contextmanager
def words_in_order() -> Iterator[None]:
    """While it lasts, the library reads its tables of words by `read_rows`."""
    import srsly

    usual = srsly.read_msgpack

    def read(path: Any, *rest: Any, **named: Any) -> Any:
        return read_rows(Path(path), usual) if Path(path).name == TABLE else usual(path, *rest, **named)

    srsly.read_msgpack = read
    try:
        yield
    finally:
        srsly.read_msgpack = usual
