"""A country that only a namesake brings in is not told; one that the article names, or plays in, is."""

from __future__ import annotations

import pytest

from dateline.knowledge.load import Knowledge
from dateline.model.record import Coded
from dateline.parse import Parser
from dateline.pipeline import code_article
from dateline.read import read_text

FILLER = " ".join(["The weather was fine that day and nobody in the village had anything to say."] * 6)
"""Enough text that it would name the countries of which it speaks."""


def coded(text: str, knowledge: Knowledge, parser: Parser) -> Coded:
    return code_article(read_text(text, knowledge).article, parser, knowledge)


def countries(text: str, knowledge: Knowledge, parser: Parser) -> set[str]:
    return {actor.country for actor in coded(text, knowledge, parser).actors.actors if actor.country}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Voters in Ohio and Texas heard the American senator. He spoke to volunteers in Manchester.", {"USA"}),
        ("The American senator and a super PAC fell out in Ohio.", {"USA"}),
        ("American officials flew to Istanbul and met the Russian envoy.", {"USA", "RUS", "TUR"}),
    ],
)
def test_a_town_or_an_abbreviation_alone_brings_in_no_country(text: str, told: set[str], knowledge: Knowledge, parser: Parser) -> None:
    assert countries(f"{text} {FILLER}", knowledge, parser) == told


def test_of_a_few_sentences_a_town_is_enough(knowledge: Knowledge, parser: Parser) -> None:
    assert countries("The American senator spoke to volunteers in Manchester.", knowledge, parser) == {"USA", "GBR"}


def test_whom_only_a_namesake_brings_in_is_unknown_and_says_why(knowledge: Knowledge, parser: Parser) -> None:
    actors = coded(f"The American senator thanked the super PAC in Ohio. {FILLER}", knowledge, parser).actors.actors
    pac = next(actor for actor in actors if "PAC" in actor.name)
    assert pac.id is None and pac.country is None and "a namesake" in pac.why[-1]


def test_what_happens_in_one_country_is_no_engagement(knowledge: Knowledge, parser: Parser) -> None:
    text = "The American president visited Ohio on Monday and met Senator John Doe in Columbus."
    assert not coded(f"{text} {FILLER}", knowledge, parser).engagements
    assert coded(f"The American president visited Norway on Monday. {FILLER}", knowledge, parser).engagements
