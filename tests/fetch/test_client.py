"""Fetching from a server that misbehaves: every outcome has its word, none is an exception or a hang."""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
from collections.abc import Iterator

import pytest
from server import Request, Server, plain, redirect

from dateline.fetch import Conditions, Fetched, Fetcher, Limits
from dateline.fetch.addresses import is_public
from dateline.fetch.patience import LONGEST_WAIT, next_wait
from dateline.fetch.robots import Robots

LIMITS = Limits(bytes=100_000, seconds=1.5, redirects=3)


def fetch(url: str, conditions: Conditions | None = None, allow_private: bool = True, limits: Limits = LIMITS) -> Fetched:
    async def run() -> Fetched:
        async with Fetcher("press@desk.example", limits, allow_private) as fetcher:
            return await fetcher.fetch(url, conditions)

    return asyncio.run(run())


def test_a_page_with_its_conditions(server: Server) -> None:
    server.at["/a?b=c"] = plain(b"text", ETag='"1"', Last_Modified="Fri, 28 Mar 2025 10:00:00 GMT", Content_Type="text/html")
    got = fetch(f"{server.url}/a?b=c")
    assert (got.outcome, got.status, got.content, got.kind) == ("fetched", 200, b"text", "text/html")
    assert got.conditions == Conditions('"1"', "Fri, 28 Mar 2025 10:00:00 GMT")
    assert server.asked[0].headers["host"] == server.url.removeprefix("http://")
    assert server.asked[0].headers["user-agent"] == "dateline (+press@desk.example)"


def test_conditions_are_sent_and_304_is_no_change(server: Server) -> None:
    server.at["/"] = plain(b"", "304 Not Modified")
    assert fetch(f"{server.url}/", Conditions('"1"', "Fri, 28 Mar 2025 10:00:00 GMT")).outcome == "unchanged"
    assert server.asked[0].headers["if-none-match"] == '"1"'
    assert server.asked[0].headers["if-modified-since"] == "Fri, 28 Mar 2025 10:00:00 GMT"


@pytest.mark.parametrize(("status", "outcome"), [
    ("429 Too Many Requests", "busy"), ("503 Service Unavailable", "busy"), ("500 Internal Server Error", "failed"), ("404 Not Found", "gone"), ("410 Gone", "gone"), ("403 Forbidden", "failed"),
])
def test_statuses(status: str, outcome: str, server: Server) -> None:
    server.at["/"] = plain(b"", status, Retry_After="7")
    got = fetch(f"{server.url}/")
    assert (got.outcome, got.retry_after) == (outcome, "7")


def test_redirects_are_followed_checked_and_counted(server: Server) -> None:
    server.at |= {"/a": redirect("/b", "301 Moved Permanently"), "/b": redirect("/c"), "/c": plain(b"here"), "/loop": redirect("/loop"), "/nowhere": plain(b"", "302 Found"),
                  "/file": redirect("file:///etc/passwd"), "/p": redirect("/q", "308 Permanent Redirect"), "/q": plain(b"")}
    assert (fetch(f"{server.url}/a").content, fetch(f"{server.url}/a").moved) == (b"here", False)
    assert fetch(f"{server.url}/p").moved is True
    assert [fetch(server.url + path).outcome for path in ("/loop", "/nowhere", "/file")] == ["refused", "failed", "refused"]


def test_private_addresses_are_refused_before_a_request(server: Server) -> None:
    server.at["/"] = plain(b"secret")
    for url in (f"{server.url}/", server.url.replace("127.0.0.1", "localhost"), "http://[::1]/", "http://169.254.169.254/latest", "http://user:word@desk.example/", "gopher://desk.example/", "http://[/"):
        assert fetch(url, allow_private=False).outcome == "refused"
    assert server.asked == []


@pytest.mark.parametrize(("number", "public"), [
    ("8.8.8.8", True), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("127.0.0.1", False), ("0.0.0.0", False), ("169.254.169.254", False), ("100.64.0.1", False),
    ("224.0.0.1", False), ("::1", False), ("fe80::1", False), ("fc00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False), ("2002:a00:1::", False), ("2606:4700::1111", True),
])
def test_public_addresses(number: str, public: bool) -> None:
    assert is_public(number) is public


def endless(request: Request) -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield b"x" * 10_000


def slow(request: Request) -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\n"
    for _ in range(100):
        yield b"X: y\r\n"
        yield 0.2


def test_endless_slow_broken_and_bombed_answers_end(server: Server) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    server.at |= {"/endless": endless, "/slow": slow, "/bomb": plain(bomb, Content_Encoding="gzip"), "/broken": plain(b"no gzip", Content_Encoding="gzip"),
                  "/short": lambda request: iter([b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"]), "/garbage": lambda request: iter([b"what?\r\n\r\n"])}
    outcomes = {path: fetch(server.url + path).outcome for path in server.at}
    assert outcomes == {"/endless": "too_large", "/slow": "too_slow", "/bomb": "too_large", "/broken": "failed", "/short": "failed", "/garbage": "failed"}
    assert fetch("http://127.0.0.1:9/").outcome == "failed"


def test_robots_are_obeyed_and_asked_once(server: Server) -> None:
    server.at["/robots.txt"] = plain(b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n")

    async def run() -> list[object]:
        async with Fetcher(None, LIMITS, allow_private=True) as fetcher:
            robots = Robots(fetcher)
            return [await robots.allows(server.url + path, 0.0) for path in ("/open", "/private/x")] + [await robots.delay(server.url, 1.0)]

    assert asyncio.run(run()) == [True, False, 3.0]
    assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize(("status", "allowed"), [("404 Not Found", True), ("403 Forbidden", True), ("500 Internal Server Error", False), ("429 Too Many Requests", False)])
def test_a_host_without_robots_allows_all_and_one_in_trouble_nothing(status: str, allowed: bool, server: Server) -> None:
    server.at["/robots.txt"] = plain(b"", status)

    async def run() -> bool:
        async with Fetcher(None, LIMITS, allow_private=True) as fetcher:
            return await Robots(fetcher).allows(f"{server.url}/", 0.0)

    assert asyncio.run(run()) is allowed


def test_waiting_grows_with_failures_and_heeds_the_server() -> None:
    now = dt.datetime(2025, 3, 28, 10, tzinfo=dt.UTC)
    assert next_wait(60, 0, None, now) == 60
    assert next_wait(60, 3, None, now) == 480
    assert next_wait(60, 40, None, now) == LONGEST_WAIT
    assert next_wait(60, 1, "900", now) == 900
    assert next_wait(60, 1, "Fri, 28 Mar 2025 11:00:00 GMT", now) == 3600
    assert next_wait(60, 1, "soon", now) == 120
    assert next_wait(60, 1, "99999999", now) == LONGEST_WAIT
