"""Rows of the words met last."""

from __future__ import annotations

import numpy as np

from dateline.parse.kept import KeptRows


class _Asked:
    """Rows that tell their word, and the words that were learnt."""

    def __init__(self, room: int) -> None:
        self.kept, self.learnt = KeptRows(room, 2), list[int]()

    def rows(self, words: list[int]) -> list[list[float]]:
        return self.kept.of(words, lambda places: self._learn([words[place] for place in places])).tolist()

    def _learn(self, words: list[int]) -> np.ndarray:
        self.learnt += words
        return np.array([[word, -word] for word in words], np.float32).reshape(-1, 2)


def test_a_row_is_that_of_its_word_and_learnt_once() -> None:
    asked = _Asked(4)
    assert asked.rows([7, 5, 7]) == [[7, -7], [5, -5], [7, -7]]
    assert asked.rows([5, 9]) == [[5, -5], [9, -9]]
    assert asked.learnt == [7, 5, 9]


def test_what_was_asked_for_last_stays() -> None:
    asked = _Asked(4)
    for words in ([1, 2, 3, 4], [1, 3], [5], [1, 3], [2]):
        assert asked.rows(words) == [[word, -word] for word in words]
    assert asked.learnt == [1, 2, 3, 4, 5, 2]


def test_a_text_of_more_words_than_there_is_room_for_has_its_rows_and_the_room_is_small_again() -> None:
    asked = _Asked(4)
    for words in ([1, 2], list(range(9)), [20, 21], [20]):
        assert asked.rows(words) == [[word, -word] for word in words]
    assert len(asked.kept._rows) == 4


def test_every_word_has_its_row_whatever_comes_and_goes() -> None:
    asked, drawn = _Asked(10), np.random.default_rng(1)
    for _ in range(300):
        words = drawn.integers(0, 40, drawn.integers(1, 16)).tolist()
        assert asked.rows(words) == [[word, -word] for word in words]
        assert len(asked.kept._rows) <= 15
