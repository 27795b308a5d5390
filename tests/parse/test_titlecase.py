"""Headlines in title case become sentences, by what the body writes small."""

from __future__ import annotations

import pytest

from dateline.parse.titlecase import is_title_case, sentence_case

BODY = ["Norway expelled two Russian diplomats on Tuesday over a row about fishing, the foreign ministry in Oslo said.", "Talks with the Foreign Ministry in Moscow would begin soon."]


@pytest.mark.parametrize(("headline", "written"), [
    ("Norway Expels Two Russian Diplomats Over Fishing Row", "Norway expels two Russian diplomats over fishing row"),
    ("Talks With Moscow Begin After Expulsions", "Talks with Moscow begin after Expulsions"),
    ("Oslo's Foreign Ministry Names No Diplomats", "Oslo's foreign ministry Names No diplomats"),
    ("U.S. And NATO Expel Diplomats, Too", "U.S. and NATO expel diplomats, Too"),
])
def test_words_that_the_body_writes_small_are_small(headline: str, written: str) -> None:
    assert sentence_case(headline, BODY) == written
    assert len(written) == len(headline)


def test_sentence_case_and_short_lines_are_no_title_case() -> None:
    assert is_title_case("Norway Expels Two Russian Diplomats Over Fishing Row")
    assert not is_title_case("Norway expels two Russian diplomats over a fishing row")
    assert not is_title_case("Oslo, Norway")
