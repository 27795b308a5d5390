"""Asking a stand-in for Wikidata on this machine: what is asked, what the answer changes, and what is said when it fails."""

from __future__ import annotations

import datetime as dt
import json
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.main import main
from dateline.errors import ConfigurationError, SourceError
from dateline.knowledge.base import KnowledgeBase
from dateline.knowledge.load import Knowledge
from dateline.knowledge.overlay import read_overlay
from dateline.knowledge.roles import roles
from dateline.update import fetch, queries

ON, SINCE = dt.date(2026, 11, 24), dt.date(2022, 1, 1)


def binding(iso3: str, item: str, label: str, start: str = "", end: str = "", precision: str = "11") -> dict[str, Any]:
    """One row of an answer, in the shape in which the Wikidata Query Service gives it."""
    cells: dict[str, Any] = {
        "iso3": {"type": "literal", "value": iso3},
        "person": {"type": "uri", "value": f"http://www.wikidata.org/entity/{item}"},
        "personLabel": {"xml:lang": "en", "type": "literal", "value": label},
    }
    for name, value in (("start", start), ("end", end)):
        if value:
            cells[name] = {"datatype": "http://www.w3.org/2001/XMLSchema#dateTime", "type": "literal", "value": f"{value}T00:00:00Z"}
            cells[f"{name}Precision"] = {"datatype": "http://www.w3.org/2001/XMLSchema#integer", "type": "literal", "value": precision}
    return cells


