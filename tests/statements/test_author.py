"""Whose "we" and "I" a text has: bylines, titles, and names a text is put under."""

import dataclasses

import pytest

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, ArticleActor, Mention
from dateline.parse import parse_text
from dateline.statements import attribute

KNOWLEDGE = Knowledge()
ACTORS = (
    ArticleActor("holt", "Carla Holt", "person", country="CHL"),
    ArticleActor("price", "Nils Berg", "person", country="NOR"),
    ArticleActor("chile", "Chile", "country", country="CHL"),
    ArticleActor("peru", "Peru", "country", country="PER"),
    ArticleActor("both", "Chile and Peru", "group", members=("chile", "peru")),
)
NAMES = {"Carla M. Holt": "holt", "Carla Holt": "holt", "Nils Berg": "price", "Chile": "chile", "Peru": "peru"}


def speakers(text: str, **article: str) -> list[tuple[str | None, str]]:
    parsed = parse_text(text)
    parsed = dataclasses.replace(parsed, article=dataclasses.replace(parsed.article, **article))
    mentions = []
    for name, ref in NAMES.items():
        at = text.find(name)
        while at >= 0:
            head = parsed.tokens_in(at, at + len(name)).stop - 1
            mentions.append(Mention(at, at + len(name), name, "name", head, ref))
            at = text.find(name, at + 1)
    table = ActorTable(ACTORS, tuple(sorted(mentions, key=lambda mention: mention.start)))
    return [(statement.speaker, statement.cue.text) for statement in attribute(parsed, table, (), KNOWLEDGE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carla M. Holt, Secretary of State\n\nToday we call on Peru to wait. I condemn the raid.", [("holt", "call on"), ("holt", "condemn")]),
        ("Carla Holt, Department Spokesperson\n\nToday we are announcing a ban.", [("holt", "are announcing")]),
        ("Carla Holt, 47, grows wheat\n\nToday we call on Peru to wait.", [(None, "call on")]),
        ("Carla Holt, Secretary of State\n\nPeru condemns the raid. It was late.", [("peru", "condemns")]),
        ("On behalf of Chile, I condemn the raid. We call on Peru to wait.", [("chile", "condemn"), ("chile", "call on")]),
        ('Carla Holt, Secretary of State\n\n"We condemn the raid," Nils Berg said.', [("price", "said")]),
    ],
)
def test_first_person_is_the_holder_of_the_byline(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert speakers(text) == expected


def test_byline_beside_the_text_is_found_by_a_mention_elsewhere() -> None:
    text = "Today we call on Peru to wait.\n\nCarla Holt visits Lima in May."
    assert speakers(text, byline="Carla M. Holt, Secretary of State")[0] == ("holt", "call on")
    assert speakers(text, byline="Oda Dahl, Secretary of State")[0] == (None, "call on")
    assert speakers(text, byline="Carla Holt")[0] == (None, "call on")


def test_title_names_the_author() -> None:
    text = "Today we call on Peru to wait.\n\nCarla Holt visits Lima in May."
    assert speakers(text, title="Statement by Minister Carla Holt on the Raid in Lima")[0] == ("holt", "call on")
    assert speakers(text, title="Minister Carla Holt on the Raid in Lima")[0] == (None, "call on")


@pytest.mark.parametrize(
    ("line", "who", "cue"),
    [
        ("The below is attributable to Spokesperson Nils Berg:", "price", "below is attributable to"),
        ("The following is attributable to Spokesperson Nils Berg:", "price", "following is attributable to"),
        ("Following is the text of a joint statement by the Governments of Chile and Peru.", "both", "statement by"),
        ("The text of the following statement was released by Chile and Peru:", "both", "following statement was released by"),
    ],
)
def test_we_of_a_text_put_under_a_name_is_that_name(line: str, who: str, cue: str) -> None:
    assert speakers(f"Carla Holt, Secretary of State\n\n{line}\n\nThe port was shut. We condemn the raid.") == [(who, cue), (who, "condemn")]
