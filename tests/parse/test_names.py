"""Names are proposed from the parser's own vectors: who, where, of which people, when."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.parse import parse_text
from dateline.parse.names import LOOKS, around, look_of, spans_in


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Foreign Minister Anita Halvorsen of Norway met the envoys.", "Anita Halvorsen", "PERSON"),
        ("The talks were held in Montevideo, officials said.", "Montevideo", "GPE"),
        ("The Peruvian delegation left on Friday.", "Peruvian", "NORP"),
        ("The Peruvian delegation left on Friday.", "Friday", "DATE"),
        ("Police in Edmonton, Alta., found the car.", "Edmonton", "GPE"),
    ],
)
def test_a_name_has_its_words_and_its_type(text: str, name: str, kind: str) -> None:
    tokens = parse_text(text).tokens
    begins = [token for token in tokens if token.entity_starts]
    found = {}
    for token in begins:
        words = [token.text]
        for following in tokens[token.i + 1 :]:
            if following.entity != token.entity or following.entity_starts:
                break
            words.append(following.text)
        found[" ".join(words)] = token.entity
    assert found.get(name) == kind


def test_the_type_that_suits_all_words_wins() -> None:
    outside, person, place = [9.0, 0, 0, 0, 0], [0, 3.0, 0, 2.5, 0], [0, 0, 1.0, 0, 4.0]
    assert list(spans_in(np.array([outside, person, place, outside]))) == [(1, 1, 2)]
    assert list(spans_in(np.array([person, person]))) == [(0, 0, 0), (0, 1, 1)]


def test_neighbours_end_with_the_paragraph() -> None:
    near = around(np.array([[1.0], [2.0], [3.0], [4.0], [5.0], [6.0]], np.float32), [3, 1, 2], 1)
    assert near.tolist() == [[0, 1, 2], [1, 2, 3], [2, 3, 0], [0, 4, 0], [0, 5, 6], [5, 6, 0]]
    assert around(np.array([[1.0], [2.0]], np.float32), [1, 1], 2).tolist() == [[0, 0, 1, 0, 0], [0, 0, 2, 0, 0]]


def test_a_look_is_of_the_letters_and_of_what_is_known() -> None:
    look = look_of("LIMA", {"Lima": 17})
    assert len(look) == LOOKS and look[-6:] == [1, 0, 0, 0, 1, 1]
    assert look_of("lima", {"Lima": 17})[-6:] == [0, 0, 0, 0, 0, 1]
