"""`dateline watch` against a server of our own: what is new comes into the record once, and every fetch is on record."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.store import Record

TEXT = "The foreign minister of Chad will visit Niger on Tuesday, his office said on Friday."
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><title>Visit to Niger</title><link>https://wire.example/1</link>
<pubDate>Fri, 28 Mar 2025 10:00:00 GMT</pubDate><description>{TEXT}</description></item></channel></rss>"""


class _Feed(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = FEED.encode() if self.path == "/feed" else b""
        known = self.headers.get("If-None-Match") == '"1"'
        self.send_response(404 if not body else 304 if known else 200)
        self.send_header("ETag", '"1"')
        self.end_headers()
        if not known:
            self.wfile.write(body)

    def log_message(self, *unused: object) -> None:
        """Quiet."""


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Path]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Feed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = tmp_path / "feeds.toml"
    path.write_text(f'allow_private = true\nevery = "0s"\ndelay = "0s"\n[[feed]]\nurl = "http://127.0.0.1:{server.server_address[1]}/feed"\nname = "Wire"\n')
    yield path
    server.shutdown()


def test_what_is_new_comes_in_once_and_every_fetch_is_noted(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = str(tmp_path / "record.sqlite")
    for _ in range(2):
        assert main(["watch", str(plan), "--once", "--record", record]) == 0
    with Record(record) as kept:
        [article] = kept.articles()
        assert (article.title, article.publisher, article.url) == ("Visit to Niger", "Wire", "https://wire.example/1")
        assert len(kept.engagements()) == 1
    capsys.readouterr()
    assert main(["watch", "--log", "--json", "--record", record]) == 0
    assert [json.loads(line)["outcome"] for line in capsys.readouterr().out.splitlines()] == ["unchanged", "fetched"]


def test_a_plan_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch"]) == 2
    assert "FEEDS.toml" in capsys.readouterr().err
