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
    parsed = parse_text("President Martin K. Sheldon, Jr., Secretary of Trade Paul Hartley, and Secretary of Labor Simon Reeve met with Peru's Foreign Minister Ana Rojas.")
    assert word(parsed, "Hartley").head == word(parsed, "Sheldon").i
    assert word(parsed, "Sheldon").head == word(parsed, "met").i


def test_names_behind_a_colon_are_the_objects_of_the_preposition() -> None:
    parsed = parse_text("The chancellor talked on Monday with: Prime Minister Mette Lund of Denmark; Prime Minister Pavel Novak of Slovakia; and Prime Minister Ana Rojas of Peru.")
    first = word(parsed, "Lund")
    assert (first.dep, first.head) == ("pobj", word(parsed, "with").i)
    assert word(parsed, "Novak").head == first.i
    assert word(parsed, "Rojas").head in (first.i, word(parsed, "Novak").i)


def test_a_list_of_another_kind_stays() -> None:
    parsed = parse_text("The minister spoke with Peru: talks will begin on Monday.")
    assert word(parsed, "Peru").dep == "pobj" and word(parsed, "begin").dep != "pobj"
