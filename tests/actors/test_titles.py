"""Whose titles are: posted and charged people, bare titles, crowns; every sentence is ours."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.parse import parse_text


def named(knowledge, text: str, words: str, day: str = "2022-03-15"):
    """The actor of the first mention whose text holds the words."""
    table = find_actors(parse_text(text, dt.date.fromisoformat(day)), knowledge)
    return next((table.by_ref[m.ref] for m in table.mentions if words in m.text), None)


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("U.S. Special Envoy for Sudan Carla Whitfield will travel to Egypt on Monday.", "Envoy", "Carla Whitfield", "USA"),
        ("French Ambassador to Norway Luc Perrin met Norwegian lawmakers.", "Ambassador", "Luc Perrin", "FRA"),
        ("Ambassador to Kenya Paul Rickman criticized the bill.", "Ambassador", "Paul Rickman", None),
        ("Under Secretary for Trade, Mining, and the Oceans Mary K. Holt will travel to Lima, Peru.", "Secretary", "Mary K. Holt", None),
        ("Special Envoy for the Horn of Africa Anna Weber will travel to Addis Ababa, Ethiopia, on Monday.", "Envoy", "Anna Weber", None),
    ],
)
def test_who_is_sent_serves_the_sender(knowledge, text, words, name, country):
    found = named(knowledge, text, words)
    assert (found.name, found.country) == (name, country)


BARE = [
    ("Secretary of State Antony Blinken and Chilean Foreign Minister Ana Rojas met. The Secretary thanked the Foreign Minister.", "The Secretary", "Antony Blinken"),
    ("Secretary of State Antony Blinken and Chilean Foreign Minister Ana Rojas met. The Secretary thanked the Foreign Minister.", "the Foreign Minister", "Ana Rojas"),
    ("President Joe Biden spoke with King Abdullah II of Jordan. The King briefed the President on his trip.", "The King", "Abdullah II"),
    ("President Joe Biden spoke with King Abdullah II of Jordan. The King briefed the President on his trip.", "the President", "Joe Biden"),
    ("The United States will act. The Secretary of the Treasury named two sectors of the Russian economy.", "the Treasury", "Janet Yellen"),
    ("Deputy Secretary of State Wendy Sherman met Japan's vice foreign minister. The Deputy Secretary left.", "The Deputy Secretary", "Wendy Sherman"),
]


@pytest.mark.parametrize(("text", "words", "name"), BARE)
def test_a_bare_title_means_whom_the_words_named(knowledge, text, words, name):
    assert named(knowledge, text, words).name == name


def test_a_king_is_not_the_president(knowledge):
    found = named(knowledge, "He recalled the steps announced by the President in Brussels.", "the President")
    assert found.country != "BEL"


def test_of_several_crowns_the_kingdom_is_home(knowledge):
    found = named(knowledge, "Queen Elizabeth II suspended parliament in London.", "Elizabeth", "2019-09-11")
    assert (found.country, found.office.id) == ("GBR", "GBR/head-of-state")


def test_of_two_offices_the_one_named(knowledge):
    assert named(knowledge, "Turkish President Recep Tayyip Erdogan spoke in Ankara.", "Erdogan", "2021-07-16").office.id == "TUR/head-of-state"
