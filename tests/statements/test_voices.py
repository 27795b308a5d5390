"""Who "we" is inside a quotation."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.parse import parse_text
from dateline.statements import attribute, with_quoted_voices


def voices(text, knowledge):
    parsed = parse_text(text, dt.date(2024, 5, 7))
    table = find_actors(parsed, knowledge)
    heard = with_quoted_voices(parsed, table, attribute(parsed, table, (), knowledge))
    return [(m.text, heard.by_ref[m.ref].country) for m in heard.mentions if m not in table.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We urge Norway to open talks," the Swedish foreign ministry said.', [("We", "SWE")]),
        ('"Our patience is at an end," a Danish spokesman said.', [("Our", "DNK")]),
        ('The Finnish minister said the talks "are dear to us".', [("us", "FIN")]),
        ("The Finnish minister said that we had to wait.", []),
        ('"We want them to open talks," a resident said.', []),
        ('"Norway must open talks," the Swedish foreign ministry said.', []),
    ],
)
def test_whoever_is_quoted(text, expected, knowledge):
    found = voices(text, knowledge)
    assert [one for one in found if one[1] is not None] == expected


def test_a_table_without_such_words_stays_the_same(knowledge):
    parsed = parse_text("Norway said it would wait.", dt.date(2024, 5, 7))
    table = find_actors(parsed, knowledge)
    assert with_quoted_voices(parsed, table, attribute(parsed, table, (), knowledge)) is table
