"""Pronouns, pairs and counterparts."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.model.actor import ActorTable
from dateline.parse import load_parser, parse_text
from dateline.read import read_text


def read(knowledge, text: str, day: str = "2015-03-16") -> ActorTable:
    return find_actors(parse_text(text, dt.date.fromisoformat(day)), knowledge)


def refs(table: ActorTable, words: str) -> list[str]:
    return [mention.ref for mention in table.mentions if mention.text == words]


def countries(table: ActorTable, words: str) -> set[str | None]:
    """Countries of the members behind the first mention with these words."""
    return {table.by_ref[ref].country for ref in table.expand(refs(table, words)[0])}


PAIRS = [
    ("Lavrov flew to Tokyo. Japan and Russia will hold talks, both countries said.", "both countries", {"JPN", "RUS"}),
    ("Merkel met Hollande in Paris. The two leaders spoke for an hour.", "The two leaders", {"DEU", "FRA"}),
    ("The Russian and Turkish presidents spoke. Their call was short.", "Their", {"RUS", "TUR"}),
    ("The foreign ministers of Spain and Italy met.", "The foreign ministers of Spain and Italy", {"ESP", "ITA"}),
    ("Japan's foreign minister will visit Russia for talks on the war in Ukraine, both countries said.", "both countries", {"JPN", "RUS"}),
    ("Israel, Jordan and Egypt met; the three countries agreed.", "the three countries", {"ISR", "JOR", "EGY"}),
]


@pytest.mark.parametrize(("text", "words", "expected"), PAIRS)
def test_groups_have_their_members(knowledge, text, words, expected):
    assert countries(read(knowledge, text), words) == expected


def test_he_and_she_go_to_the_person_of_that_gender(knowledge):
    table = read(knowledge, "Angela Merkel wrote to David Cameron. She asked for patience.")
    assert refs(table, "She") == refs(table, "Angela Merkel")


def test_he_is_left_open_where_no_man_was_named(knowledge):
    assert refs(read(knowledge, "Angela Merkel arrived. He waited."), "He") == []


def test_it_is_left_open_where_it_means_nothing(knowledge):
    assert refs(read(knowledge, "Russia was ready. It is clear that talks will take time."), "It") == []


def test_counterpart_holds_the_same_office_elsewhere(knowledge):
    table = read(knowledge, "Kerry spoke to his Russian counterpart.")
    assert table.by_ref[refs(table, "his Russian counterpart")[0]].id == "person/sergey-lavrov"


def test_speaker_of_a_quotation_is_i(knowledge):
    table = read(knowledge, '"I shall go to Ankara," Putin said.')
    assert refs(table, "I") == refs(table, "Putin")


def test_relative_pronoun_takes_up_its_noun(knowledge):
    table = read(knowledge, "Putin, who visited Ankara, praised the pipeline.")
    assert refs(table, "who") == refs(table, "Putin")


def test_two_heads_of_state_are_those_of_the_states_named(knowledge):
    table = read(knowledge, "Lavrov will go to China next week. Russia and China want to follow the consensus of the two heads of state.")
    assert {table.by_ref[ref].id for ref in table.expand(refs(table, "the two heads of state")[0])} == {"person/vladimir-putin", "person/xi-jinping"}


MEETINGS = [
    ("Baerbock met Lavrov to discuss Russia's war against Ukraine. Both sides spoke of grain.", "Both sides", {"DEU", "RUS"}),
    ("President Biden and Secretary of State Blinken met with Foreign Minister Dmytro Kuleba of Ukraine. They spoke of aid.", "They", {"USA", "UKR"}),
    ("President Biden spoke with President Macron of France and Chancellor Scholz of Germany. The leaders agreed.", "The leaders", {"USA", "FRA", "DEU"}),
    ("The Governments of Chile and Peru announced a treaty.", "The Governments of Chile and Peru", {"CHL", "PER"}),
]


@pytest.mark.parametrize(("text", "words", "expected"), MEETINGS)
def test_partners_of_a_meeting_are_meant(knowledge, text, words, expected):
    assert countries(read(knowledge, text, "2022-03-15"), words) == expected


def test_a_bare_surname_is_the_office_holders_before_the_relatives(knowledge):
    text = "Robert Mugabe, former president of Zimbabwe, died on Friday. His wife, Grace Mugabe, was there. The army arrested Mugabe in 2017."
    table = read(knowledge, text, "2019-09-07")
    assert refs(table, "Mugabe") == refs(table, "Robert Mugabe")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Belgium thanked Chile for the military and humanitarian assistance.", "military"),
        ("The envoy met women of the justice sector in Lebanon.", "justice"),
    ],
)
def test_a_word_that_only_describes_does_not_act(knowledge, text, words):
    assert not [mention.text for mention in read(knowledge, text).mentions if words in mention.text]


def test_the_moon_is_no_president(knowledge):
    table = read(knowledge, "We flew to the Moon and returned, said the runner from Kenya.", "2019-10-13")
    assert all(actor.country != "KOR" for actor in table.actors)


def test_sides_without_a_number(knowledge):
    table = read(knowledge, "Kazakhstan and Uzbekistan held talks on Monday. The sides agreed to meet again.")
    group = table.by_ref[refs(table, "The sides")[0]]
    assert [table.by_ref[ref].country for ref in group.members] == ["KAZ", "UZB"]


def test_sides_that_are_helped_are_not_who_helps(knowledge):
    table = read(knowledge, "Qatar lies far from Azerbaijan. An envoy helps the sides agree.")
    assert [table.by_ref[ref].members for ref in refs(table, "the sides")] == [()]


def test_home_told_by_a_pronoun(knowledge):
    table = read(knowledge, "The Swiss defence ministry has a plan. Its chief negotiator, Ursina Caduff, said so on Monday.")
    assert {actor.country for actor in table.actors if actor.name == "Ursina Caduff"} == {"CHE"}


def test_official_at_home_where_the_state_acts(knowledge):
    article = read_text("MALE -- The Maldives has asked India to take its boats home, a senior official said on Sunday.", knowledge).article
    table = find_actors(load_parser().parse(article), knowledge)
    assert table.by_ref[refs(table, "a senior official")[0]].country == "MDV"
