"""Who is meant, case by case: every sentence is ours, every answer from the public record."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.model.actor import ActorTable, ArticleActor
from dateline.parse import parse_text


def read(knowledge, text: str, day: str | None = None) -> ActorTable:
    return find_actors(parse_text(text, dt.date.fromisoformat(day) if day else None), knowledge)


def actor(table: ActorTable, words: str) -> ArticleActor:
    """The actor of the first mention that has exactly these words."""
    found = [mention for mention in table.mentions if mention.text == words]
    assert found, f"no mention {words!r} among {[mention.text for mention in table.mentions]}"
    return table.by_ref[found[0].ref]


PERSONS = [
    # words, person, country, office
    ("Chinese Foreign Minister Wang Yi landed in Nairobi.", "2024-09-01", "Chinese Foreign Minister Wang Yi", "person/wang-yi", "CHN", "CHN/foreign-minister"),
    ("France's top diplomat urged restraint.", "2025-03-27", "France's top diplomat", "person/jean-noel-barrot", "FRA", "FRA/foreign-minister"),
    ("The president of France called the Russian leader.", "2022-03-06", "The president of France", "person/emmanuel-macron", "FRA", "FRA/head-of-state"),
    ("Prime Minister Draghi of Italy thanked Germany's Baerbock.", "2022-05-10", "Germany's Baerbock", "person/annalena-baerbock", "DEU", "DEU/foreign-minister"),
    ("Prime Minister Draghi of Italy thanked Germany's Baerbock.", "2022-05-10", "Prime Minister Draghi", "person/mario-draghi", "ITA", "ITA/head-of-government"),
    ("Secretary of State Antony J. Blinken left for Amman.", "2023-11-03", "Secretary of State Antony J. Blinken", "person/antony-blinken", "USA", "USA/foreign-minister"),
    ("Retno Marsudi, the Indonesian foreign minister, came to Kuala Lumpur.", "2019-02-15", "Retno Marsudi", "person/retno-marsudi", "IDN", "IDN/foreign-minister"),
    ("Bush telephoned Blair.", "2005-09-04", "Bush", "person/george-w-bush", "USA", "USA/head-of-state"),
    ("The Russian premier toasted his hosts.", "2013-10-22", "The Russian premier", "person/dmitry-medvedev", "RUS", "RUS/head-of-government"),
]


@pytest.mark.parametrize(("text", "day", "words", "id", "country", "office"), PERSONS)
def test_persons_and_holders(knowledge, text, day, words, id, country, office):
    found = actor(read(knowledge, text, day), words)
    assert (found.kind, found.id, found.country, found.office and found.office.id) == ("person", id, country, office)
    assert found.why


KINDS = [
    # words, kind, country, sectors
    ("Russian leaders welcomed the guests.", "Russian leaders", "group", "RUS", ("GOV",)),
    ("Palestinian militants fired at the border.", "Palestinian militants", "group", "PSE", ("REB",)),
    ("A Turkish businessman was arrested.", "A Turkish businessman", "unknown", "TUR", ("BUS",)),
    ("Hundreds of protesters marched in Cairo.", "Hundreds of protesters", "group", "EGY", ("CVL",)),
    ("The Iraqi opposition rejected the plan.", "The Iraqi opposition", "government", "IRQ", ("OPP",)),
    ("Beijing protested to Tokyo.", "Beijing", "government", "CHN", ("GOV",)),
    ("Russia's Foreign Ministry summoned the envoy.", "Russia's Foreign Ministry", "government", "RUS", ("GOV",)),
    ("The Foreign Ministry in Colombo confirmed the visit.", "The Foreign Ministry in Colombo", "government", "LKA", ("GOV",)),
    ("A Chinese Foreign Ministry spokesperson declined to comment.", "A Chinese Foreign Ministry spokesperson", "unknown", "CHN", ("GOV",)),
    ("Japan's police chief apologised.", "Japan's police chief", "unknown", "JPN", ("COP",)),
]


@pytest.mark.parametrize(("text", "words", "kind", "country", "sectors"), KINDS)
def test_kinds_countries_and_sectors_without_a_date(knowledge, text, words, kind, country, sectors):
    found = actor(read(knowledge, text), words)
    assert (found.kind, found.country, found.sectors) == (kind, country, sectors)
    assert found.kind == "government" or found.id is None


def test_every_head_points_to_its_actor(knowledge):
    parsed = parse_text("Chinese Foreign Minister Wang Yi will meet Russian leaders in Moscow next week.", dt.date(2025, 3, 28))
    table = find_actors(parsed, knowledge)
    subject = next(token for token in parsed.tokens if token.dep == "nsubj")
    target = next(token for token in parsed.tokens if token.dep == "dobj")
    assert table.by_ref[table.at(subject.i).ref].id == "person/wang-yi"
    assert table.by_ref[table.at(target.i).ref].country == "RUS"


def test_title_and_name_of_the_text_beat_a_silent_base(knowledge):
    table = read(knowledge, "Norwegian Fisheries Minister Olav Testesen met reporters. Testesen was brief.", "2025-02-01")
    found = actor(table, "Norwegian Fisheries Minister Olav Testesen")
    assert (found.id, found.country, found.state) == (None, "NOR", "certain")
    assert any("named in the text" in reason for reason in found.why)
    assert actor(table, "Testesen").ref == found.ref


def test_surname_before_full_name_finds_it(knowledge):
    table = read(knowledge, "Guo denies report.\n\nForeign Ministry spokesman Guo Jiakun spoke to reporters.", "2025-03-28")
    assert actor(table, "Guo").ref == actor(table, "Foreign Ministry spokesman Guo Jiakun").ref


def test_former_holder_holds_no_office(knowledge):
    found = actor(read(knowledge, "Former British prime minister Tony Blair went to Kigali.", "2012-01-10"), "Former British prime minister Tony Blair")
    assert (found.country, found.office, found.sectors) == ("GBR", None, ("ELI",))


def test_article_without_a_day_names_the_office_alone(knowledge):
    found = actor(read(knowledge, "The French foreign minister left Cairo."), "The French foreign minister")
    assert (found.kind, found.country, found.id) == ("office", "FRA", None)
    assert found.office and found.office.id == "FRA/foreign-minister"


def test_ministry_takes_the_country_of_the_one_named_before(knowledge):
    table = read(knowledge, "Kenya's Foreign Ministry confirmed the talks. The ministry gave no date.", "2021-01-04")
    assert actor(table, "The ministry").ref == actor(table, "Kenya's Foreign Ministry").ref


def test_names_that_are_no_governments(knowledge):
    table = read(knowledge, "The Washington Post interviewed Paris Hilton in Berlin.", "2015-01-04")
    assert not [a for a in table.actors if a.kind in ("government", "country")]


def test_hyphenated_country_owns_nothing(knowledge):
    table = read(knowledge, "U.S.-backed Peruvian policemen took the town.", "2011-05-04")
    assert {a.country for a in table.actors if a.kind == "group"} == {"PER"}


def test_text_in_capitals_names_the_same_actors(knowledge):
    table = read(knowledge, "CHINESE FOREIGN MINISTER WANG YI ARRIVED IN MOSCOW ON MONDAY FOR TALKS WITH RUSSIAN LEADERS.", "2025-03-28")
    assert actor(table, "CHINESE FOREIGN MINISTER WANG YI").id == "person/wang-yi"
    assert actor(table, "RUSSIAN LEADERS").country == "RUS"


def test_body_called_by_a_person_is_that_person_s_country_s(knowledge):
    assert actor(read(knowledge, "Merkel's government fell.", "2015-03-01"), "Merkel's government").country == "DEU"


def test_its_minister_is_that_of_the_government_named(knowledge):
    found = actor(read(knowledge, "Tehran announced that its foreign minister would go to Muscat.", "2015-03-01"), "its foreign minister")
    assert (found.country, found.id) == ("IRN", "person/mohammad-javad-zarif")
