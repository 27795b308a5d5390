"""What holds for any text: spans re-read, heads lie inside, the same bytes give the same table, and it stays fast."""

from __future__ import annotations

import datetime as dt

import pytest
from effort import calls

from dateline.actors import find_actors
from dateline.model.text import Parsed
from dateline.parse import parse_text
from dateline.places import find_places

TEXTS = [
    "",
    "???",
    "President President President of of of the the",
    "\u200eפוטין met \U0001f600 and \u2028 nobody.",
    "Minister Minister Wang, the minister, of China's the, both, both, the two.",
    "Of the of Russia's and, and Ukraine's 's who which that it they.",
    "THE PRESIDENT OF THE REPUBLIC OF KOREA AND THE EMPEROR OF JAPAN MET.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_odd_texts_keep_the_contract(knowledge, text):
    parsed = parse_text(text, dt.date(2020, 1, 1))
    table = find_actors(parsed, knowledge)
    for mention in table.mentions:
        assert parsed.article.text[mention.start : mention.end] == mention.text
        assert mention.start <= parsed.tokens[mention.head].start < mention.end
        assert mention.ref in table.by_ref
    for found in table.actors:
        assert all(member in table.by_ref for member in found.members)
    for place in find_places(parsed, table, knowledge):
        assert parsed.article.text[place.start : place.end] == place.text


def test_same_text_gives_the_same_table(knowledge):
    parsed = parse_text("Merkel and Macron met Putin in Paris; the three leaders and their ministers spoke of Ukraine.", dt.date(2019, 12, 9))
    assert find_actors(parsed, knowledge) == find_actors(parsed, knowledge)


def test_time_grows_with_the_length_and_no_faster(knowledge):
    sentence = "The Turkish foreign minister told reporters in Ankara that both countries would meet Iran's envoy. He gave no date.\n\n"
    short, long = (parse_text(sentence * n, dt.date(2021, 5, 4)) for n in (20, 160))
    find_actors(short, knowledge)

    def work(parsed: Parsed) -> int:
        return calls(lambda: find_places(parsed, find_actors(parsed, knowledge), knowledge))

    assert work(long) < 10 * work(short)  # eight times the text
