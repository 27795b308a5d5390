"""Watching feeds and pages of a server that changes, fails and comes back."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from server import Request, Server, plain

from dateline.errors import ConfigurationError
from dateline.fetch import Fetched, Fetcher, Limits
from dateline.fetch.plan import Plan, Watched, load_plan
from dateline.fetch.standing import Standing
from dateline.watch import Brought, Watcher

START = dt.datetime(2025, 3, 28, 10, tzinfo=dt.UTC)
TEXT = "The foreign minister of Chile visited Lima on Thursday for talks with his Peruvian counterpart, officials said. " * 3


class Memory:
    """A log that lives as long as the test."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, str]] = []
        self._standing: dict[str, Standing] = {}

    def standing(self, url: str) -> Standing:
        return self._standing.get(url, Standing())

    def was_read(self, url: str) -> bool:
        return (url, "fetched") in self.notes

    def note(self, url: str, fetched: Fetched, at: dt.datetime, standing: Standing) -> None:
        self.notes.append((url, fetched.outcome))
        self._standing[url] = standing

    def outcomes(self, url: str) -> list[str]:
        return [outcome for noted, outcome in self.notes if noted == url]


class Desk:
    """A watcher with a clock of its own; `taken` are the titles in the order in which they came."""

    def __init__(self, *sources: Watched, delay: float = 0.0) -> None:
        self.log, self.taken, self.slept, self.now = Memory(), [], 0.0, START
        self.plan = Plan(sources, delay, None, allow_private=True)

    async def take(self, brought: Brought) -> None:
        self.taken.extend(article.title or "" for article in brought.articles if article.rejection is None and article.text)

    async def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.now += dt.timedelta(seconds=seconds)

    def round(self, later: float = 0.0) -> int:
        self.now += dt.timedelta(seconds=later)

        async def run() -> int:
            async with Fetcher(None, Limits(seconds=2.0), allow_private=True) as fetcher:
                return await Watcher(self.plan, self.log, self.take, fetcher, lambda: self.now, self.sleep).round()

        return asyncio.run(run())


def feed(server: Server, *names: str, text: str = TEXT) -> bytes:
    items = "".join(f"<item><title>{name}</title><link>{server.url}/{name}</link><description>{text}</description></item>" for name in names)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'.encode()


def page(title: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>".encode()


def changing(*answers: bytes) -> object:
    """An ETag that counts and a 304 for who has it; the next answer every time the old one is known."""

    def answer(request: Request) -> Iterator[bytes | float]:
        known = request.headers.get("if-none-match")
        number = min(request.before, len(answers) - 1)
        if known == f'"{number}"':
            yield b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
        else:
            body = answers[number]
            yield f'HTTP/1.1 200 OK\r\nETag: "{number}"\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n'.encode() + body

    return answer


def test_a_source_is_asked_when_it_is_due_and_with_its_conditions(server: Server) -> None:
    server.at["/feed"] = changing(feed(server, "one"), feed(server, "two", "one"))  # type: ignore[assignment]
    desk = Desk(Watched(f"{server.url}/feed", every=600))
    assert [desk.round(), desk.round(60), desk.round(600), desk.round(600)] == [1, 0, 1, 1]
    assert desk.taken == ["one", "two", "one"]
    assert desk.log.outcomes(f"{server.url}/feed") == ["fetched", "fetched", "unchanged"]
    assert [request.headers.get("if-none-match") for request in server.asked if request.path == "/feed"] == [None, '"0"', '"1"']


def test_pages_behind_items_are_read_once_and_an_unreadable_one_leaves_the_item(server: Server) -> None:
    server.at |= {"/feed": plain(feed(server, "a", "b")), "/a": plain(page("The whole of a"))}
    desk = Desk(Watched(f"{server.url}/feed", every=600, articles=True))
    desk.round()
    assert sorted(desk.taken) == ["The whole of a", "b"]
    desk.round(600)
    assert server.paths().count("/a") == 1


def test_a_server_in_trouble_is_left_alone_longer_and_longer(server: Server) -> None:
    server.at["/feed"] = plain(b"", "500 Internal Server Error")
    desk = Desk(Watched(f"{server.url}/feed", every=600))
    assert [desk.round(), desk.round(600), desk.round(600), desk.round(2400)] == [1, 0, 1, 1]


def test_retry_after_is_heeded(server: Server) -> None:
    server.at["/feed"] = plain(b"", "429 Too Many Requests", Retry_After="5000")
    desk = Desk(Watched(f"{server.url}/feed", every=600))
    assert [desk.round(), desk.round(4900), desk.round(200)] == [1, 0, 1]


def test_what_robots_forbid_is_not_asked(server: Server) -> None:
    server.at |= {"/robots.txt": plain(b"User-agent: *\nDisallow: /feed"), "/feed": plain(feed(server, "one"))}
    desk = Desk(Watched(f"{server.url}/feed"))
    desk.round()
    assert "/feed" not in server.paths()
    assert desk.log.outcomes(f"{server.url}/feed") == ["refused"]


def test_a_host_is_given_its_delay(server: Server) -> None:
    server.at |= {path: plain(feed(server, "x")) for path in ("/1", "/2", "/3")}
    desk = Desk(*(Watched(server.url + path) for path in ("/1", "/2", "/3")), delay=7.0)
    desk.round()
    assert desk.slept == pytest.approx(14.0)


@pytest.mark.parametrize("body", [b"<?xml version='1.0'?><rss><channel><item>", b"\xff\xfe\x00", b"", "<?xml version='1.0' encoding='ascii'?><rss version='2.0'>Ж".encode()])
def test_broken_feeds_are_noted_and_stop_nothing(body: bytes, server: Server) -> None:
    server.at |= {"/broken": plain(body), "/feed": plain(feed(server, "one"))}
    desk = Desk(Watched(f"{server.url}/broken"), Watched(f"{server.url}/feed"))
    desk.round()
    assert desk.taken == ["one"]


def test_a_plan_is_read_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('every = "2h"\ndelay = 1\ncontact = "desk@desk.example"\n[[feed]]\nurl = "https://a.example/f"\nname = "A"\narticles = true\n[[page]]\nurl = "https://b.example/p"\nevery = "90s"\n')
    plan = load_plan(path)
    assert plan.sources == (Watched("https://a.example/f", "A", 7200.0, True), Watched("https://b.example/p", None, 90.0, False))
    assert (plan.delay, plan.contact, plan.allow_private) == (1.0, "desk@desk.example", False)


@pytest.mark.parametrize(("text", "message"), [
    ("[[feed]\n", "no TOML"), ("", "nothing to watch"), ('[[feed]]\nurl = "ftp://a"', "no url"), ('[[feed]]\nurl = "https://a.example"\nevery = "soon"', "no span of time"),
    ('[[feed]]\nurl = "https://a.example"\nevry = "1h"', "unknown key 'evry'"), ('colour = "red"\n[[feed]]\nurl = "https://a.example"', "unknown key 'colour'"),
    ('[feed]\nurl = "https://a.example"', "no list of tables"), ('allow_private = "no"\n[[feed]]\nurl = "https://a.example"', "neither true nor false"),
])
def test_a_plan_with_a_mistake_says_what_and_where(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=message):
        load_plan(path)


def test_a_plan_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        load_plan(tmp_path / "nothing.toml")
