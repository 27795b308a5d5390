"""The "I" and "we" of an official's own statement."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dateline.actors import find_actors
from dateline.knowledge.load import Knowledge
from dateline.parse import parse_text

WORDS = ("I", "We", "we", "our")


def authors(knowledge: Knowledge, text: str, day: str) -> list[tuple[str, str | None]]:
    """(name, country) of whom the first persons of a text mean."""
    table = find_actors(parse_text(text, dt.date.fromisoformat(day)), knowledge)
    return [(table.by_ref[mention.ref].name, table.by_ref[mention.ref].country) for mention in table.mentions if mention.text in WORDS]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Antony J. Blinken, Secretary of State\n\nI thank the people of Tonga.", "2022-06-04", [("Antony Blinken", "USA")]),
        ("Statement by Australian Foreign Minister Penny Wong\n\nWe will send a ship to Honiara.", "2022-06-16", [("Penny Wong", "AUS")]),
        ("The following is attributable to Spokesperson Ned Price:\n\nWe condemn the arrests.", "2021-11-04", [("United States", "USA")]),
        ("Remarks by High Representative Josep Borrell\n\nI spoke with both leaders.", "2022-08-18", [("Josep Borrell", None)]),
    ],
)
def test_an_official_speaks_in_his_own_statement(knowledge: Knowledge, text, day, expected) -> None:
    assert authors(knowledge, text, day) == expected


def test_governments_speak_in_their_joint_statement(knowledge: Knowledge) -> None:
    text = "The following statement was released by the Governments of Chile and Peru.\n\nWe welcome the truce."
    table = find_actors(parse_text(text, dt.date(2023, 5, 4)), knowledge)
    (ref,) = {mention.ref for mention in table.mentions if mention.text == "We"}
    assert {table.by_ref[member].country for member in table.expand(ref)} == {"CHL", "PER"}


@pytest.mark.parametrize(
    "text",
    [
        "The envoy flew home.\n\nWe do not know why, and I did not ask.",
        "Antony J. Blinken, Secretary of State\n\nHe wrote: “We were never told.”",
        "Antony J. Blinken, Secretary of State\n\nQUESTION: Will I go?\n\nMODERATOR: We wait.",
        "Laura Holt, a reporter\n\nWe saw the smoke from here.",
    ],
)
def test_nobody_is_meant_in_news_in_quotations_and_in_transcripts(knowledge: Knowledge, text: str) -> None:
    assert authors(knowledge, text, "2022-06-04") == []


def test_first_persons_of_a_transcript_are_whoever_has_the_word(knowledge: Knowledge) -> None:
    text = (
        "Peruvian Foreign Minister Ana Holm met Chilean Foreign Minister Luc Rojas.\n\nFOREIGN MINISTER HOLM: We signed it.\n\n"
        "I thank Chile.\n\nQUESTION: May I ask?\n\nFOREIGN MINISTER ROJAS: I do, too."
    )
    assert authors(knowledge, text, "2023-05-04") == [("Ana Holm", "PER"), ("Ana Holm", "PER"), ("Luc Rojas", "CHL")]


def test_the_table_tells_which_first_persons_are_spoken_in_turns(knowledge: Knowledge) -> None:
    table = find_actors(parse_text("Ana Holm, the minister, spoke.\n\nMS. HOLM: We agree.", dt.date(2023, 5, 4)), knowledge)
    assert [mention.text for mention in table.mentions if mention.head in table.spoken] == ["We"]


def test_a_statement_spoken_of_is_not_the_authors(knowledge: Knowledge) -> None:
    text = "Ned Price, Department Spokesperson\n\nWashington follows the matter. We support the joint statement of the African Union, and work with the committee."
    assert {name for name, _ in authors(knowledge, text, "2021-05-26")} == {"United States"}


def test_whoever_has_the_word_is_not_he(knowledge: Knowledge) -> None:
    text = "President Luc Rojas of Peru will visit Chile.\n\nMR. HOLM: The President is well. He will meet the Chilean minister.\n\nQUESTION: When?"
    table = find_actors(parse_text(f"Jan Holm spoke.\n\n{text}", dt.date(2023, 5, 4)), knowledge)
    assert [table.by_ref[mention.ref].name for mention in table.mentions if mention.text == "He"] != ["Jan Holm"]


def test_the_presidents_adviser_is_no_president(knowledge: Knowledge) -> None:
    text = "Luc Rojas is the president of Peru.\n\nThis is Jan Holm, the President's Deputy National Security Advisor. Tomorrow the President will leave."
    table = find_actors(parse_text(text, dt.date(2023, 5, 4)), knowledge)
    assert "Jan Holm" not in {table.by_ref[mention.ref].name for mention in table.mentions if mention.text == "the President"}


@pytest.mark.parametrize(
    ("title", "text", "issuers"),
    [
        (None, "Press office\n\nThe following statement was released by Chilean Foreign Minister Ana Holm and the Government of Peru on the truce.\n\nWe welcome it.", {"CHL", "PER"}),
        (None, "Press office\n\nChile, Peru and the European Union issue the following joint statement.\n\nWe welcome the truce.", {"CHL", "PER", "European Union"}),
        ("Joint Statement by Norway and Chad on the Truce", "We are glad of the truce in Peru.\n\nWe thank Kenya.", {"NOR", "TCD"}),
        ("Joint Statement of the Talks on Peace", "We, the envoys of Norway, Chad and Kenya, met today in Geneva to speak of the war in Yemen.\n\nWe thank Peru.", {"NOR", "TCD", "KEN"}),
    ],
)
def test_all_who_issue_a_joint_text_are_its_we(knowledge: Knowledge, title, text, issuers) -> None:
    parsed = parse_text(text, dt.date(2023, 5, 4))
    table = find_actors(replace(parsed, article=replace(parsed.article, title=title)), knowledge)
    last = [mention for mention in table.mentions if mention.text == "We"][-1]
    members = [table.by_ref[member] for member in table.expand(last.ref)]
    assert {member.country or member.name for member in members} == issuers


def test_both_sides_of_a_joint_text_are_who_issue_it(knowledge: Knowledge) -> None:
    text = "The text of the following statement was issued by Chile and Peru.\n\nBegin text:\n\nWe spoke of Kenya and of Chad.\n\nThe two sides will meet again. The ministers thanked Oman."
    table = find_actors(parse_text(text, dt.date(2023, 5, 4)), knowledge)
    meant = {mention.text: {table.by_ref[member].country for member in table.expand(mention.ref)} for mention in table.mentions}
    assert meant["The two sides"] == meant["The ministers"] == {"CHL", "PER"}


def test_a_joint_text_is_not_by_whom_it_is_against(knowledge: Knowledge) -> None:
    text = "Press office\n\nThe following statement was released by Norway, Chad and the ministers of the coalition against the Islamic State.\n\nWe met today."
    assert all("Islamic State" not in name for name, _ in authors(knowledge, text, "2023-05-04"))
