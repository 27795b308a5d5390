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
    ],
)
def test_who_speaks(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected
