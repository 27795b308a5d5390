"""Acts told among days long past are background; what is told of today among them is not."""

import datetime as dt
from dataclasses import replace

import pytest

from dateline.actors import find_actors
from dateline.dates import find_times
from dateline.events import find_acts
from dateline.parse import parse_text

DAY = dt.date(2024, 5, 14)


def modality(text, knowledge, verb):
    parsed = parse_text(text, DAY)
    acts, _ = find_acts(parsed, find_actors(parsed, knowledge), find_times(parsed), (), knowledge)
    return next(act.modality for act in acts if parsed.tokens[act.main].lemma == verb)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Chad's army was weak in 1990. Sudanese troops attacked the capital and the president fled.", "attack", "historical"),
        ("The last Norwegian king to visit Chad was Harald, in 1994.", "visit", "historical"),
        ("Chad's army was weak in 1990. Sudanese troops attack the capital today.", "attack", "asserted"),
        ("Chad's army was weak in 1990. Sudanese troops attacked the capital on Monday.", "attack", "asserted"),
        ("Chad has been at war since 1990. Sudanese troops attacked the capital.", "attack", "asserted"),
        ("Sudanese troops attacked a man who left Chad in 1990.", "attack", "asserted"),
        ("This is what Chad did in August 2019 when it invited the Norwegian king to the capital.", "invite", "historical"),
        ("The Norwegian premier came to Chad on 3 January 2024. The ministers met in the capital.", "meet", "historical"),
        ("The Norwegian premier came to Chad on 3 May 2024. The ministers met in the capital.", "meet", "asserted"),
        ("Since the start of the war on 3 January 2024, Norway has sent troops to Chad.", "send", "asserted"),
        ("Norway praised the 2021 reforms of Chad.", "praise", "asserted"),
        ("Norway praised Chad in 2021.", "praise", "historical"),
        ("When the Norwegian premier was in Chad, he praised its army.", "be", "historical"),
        ("Chad's army was weak in 1990. Sudan thanked Chad for its help.", "thank", "asserted"),
    ],
)
def test_days_long_past(text, verb, expected, knowledge):
    assert modality(text, knowledge, verb) == expected


def test_courtesies_among_oneself_are_no_event(told):
    assert not told("I want to thank my colleagues in the Norwegian parliament.").events
    assert [event.type for event in told("The Norwegian premier thanked Chad for its help.").events] == ["SUPPORT"]


def test_presents_of_a_timetable_are_to_come(knowledge):
    text = "The Norwegian premier meets with the president of Chad, at the palace."
    for title, expected in (("Public Schedule - May 14", "future"), ("The premier and Chad", "asserted")):
        parsed = parse_text(text, DAY)
        parsed = replace(parsed, article=replace(parsed.article, title=title))
        acts, _ = find_acts(parsed, find_actors(parsed, knowledge), find_times(parsed), (), knowledge)
        assert [act.modality for act in acts] == [expected]
