"""Whose a bare ministry or army is among several states."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.parse import parse_text


def country_of(knowledge, text: str, words: str) -> str | None:
    parsed = parse_text(text, dt.date(2022, 9, 25))
    table = find_actors(parsed, knowledge)
    return next(table.by_ref[m.ref].country for m in table.mentions if words in m.text)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Peru has summoned the ambassador of Chile. The Chilean envoy was called in on Monday, the foreign ministry said.", "the foreign ministry", "PER"),
        ("Sudan's army chief met the envoy. The army blamed the rebels for breaking a truce brokered in Jeddah.", "The army", "SDN"),
        ("The National Liberation Army said it was ready for talks.", "Liberation Army", None),
        ("Ana Orr, a deputy minister of health in Nairobi, said so.", "Ana Orr", "KEN"),
    ],
)
def test_whose(knowledge, text, words, country):
    assert country_of(knowledge, text, words) == country