class StandIn:
    """A SPARQL service on 127.0.0.1 that answers every query with `rows` and remembers what it was asked."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.status, self.body = 200, b""
        self.asked: list[tuple[str, str]] = []
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}/sparql"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)["query"][0]
                stand_in.asked.append((query, self.headers["User-Agent"]))
                names = ["iso3", "person", "personLabel", "start", "startPrecision", "end", "endPrecision"]
                body = stand_in.body or json.dumps({"head": {"vars": names}, "results": {"bindings": stand_in.rows}}).encode()
                self.send_response(stand_in.status)
                self.send_header("Content-Type", "application/sparql-results+json;charset=utf-8")
                if stand_in.status == 429:
                    self.send_header("Retry-After", "17")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *unused: object) -> None:
                pass

        return Handler


@pytest.fixture
def service() -> Iterator[StandIn]:
    stand_in = StandIn()
    thread = threading.Thread(target=stand_in.server.serve_forever, daemon=True)
    thread.start()
    yield stand_in
    stand_in.server.shutdown()
    stand_in.server.server_close()
    thread.join()


def proposed(service: StandIn, knowledge: Knowledge, role: str, *rows: dict[str, Any]) -> list[tuple[str, dict[str, str], str]]:
    service.rows = list(rows)
    return [(one.what, one.row, one.against) for one in fetch(knowledge.base, ON, SINCE, service.url, [role])]


def test_one_fixed_query_a_role_under_our_own_name(service: StandIn, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("dateline.update.time.sleep", pauses.append)
    assert fetch(knowledge.base, ON, SINCE, service.url) == []
    settings, texts = queries(SINCE)
    assert [query for query, _ in service.asked] == list(texts.values())
    assert pauses == [settings["pause"]] * (len(texts) - 1)
    assert all(agent.startswith("dateline/") for _, agent in service.asked)
    assert set(texts) <= set(roles())
    assert all('"2022-01-01T00:00:00Z"' in query and "WHO" not in query and "SINCE" not in query for query in texts.values())


def test_what_the_base_has_is_no_proposal(service: StandIn, knowledge: Knowledge) -> None:
    known = [binding("CHN", "Q1", "Wang Yi", "2023-07-25"), binding("CHN", "Q2", "Qin Gang", "2022-12-30", "2023-07-25"), binding("FRA", "Q3", "Jean-Noël Barrot", "2024-09-21")]
    assert proposed(service, knowledge, "foreign_minister", *known) == []


def test_a_successor_is_a_row_that_can_go_in(service: StandIn, knowledge: Knowledge) -> None:
    ((what, row, against),) = proposed(service, knowledge, "foreign_minister", binding("CHN", "Q99", "Xenia Quillmark", "2026-10-01", precision="10"))
    assert (what, against) == ("new person", "")
    assert (row["start"], row["end"], row["last_verified"], row["wikidata"]) == ("2026-10", "", "2026-11-24", "Q99")
    assert row["source"] == "Wikidata Q99, CC0, asked 2026-11-24"


def test_the_end_of_a_tenure_that_the_base_has_as_open(service: StandIn, knowledge: Knowledge) -> None:
    ((what, row, against),) = proposed(service, knowledge, "foreign_minister", binding("CHN", "Q1", "Wang Yi", "2023-07-25", "2026-10-01"))
    assert (what, against) == ("ended", "")
    assert (row["person"], row["end"]) == ("person/wang-yi", "2026-10-01")


def test_an_end_before_the_base_saw_it_go_on_is_for_a_human(service: StandIn, knowledge: Knowledge) -> None:
    ((what, _, against),) = proposed(service, knowledge, "foreign_minister", binding("CHN", "Q1", "Wang Yi", "2023-07-25", "2024-02-01"))
    assert what == "contradicts"
    assert against.startswith("the base has Wang Yi, since 2023-07-25")


def test_another_in_the_chair_is_for_a_human(service: StandIn, knowledge: Knowledge) -> None:
    ((what, _, against),) = proposed(service, knowledge, "head_of_government", binding("GBR", "Q99", "Xenia Quillmark", "2023-01-10", "2023-09-10"))
    assert what == "contradicts"
    assert "Rishi Sunak" in against


def test_another_spelling_is_a_name_for_a_human(service: StandIn, knowledge: Knowledge) -> None:
    ((what, row, _),) = proposed(service, knowledge, "head_of_government", binding("GBR", "Q99", "Rishi Sunack-Jones", "2022-10-25", "2024-07-05"))
    assert (what, row["person"], row["aliases"]) == ("spelling", "person/rishi-sunak", "Rishi Sunack-Jones")


def test_what_says_too_little_is_left_out(service: StandIn, knowledge: Knowledge) -> None:
    blank = binding("CHN", "Q99", "Xenia Quillmark", "2026-10-01")
    blank["start"] = {"type": "bnode", "value": "t1"}  # "some value" of Wikidata
    century = binding("CHN", "Q99", "Xenia Quillmark", "2001-01-01", precision="7")
    rows = [blank, century, binding("CHN", "Q99", "Q99", "2026-10-01"), binding("CHN", "Q99", "Xenia Quillmark"), binding("XYZ", "Q99", "Xenia Quillmark", "2026-10-01")]
    assert proposed(service, knowledge, "foreign_minister", *rows) == []


@pytest.mark.parametrize(
    ("status", "body", "what", "remedy"),
    [
        (429, b"", "refused: 429", "wait 17 seconds"),
        (500, b"", "refused: 500", "--endpoint"),
        (200, b"<html>busy</html>", "no JSON", "--endpoint"),
        (200, b'{"results": []}', "not the shape", "--endpoint"),
        (200, b'{"results": {"bindings": [{"person": "Q1"}]}}', "not the shape", "--endpoint"),
    ],
)
def test_a_service_that_fails_is_an_error_with_a_remedy(service: StandIn, knowledge: Knowledge, status: int, body: bytes, what: str, remedy: str) -> None:
    service.status, service.body = status, body
    with pytest.raises(SourceError, match=what) as caught:
        fetch(knowledge.base, ON, SINCE, service.url, ["head_of_state"])
    assert remedy in str(caught.value)
    assert caught.value.where == service.url


def test_nobody_there_no_such_role_no_such_address(service: StandIn, knowledge: Knowledge) -> None:
    service.server.server_close()
    with pytest.raises(SourceError, match="cannot be reached"):
        fetch(knowledge.base, ON, SINCE, service.url, ["head_of_state"])
    with pytest.raises(ConfigurationError, match="no query for emperor"):
        fetch(knowledge.base, ON, SINCE, service.url, ["emperor"])
    with pytest.raises(ConfigurationError, match="not an http"):
        fetch(knowledge.base, ON, SINCE, "file:///etc/hosts", ["head_of_state"])


def test_the_command_shows_the_difference_and_writes_a_dated_overlay(service: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service.rows = [binding("CHN", "Q99", "Xenia Quillmark", "2026-10-01"), binding("GBR", "Q98", "Yorick Pell", "2023-01-10", "2023-09-10")]
    command = ["actors", "update", "--wikidata", "--endpoint", service.url, "--role", "foreign_minister", "--on", "2026-11-24"]
    assert main(command) == 0
    assert "nothing written" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    assert main([*command, "--overlay-out", str(tmp_path)]) == 0
    assert "2 proposals, 1 of them to decide by hand" in capsys.readouterr().out
    path = tmp_path / "actors" / "wikidata-2026-11-24.csv"
    assert [row["person"] for row in read_overlay(path).rows["people"]] == ["Xenia Quillmark"]
    base = KnowledgeBase.load(overlay=tmp_path)
    assert [one.person for one in base.holders("CHN/foreign-minister", dt.date(2026, 11, 1))] == ["person/xenia-quillmark"]
    assert base.holders("CHN/foreign-minister", dt.date(2026, 11, 1))[0].source.startswith("overlay actors/wikidata-2026-11-24.csv:3")


def test_without_the_word_nothing_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["actors", "update"])
    assert "--wikidata" in capsys.readouterr().err


def test_only_updates_and_fetching_use_the_network() -> None:
    source = Path(__file__).parent.parent / "src" / "dateline"
    users = [path.name for path in source.rglob("*.py") if any(word in path.read_text(encoding="utf-8") for word in ("urllib.request", "http.client", "import socket", "import requests", "import httpx"))]
    assert sorted(users) == ["addresses.py", "client.py", "post.py", "update.py"]
