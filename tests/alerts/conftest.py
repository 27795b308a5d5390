"""A record in which a visit is announced, moved and called off, with an expulsion and words that are hostile to every format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser
from dateline.pipeline import code_article
from dateline.read import read_text
from dateline.store import Record

STORY = (
    ("2025-03-20", "China's Foreign Minister Wang Yi will visit Moscow on April 1, the ministry said on Thursday. Norway expelled two Russian diplomats on Wednesday."),
    ("2025-03-27", "The visit of Chinese Foreign Minister Wang Yi to Moscow, planned for April 1, was postponed to April 8, the ministry said on Thursday."),
    ("2025-04-02", "Chinese Foreign Minister Wang Yi called off his visit to Moscow planned for April 8, the ministry said on Wednesday."),
    ("2025-04-02", '"We met <script>alert(1)</script> & [friends](https://evil.example)," Wang Yi told reporters in Beijing on Wednesday.'),
)


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path, knowledge = tmp_path_factory.mktemp("story") / "record.sqlite", Knowledge()
    with Record(path, write=True) as made:
        for number, (day, text) in enumerate(STORY):
            reading = read_text(text, knowledge, id=f"a{number}", url=f"https://wire.example/{number}?a=(b)", publisher="Wire & Co", day=dt.date.fromisoformat(day))
            made.add_document(to_contract(code_article(reading.article, load_parser(), knowledge)))
        made.assemble()
    return path


@pytest.fixture
def record(story: Path) -> Iterator[Record]:
    with Record(story) as kept:
        yield kept
