"""Which actor speaks: names, pronouns carried on, owners of papers, groups."""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, ArticleActor, Mention
from dateline.model.text import Parsed
from dateline.parse import parse_text
from dateline.statements import attribute

KNOWLEDGE = Knowledge()
ACTORS = {
    "Berg": ArticleActor("berg", "Berg", "person", gender="m"),
    "Dahl": ArticleActor("dahl", "Dahl", "person", gender="m"),
    "Norway": ArticleActor("nor", "Norway", "government", country="NOR"),
    "Sweden": ArticleActor("swe", "Sweden", "government", country="SWE"),
}
BOTH = ArticleActor("both", "Norway and Sweden", "group", members=("nor", "swe"))


def speakers(text: str) -> list[str | None]:
    parsed = parse_text(text)
    return [statement.speaker for statement in attribute(parsed, table(parsed), (), KNOWLEDGE)]


def table(parsed: Parsed) -> ActorTable:
    mentions = tuple(Mention(t.start, t.end, t.text, "name", t.i, ACTORS[t.text].ref) for t in parsed.tokens if t.text in ACTORS)
    return ActorTable((*ACTORS.values(), BOTH), mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg said the talks had failed.", ["berg"]),
        ("Berg said Dahl had left. He added that it was late.", ["berg", "berg"]),
        ("Berg said the talks had failed.\n\nDahl left the room.\n\nHe said it was late.", ["berg", None]),
        ('"Dahl is late," Berg said.\n\n"He told me that it rained," he added.', ["berg", "berg", "dahl"]),
        ("Norway said the talks had failed.\n\nIt added that the border was shut.", ["nor", "nor"]),
        ("A Norway statement said the talks had failed.", ["nor"]),
        ("Norway and Sweden said the talks had failed.", ["both"]),
        ("Norway condemns the raid. We call on all sides to show restraint.", ["nor", "nor"]),
        ("Norway said the raid was wrong. We call on all sides to show restraint.", ["nor", None]),
        ("One of these two countries, Norway, said the talks had failed.", ["nor"]),
        ("Speaking to the head of the union, Berg, the mayor said the talks had failed.", [None]),
        ("Berg and Dahl said the talks had failed.", ["berg"]),
        ("Officials said the talks had failed.", [None]),
        ("Norway issued a statement.\n\nThe statement said the talks had failed.", ["nor"]),
        ("Norway said in a letter that it rained. The letter warned against new raids.", ["nor", "nor"]),
        ("A letter signed by Berg was read out. The letter said the talks had failed.", ["berg"]),
        ("A letter was read out. The letter said the talks had failed.", [None]),
    ],
)
def test_who_speaks(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


OFFICIAL = ArticleActor("off", "official", "unknown", country="SWE")
OTHER = ArticleActor("other", "official", "unknown")
CAPITAL = ArticleActor("cap", "Omani government", "government", country="OMN")
FULL = ArticleActor("jo", "Jo Muscat", "person")
OFFICE = ArticleActor("office", "office", "government")


def spoken(text: str, named: dict[str, ArticleActor]) -> list[str | None]:
    """Speakers, where the words given name the actors given, each time the next of them."""
    parsed = parse_text(text)
    mentions = []
    for words, actor in named.items():
        start = text.index(words.rstrip("#"), max([m.end for m in mentions], default=0) if words.endswith("#") else 0)
        end = start + len(words.rstrip("#"))
        inside = parsed.tokens_in(start, end)
        mentions.append(Mention(start, end, text[start:end], "name", inside[-1], actor.ref))
    actors = ActorTable(tuple(dict.fromkeys(named.values())), tuple(sorted(mentions, key=lambda m: m.start)))
    return [statement.speaker for statement in attribute(parsed, actors, (), KNOWLEDGE)]


def test_the_official_is_the_official_who_spoke_before() -> None:
    text = "A Swedish official said the ship had left. The dock was empty. The official said it was late."
    assert spoken(text, {"A Swedish official": OFFICIAL, "The official": OTHER}) == ["off", "off"]


def test_a_capital_s_name_is_the_person_s_whom_the_text_has_named() -> None:
    text = "Jo Muscat arrived on Friday. Muscat said the ship had left."
    assert spoken(text, {"Jo Muscat": FULL, "Muscat#": FULL}) == ["jo"]
    assert spoken(text, {"Jo Muscat": FULL, "Muscat#": CAPITAL}) == ["jo"]


def test_it_is_the_body_before_it_in_its_sentence() -> None:
    text = "Norway said the ship had left. Sweden followed on Friday: it condemned the raid."
    assert spoken(text, {"Norway": ACTORS["Norway"], "Sweden": ACTORS["Sweden"]})[-1] == "swe"


def test_an_office_without_a_country_is_its_owner_s() -> None:
    text = "Dahl left. His office said the ship had sunk."
    assert spoken(text, {"Dahl": ACTORS["Dahl"], "His": ACTORS["Dahl"], "His office": OFFICE}) == ["dahl"]


def test_the_answers_of_an_interview_are_those_of_the_person_named_before() -> None:
    text = "Dahl: 'I am not done'\n\nQ: Why now?\n\nA: Because it rains.\n\nQ: And then?\n\nA: Then we wait."
    assert spoken(text, {"Dahl": ACTORS["Dahl"]})[-4:] == [None, "dahl", None, "dahl"]
