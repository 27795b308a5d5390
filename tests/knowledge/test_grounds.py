"""Where an article plays, told by its names."""

from __future__ import annotations

from dateline.knowledge.grounds import Ground, grounds_of
from dateline.knowledge.load import Knowledge
from dateline.read import read_text


def ground(text: str, knowledge: Knowledge) -> Ground:
    return grounds_of(knowledge).of(read_text(text, knowledge).article)


def test_the_home_is_the_side_named_most_regions_and_great_towns_with_it(knowledge: Knowledge) -> None:
    found = ground("A French woman got lost on her way from Houston, Texas, to Ohio.", knowledge)
    assert (found.home, set(found.sides), found.lands, found.is_between) == ("USA", {"FRA", "USA"}, ("USA",), True)


def test_a_town_counts_behind_a_word_of_place_and_before_no_region(knowledge: Knowledge) -> None:
    assert ground("Two men were seen in Birmingham, Ala., on Monday.", knowledge).lands == ("USA",)
    assert ground("Two men were seen in Birmingham on Monday.", knowledge).lands == ("GBR",)
    assert ground("The Birmingham quartet sang.", knowledge).lands == ()


def test_states_of_old_count_as_those_that_came_after_them(knowledge: Knowledge) -> None:
    assert ground("The Soviet Union and Cuba signed it.", knowledge).sides == {"RUS", "CUB"}


def test_where_nothing_is_named_there_is_no_home(knowledge: Knowledge) -> None:
    found = ground("The sheriff arrested two men in Ohio.", knowledge)
    assert (found.home, found.is_between, found.lands) == (None, False, ("USA",))
