"""Around a cue: who is told, on whose behalf, and by what means."""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, ArticleActor, Mention
from dateline.model.record import Statement
from dateline.model.text import Parsed
from dateline.parse import parse_text
from dateline.statements import attribute

KNOWLEDGE = Knowledge()
NAMES = {"Berg": "berg", "Norway": "nor", "Sweden": "swe", "reporters": "press", "Herald": "paper"}


def said(text: str) -> tuple[Statement, ...]:
    parsed: Parsed = parse_text(text)
    mentions = tuple(Mention(t.start, t.end, t.text, "name", t.i, NAMES[t.text]) for t in parsed.tokens if t.text in NAMES)
    actors = (
        ArticleActor("berg", "Berg", "person"),
        ArticleActor("nor", "Norway", "country", country="NOR"),
        ArticleActor("swe", "Sweden", "country", country="SWE"),
        ArticleActor("press", "reporters", "group"),
        ArticleActor("paper", "Herald", "organisation", id="media/herald"),
    )
    return attribute(parsed, ActorTable(actors, mentions), (), KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "medium", "kind"),
    [
        ("Berg told reporters that talks had failed.", None, "press"),
        ("Berg told parliament that talks had failed.", None, "speech"),
        ("Berg told the Herald that talks had failed.", None, "interview"),
        ("Berg wrote on Twitter that talks had failed.", "on Twitter", "social"),
        ("Berg tweeted that talks had failed.", None, "social"),
        ("Berg said in a statement that talks had failed.", "in a statement", "statement"),
        ("Berg said in a joint statement that talks had failed.", "in a joint statement", "joint"),
        ("Berg said at a news conference that talks had failed.", "at a news conference", "press"),
        ("Berg said at a conference that talks had failed.", "at a conference", "speech"),
        ("Berg said in an interview with the Herald that talks had failed.", "in an interview with the Herald", "interview"),
        ("Berg said by phone that talks had failed.", "by phone", "call"),
        ("The joint statement said that talks had failed.", "The joint statement", "joint"),
        ("Berg said that talks had failed.", None, None),
    ],
)
def test_the_medium_and_its_class(text: str, medium: str | None, kind: str | None) -> None:
    [one] = said(text)
    assert (one.medium, one.medium_class) == (medium, kind)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Berg told Norway and Sweden that talks had failed.", ("nor", "swe")),
        ("Berg wrote in a letter to Norway that talks had failed.", ("nor",)),
        ("Berg urged Sweden to wait.", ("swe",)),
        ("Berg assured Sweden of his support.", ("swe",)),
        ("Berg called Sweden a good friend.", ()),
        ("Berg praised Sweden for its patience.", ()),
    ],
)
def test_who_is_told(text: str, told: tuple[str, ...]) -> None:
    assert said(text)[0].addressees == told


@pytest.mark.parametrize(
    ("text", "behalf"),
    [
        ("Speaking on behalf of Norway, Berg said that talks had failed.", "nor"),
        ("Speaking for Norway, Berg said that talks had failed.", "nor"),
        ("Berg said that Sweden spoke on behalf of Norway.", None),
    ],
)
def test_on_whose_behalf(text: str, behalf: str | None) -> None:
    assert [one.on_behalf_of for one in said(text)][:1] == [behalf]


def test_who_is_named_by_nothing_but_whom_they_speak_for_is_that_one() -> None:
    [one] = said("On behalf of Norway, I thank you all for coming.")
    assert (one.speaker, one.on_behalf_of) == ("nor", None)
