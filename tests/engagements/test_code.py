"""Whole stories: what they tell of who meets whom, as kind, status, days, host country and sides."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from dateline.model.text import Article, Published, Region
from dateline.parse import load_parser
from dateline.pipeline import code_article

STORIES = yaml.safe_load((Path(__file__).parent / "stories.yaml").read_text(encoding="utf-8"))


def code(text, day, knowledge):
    article = Article(id="story", text=text, regions=(Region("body", 0, len(text)),), published=Published(day))
    return code_article(article, load_parser(), knowledge)


def line(engagement, coded):
    """An engagement as a line of the stories."""
    def day(value):
        return value.isoformat() if value else "-"

    def country(ref):
        return coded.actors.by_ref[ref].country or "?"

    sides = sorted(f"{country(one.ref)}:{one.side}" for one in engagement.participants)
    part = ["part"] if engagement.part_of else []
    return " ".join([engagement.kind, engagement.status, day(engagement.when.earliest), day(engagement.when.latest), engagement.host_country or "-", *sides, *part])


def sorted_sides(text):
    words = text.split()
    part = words[-1:] if words[-1] == "part" else []
    sides = words[5:-1] if part else words[5:]
    return " ".join([*words[:5], *sorted(sides), *part])


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["text"][:50])
def test_story(story, knowledge):
    coded = code(story["text"], story["day"], knowledge)
    assert sorted(line(one, coded) for one in coded.engagements) == sorted(map(sorted_sides, story["gives"]))


@pytest.mark.parametrize("story", [story for story in STORIES if story["gives"]], ids=lambda story: story["text"][:50])
def test_every_record_has_its_words_and_reasons(story, knowledge):
    coded = code(story["text"], story["day"], knowledge)
    for one in coded.engagements:
        assert one.why
        assert [evidence.role for evidence in one.evidence][:2] == ["sentence", "trigger"]
        for evidence in one.evidence:
            assert coded.article.text[evidence.start : evidence.end] == evidence.text


def test_parts_name_a_record_of_the_article(knowledge):
    text = "US Secretary of State Antony Blinken will visit Cairo on Monday. He will meet President Abdel Fattah al-Sisi."
    coded = code(text, dt.date(2024, 3, 15), knowledge)
    visit, meeting = coded.engagements
    assert (visit.part_of, meeting.part_of) == (None, visit.id)


def test_same_article_gives_same_records(knowledge):
    story = STORIES[2]
    first, second = (code(story["text"], story["day"], knowledge).engagements for _ in range(2))
    assert first == second


def test_without_a_day_nothing_is_dated_by_weekday(knowledge):
    text = "French President Emmanuel Macron will visit Vietnam on Monday."
    article = Article(id="story", text=text, regions=(Region("body", 0, len(text)),))
    coded = code_article(article, load_parser(), knowledge)
    assert [(one.when.earliest, one.when.latest) for one in coded.engagements] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "given_up", "set_anew"),
    [
        ("The Dutch foreign minister's visit to Tunisia, planned for May 6, was moved to May 20.", "2025-05-06", None),
        ("Dutch Foreign Minister Pieter van Aalst has postponed his visit to Tunisia from May 6 to May 20.", None, "2025-05-20"),
        ("Dutch Foreign Minister Pieter van Aalst has put off a trip to Tunisia until June.", None, "2025-06-01"),
        ("Dutch Foreign Minister Pieter van Aalst will visit Tunisia on May 6.", None, None),
    ],
)
def test_moved_days_are_kept_on_both_sides(text, given_up, set_anew, knowledge):
    [one] = code(text, dt.date(2025, 4, 25), knowledge).engagements
    told = [when.earliest and when.earliest.isoformat() for when in (one.moved_from, one.moved_to)]
    assert told == [given_up, set_anew]
