"""States behind places: the side of an act that happens to a city is its state."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors, with_states_of_places
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.parse import parse_text
from dateline.places import find_places


def table(text: str, knowledge: Knowledge) -> ActorTable:
    parsed = parse_text(text, dt.date(2024, 5, 14))
    actors = find_actors(parsed, knowledge)
    return with_states_of_places(actors, find_places(parsed, actors, knowledge), parsed, knowledge)


def country_of(text: str, words: str, knowledge: Knowledge) -> str | None:
    found = table(text, knowledge)
    return next((found.by_ref[one.ref].country for one in found.mentions if one.text == words), None)


def test_a_city_in_which_somebody_arrives_means_its_state(knowledge: Knowledge) -> None:
    assert country_of("The Brazilian president arrived in Lisbon on Friday.", "Lisbon", knowledge) == "PRT"


def test_a_city_of_a_state_that_is_named_is_that_state_s_actor(knowledge: Knowledge) -> None:
    found = table("Kenya's president made a speech in Mombasa.", knowledge)
    refs = {one.text: one.ref for one in found.mentions}
    assert refs["Mombasa"] == refs["Kenya"]


def test_mentions_stay_in_text_order_and_refs_are_known(knowledge: Knowledge) -> None:
    found = table("In Lisbon and Quito, the envoys of Peru met. Cairo was silent.", knowledge)
    assert [one.start for one in found.mentions] == sorted(one.start for one in found.mentions)
    assert {one.ref for one in found.mentions} <= set(found.by_ref)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Gunmen shot dead two herders in Kenya's eastern district of Garissa.", "Gunmen", "KEN"),
        ("Rebels raided a market in the Indian state of Assam.", "Rebels", "IND"),
        ("Rebels shot down an Indian helicopter.", "Rebels", None),
    ],
)
def test_people_are_at_home_in_the_part_of_a_land_where_a_sentence_plays(knowledge: Knowledge, text: str, words: str, country: str | None) -> None:
    assert country_of(text, words, knowledge) == country


def test_believers_of_a_land_are_of_that_land(knowledge: Knowledge) -> None:
    assert country_of("Indonesian Muslims burned a Danish flag.", "Indonesian Muslims", knowledge) == "IDN"
    assert country_of("Muslims burned a Danish flag.", "Muslims", knowledge) is None
