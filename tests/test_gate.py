"""The gate lets through what names two sides, and of that, where asked, only the sentences around the second one."""

from __future__ import annotations

import pytest

from dateline.gate import Gate
from dateline.knowledge.load import Knowledge
from dateline.knowledge.sides import Sides
from dateline.model.record import Coded, Rejection
from dateline.model.text import Article
from dateline.parse import Parser
from dateline.pipeline import code_readings
from dateline.read import read_text

FILLER = "The weather was fine that day and nobody in the village had anything to say."
HOME = "Peru raised its taxes once more."
LONG = " ".join([FILLER] * 6)
"""So much text that it would say of which countries it speaks."""


def admitted(mode: str, text: str, knowledge: Knowledge) -> Article | Rejection:
    return Gate(mode, knowledge).admit(read_text(text, knowledge).article)


def kept(text: str, knowledge: Knowledge) -> list[str]:
    """What is parsed of an article, with its filling told by a dot."""
    article = admitted("window", text, knowledge)
    assert isinstance(article, Article)
    return [text[region.start : region.end].replace(FILLER, ".") for region in article.regions]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Chad's foreign minister flew to Niger.", None),
        ("Norway joined the European Union's sanctions.", None),
        ("Norway's king received Emmanuel Macron.", None),
        (f"{HOME} {FILLER} {FILLER} Chile did not.", None),
        (HOME, None),
        ("Two farmers rode to Lahore.", None),
        (LONG, "no country"),
        (f"{HOME} {LONG}", "PER alone"),
        (f"{HOME} {LONG} The farmers wrote to the Ollanta Humala of old.", "PER alone"),
        (f"{HOME} {LONG} A boat came from Rotterdam.", None),
        (f"{HOME} {HOME} {HOME} {LONG} A boat came from Rotterdam.", "PER alone"),
        ("The sheriff of the county arrested two men.", "no country"),
    ],
)
def test_two_sides_open_it_and_else_it_says_what_was_named(text: str, detail: str | None, knowledge: Knowledge) -> None:
    outcome = admitted("article", text, knowledge)
    if detail is None:
        assert isinstance(outcome, Article) and outcome.text == text
    else:
        assert isinstance(outcome, Rejection) and (outcome.stage, outcome.reason) == ("gate", "no_two_sides") and detail in outcome.detail


def test_an_article_about_two_sides_is_parsed_as_a_whole(knowledge: Knowledge) -> None:
    text = f"{HOME} {FILLER} Chile did not. {FILLER} {HOME}"
    reading = read_text(text, knowledge)
    assert Gate("window", knowledge).admit(reading.article) is reading.article


def test_of_others_the_first_sentence_and_those_around_the_second_side(knowledge: Knowledge) -> None:
    text = " ".join([HOME, HOME, *[FILLER] * 9, "Chile did not.", "It waited.", *[FILLER] * 9])
    assert kept(text, knowledge) == [HOME, "Chile did not. It waited."]


def test_a_pronoun_is_parsed_with_what_stands_before_it(knowledge: Knowledge) -> None:
    text = " ".join([HOME, HOME, *[FILLER] * 9, "The farmer rose.", "Nobody spoke.", "He praised Chile.", *[FILLER] * 9])
    assert kept(text, knowledge) == [HOME, "The farmer rose. Nobody spoke. He praised Chile. ."]


def test_a_short_name_is_parsed_with_the_full_one(knowledge: Knowledge) -> None:
    full = "Emmanuel Macron was there."
    text = " ".join([HOME, *[HOME] * 4, *[FILLER] * 5, full, *[FILLER] * 9, "Farmers and Macron agreed.", *[FILLER] * 9])
    assert kept(text, knowledge) == [HOME, f"{full} .", "Farmers and Macron agreed. ."]


def test_lines_and_abbreviations_end_no_sentence(knowledge: Knowledge) -> None:
    text = "\n\n".join([HOME, HOME, *[FILLER] * 9, "Farmers say that\nMr. Soto of Chile\nhas written.", *[FILLER] * 9])
    assert kept(text, knowledge) == [HOME, "Farmers say that\nMr. Soto of Chile\nhas written.\n\n."]


def test_sides_are_named_by_people_bodies_and_leaders_but_not_within_other_names(knowledge: Knowledge) -> None:
    text = "The Kremlin and the Bundestag wrote to Kenyans. Narendra Modi did not, as Modi signed the Paris Agreement."
    assert [(text[one.start : one.end], one.side) for one in Sides(knowledge.base).named(text)] == [
        ("Kremlin", "RUS"), ("Bundestag", "DEU"), ("Kenyans", "KEN"), ("Narendra Modi", "IND"), ("Modi", "IND"),
    ]  # fmt: skip
    assert [one.full for one in Sides(knowledge.base).named(text)][-1] == text.index("Narendra")


def test_what_is_kept_out_says_so_and_what_is_let_in_is_coded_as_ever(knowledge: Knowledge, parser: Parser) -> None:
    readings = [read_text("The sheriff arrested two men.", knowledge), read_text("Chad's president met the president of Niger on Monday.", knowledge)]
    out, let_in = code_readings(readings, parser, knowledge, "window")
    assert isinstance(out, Coded) and out.rejections[0].stage == "gate" and not (out.events or out.statements or out.parsed)
    assert let_in.engagements and let_in.engagements == list(code_readings(readings, parser, knowledge))[1].engagements
    assert let_in.article is readings[1].article


def test_an_article_on_which_the_gate_breaks_costs_itself_alone(knowledge: Knowledge, parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [read_text("Chad's president met the president of Niger on Monday.", knowledge), read_text("The sheriff arrested two men.", knowledge)]
    admit = Gate.admit

    def broken(gate: Gate, article: Article) -> Article | Rejection:
        if "Chad" in article.text:
            raise ValueError("poison")
        return admit(gate, article)

    monkeypatch.setattr(Gate, "admit", broken)
    poisoned, other = code_readings(readings, parser, knowledge, "window")
    assert poisoned.rejections[0].reason == "failed" and "poison" in poisoned.rejections[0].detail
    assert other.rejections[0].stage == "gate"
