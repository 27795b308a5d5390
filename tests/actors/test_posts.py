"""Who is sent to a post, who heads a body, and which country an epithet means."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.knowledge.load import Knowledge
from dateline.knowledge.posts import head_of, post_behind, post_of_title
from dateline.model.actor import ArticleActor
from dateline.parse import parse_text


def actor(knowledge: Knowledge, text: str, words: str, day: str) -> ArticleActor | None:
    table = find_actors(parse_text(text, dt.date.fromisoformat(day)), knowledge)
    return next((table.by_ref[mention.ref] for mention in table.mentions if mention.text == words), None)


@pytest.mark.parametrize(
    ("words", "post"),
    [(" to Moscow", "RUS"), (" for the peace process in Yemen", "YEM"), (" to the United Nations said", "org/un"), (" for the Horn of Africa", "place/horn"), (" said", None)],
)
def test_post_behind_a_title(knowledge: Knowledge, words: str, post: str | None) -> None:
    assert post_behind(knowledge.base, words) == post


def test_post_in_a_title(knowledge: Knowledge) -> None:
    assert post_of_title(knowledge.base, "Ambassador to France") == "FRA"
    assert post_of_title(knowledge.base, "Presidential aide") is None


def test_who_heads_a_body(knowledge: Knowledge) -> None:
    assert head_of(knowledge.base, "org/mossad") == "ISR/intelligence-chief"
    assert head_of(knowledge.base, "org/nato") is None


HOLDERS = [
    ("The U.N. special envoy for Yemen warned the parties.", "The U.N. special envoy for Yemen", "2022-08-15", "Hans Grundberg"),
    ("Britain's ambassador to Washington has resigned.", "Britain's ambassador to Washington", "2019-07-10", "Kim Darroch"),
    ("The head of Mossad flew to Doha.", "The head of Mossad", "2024-03-18", "David Barnea"),
    ("The CIA director was seen in Ankara.", "The CIA director", "2022-11-14", "William Burns"),
    ("The speaker of the U.S. House landed in Taipei.", "The speaker of the U.S. House", "2022-08-02", "Nancy Pelosi"),
    ("Ukraine's commander-in-chief called it a stalemate.", "Ukraine's commander-in-chief", "2023-11-02", "Valerii Zaluzhnyi"),
    ("The head of the African Union Commission asked for a truce.", "The head of the African Union Commission", "2025-06-02", "Mahamoud Ali Youssouf"),
]


@pytest.mark.parametrize(("text", "words", "day", "name"), HOLDERS)
def test_the_one_holder(knowledge: Knowledge, text: str, words: str, day: str, name: str) -> None:
    found = actor(knowledge, text, words, day)
    assert found is not None and found.name == name


def test_an_ambassador_whom_the_record_no_longer_vouches_for_is_not_named(knowledge: Knowledge) -> None:
    found = actor(knowledge, "The American ambassador to Colombo spoke.", "The American ambassador to Colombo", "2031-01-10")
    assert found is not None and found.id is None


def test_whom_the_text_sends_there_comes_first(knowledge: Knowledge) -> None:
    text = "U.S. Ambassador to Chile Mary Holt arrived. The American ambassador to Moscow stayed. The American ambassador to Chile spoke."
    chile = actor(knowledge, text, "The American ambassador to Chile", "2022-06-06")
    assert chile is not None and chile.name == "Mary Holt"
    moscow = actor(knowledge, text, "The American ambassador to Moscow", "2022-06-06")
    assert moscow is not None and moscow.name == "John J. Sullivan"


EPITHETS = [
    ("Hungary blocked it. The Central European country has done so before.", "The Central European country", "HUN"),
    ("Nauru broke with Taipei. The Pacific island nation will recognise Beijing.", "The Pacific island nation", "NRU"),
    ("Ethiopia asked China for help. The Horn of Africa country owes much.", "country", "ETH"),
    ("Peru and Chile spoke. The European nation was silent.", "The European nation", None),
]


@pytest.mark.parametrize(("text", "words", "country"), EPITHETS)
def test_an_epithet_means_a_country_of_its_stretch(knowledge: Knowledge, text: str, words: str, country: str | None) -> None:
    found = actor(knowledge, text, words, "2023-11-14")
    assert (found.country if found else None) == country


def test_a_circle_is_its_members(knowledge: Knowledge) -> None:
    table = find_actors(parse_text("The P5+1 and Iran met in Almaty.", dt.date(2013, 2, 26)), knowledge)
    (circle,) = [one for one in table.actors if one.name == "P5+1"]
    assert {table.by_ref[ref].country for ref in circle.members} == {"USA", "RUS", "CHN", "GBR", "FRA", "DEU"}


def test_the_head_of_a_group_is_coded_as_the_group(knowledge: Knowledge) -> None:
    found = actor(knowledge, "Hassan Nasrallah said he would answer.", "Hassan Nasrallah", "2022-02-03")
    assert found is not None and (found.country, found.code) == ("LBN", "LBNREB")


@pytest.mark.parametrize(
    ("text", "words", "day", "body"),
    [
        ("The 22-member league asked for a no-fly zone.", "The 22-member league", "2011-03-12", "org/al"),
        ("ASEAN met in Jakarta. The 10-member bloc will wait.", "The 10-member bloc", "2023-09-05", "org/asean"),
        ("The 11-member bloc met in Jakarta.", "The 11-member bloc", "2023-09-05", None),
    ],
)
def test_a_body_told_by_its_size(knowledge: Knowledge, text: str, words: str, day: str, body: str | None) -> None:
    found = actor(knowledge, text, words, day)
    assert (found.id if found else None) == body


def test_a_mediator_without_a_post_is_sent_to_the_one_country_of_the_sentence(knowledge: Knowledge) -> None:
    found = actor(knowledge, "The U.N. mediator met two Syrian delegations.", "The U.N. mediator", "2014-01-25")
    assert found is not None and found.name == "Lakhdar Brahimi"


def test_the_north_beside_a_place_between_the_two(knowledge: Knowledge) -> None:
    found = actor(knowledge, "The leader of the North came to Panmunjom.", "The leader of the North", "2018-05-26")
    assert found is not None and found.country == "PRK"


def test_a_body_of_american_states(knowledge: Knowledge) -> None:
    table = find_actors(parse_text("Georgia's grand jury charged him.", dt.date(2023, 8, 14)), knowledge)
    assert all(one.country != "GEO" for one in table.actors)


def test_his_guest_is_the_other_of_two(knowledge: Knowledge) -> None:
    found = actor(knowledge, "Narendra Modi hugged his guest at the airport: Donald Trump had flown in.", "his guest", "2020-02-24")
    assert found is not None and found.name == "Donald Trump"


def test_who_speaks_for_an_official_is_of_his_body(knowledge: Knowledge) -> None:
    found = actor(knowledge, "A spokesman for U.N. Secretary-General Antonio Guterres wept. Peru agreed.", "A spokesman", "2023-06-02")
    assert found is not None and (found.country, found.code) == (None, "IGOUNO")


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Envoys from Kenya admitted the delay.", "Envoys from Kenya", "KEN"),
        ("Representatives from Peru admitted the delay.", "Representatives from Peru", "PER"),
        ("The envoy to Kenya admitted the delay.", "The envoy to Kenya", None),
        ("A Danish diplomatic source spoke of a delay.", "A Danish diplomatic source", "DNK"),
        ("The Iranian Revolutionary Guard Corps denied it.", "The Iranian Revolutionary Guard Corps", "IRN"),
    ],
)
def test_whose_envoys_and_sources_are(knowledge: Knowledge, text: str, words: str, country: str | None) -> None:
    found = actor(knowledge, text, words, "2021-06-15")
    assert found is not None and found.country == country
