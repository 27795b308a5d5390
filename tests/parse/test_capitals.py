"""Paragraphs in capitals are parsed as edited prose, letter for letter; others are left alone."""

from __future__ import annotations

import pytest

from dateline.parse import Parser, parse_text
from dateline.parse.capitals import is_loud, lowered


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("SWEDISH FOREIGN MINISTER TO VISIT LIMA", True),
        ("Swedish foreign minister to visit Lima", False),
        ("PERU: NO COMMENT", False),
        ("THE EU, NATO and the others agreed", False),
    ],
)
def test_what_is_printed_in_capitals(text: str, loud: bool) -> None:
    assert is_loud(text) is loud


def test_lower_case_keeps_every_letter_in_its_place() -> None:
    text = "İZMİR TALKS ENDED; ŁÓDŹ IS NEXT"
    assert len(lowered(text)) == len(text)


def test_capitals_give_the_tree_and_names_of_edited_prose() -> None:
    loud = parse_text("PERU'S FOREIGN MINISTER WILL VISIT WARSAW ON MONDAY, THE EMBASSY SAID.")
    words = {token.text.lower(): token for token in loud.tokens}
    assert words["visit"].pos == "VERB" and words["said"].dep == "ROOT"
    assert words["peru"].entity == "GPE" and words["warsaw"].text == "Warsaw" and words["will"].text == "will"
    assert all(loud.article.text[token.start : token.end].lower() == token.text.lower() for token in loud.tokens)


def test_us_is_the_country_unless_somebody_does_something_to_us() -> None:
    named = parse_text("US IMPOSES SANCTIONS ON TWO BANKS IN MALTA")
    spoken = parse_text("THE MINISTERS OF MALTA MET WITH US ON FRIDAY AND LEFT.")
    assert next(token.text for token in named.tokens) == "US"
    assert "us" in [token.text for token in spoken.tokens]


def test_a_text_without_capitals_is_parsed_as_it_stands(parser: Parser) -> None:
    assert [token.text for token in parse_text("The U.S. and Malta agreed.").tokens][:2] == ["The", "U.S."]
