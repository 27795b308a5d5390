"""Whose titles are: posted and charged people, bare titles, crowns; every sentence is ours."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

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


OWN = "Yesterday, the Secretary met Chancellor Merkel, and the Deputy Secretary flew to Rome."


@pytest.mark.parametrize(
    ("publisher", "words", "name"),
    [
        ("U.S. Department of State", "the Secretary", "Antony Blinken"), ("U.S. Department of State", "the Deputy Secretary", "Wendy Sherman"),
        ("Press Releases – United States Department of State", "the Secretary", "Antony Blinken"), ("U.S. Department of the Treasury", "the Secretary", "Janet Yellen"),
        ("U.S. Department of Energy", "the Secretary", "Secretary"), ("The Evening Post", "the Secretary", "Secretary"),
    ],
)  # fmt: skip
def test_in_a_ministrys_own_paper_the_bare_title_is_its_heads(knowledge, publisher, words, name):
    parsed = parse_text(OWN, dt.date(2021, 6, 24))
    table = find_actors(replace(parsed, article=replace(parsed.article, publisher=publisher)), knowledge)
    assert next(table.by_ref[m.ref].name for m in table.mentions if words in m.text) == name


def test_of_many_under_secretaries_a_ministrys_paper_means_none(knowledge):
    parsed = parse_text("The Under Secretary met Chancellor Merkel.", dt.date(2021, 6, 24))
    table = find_actors(replace(parsed, article=replace(parsed.article, publisher="U.S. Department of State")), knowledge)
    assert {actor.name for actor in table.actors if actor.country == "USA"} == {"Under Secretary"}


def test_in_a_ministrys_own_paper_a_title_stays_with_whom_the_text_gave_it(knowledge):
    parsed = parse_text("Secretary of the Treasury Janet Yellen met Chancellor Merkel. Afterwards the Secretary left for Paris.", dt.date(2021, 6, 24))
    table = find_actors(replace(parsed, article=replace(parsed.article, publisher="U.S. Department of State")), knowledge)
    assert next(table.by_ref[m.ref].name for m in table.mentions if m.text == "the Secretary") == "Janet Yellen"


ELSEWHERE = "Secretary of State Antony Blinken met Mexican Foreign Secretary Diego Ruiz. The Foreign Secretary thanked him. Foreign Secretary Ruiz will visit Peru."


@pytest.mark.parametrize("words", ["The Foreign Secretary", "Foreign Secretary Ruiz"])
def test_a_title_that_the_text_gave_elsewhere_is_not_that_of_its_usual_country(knowledge, words):
    found = named(knowledge, ELSEWHERE, words)
    assert (found.name, found.country) == ("Diego Ruiz", "MEX")


def test_a_title_of_two_countries_is_first_that_of_its_usual_one(knowledge):
    text = "Foreign Secretary Elizabeth Truss met Mexican Foreign Secretary Diego Ruiz. The Foreign Secretary thanked him."
    assert named(knowledge, text, "The Foreign Secretary").name == "Liz Truss"


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


# ---- titles parted from their names, and holders of once


CHARGED = [
    ("Under Secretary of State for Arms Control and International Security Bonnie D. Jenkins will lead it.", "Jenkins", "Bonnie Jenkins"),
    ("We met Assistant Secretary of State for Conflict and Stabilization Operations Anna Weber.", "Weber", "Anna Weber"),
    ("He saw Acting Assistant Secretary of State for the Bureau of Democracy, Human Rights, and Labor Anna Weber.", "Weber", "Anna Weber"),
    ("Assistant to the President for Homeland Security Liz Sherwood-Randall spoke.", "Sherwood", "Liz Sherwood-Randall"),
]


@pytest.mark.parametrize(("text", "words", "name"), CHARGED)
def test_a_charge_of_many_words_keeps_title_and_name_together(knowledge, text, words, name):
    found = named(knowledge, text, words)
    assert found.name == name
    assert found.office is None or not found.office.id.endswith("/head-of-state")


def test_a_title_behind_and_is_anothers(knowledge):
    text = "U.S. Special Envoy for Iran Carla Holt and Secretary of State Antony Blinken met in Vienna."
    assert named(knowledge, text, "Holt").name == "Carla Holt"
    assert named(knowledge, text, "Blinken").name == "Antony Blinken"


def test_a_usual_country_yields_to_who_is_known_elsewhere(knowledge):
    found = named(knowledge, "Foreign Secretary Harsh V. Shringla spoke in New York.", "Shringla", "2022-04-01")
    assert (found.country, found.office.id) == ("IND", "IND/foreign-secretary")


def test_a_usual_country_yields_to_another_holder(knowledge):
    assert named(knowledge, "Foreign Secretary Karla Quillmark spoke in New York.", "Quillmark", "2022-04-01").country is None


def test_who_has_left_keeps_no_office(knowledge):
    found = named(knowledge, "The 61st Secretary of State, James Baker, sat in the first row.", "Baker", "2022-04-04")
    assert (found.name, found.office) == ("James Baker", None)


def test_two_names_share_the_country_before_the_first(knowledge):
    found = named(knowledge, "He met Panamanian President Laurentino Cortizo and Energy Minister Karla Quillmark.", "Quillmark", "2021-07-01")
    assert found.country == "PAN"


def test_where_somebody_is_owns_nobody(knowledge):
    text = "Qin Gang set off for Africa. In Addis Ababa Qin will call at the African Union."
    found = named(knowledge, text, "Qin", "2023-01-09")
    assert (found.id, found.country) == ("person/qin-gang", "CHN")
    assert all(actor.country != "ETH" or actor.kind != "person" for actor in find_actors(parse_text(text, dt.date(2023, 1, 9)), knowledge).actors)


def test_a_surname_of_two_words(knowledge):
    assert named(knowledge, "President Peña Nieto spoke.", "Nieto", "2014-02-19").id == "person/enrique-pena-nieto"


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Federal Minister of Defense Annegret Kramp-Karrenbauer of Germany spoke.", "Karrenbauer", "Annegret Kramp-Karrenbauer", "DEU"),
        ("She will meet with Foreign Minister Saleumxay Kommasith, Vice Foreign Minister Karl Quillmark, and officials.", "Quillmark", "Karl Quillmark", "LAO"),
        ("South African Minister of International Relations and Cooperation Karl Quillmark spoke.", "Quillmark", "Karl Quillmark", "ZAF"),
        ("Ana Holt and Honduran Foreign Minister Enrique Reina met.", "Ana Holt", "Ana Holt", None),
        ("Saudi Minister of Communications and Information Technology Karl Quillmark spoke.", "Quillmark", "Karl Quillmark", "SAU"),
    ],
)
def test_lists_and_long_portfolios(knowledge, text, words, name, country):
    found = named(knowledge, text, words, "2021-07-01" if "Karrenbauer" in text else "2022-04-29")
    assert (found.name, found.country) == (name, country)


def test_of_something_unknown_means_nobody_spoken_of_before(knowledge):
    text = "Secretary of State Antony Blinken spoke. The Secretary of Quillmark Holdings was there."
    table = find_actors(parse_text(text, dt.date(2022, 3, 15)), knowledge)
    assert [mention.text for mention in table.mentions if table.by_ref[mention.ref].name == "Antony Blinken"] == ["Secretary of State Antony Blinken"]


@pytest.mark.parametrize(
    ("publisher", "text", "words", "country"),
    [
        ("The White House", "Senior Advisor Paul Rickman met Chadian officials.", "Rickman", "USA"),
        ("The White House", "National Budget Council Director Mary Holt met Chadian officials.", "Holt", "USA"),
        ("The White House", "Council Director Mary Holt met Chadian officials.", "Holt", None),
        (None, "Senior Advisor Paul Rickman met Chadian officials.", "Rickman", None),
        ("U.S. Department of State", "The Department thanks the people of Chad.", "Department", "USA"),
        ("The White House", "Labour unions and the Administration agreed.", "Administration", "USA"),
        ("The White House", "The talks were held by an administration of which nothing is known.", "administration", None),
    ],
)
def test_whose_paper_it_is_tells_whose_officials(knowledge, publisher, text, words, country):
    parsed = parse_text(text, dt.date(2022, 3, 15))
    table = find_actors(replace(parsed, article=replace(parsed.article, publisher=publisher)), knowledge)
    found = next((table.by_ref[m.ref] for m in table.mentions if words in m.text), None)
    assert (found.country if found else None) == country


def test_foreign_nationals_are_of_no_country_named(knowledge):
    assert named(knowledge, "Foreign nationals, among them one Peruvian, were arrested.", "Foreign").country is None
