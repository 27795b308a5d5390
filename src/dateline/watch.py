"""Keep up with feeds and pages: ask what is due, politely, and hand on what is new.

What was asked, when and with which outcome is kept in a log (in the record), so that a stop at any moment costs nothing:
what was handed on is known by its address, what was not is asked for again.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlsplit

from dateline.fetch import Fetched, Fetcher
from dateline.fetch.patience import next_wait
from dateline.fetch.plan import Plan, Watched
from dateline.fetch.robots import Robots
from dateline.fetch.standing import Standing
from dateline.read.formats import formats
from dateline.read.raw import RawArticle
from dateline.settings import SNIFFED

_KNOWN, _READ, _UNREAD = "known", "read", "unread"


class Log(Protocol):
    """What remembers fetches; the record does."""

    def standing(self, url: str) -> Standing:
        """How an address stood last."""

    def was_read(self, url: str) -> bool:
        """Whether the page behind an address was fetched and handed on."""

    def note(self, url: str, fetched: Fetched, at: dt.datetime, standing: Standing) -> None:
        """Keep one fetch of the address that was asked for; comes after what it brought has been handed on."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One answer: what was asked for, what came, and the articles in it."""

    source: Watched
    url: str
    fetched: Fetched
    articles: tuple[RawArticle, ...] = ()


class Watcher:
    """Asks for the sources of a plan.

    Args:
        take: gets every answer that holds articles; when it is done they are kept. Coding is slow: it belongs in a thread of its
            own, so that answers on their way are not cut off meanwhile.
        now, sleep: the clock, for tests.
    """

    def __init__(self, plan: Plan, log: Log, take: Callable[[Brought], Awaitable[None]], fetcher: Fetcher,
                 now: Callable[[], dt.datetime] | None = None, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._plan, self._log, self._take, self._fetcher = plan, log, take, fetcher
        self._now = now or (lambda: dt.datetime.now(dt.UTC))
        self._sleep = sleep
        self._robots = Robots(fetcher)
        self._asked: dict[str, dt.datetime] = {}

    async def round(self) -> int:
        """Ask once for everything that is due, hosts side by side, each host in turn; how many fetches that took."""
        due = [source for source in self._plan.sources if self._is_due(source)]
        hosts: dict[str, list[Watched]] = defaultdict(list)
        for source in due:
            hosts[urlsplit(source.url).netloc].append(source)
        return sum(await asyncio.gather(*(self._visit(sources) for sources in hosts.values())))

    async def watch(self) -> None:
        """Rounds without end, each when the next source is due."""
        while True:
            await self.round()
            await self._sleep(max(1.0, self._until_next()))

    def _until_next(self) -> float:
        waits = [(due - self._now()).total_seconds() if (due := self._log.standing(source.url).due) else 0.0 for source in self._plan.sources]
        return min(waits, default=60.0)

    def _is_due(self, source: Watched) -> bool:
        due = self._log.standing(source.url).due
        return due is None or due <= self._now()

    async def _visit(self, sources: list[Watched]) -> int:
        """The sources of one host, one after the other, with the pages their items lead to; how many fetches that took."""
        count = 0
        for source in sources:
            brought = await self._ask(source.url, source)
            pages = [await self._page(source, item) for item in brought.articles] if source.articles else []
            left = [item for item, page in zip(brought.articles, pages, strict=True) if page is _UNREAD] if source.articles else brought.articles
            await self._finish(replace(brought, articles=tuple(left)))
            count += 1 + sum(page is not _KNOWN for page in pages)
        return count

    async def _page(self, source: Watched, item: RawArticle) -> str:
        """Read the page behind an item: known from before, read, or unread, in which case the item's own words must do."""
        if not item.url or item.url == source.url:
            return _UNREAD
        due = self._log.standing(item.url).due
        if self._log.was_read(item.url) or (due is not None and due > self._now()):
            return _KNOWN
        page = await self._ask(item.url, source)
        readable = [one for one in page.articles if one.rejection is None]
        await self._finish(replace(page, articles=tuple(_with_feed(one, item) for one in readable)))
        return _READ if readable else _UNREAD

    async def _finish(self, brought: Brought) -> None:
        """Hand on, then note: in this order nothing is lost between the two."""
        if brought.articles:
            await self._take(brought)
        self._note(brought)

    async def _ask(self, url: str, source: Watched) -> Brought:
        """One answer, after robots.txt and the host's delay."""
        if not await self._robots.allows(url, self._now().timestamp()):
            return Brought(source, url, Fetched(url, "refused", why="robots.txt does not allow it"))
        await self._wait_for(url)
        fetched = await self._fetcher.fetch(url, self._log.standing(url).conditions)
        return Brought(source, url, fetched, tuple(_articles(fetched, source)) if fetched.outcome == "fetched" else ())

    async def _wait_for(self, url: str) -> None:
        """Let the host's delay pass: ours or the one its robots.txt asks for, whichever is longer."""
        host, now = urlsplit(url).netloc, self._now()
        delay = max(self._plan.delay, await self._robots.delay(url, now.timestamp()))
        last = self._asked.get(host)
        if last is not None and (rest := delay - (now - last).total_seconds()) > 0:
            await self._sleep(rest)
        self._asked[host] = self._now()

    def _note(self, brought: Brought) -> None:
        fetched, before, now = brought.fetched, self._log.standing(brought.url), self._now()
        failures = 0 if fetched.outcome in ("fetched", "unchanged") else before.failures + 1
        wait = next_wait(brought.source.every, failures, fetched.retry_after if fetched.outcome == "busy" else None, now)
        conditions = fetched.conditions if fetched.outcome == "fetched" else before.conditions
        self._log.note(brought.url, fetched, now, Standing(conditions, failures, now + dt.timedelta(seconds=wait)))


def _articles(fetched: Fetched, source: Watched) -> Iterator[RawArticle]:
    """The articles of an answer in whatever format it is."""
    import io

    head = fetched.content[:SNIFFED]
    form = next(form for form in formats() if form.fits(head))
    for raw in form.read(io.BufferedReader(io.BytesIO(fetched.content)), fetched.url):
        yield replace(raw, publisher=source.name or raw.publisher)


def _with_feed(page: RawArticle, item: RawArticle) -> RawArticle:
    """A page's article with what the feed knows better: its day and time, its title where the page has none."""
    dated = replace(page, day=item.day, instant=item.instant, method="feed") if item.day else page
    return replace(dated, title=page.title or item.title, url=page.url or item.url, byline=page.byline or item.byline)
