"""A subject that hangs on a fronted phrase is given back to its verb; appositions and coordinations stay."""

from __future__ import annotations

import pytest

from dateline.parse import parse_text


def subject_of(verb: str, text: str) -> list[str]:
    parsed = parse_text(text)
    [word] = [token for token in parsed.tokens if token.text == verb]
    return [token.text for token in parsed.tokens if token.head == word.i and token.dep in ("nsubj", "nsubjpass")]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("In an interview with Sputnik News, UNICEF also said that this change would need its approval.", "said", "UNICEF"),
        ("At the invitation of Secretary of Trade Paul Hartley, Chilean Foreign Minister Karl Quillmark traveled to Oslo on Tuesday.", "traveled", "Quillmark"),
    ],
)
def test_the_noun_before_the_verb_is_its_subject(text: str, verb: str, subject: str) -> None:
    assert subject_of(verb, text) == [subject]


def test_an_apposition_of_a_subject_stays_one() -> None:
    assert subject_of("said", "The envoy of Peru, Ana Rojas, said on Monday that talks would begin.") == ["envoy"]


def test_a_coordinated_verb_keeps_the_subject_of_the_first() -> None:
    assert subject_of("left", "The minister met reporters in Oslo, a port, and left on Friday.") == []


def test_a_tree_stays_a_tree() -> None:
    parsed = parse_text("At the invitation of Secretary of Trade Paul Hartley, Chilean Foreign Minister Karl Quillmark traveled to Oslo on Tuesday.")
    for token in parsed.tokens:
        seen = set()
        while token.head != token.i:
            assert token.i not in seen
            seen.add(token.i)
            token = parsed.tokens[token.head]
