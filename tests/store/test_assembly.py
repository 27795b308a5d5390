"""Assembling piece by piece: stopped in the middle, beside another writer, by marks of what still waits."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.store import Record, assembly

Make = Callable[..., dict[str, Any]]
Content = Callable[[Path], dict[str, list[str]]]
PAIRS = [("CHN", "RUS"), ("USA", "FRA"), ("IND", "EGY"), ("CHN", "EGY"), ("RUS", "IND")]
EVERYTHING = """
import sys
from dateline.store import Record, assembly
assembly.ASSEMBLED_AT_ONCE = 1
with Record(sys.argv[1], write=True) as record:
    print("begun", flush=True)
    record.assemble(everything=True)
"""


def story(make_document: Make) -> list[dict[str, Any]]:
    found = []
    for n, (one, other) in enumerate(PAIRS * 6):
        day = (f"2025-{n % 6 + 5:02}-10",)
        found.append(
            make_document(f"article-{n}", f"2025-03-{n % 28 + 1:02}", visits=[(one, other, day, "announced")], acts=[("ACCUSE", other, one, day), ("CONSULT", one, other, None)])
        )
    return found


@pytest.fixture
def one_block_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "ASSEMBLED_AT_ONCE", 1)


@pytest.fixture
def whole(tmp_path: Path, make_document: Make, content_of: Content) -> dict[str, list[str]]:
    with Record(tmp_path / "whole.sqlite", write=True) as record:
        for one in story(make_document):
            record.add_document(one)
        record.assemble()
    return content_of(tmp_path / "whole.sqlite")


def stop_after(pieces: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupt the assembly when so many pieces are done, within the transaction of the next."""
    renew, done = assembly._renew, []

    def counted(*arguments: Any) -> int:
        if len(done) == pieces:
            raise KeyboardInterrupt
        done.append(renew(*arguments))
        return done[-1]

    monkeypatch.setattr(assembly, "_renew", counted)


@pytest.mark.usefixtures("one_block_at_once")
@pytest.mark.parametrize("everything", [False, True])
def test_what_was_stopped_goes_on_where_it_was(record: Record, make_document: Make, content_of: Content, whole: Any, everything: bool) -> None:
    for one in story(make_document):
        record.add_document(one)
    if everything:
        record.assemble()
    with pytest.MonkeyPatch.context() as patch:
        stop_after(3, patch)
        with pytest.raises(KeyboardInterrupt):
            record.assemble(everything)
    assert record.pending and record.problems() == []
    if everything:
        assert content_of(record.path) == whole  # what is not made anew yet stands as it was
    rest = record.assemble()
    assert not record.pending and content_of(record.path) == whole
    assert 0 < rest < len(record.engagements()) + len(record.events())


@pytest.mark.usefixtures("one_block_at_once")
def test_an_article_that_another_adds_meanwhile_is_assembled_too(record: Record, make_document: Make, content_of: Content, whole: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    *documents, last = story(make_document)
    for one in documents:
        record.add_document(one)

    class Interrupted(assembly.Blocks):
        def chunks(self, size: int) -> Iterator[list[int]]:
            for n, chunk in enumerate(super().chunks(size)):
                if n == 1:
                    with Record(record.path, write=True) as beside:
                        beside.add_document(last)
                yield chunk

    monkeypatch.setattr(assembly, "Blocks", Interrupted)
    record.assemble()
    assert not record.pending and content_of(record.path) == whole


def test_killed_while_everything_is_assembled_anew(record: Record, make_document: Make, content_of: Content, whole: Any) -> None:
    for one in story(make_document):
        record.add_document(one)
    record.assemble()
    rng = random.Random(5)
    for _ in range(4):
        with subprocess.Popen([sys.executable, "-c", EVERYTHING, str(record.path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout and process.stdout.readline() == "begun\n"
            time.sleep(rng.uniform(0, 0.1))
            process.kill()
        assert record.problems() == []
        assert content_of(record.path) == whole
    record.assemble()
    assert not record.pending and content_of(record.path) == whole
