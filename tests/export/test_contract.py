"""What leaves the program is what the contract says: the schema holds, every span re-reads, twice gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline.export.contract import schema, to_contract, to_line
from dateline.knowledge.load import Knowledge
from dateline.parse import Parser
from dateline.pipeline import code_readings
from dateline.read import read_sources, read_text

SAMPLES = sorted((Path(__file__).parents[2] / "tests" / "cases").glob("*/article.*"))

ODD = [
    "The minister said: “We will go to Chad. He did not say when.",
    '"Talks with Niger," he said, "will begin on Monday." "No," said the envoy. "\'Never,\' they told us."',
    "\u202bThe president of Mali\u200f met the king of Morocco 😀 on 31 February, in the year 0, at 25:61.",
    "THE FOREIGN MINISTER OF PERU WILL VISIT CHILE NEXT WEEK, OFFICIALS SAID.",
    "Who met whom?\r\n\r\nFrance's top diplomat met Iran's.\r\n\r\nThey agreed to nothing.",
    "((((((((( \" \" \" ‘ ’ “ ” « » --- ... and next next next Monday Monday 1/1/1 99/99/99",
    "A" + " and B" * 300 + " met in Geneva.",
]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object that has start, end and text."""
    if isinstance(value, list):
        for one in value:
            yield from spans(one)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for one in value.values():
            yield from spans(one)


def check(record: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(record)
    text = record["article"]["text"]
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans({**record, "article": None}))
    assert all(0 <= region["start"] < region["end"] <= len(text) for region in record["article"]["regions"])
    refs = {actor["ref"] for actor in record["actors"]}
    used = [ref for event in record["events"] for ref in event["actors"] + event["recipients"]]
    used += [ref for one in record["statements"] for ref in [one["speaker"], *one["addressees"]] if ref]
    used += [one["actor"] for engagement in record["engagements"] for one in engagement["participants"]]
    used += [member for actor in record["actors"] for member in actor["members"]]
    assert set(used) <= refs
    statements = {one["id"] for one in record["statements"]}
    assert {event["said_in"] for event in record["events"] if event["said_in"]} <= statements
    assert {one["part_of"] for one in record["statements"] if one["part_of"]} <= statements
    assert {one["part_of"] for one in record["engagements"] if one["part_of"]} <= {one["id"] for one in record["engagements"]}
    times = len(record["times"])
    assert all(one["when"]["time"] is None or one["when"]["time"] < times for key in ("events", "statements", "engagements") for one in record[key])


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_sample_articles(path: Path, parser: Parser, knowledge: Knowledge) -> None:
    for coded in code_readings(read_sources([str(path)], knowledge), parser, knowledge):
        assert not coded.rejections
        check(to_contract(coded))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(text: str, parser: Parser, knowledge: Knowledge) -> None:
    [coded] = code_readings([read_text(text, knowledge)], parser, knowledge)
    assert not coded.rejections
    check(to_contract(coded))


@pytest.mark.parametrize("path", SAMPLES[:3], ids=lambda path: path.parent.name)
def test_twice_gives_the_same_bytes(path: Path, parser: Parser, knowledge: Knowledge) -> None:
    first, second = (to_line(next(code_readings(read_sources([str(path)], known), parser, known))) for known in (knowledge, Knowledge()))
    assert first == second
    assert "\n" not in first
    assert json.loads(first)["article"]["text"] == next(read_sources([str(path)], knowledge)).article.text


def test_a_rejected_text_gives_an_object_without_records(parser: Parser, knowledge: Knowledge) -> None:
    [coded] = code_readings([read_text("   ", knowledge)], parser, knowledge)
    record = to_contract(coded)
    check(record)
    assert [one["reason"] for one in record["rejections"]] == ["empty"]
    assert not record["events"] and not record["statements"] and not record["engagements"]


def test_lone_surrogates_can_be_written(parser: Parser, knowledge: Knowledge) -> None:
    [coded] = code_readings([read_text("The king of Jordan met the emir of Qatar. \ud800", knowledge)], parser, knowledge)
    assert to_line(coded).encode("utf-8")
