"""Stopped at any moment by the hardest of means: nothing that was acknowledged is lost, and the next call goes on.

DATELINE_KILLS=50 kills as often.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.store import Record

KILLS = int(os.environ.get("DATELINE_KILLS", "4"))
COMMANDS = int(os.environ.get("DATELINE_KILLS", "3"))
"""Of the whole command, which takes some seconds to begin."""

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
        drafts.append(
            make_document(f"article-{n % 100}", f"2025-01-{n % 28 + 1:02}", visits=visits, acts=[("ACCUSE", other, one, (day,))], said=[(one, "We will see.", None)], note=str(n))
        )
    path.write_text("".join(json.dumps(one) + "\n" for one in drafts), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    people, places = ("Norway's foreign minister", "Chad's president", "The Swedish defence minister"), ("Oslo", "N'Djamena", "Stockholm")
    drafts = [
        {
            "id": f"article-{n}",
            "date": f"2024-05-{n % 28 + 1:02}",
            "text": f"{people[n % 3]} will visit {places[(n + 1) % 3]} on May {n % 28 + 1}, 2024. He rejected the demand of Togo.",
        }
        for n in range(24)
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in drafts), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web archive one record of which is damaged, and that breaks off within its last."""
    path = tmp_path_factory.mktemp("archive") / "pages.warc.gz"
    members = [gzip.compress(_page(n), 1, mtime=0) for n in range(14)]
    members[5] = members[5][:120] + bytes(40) + members[5][160:]
    path.write_bytes(b"".join(members)[:-90])
    return path


def _page(n: int) -> bytes:
    """A record of a web archive."""
    words = "".join(f"<p>The foreign minister of Chile will visit Lima on May {n + 1}, 2025, for talks on case {n * 9 + k}, officials said.</p>" for k in range(4))
    page = f"<!DOCTYPE html><html><head><title>Visit {n}</title></head><body><article><h1>Visit {n}</h1>{words}</article></body></html>"
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/{n}\r\nWARC-Date: 2025-03-29T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n")
    return f"{head}{body}\r\n\r\n".encode()


def adding(articles: Path, record: Path) -> list[str]:
    """The command as people call it; it acknowledges each article on standard error."""
    return [sys.executable, "-m", "dateline", "add", "--verbose", "--record", str(record), str(articles)]


def command(program: str, *arguments: Path) -> list[str]:
    return [sys.executable, "-c", program, *map(str, arguments)]


def killed(command: list[str], seconds: float) -> list[str]:
    """What a process had said, a line each, when it was killed after its first word and so many seconds."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
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


@pytest.mark.parametrize(("source", "code"), [("articles", 0), ("archive", 1)])
def test_the_command_goes_on_where_it_was_killed(
    source: str, code: int, tmp_path: Path, request: pytest.FixtureRequest, content_of: Callable[[Path], dict[str, list[str]]]
) -> None:
    whole, path, articles = tmp_path / "whole.sqlite", tmp_path / "record.sqlite", request.getfixturevalue(source)
    assert subprocess.run(adding(articles, whole), capture_output=True, timeout=120).returncode == code
    rng = random.Random(13)
    for kill in range(COMMANDS):
        if kill % 4 == 3:
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        acknowledged = [found.group(1) for line in killed(adding(articles, path), rng.uniform(0, 0.3)) if (found := re.match(r"dateline: (\S+): (?:new|same)", line))]
        with Record(path) as record:
            assert record.problems() == []
            assert acknowledged and {one.id for one in record.articles()} >= set(acknowledged)
    again = subprocess.run(adding(articles, path), capture_output=True, text=True, timeout=120)
    assert again.returncode == code and "there already" in again.stderr
    assert content_of(path) == content_of(whole)
