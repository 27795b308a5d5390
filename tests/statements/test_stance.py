"""Positions: what the words say an actor wants, and silence where they say nothing."""

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, ArticleActor, Mention
from dateline.model.record import Event, Evidence
from dateline.model.text import Parsed
from dateline.parse import parse_text
from dateline.statements import attribute, take_positions
from dateline.statements.issues import read_issues

KNOWLEDGE = Knowledge()
NAMES = {"Oslo": "a1", "Sweden": "a2", "Moscow": "a3"}


def table(parsed: Parsed) -> ActorTable:
    mentions = tuple(Mention(t.start, t.end, t.text, "name", t.i, NAMES[t.text]) for t in parsed.tokens if t.text in NAMES)
    return ActorTable(tuple(ArticleActor(ref, name, "government", country=name[:3].upper()) for name, ref in NAMES.items()), mentions)


def positions(text: str) -> list[tuple[str, str, str, str | None]]:
    parsed = parse_text(text)
    actors = table(parsed)
    statements = attribute(parsed, actors, (), KNOWLEDGE)
    return [(p.holder, p.issue, p.stance, p.target) for p in take_positions(parsed, actors, statements, (), KNOWLEDGE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo called for an immediate ceasefire.", ("a1", "ceasefire", "demands", None)),
        ("Oslo condemned the annexation of the islands.", ("a1", "annexation", "opposes", None)),
        ("Oslo condemned Moscow's arms supplies.", ("a1", "arms-supplies", "opposes", "a3")),
        ("Oslo urged Sweden to lift sanctions.", ("a1", "sanctions", "opposes", "a2")),
        ("Oslo has said it welcomes every move toward a ceasefire.", ("a1", "ceasefire", "supports", None)),
        ("Oslo said it was ready for peace talks.", ("a1", "peace-talks", "offers", None)),
        ("Oslo condemned the violation of the ceasefire.", ("a1", "ceasefire", "supports", None)),
        ("Oslo rejected the peace plan as unfair.", ("a1", "peace-talks", "rejects", None)),
    ],
)
def test_a_stance_is_read_off_the_words(text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert positions(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo said the ceasefire began on Friday.",
        "Oslo said Sweden condemned the annexation, and gave no view.",
        "The envoy called for a ceasefire.",
        "Oslo reported on the sanctions.",
    ],
)
def test_no_stance_where_the_words_carry_none_of_the_speaker_s(text: str) -> None:
    assert [p for p in positions(text) if p[0] == "a1"] == []


def event(parsed: Parsed, verb: str, act: str) -> Event:
    token = next(t for t in parsed.tokens if t.text == verb)
    whole = Evidence(0, len(parsed.article.text), parsed.article.text, "sentence")
    trigger = Evidence(token.start, token.end, token.text, "trigger")
    return Event("e1", act, None, act, None, None, None, ("a1",), (), evidence=(whole, trigger))


@pytest.mark.parametrize(
    ("text", "verb", "act", "expected"),
    [
        ("Oslo imposed sanctions on Friday.", "imposed", "SANCTION", [("a1", "sanctions", "supports")]),
        ("Oslo suspended the talks over the sanctions.", "suspended", "REJECT", []),
        ("Oslo expelled envoys after the chemical attack.", "expelled", "SANCTION", []),
    ],
)
def test_an_act_takes_a_side_only_over_the_words_of_the_issue(text: str, verb: str, act: str, expected: list[tuple[str, str, str]]) -> None:
    parsed = parse_text(text)
    found = take_positions(parsed, table(parsed), (), (event(parsed, verb, act),), KNOWLEDGE)
    assert [(p.holder, p.issue, p.stance) for p in found] == expected


def test_there_are_enough_issues_and_each_is_found_by_its_own_words() -> None:
    issues = read_issues(KNOWLEDGE.lexicon("issues"))
    assert len(issues.ids) >= 60
    with pytest.raises(KnowledgeError):
        read_issues({"issues": [{"id": "nameless"}], "stances": {}, "readiness": [], "reversals": ""})
