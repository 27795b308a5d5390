"""Suffixes of names and lists behind a colon hang where English has them."""

from __future__ import annotations

from dateline.model.text import Parsed, Token
from dateline.parse import parse_text


def word(parsed: Parsed, text: str) -> Token:
    return next(token for token in parsed.tokens if token.text == text)


def test_a_suffix_is_part_of_the_name_and_no_subject() -> None:
    parsed = parse_text("President Harold T. Brandt, Jr. announced that Ann Dale would serve as envoy.")
    assert [token.text for token in parsed.tokens if token.head == word(parsed, "announced").i and token.dep == "nsubj"] == ["Brandt"]
    assert word(parsed, "Jr.").head == word(parsed, "Brandt").i


def test_what_is_joined_to_a_suffix_is_joined_to_the_name() -> None:
    parsed = parse_text("President Joseph R. Biden, Jr., Secretary of State Antony Blinken, and Secretary of Defense Lloyd Austin met with Peru's Foreign Minister Ana Rojas.")
    assert word(parsed, "Blinken").head == word(parsed, "Biden").i
    assert word(parsed, "Biden").head == word(parsed, "met").i


def test_names_behind_a_colon_are_the_objects_of_the_preposition() -> None:
    parsed = parse_text("The Vice President spoke individually with: Prime Minister Kaja Kallas of Estonia; Prime Minister Krisjanis Karins of Latvia; and Prime Minister Ana Rojas of Peru.")
    kallas = word(parsed, "Kallas")
    assert (kallas.dep, kallas.head) == ("pobj", word(parsed, "with").i)
    assert word(parsed, "Karins").head == kallas.i
    assert word(parsed, "Rojas").head in (kallas.i, word(parsed, "Karins").i)


def test_a_list_of_another_kind_stays() -> None:
    parsed = parse_text("The minister spoke with Peru: talks will begin on Monday.")
    assert word(parsed, "Peru").dep == "pobj" and word(parsed, "begin").dep != "pobj"
