"""Issues: the shipped ones, and what an overlay adds, corrects and retires."""

from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, ArticleActor, Mention
from dateline.model.text import Parsed
from dateline.parse import parse_text
from dateline.statements import attribute, take_positions
from dateline.statements.issues import load_issues

SHIPPED = Knowledge()


def overlay(tmp_path: Path, text: str) -> Knowledge:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return Knowledge(overlay=tmp_path)


def positions(text: str, knowledge: Knowledge, country: str = "NOR") -> list[tuple[str, str]]:
    parsed: Parsed = parse_text(text)
    token = parsed.tokens[0]
    actors = ActorTable((ArticleActor("a1", "Oslo", "government", country=country),), (Mention(token.start, token.end, token.text, "name", 0, "a1"),))
    return [(p.issue, p.stance) for p in take_positions(parsed, actors, attribute(parsed, actors, (), knowledge), (), knowledge)]


def test_there_are_sixty_issues_and_more_each_with_name_scope_and_triggers() -> None:
    entries = SHIPPED.lexicon("issues")["issues"]
    assert len({entry["id"] for entry in entries}) == len(entries) >= 60
    assert all(entry["name"] and entry["scope"] and entry["triggers"] for entry in entries)


def test_no_phrase_names_two_issues() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for entries in load_issues(SHIPPED).phrases.values():
        for words, issue, _ in entries:
            assert seen.setdefault(words, issue) == issue, words


def test_an_issue_of_ones_own_is_found(tmp_path: Path) -> None:
    knowledge = overlay(tmp_path, "issues:\n  - {id: kelp, name: Kelp farms, triggers: [kelp farms]}\n")
    assert positions("Oslo condemned the kelp farms.", knowledge) == [("kelp", "opposes")]
    assert positions("Oslo condemned the kelp farms.", SHIPPED) == []


def test_known_issues_get_more_words_and_may_be_retired(tmp_path: Path) -> None:
    knowledge = overlay(tmp_path, "issues:\n  - {id: tariffs, triggers: [digital levy]}\n  - {id: ceasefire, change: retire}\nstances: {opposes: belabour}\n")
    assert positions("Oslo condemned the digital levy and the tariffs.", knowledge) == [("tariffs", "opposes")]
    assert positions("Oslo called for a ceasefire.", knowledge) == []
    assert "belabour" in load_issues(knowledge).stances


def test_an_issue_with_countries_needs_one_of_them(tmp_path: Path) -> None:
    knowledge = overlay(tmp_path, "issues:\n  - {id: kelp, triggers: [kelp farms], countries: [NOR]}\n")
    assert positions("Oslo condemned the kelp farms.", knowledge) == [("kelp", "opposes")]
    assert positions("Oslo condemned the kelp farms.", knowledge, country="SWE") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("issues:\n  - {name: nameless}\n", "without an id"),
        ("issues:\n  - {id: kelp}\n", "has no triggers"),
        ("issues:\n  - {id: kelp, triggers: kelp farms}\n", "no list of words"),
        ("issues:\n  - {id: kelp, triggers: [kelp], colour: red}\n", "unknown key 'colour'"),
        ("issues:\n  - {id: kelp, change: retire}\n", "no such change or issue"),
        ("issues: kelp\n", "no list"),
        ("topics: []\n", "unknown key 'topics'"),
        ("stances: {loves: adore}\n", "not words by stance"),
        ("reversals: [halt]\n", "not words with blanks"),
        ("- kelp\n", "not a mapping"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(KnowledgeError, match=words) as caught:
        load_issues(overlay(tmp_path, text))
    assert "own.yaml:" in str(caught.value)
