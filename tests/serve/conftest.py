"""A record of the golden articles and of made-up ones, and the server on it."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")
from fastapi.testclient import TestClient

from dateline.knowledge.load import Knowledge
from dateline.read import read_sources
from dateline.serve.app import create_app
from dateline.serve.desk import Desk
from dateline.serve.guard import Access
from dateline.store import Record

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "open sesame"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORMULA = '=HYPERLINK("http://x.invalid","x")'


def _made() -> Any:
    """What tests/store makes documents with."""
    spec = importlib.util.spec_from_file_location("made_documents", ROOT / "tests" / "store" / "conftest.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.document


make_document = _made()


def golden_documents() -> Iterator[dict[str, Any]]:
    """The golden articles with their texts, as `dateline read` prints them."""
    knowledge = Knowledge()
    for case in sorted((ROOT / "tests" / "cases").iterdir()):
        document = json.loads((case / "expected.json").read_text(encoding="utf-8"))
        [article] = sorted(case.glob("article.*"))
        [reading] = read_sources([str(article)], knowledge)
        document["article"]["text"] = reading.article.text
        document["article"]["url"] = document["article"]["url"] or f"https://news.invalid/{case.name}"
        yield document


def hostile_document() -> dict[str, Any]:
    """An article whose every text tries something."""
    document = make_document("bad", "2024-11-20", visits=[("CHN", "RUS", ("2024-12-01", "2024-12-03"), "announced")], acts=[("ACCUSE", "CHN", "RUS", ("2024-11-19",))],
                    said=[("CHN", f"{HOSTILE} never", "sanctions"), ("RUS", FORMULA, None)], wants=[("CHN", "sanctions", "opposes")],
                    note=f"{HOSTILE} \"'><svg onload=alert(3)>", url="javascript:alert(4)//\r\nSet-Cookie: x=y")  # fmt: skip
    document["article"]["title"] = f"{HOSTILE}\r\nX-Injected: yes"
    document["article"]["publisher"] = FORMULA
    for actor in document["actors"]:
        actor["name"] = f"{actor['name']} {HOSTILE}"
    return document


def story() -> list[dict[str, Any]]:
    """A visit that is announced, moved and held, a rumour that is denied, and words between two countries."""
    return [
        make_document("a1", "2024-11-01", visits=[("CHN", "RUS", ("2024-11-20", "2024-11-21"), "announced")], acts=[("CONSULT", "CHN", "RUS", ("2024-10-30",))]),
        make_document("a2", "2024-11-10", visits=[("CHN", "RUS", ("2024-11-22", "2024-11-23"), "announced")], acts=[("ACCUSE", "USA", "CHN", ("2024-11-09",))], publisher="Gazette"),
        make_document("a3", "2024-11-12", visits=[("FRA", "IND", ("2024-11-25", "2024-11-25"), "announced")], said=[("FRA", "Trade must be free.", "trade")]),
        make_document("a4", "2024-11-13", visits=[("FRA", "IND", ("2024-11-25", "2024-11-25"), "denied")], publisher="Courier"),
    ]


def fill(path: Path) -> Path:
    """The record of all of them."""
    with Record(path, write=True) as record:
        with record.batch():
            for document in [*golden_documents(), *story(), hostile_document()]:
                record.add_document(document)
        record.assemble()
    return path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record's file; read only."""
    return fill(tmp_path_factory.mktemp("serve") / "record.sqlite")


@pytest.fixture
def own(tmp_path: Path, filled: Path) -> Path:
    """A copy to write to."""
    with contextlib.closing(sqlite3.connect(filled)) as record:
        record.execute("VACUUM INTO ?", (str(tmp_path / "own.sqlite"),))
    return tmp_path / "own.sqlite"


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[TestClient]:
    """A browser on this computer."""
    with TestClient(create_app(Desk(filled, Access(TOKEN))), headers={"Accept": "text/html"}, base_url="http://127.0.0.1") as found:
        yield found


@pytest.fixture
def writer(own: Path) -> Iterator[TestClient]:
    """A program that has the token, on a copy of its own."""
    with TestClient(create_app(Desk(own, Access(TOKEN))), headers={"Authorization": f"Bearer {TOKEN}"}, base_url="http://127.0.0.1") as found:
        yield found
