"""Stopped at any moment by the hardest of means: nothing that was acknowledged is lost, and the next call goes on.

DATELINE_KILLS=50 kills as often.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.store import Record

KILLS = int(os.environ.get("DATELINE_KILLS", "4"))
ADD = """
import json, sys
from dateline.store import Record
with Record(sys.argv[1], write=True) as record:
    for number, line in enumerate(open(sys.argv[2], encoding="utf-8")):
        print(record.add_document(json.loads(line)).article, flush=True)
        if number % 7 == 6:
            record.assemble()
    record.assemble()
"""
READ = """
import sys, time
from dateline.errors import NoRecord
from dateline.store import Record
while True:
    try:
        with Record(sys.argv[1]) as record:
            for _ in range(20):
                record.engagements(limit=5), record.search("title", limit=5), record.counts()
    except NoRecord:
        time.sleep(0.01)
"""
COUNTRIES = ["CHN", "RUS", "USA", "FRA", "IND", "EGY"]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory, make_document: Callable[..., dict[str, Any]]) -> Path:
    path = tmp_path_factory.mktemp("kill") / "documents.jsonl"
    rng = random.Random(7)
    drafts = []
    for n in range(120):
        one, other = rng.sample(COUNTRIES, 2)
        day = f"2025-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        visits = [(one, other, (day,), rng.choice(["announced", "held", "cancelled"]))]
        drafts.append(make_document(f"article-{n % 100}", f"2025-01-{n % 28 + 1:02}", visits=visits, acts=[("ACCUSE", other, one, (day,))], said=[(one, "We will see.", None)], note=str(n)))
    path.write_text("".join(json.dumps(one) + "\n" for one in drafts), encoding="utf-8")
    return path


def command(program: str, *arguments: Path) -> list[str]:
    return [sys.executable, "-c", program, *map(str, arguments)]


def killed(command: list[str], seconds: float) -> list[str]:
    """What a process had acknowledged, a line each, when it was killed after its first word and so many seconds."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        return [line.strip() for line in (first + process.stdout.read()).splitlines(keepends=True) if line.endswith("\n")]


def test_what_was_acknowledged_is_there(tmp_path: Path, documents: Path, content_of: Callable[[Path], dict[str, list[str]]]) -> None:
    whole, path = tmp_path / "whole.sqlite", tmp_path / "record.sqlite"
    subprocess.run(command(ADD, whole, documents), check=True, capture_output=True, timeout=120)
    rng = random.Random(11)
    reader = subprocess.Popen(command(READ, path), stderr=subprocess.PIPE, text=True)
    try:
        for kill in range(KILLS):
            if kill % 5 == 4:
                path.with_suffix(".sqlite").unlink()  # now and then from the beginning
                for ending in ("-wal", "-shm"):
                    path.with_name(path.name + ending).unlink(missing_ok=True)
            acknowledged = killed(command(ADD, path, documents), rng.uniform(0, 0.6))
            with Record(path) as record:
                assert record.problems() == []
                assert {one.id for one in record.articles()} >= set(acknowledged)
    finally:
        reader.kill()
        words = reader.communicate()[1]
    assert "Traceback" not in words
    subprocess.run(command(ADD, path, documents), check=True, capture_output=True, timeout=120)
    assert content_of(path) == content_of(whole)
