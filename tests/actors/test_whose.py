"""Whose bodies and people are that are told by a pronoun, by a body behind their name, or by the paper they stand in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dateline.actors import find_actors
from dateline.parse import parse_text

PAPER = "U.S. Department of State"


def country_of(knowledge, text: str, words: str, publisher: str | None = PAPER) -> str | None:
    """The country of the first mention whose text holds the words."""
    parsed = parse_text(text, dt.date(2021, 9, 14))
    table = find_actors(replace(parsed, article=replace(parsed.article, publisher=publisher)), knowledge)
    return next(table.by_ref[mention.ref].country for mention in table.mentions if words in mention.text)


@pytest.mark.parametrize("words", ["our troops", "Our diplomats", "Our embassy", "Our ambassadors"])
def test_ours_in_a_governments_own_paper_are_its_own(knowledge, words):
    text = "The raid wounded four of our troops in Iraq. Our diplomats met Iranian officials. Our embassy warned the Taliban. Our ambassadors left."
    assert country_of(knowledge, text, words) == "USA"
    assert country_of(knowledge, text, words, publisher="The Evening Post") != "USA"


def test_ours_in_a_transcript_are_those_of_who_has_the_word(knowledge):
    text = "Secretary of State Antony Blinken met Chilean Foreign Minister Luc Rojas.\n\nSECRETARY BLINKEN: Thank you.\n\nFOREIGN MINISTER ROJAS: Our troops will leave Haiti."
    assert country_of(knowledge, text, "Our troops") == "CHL"


@pytest.mark.parametrize("words", ["our governments", "our ministers", "our partners"])
def test_ours_may_be_of_several_states(knowledge, words):
    text = f"The Secretary flew to Lima.\n\nThe visit shows how close they are.\n\nThe talks brought {words} together."
    parsed = parse_text(text, dt.date(2021, 9, 14))
    table = find_actors(replace(parsed, article=replace(parsed.article, publisher=PAPER)), knowledge)
    assert all(table.by_ref[mention.ref].country != "USA" for mention in table.mentions if words in mention.text)


def test_a_presidents_troops_are_his_countrys(knowledge):
    assert country_of(knowledge, "President Putin spoke on Monday. His troops shelled Kharkiv.", "His troops") == "RUS"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The adviser spoke with Sami Haddad of the Bahraini Royal Office.", "Haddad", "BHR"),
        ("She met Major General Oren Levy, Chief of the General Staff of the Israel Defense Forces (IDF).", "Levy", "ISR"),
        ("She thanked African Union chair President of Ghana Kofi Marsh.", "Kofi Marsh", "GHA"),
        ("Today Danish Minister of Economy Lars Holm and Secretary Rowe will meet.", "Rowe", "USA"),
        ("National Economic Council Director Alan Pike met mayors.", "Alan Pike", "USA"),
    ],
)
def test_a_body_or_a_style_tells_whose_somebody_is(knowledge, text, words, country):
    assert country_of(knowledge, text, words) == country


def test_a_style_of_several_states_is_that_of_the_one_told_whole(knowledge):
    text = "The Islamic Republic of Mauritania thanked Spain. The Islamic Republic will host the talks."
    table = find_actors(parse_text(text, dt.date(2021, 9, 14)), knowledge)
    assert {table.by_ref[mention.ref].country for mention in table.mentions if "Republic" in mention.text} == {"MRT"}
    assert country_of(knowledge, "The Islamic Republic thanked Spain.", "The Islamic Republic", None) == "IRN"
