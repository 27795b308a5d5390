"""A record with one article of ours: an event with both sides, an engagement that moves, a statement that is hostile to spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dateline.export.chosen import Chosen
from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser
from dateline.pipeline import code_article
from dateline.read import read_text
from dateline.store import Record

FIRST = """=HYPERLINK("http://evil.example") China's foreign minister to visit Moscow

China's Foreign Minister Wang Yi will visit Moscow from March 31 to April 2, the ministry said on Friday. Wang Yi said that China opposes sanctions against Russia.

"-1+1 is what we agreed," Wang Yi told reporters in Beijing. Norway expelled two Russian diplomats on Thursday."""
SECOND = """Chinese Foreign Minister Wang Yi arrived in Moscow on Monday, the ministry said."""


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path, knowledge = tmp_path_factory.mktemp("record") / "record.sqlite", Knowledge()
    with Record(path, write=True) as made:
        for number, (text, day) in enumerate(((FIRST, "2025-03-28"), (SECOND, "2025-03-31"))):
            reading = read_text(text, knowledge, id=f"a{number}", url=f"https://wire.example/{number}", publisher="Wire", title=text.splitlines()[0], day=_day(day))
            made.add_document(to_contract(code_article(reading.article, load_parser(), knowledge)))
        made.assemble()
    with Record(path) as kept:
        yield kept


@pytest.fixture(scope="session")
def chosen(record: Record) -> Callable[[str], Chosen]:
    """All rows of a kind."""

    def rows(kind: str) -> Chosen:
        found: list[Any] = getattr(record, kind)()
        return Chosen(kind, found, record.article, record.document)

    return rows


def _day(text: str) -> Any:
    import datetime as dt

    return dt.date.fromisoformat(text)
