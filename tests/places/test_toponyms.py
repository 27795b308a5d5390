"""Where a toponym lies, told by its name, its neighbours and the article."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.model.actor import Place
from dateline.parse import parse_text
from dateline.places import find_places


def places(knowledge, text: str) -> dict[str, Place]:
    parsed = parse_text(text, dt.date(2020, 1, 1))
    return {place.text: place for place in find_places(parsed, find_actors(parsed, knowledge), knowledge)}


CASES = [
    ("Talks began in Vienna on Monday.", "Vienna", "AUT", "city"),
    ("A tornado hit Paris, Texas, last night.", "Paris", "USA", "city"),
    ("He flew from Paris to Lyon and Marseille in France.", "Paris", "FRA", "city"),
    ("Voters in Georgia and Alabama went to the polls, and so did those in Atlanta and Florida.", "Georgia", "USA", "region"),
    ("Georgia and Armenia reopened the border near Tbilisi.", "Georgia", "GEO", "country"),
    ("Rebels shelled Aleppo and villages near Idlib in Syria.", "Aleppo", "SYR", "city"),
    ("A fire burned in Laurel County, Kentucky.", "Laurel County", "USA", "region"),
    ("The convoy reached Gaza.", "Gaza", "PSE", None),
    ("Russian troops left Kherson.", "Russian", "RUS", "country"),
    ("Peru sent a ship to the U.S.-led patrols off the coast.", "U.S.-led", "USA", "country"),
    ("The mill in Gatineau, Que., burned down.", "Que", "CAN", "region"),
    ("Spain drew close to Nazi Germany in those years.", "Nazi Germany", "DEU", "country"),
    ("Ida Moor, 41, from Wexcombe, Texas, said it was a great day. Wexcombe police asked for help.", "Wexcombe", "USA", None),
    ("Carthage Police Chief Luke Mann said the woman was found near Carthage, Texas.", "Carthage", "USA", "city"),
    ("A fire broke out in the town of Pervouralsk in Russia, said Moscow.", "Pervouralsk", "RUS", "city"),
    ("Ice closed Vancouver International Airport.", "Vancouver International Airport", "CAN", None),
    ("Dry weeks emptied the wells in Bathurst in New South Wales.", "Bathurst", "AUS", "city"),
    ("He owns a mill in Kent.", "Kent", "GBR", "region"),
    ("The Democratic Republic of the Congo shut its schools, and so did Angola.", "Democratic Republic of the Congo", "COD", "country"),
    ("The laboratory in Acton, west London, has closed.", "Acton", "GBR", "city"),
    ("Water is short in Lusaka's suburbs of Chilenje and Kabwata.", "Kabwata", "ZMB", None),
    ("Bees died on the Danish island of Endelave.", "Endelave", "DNK", None),
    ("The storm passed the Turks and Caicos on Friday.", "Turks and Caicos", "TCA", None),
    ("Polls closed early in Puebla state.", "Puebla", "MEX", "region"),
    ("Danbury Hospital took in three of them; Connecticut paid.", "Danbury", "USA", "city"),
    ("Tugs from Port Said pull at the ship.", "Port Said", "EGY", "city"),
    ("Boats lie idle in Freetown's Aberdeen quarter.", "Aberdeen", "SLE", None),
    ("The Danish firm left Przemysl; trains run from Lviv, Kharkiv, Odessa and Poltava in Ukraine.", "Przemysl", "POL", "city"),
    ("Norway shut the crossing at Neiden; trains left Bergen for Oslo, Stavanger and Bodo.", "Neiden", "NOR", None),
]


@pytest.mark.parametrize(("text", "name", "country", "kind"), CASES)
def test_countries(knowledge, text, name, country, kind):
    place = places(knowledge, text)[name]
    assert place.country == country
    assert kind is None or place.kind == kind


@pytest.mark.parametrize("text", ["Lassa fever killed nine of them.", "He caught the Marburg virus in a cave."])
def test_what_a_disease_is_called_after_is_no_place(knowledge, text):
    assert not places(knowledge, text)


def test_place_of_dateline(knowledge):
    text = "BERLIN (Reuters) - Two bridges were closed on Monday, the transport ministry said.\n\nThey will be pulled down in May."
    found = places(knowledge, text)["BERLIN"]
    assert (found.start, found.country, found.role) == (0, "DEU", "place")


def test_greater_namesake_of_a_dateline_is_found_by_the_text(knowledge):
    text = "VICTORIA (Reuters) - Voters in Vancouver, Kelowna and the rest of British Columbia chose new councils on Monday."
    assert places(knowledge, text)["VICTORIA"].country == "CAN"


def test_roles(knowledge):
    found = places(knowledge, "Beijing protested after the envoy spoke in Taipei.")
    assert (found["Beijing"].role, found["Taipei"].role) == ("actor", "place")


def test_known_city_has_coordinates_and_id(knowledge):
    vienna = places(knowledge, "Talks began in Vienna.")["Vienna"]
    assert vienna.geonameid == 2761369
    assert vienna.lat == pytest.approx(48.2, abs=0.2)


def test_unknown_village_stays_unknown(knowledge):
    found = places(knowledge, "They stopped in Xqvzburg for tea.")
    assert all(place.country is None and place.lat is None for name, place in found.items() if name == "Xqvzburg")


def test_newspapers_and_persons_are_no_places(knowledge):
    found = places(knowledge, "The Washington Post asked Jordan Smith about it.")
    assert "Washington" not in found and "Jordan" not in found


# ---- continents, parts and namesakes

WIDE = [
    ("Leaders from across Africa met in Lagos.", "Africa"),
    ("Peru's minister praised growth in Asia.", "Asia"),
    ("Convoys crossed the Horn of Africa.", "Horn of Africa"),
    ("Trade with South America grew, said Spain.", "South America"),
]


@pytest.mark.parametrize(("text", "name"), WIDE)
def test_a_continent_lies_in_no_one_country(knowledge, text, name):
    place = places(knowledge, text)[name]
    assert (place.country, place.geonameid, place.why) == (None, None, "lies in several countries")


@pytest.mark.parametrize(("text", "name", "country"), [("Rain fell in Northeast Texas.", "Northeast Texas", "USA"), ("Shells fell in Eastern Ukraine.", "Eastern Ukraine", "UKR")])
def test_a_part_lies_in_its_whole(knowledge, text, name, country):
    assert places(knowledge, text)[name].country == country


def test_home_news_has_its_own_namesakes(knowledge):
    """Melville of New York is the only one in the gazetteer; an article of Saskatchewan's towns means its own."""
    text = "Crews from Regina, Saskatoon and Moose Jaw put out a fire in Melville, and others came from Winnipeg and Brandon."
    assert places(knowledge, text)["Melville"].country == "CAN"
    assert places(knowledge, "The minister flew to Annapolis after talks in London and Oxford.")["Annapolis"].country == "USA"


def test_a_team_is_no_place(knowledge):
    assert "China" not in places(knowledge, "Team China marched in behind Chile.")


def test_a_great_town_before_a_city_state_in_a_list_stays_at_home(knowledge):
    found = places(knowledge, "She will travel to Jakarta, Singapore, Manila and Hanoi, and then to Vientiane, Laos.")
    assert [found[name].country for name in ("Jakarta", "Singapore", "Manila", "Vientiane")] == ["IDN", "SGP", "PHL", "LAO"]


def test_hyphens_tie_a_name_together(knowledge):
    found = places(knowledge, "The envoy will travel to Port-au-Prince, Haiti, on Monday.")
    assert (found["Port-au-Prince"].country, found["Port-au-Prince"].kind) == ("HTI", "city")
    assert set(found) == {"Port-au-Prince", "Haiti"}


def test_a_person_behind_in_is_no_place(knowledge):
    assert "Marta Orr" not in places(knowledge, "The party has lost its trust in Marta Orr. Marta Orr said she would stay.")


def test_a_quarter_may_be_the_last_word_of_a_text(knowledge):
    assert places(knowledge, "Marchers gather in Kampala's Kololo")["Kampala"].country == "UGA"
