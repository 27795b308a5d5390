"""Webhooks against a server of our own that fails: signed, tried again, nothing twice, nothing to addresses that are not public."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.alerts import webhook
from dateline.cli.main import main
from dateline.fetch.post import post

KEY = "a key of ours"


class _Receiver(http.server.BaseHTTPRequestHandler):
    answers: list[int]
    got: list[tuple[dict[str, str], bytes]]

    def do_POST(self) -> None:
        self.got.append(({name.lower(): value for name, value in self.headers.items()}, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.answers.pop(0) if self.answers else 204)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *unused: object) -> None:
        """Quiet."""


@pytest.fixture
def receiver() -> Iterator[Any]:
    handler = type("Receiver", (_Receiver,), {"answers": [], "got": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    handler.url = f"http://127.0.0.1:{server.server_address[1]}/hook"  # type: ignore[attr-defined]
    yield handler
    server.shutdown()


@pytest.fixture
def send(receiver: Any, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs `dateline alerts --send` on a copy of the record; gives the exit code."""
    monkeypatch.setenv("HOOK_KEY", KEY)
    monkeypatch.setattr(webhook, "PAUSE", 0.01)
    shutil.copy(story, tmp_path / "record.sqlite")

    def run(private: bool = True) -> int:
        (tmp_path / "a.toml").write_text(
            f"allow_private = {str(private).lower()}\nwebhook = '{receiver.url}'\nsecret_env = 'HOOK_KEY'\n[[alert]]\nname = 'Visits'\ncountry = 'CHN'\nkind = 'visit'\n"
        )
        return main(["alerts", str(tmp_path / "a.toml"), "--send", "--since", "2025-03-01", "--until", "2025-04-30", "--record", str(tmp_path / "record.sqlite")])

    return run


def test_what_failed_twice_arrives_signed_and_is_never_sent_again(send: Any, receiver: Any) -> None:
    receiver.answers += [503, 500]
    assert send() == 0
    assert len(receiver.got) == 3
    assert len({body for _, body in receiver.got}) == 1 and len({headers["x-dateline-delivery"] for headers, _ in receiver.got}) == 1
    headers, body = receiver.got[-1]
    assert headers["x-dateline-signature"] == "sha256=" + hmac.new(KEY.encode(), body, hashlib.sha256).hexdigest()
    told = json.loads(body)
    assert told["alert"] == "Visits" and told["entries"][0]["what"] == ["new"]
    assert told["entries"][0]["source"]["url"] == "https://wire.example/0?a=(b)" and told["entries"][0]["source"]["quote"]["text"]
    assert told["entries"][0]["record"]["kind"] == "visit"
    assert send() == 0
    assert len(receiver.got) == 3


def test_what_never_arrives_waits_for_the_next_run(send: Any, receiver: Any, capsys: pytest.CaptureFixture[str]) -> None:
    receiver.answers += [500] * webhook.ATTEMPTS
    assert send() == 1
    assert len(receiver.got) == webhook.ATTEMPTS and "HTTP 500" in capsys.readouterr().err
    assert send() == 0
    assert len(receiver.got) == webhook.ATTEMPTS + 1


@pytest.mark.parametrize("status", [400, 401, 302])
def test_what_is_refused_is_not_tried_again_and_no_redirect_is_followed(send: Any, receiver: Any, status: int) -> None:
    receiver.answers += [status]
    assert send() == 1
    assert len(receiver.got) == 1


def test_nothing_goes_to_an_address_that_is_not_public(send: Any, receiver: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert send(private=False) == 1
    assert receiver.got == [] and "no public address" in capsys.readouterr().err


def test_no_key_no_message(send: Any, receiver: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("HOOK_KEY")
    assert send() == 2
    assert receiver.got == [] and "HOOK_KEY" in capsys.readouterr().err


def test_the_key_is_never_sent(send: Any, receiver: Any) -> None:
    assert send() == 0
    assert all(KEY not in str(headers) and KEY.encode() not in body for headers, body in receiver.got)


@pytest.mark.parametrize(("url", "words"), [("file:///etc/passwd", "only http"), ("http://a:b@x.example/", "user name"), ("http://169.254.169.254/", "no public address")])
def test_post_refuses_what_fetch_refuses(url: str, words: str) -> None:
    posted = asyncio.run(post(url, b"", {}))
    assert not posted.received and not posted.passing and words in posted.why


def test_no_connection_is_trouble_that_may_pass() -> None:
    posted = asyncio.run(post("http://127.0.0.1:9/", b"", {}, allow_private=True))
    assert posted.passing and not posted.received
