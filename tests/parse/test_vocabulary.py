"""The library's words, forgotten when they are many."""

from __future__ import annotations

import pytest

from dateline.model.text import Article, Region
from dateline.parse import Parser, vocabulary
from dateline.parse.model import find_model

TEXT = "Malta's envoy, Joseph Vella, hoped that the treaty would hold; he can't say when the two were signing it."


def _article(text: str) -> Article:
    return Article("x", text, (Region("body", 0, len(text)),))


def _name(number: int) -> str:
    return "Q" + "".join("abcdefghij"[int(digit)] for digit in f"{number:05}")


def test_the_words_kept_of_ever_new_ones_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "WORDS_FOR_GOOD", 1_000)
    monkeypatch.setattr(vocabulary, "WORDS_AT_HAND", 200)
    parser = Parser(find_model())
    expected, vocab = parser.parse(_article(TEXT)).tokens, parser._nlp.vocab
    for first in range(0, 3_000, 50):
        parser.parse(_article(" ".join(map(_name, range(first, first + 50)))))
        assert len(vocab) <= 1_060
        assert len(vocab.strings) <= 3_500  # 9,000 if all were kept
    assert parser.parse(_article(TEXT)).tokens == expected


def test_what_gives_a_word_its_normal_form_is_not_wrapped_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "WORDS_FOR_GOOD", 0)
    monkeypatch.setattr(vocabulary, "WORDS_AT_HAND", 0)
    parser = Parser(find_model())
    getters = dict(parser._nlp.vocab.lex_attr_getters)
    parsed = [parser.parse(_article(TEXT)).tokens for _ in range(3)]
    assert parser._nlp.vocab.lex_attr_getters == getters
    assert parsed[0] == parsed[1] == parsed[2]
