"""Which stretches of a page are text, and which frame it."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.knowledge.load import Knowledge
from dateline.read.regions import find_layout

PAGE = """Norway's foreign minister to visit Tunis next week

By AFP

12 May 2014

A ferry in the port of Tunis. [EPA / Handout](#)

OSLO, May 12 (AFP) — Norway's foreign minister will visit Tunisia next week, his office said on Monday.

Read more: [Ten years of fishing rights](#)

"We look forward to the talks," he said.

Additional reporting by our man in Tunis

Original url:

<https://example.org/2014/05/12/norway>
"""


def kinds(text: str, knowledge: Knowledge, **more: str) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end]) for region in find_layout(text, knowledge, **more).regions]


def test_every_line_of_a_page_is_told_apart(knowledge: Knowledge) -> None:
    assert kinds(PAGE, knowledge) == [
        ("headline", "Norway's foreign minister to visit Tunis next week"),
        ("byline", "By AFP"),
        ("published", "12 May 2014"),
        ("caption", "A ferry in the port of Tunis."),
        ("credit", "[EPA / Handout](#)"),
        ("dateline", "OSLO, May 12 (AFP) —"),
        ("body", "Norway's foreign minister will visit Tunisia next week, his office said on Monday."),
        ("related", "Read more: [Ten years of fishing rights](#)"),
        ("body", '"We look forward to the talks," he said.'),
        ("footer", "Additional reporting by our man in Tunis"),
        ("footer", "Original url:"),
        ("footer", "<https://example.org/2014/05/12/norway>"),
    ]


def test_the_layout_tells_day_agency_byline_and_dateline(knowledge: Knowledge) -> None:
    layout = find_layout(PAGE, knowledge, year=2014)
    assert layout.day == dt.date(2014, 5, 12)
    assert (layout.agency, layout.byline) == ("AFP", "By AFP")
    assert layout.dateline is not None
    assert (layout.dateline.place, layout.dateline.country, layout.dateline.date) == ("Oslo", "NOR", dt.date(2014, 5, 12))


def test_a_sentence_alone_is_body(knowledge: Knowledge) -> None:
    assert kinds("Ghana recalled its ambassador.", knowledge) == [("body", "Ghana recalled its ambassador.")]


def test_a_sentence_that_begins_like_a_frame_stays_body(knowledge: Knowledge) -> None:
    text = "Related talks between Chad and Niger, which began in March, will go on in Doha, the ministry said on Friday after a long night."
    assert kinds(text, knowledge) == [("body", text)]


def test_the_frame_of_a_release_and_a_transcript_is_no_text(knowledge: Knowledge) -> None:
    text = "11:05 A.M. (Local)\n\nBegin Text:\n\nPeru and Chad opened a dialogue on Monday.\n\nEnd text.\n\nFor any questions, please contact press@example.org and follow us.\n\nEND 2:38 P.M. EDT"
    assert [kind for kind, _ in kinds(text, knowledge)] == ["footer", "footer", "body", "footer", "footer", "footer"]


def test_an_hour_in_a_sentence_is_text(knowledge: Knowledge) -> None:
    text = "At 2:38 p.m. the ministers of Peru and Chad met.\n\nThe talks will end 3:00 p.m. on Friday."
    assert [kind for kind, _ in kinds(text, knowledge)] == ["body"]


def test_the_given_title_tells_the_headline_even_with_a_full_stop(knowledge: Knowledge) -> None:
    text = "Talks end.\n\nThe talks between Peru and Chile ended on Friday."
    assert kinds(text, knowledge, title="Talks end.")[0] == ("headline", "Talks end.")


def test_the_first_line_of_a_release_with_a_title_of_its_own_is_its_author(knowledge: Knowledge) -> None:
    text = "Jane Doe, Minister of Foreign Affairs\n\nI am glad to announce a visit to Malta."
    assert kinds(text, knowledge, title="Statement on Malta")[0] == ("byline", "Jane Doe, Minister of Foreign Affairs")


@pytest.mark.parametrize("mark", ["(Wire)", "— Wire", "/TASS/", "(AFP)"])
def test_an_agency_behind_the_last_sentence_is_a_credit(mark: str, knowledge: Knowledge) -> None:
    text = f"The two ministers met in Oslo on Friday and agreed to meet again. {mark}"
    assert kinds(text, knowledge)[-1] == ("credit", mark)


@pytest.mark.parametrize("text", ["", "\n\n\n", "###", "\u202e\u200f\u2067", "a" * 10_000, "By\n\nBy\n\nBy", "![](", "[[[]]](((", "\r\n\r\nBy AFP\r\n"])
def test_odd_texts_give_regions_inside_the_text(text: str, knowledge: Knowledge) -> None:
    for region in find_layout(text, knowledge).regions:
        assert 0 <= region.start <= region.end <= len(text)
