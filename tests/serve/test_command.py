"""`dateline serve` itself: who may come in, what it says, and that it answers."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dateline.cli.commands.serve import make_desk
from dateline.cli.main import build_parser, main


def options(*words: str):  # type: ignore[no-untyped-def]
    return build_parser().parse_args(["serve", *words])


def test_others_are_let_in_with_a_token_only(filled: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_TOKEN", raising=False)
    assert main(["serve", "--record", str(filled), "--host", "0.0.0.0"]) == 2
    assert "add --token SECRET" in capsys.readouterr().err
    desk = make_desk(options("--record", str(filled), "--host", "0.0.0.0", "--token", "secret"))
    assert desk.access.closed and desk.access.hosts is None and desk.access.is_token("secret")


def test_on_this_computer_reading_is_free_and_a_token_is_made_up(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_TOKEN", raising=False)
    one, other = (make_desk(options("--record", str(filled))) for _ in range(2))
    assert not one.access.closed and one.access.hosts and "127.0.0.1" in one.access.hosts
    assert len(one.access.token) >= 20 and one.access.token != other.access.token


def test_the_token_may_stand_in_the_environment(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_TOKEN", "from outside")
    assert make_desk(options("--record", str(filled))).access.is_token("from outside")


@pytest.mark.parametrize(("words", "code"), [(("--record", "nowhere.sqlite"), 5), (("--port", "99999"), 2), (("--today", "soon"), 2)])
def test_mistakes_are_told_before_anything_is_served(filled: Path, words: tuple[str, ...], code: int) -> None:
    record = () if "--record" in words else ("--record", str(filled))
    assert main(["serve", *record, *words]) == code


def test_it_serves_and_ends_when_told(own: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = subprocess.Popen([sys.executable, "-m", "dateline", "serve", "--record", str(own), "--port", str(port)], stderr=subprocess.PIPE, text=True)
    try:
        assert served.stderr
        told = [served.stderr.readline(), served.stderr.readline()]
        assert f"http://127.0.0.1:{port}/" in told[0] and re.search(r"token for judging is \S{20,}", told[1])
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/counts", timeout=5) as answer:
                    assert answer.status == 200
                    break
            except OSError:
                time.sleep(0.1)
        else:
            raise AssertionError("no answer")
    finally:
        served.send_signal(signal.SIGINT)
        served.wait(20)
