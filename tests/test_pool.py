"""Several processes give what one gives, in the same order, and survive an article that kills one of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from dateline.export.contract import to_line
from dateline.knowledge.load import Knowledge
from dateline.model.record import Coded, Rejection
from dateline.model.text import Article, Region
from dateline.parse import load_parser
from dateline.pool import code_many
from dateline.read import Reading

TEXT = "The foreign minister of Chad will visit Niger on Tuesday, his office said."


def readings(count: int) -> Iterator[Reading]:
    for number in range(count):
        text = f"{TEXT} It was meeting number {number}."
        rejection = Rejection("read", "language", "x") if number % 7 == 3 else None
        yield Reading(Article(f"a{number}", text, (Region("body", 0, len(text)),)), rejection)


def line_or_death(coded: Coded) -> str:
    """The article's line, where its id is not that of the article that kills."""
    if coded.article.id == "a5" and not coded.rejections:
        os.kill(os.getpid(), signal.SIGKILL)
    return to_line(coded)


def test_two_processes_give_what_one_gives(knowledge: Knowledge) -> None:
    parser = load_parser()
    one, two = (list(code_many(readings(40), parser, knowledge, to_line, jobs)) for jobs in (1, 2))
    assert len(one) == 40
    assert one == two


def test_an_article_that_kills_its_process_is_a_rejection_and_the_rest_is_done(knowledge: Knowledge) -> None:
    lines = list(code_many(readings(40), load_parser(), knowledge, line_or_death, 2))
    assert len(lines) == 40
    assert [number for number, line in enumerate(lines) if "was killed" in line] == [5]
    assert [f'"id":"a{number}"' in line for number, line in enumerate(lines)] == [True] * 40


def test_a_consumer_that_stops_leaves_no_process(knowledge: Knowledge) -> None:
    stream = code_many(readings(40), load_parser(), knowledge, to_line, 2)
    assert '"id":"a0"' in next(stream)
    stream.close()  # type: ignore[attr-defined]
    with pytest.raises(StopIteration):
        next(stream)
