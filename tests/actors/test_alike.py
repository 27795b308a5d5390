"""Persons called like places, papers called after towns, bodies called by the number of their members."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.model.actor import ActorTable
from dateline.parse import parse_text


def read(knowledge, text: str, day: str) -> ActorTable:
    return find_actors(parse_text(text, dt.date.fromisoformat(day)), knowledge)


def told(table: ActorTable, words: str) -> tuple[str, str | None] | None:
    """Kind and country of the actor whose first mention has exactly these words."""
    return next(((actor.kind, actor.country) for mention in table.mentions if mention.text == words for actor in [table.by_ref[mention.ref]]), None)


@pytest.mark.parametrize("name", ["Georgia Abernathy", "Israel Potter", "India Fairweather", "Kenya Whitfield"])
def test_person_called_like_a_place(knowledge, name):
    assert told(read(knowledge, f"{name} kept the shop open.", "2006-11-30"), name) == ("person", None)


@pytest.mark.parametrize("text", ["Rebels held Lebanon Heights for a week.", "They met in East Jerusalem.", "Georgia Police fined nine drivers."])
def test_places_stay_places(knowledge, text):
    assert not any(actor.kind == "person" for actor in read(knowledge, text, "2006-11-30").actors)


CASES = [
    ("The 27 asked Minsk to free the prisoners.", "2021-12-16", "The 27", ("organisation", None)),
    ("The 27 gave London more time.", "2019-04-12", "The 27", ("organisation", None)),
    ("The 27 asked Minsk to free the prisoners.", "2009-12-16", "The 27", ("organisation", None)),
    ("The 29 asked Minsk to free the prisoners.", "2021-12-16", "The 29", None),
    ("The 27 were taken to hospital in Minsk; the other 27 miners are missing.", "2021-12-16", "The 27", None),
    ("The Minsk Herald printed a photograph of the two.", "2009-01-26", "The Minsk Herald", ("organisation", "BLR")),
    ("The Manila Bulletin named the officer.", "2016-07-04", "The Manila Bulletin", ("organisation", "PHL")),
    ("Kenya Airways cancelled the flight.", "2019-01-30", "Kenya Airways", None),
    ("Few pilgrims saw the Holy Land that year.", "2006-12-25", "the Holy Land", None),
    ("Guaido thanked Bogota.", "2019-01-30", "Guaido", ("person", "VEN")),
    ("Sharaa thanked the king for the aid.", "2025-05-30", "Sharaa", ("person", "SYR")),
]


@pytest.mark.parametrize(("text", "day", "words", "expected"), CASES)
def test_names_of_other_kinds(knowledge, text, day, words, expected):
    assert told(read(knowledge, text, day), words) == expected


def test_leaders_of_counted_allies(knowledge):
    table = read(knowledge, "The leaders of the 31 allies met in Vilnius.", "2023-07-11")
    assert next(actor.code for actor in table.actors if actor.kind == "group").startswith("IGO")


def test_town_of_several_words_is_no_sheikh(knowledge):
    table = read(knowledge, "The two met in the Egyptian resort of Sharm el-Sheikh.", "2022-11-10")
    assert not any("Sheikh" in actor.name for actor in table.actors if actor.kind in ("person", "unknown"))
