"""Rows of numbers kept for the words met last, so many and no more."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np

Numbers = Any
"""An array of numbers."""


class KeptRows:
    """A row for each word that was asked for lately: when there is no room, those asked for last stay, to half of it."""

    def __init__(self, room: int, width: int) -> None:
        self._room = room
        self._place: dict[Hashable, int] = {}
        self._rows = np.zeros((room, width), np.float32)
        self._asked, self._time = np.zeros(room, np.int64), 0

    def of(self, words: Sequence[Hashable], learnt: Callable[[list[int]], Numbers]) -> Numbers:
        """One row a word; `learnt` gives the rows of those that are not kept, from where each stands among `words`."""
        if any(word not in self._place for word in words):
            self._learn(words, learnt)
        places = np.array([self._place[word] for word in words], np.intp)
        self._time += 1
        self._asked[places] = self._time
        return self._rows.take(places, axis=0)

    def _learn(self, words: Sequence[Hashable], learnt: Callable[[list[int]], Numbers]) -> None:
        where = {word: place for place, word in enumerate(words)}
        new = [word for word in where if word not in self._place]
        if len(self._place) + len(new) > len(self._rows):
            self._forget(len(where))
            new = [word for word in where if word not in self._place]
        first = len(self._place)
        self._rows[first : first + len(new)] = learnt([where[word] for word in new])
        self._place.update(zip(new, range(first, first + len(new)), strict=True))

    def _forget(self, coming: int) -> None:
        """Makes room for so many words; for more than it has, where a text is of more."""
        known, size = len(self._place), max(self._room, coming)
        last = np.argsort(self._asked[:known], kind="stable")[known - min(self._room // 2, size - coming, known) :]
        rows, words = self._rows[last], list(self._place)
        if len(self._rows) != size:
            self._rows, self._asked = (np.zeros((size, *some.shape[1:]), some.dtype) for some in (self._rows, self._asked))
        self._rows[: len(last)], self._asked[: len(last)] = rows, 0
        self._place = {words[place]: number for number, place in enumerate(last.tolist())}
