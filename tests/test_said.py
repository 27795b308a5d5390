"""Statements as rows: what one article of the contract gives, and which of them are asked for."""

import datetime as dt
from typing import Any

import pytest

from dateline.said import Asked, rows_of, select

TEXT = "Vera Holm told Chad that talks failed. The ministry demanded sanctions."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def actor(ref: str, name: str, **more: Any) -> dict[str, Any]:
    return {"ref": ref, "id": None, "name": name, "kind": "person", "country": None, "code": None, "sectors": [], "office": None, "members": [], **more}


def statement(id: str, speaker: str | None, cue: str, content: str, **more: Any) -> dict[str, Any]:
    found = {
        "id": id, "kind": "indirect", "verb_class": "said", "speaker": speaker, "speaker_span": None, "cue": span(cue), "content": [span(content)], "addressees": [],
        "medium": None, "when": {"earliest": None, "latest": None, "granularity": "unknown", "time": None}, "issues": [], "part_of": None,
    }  # fmt: skip
    return found | more


DOCUMENT = {
    "article": {"id": "a", "url": None, "published": {"value": "2024-05-14"}},
    "actors": [
        actor("a1", "Véra Holm", id="person/vera-holm", country="NOR", office={"id": "NOR/foreign-minister", "title": "Foreign Minister"}),
        actor("a2", "Chad", id="state/TCD", kind="country", country="TCD"),
        actor("a3", "ministry", kind="government", country="NOR"),
    ],
    "statements": [
        statement("s1", "a1", "told", "that talks failed", addressees=["a2"], when={"earliest": "2024-05-12", "latest": "2024-05-12", "granularity": "day", "time": 0}),
        statement("s2", "a3", "demanded", "sanctions", verb_class="demanded", issues=["sanctions"]),
        statement("s3", None, "told", "that talks failed", kind="direct"),
    ],
}


def found(**asked: Any) -> list[str]:
    return [row.id for row in select(rows_of(DOCUMENT), Asked(**asked))]


def test_a_row_holds_its_words_at_their_place() -> None:
    row = rows_of(DOCUMENT)[0]
    assert (row.speaker and row.speaker.office, row.addressees[0].name, row.as_of, row.article) == ("NOR/foreign-minister", "Chad", dt.date(2024, 5, 14), "a")
    assert all(TEXT[one.start : one.end] == one.text for one in row.evidence)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["a s1", "a s2", "a s3"]),
        ({"speaker": "vera holm"}, ["a s1"]),
        ({"speaker": "person/vera-holm"}, ["a s1"]),
        ({"speaker": "vera-holm"}, ["a s1"]),
        ({"speaker": "Vera Stone"}, []),
        ({"speaker": "NOR"}, ["a s1", "a s2"]),
        ({"country": "NOR", "verb_class": ("demanded",)}, ["a s2"]),
        ({"office": "NOR/foreign-minister"}, ["a s1"]),
        ({"addressee": "TCD"}, ["a s1"]),
        ({"addressee": "Norway"}, []),
        ({"issue": ("sanctions", "ceasefire")}, ["a s2"]),
        ({"kind": ("direct",)}, ["a s3"]),
        ({"words": "failed talks"}, ["a s1", "a s3"]),
        ({"between": (dt.date(2024, 5, 12), dt.date(2024, 5, 13))}, ["a s1"]),
        ({"between": (dt.date(2024, 5, 14), dt.date(2024, 5, 14))}, ["a s2", "a s3"]),
    ],
)
def test_only_what_is_asked_for_is_found(asked: dict[str, Any], expected: list[str]) -> None:
    assert found(**asked) == expected
