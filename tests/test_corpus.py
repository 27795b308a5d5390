"""Real documents, where the development corpus lies beside the project: nothing fails, every span re-reads.

The corpus is not part of the project; without it these tests are skipped.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import Parser
from dateline.pipeline import code_readings
from dateline.read import read_text

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared")) / "corpora"
STEP = 40


def documents() -> list[dict[str, str]]:
    """Every fortieth document, and the first of each file."""
    files = sorted(CORPORA.glob("*.jsonl")) if CORPORA.is_dir() else []
    return [json.loads(line) for file in files for n, line in enumerate(file.read_text(encoding="utf-8").split("\n")) if line and n % STEP == 0]


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the development corpus is not beside the project")
@pytest.mark.parametrize("document", documents(), ids=lambda document: document["id"])
def test_a_real_document_is_coded_whole(document: dict[str, str], parser: Parser, knowledge: Knowledge) -> None:
    reading = read_text(document["text"][:20_000], knowledge, id=document["id"], title=document["title"])
    [coded] = code_readings([reading], parser, knowledge)
    assert not [one for one in coded.rejections if one.reason == "failed"]
    text, todo = coded.article.text, [to_contract(coded)]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            todo.extend(one.values())
            if {"start", "end", "text"} <= set(one):
                assert text[one["start"] : one["end"]] == one["text"]
        elif isinstance(one, list):
            todo.extend(one)
