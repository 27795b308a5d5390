"""robots.txt of every host, asked once a day (RFC 9309): no such file allows all, a server in trouble allows nothing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from .client import AGENT, Fetcher

_LARGEST = 512_000
"""Bytes of a robots.txt that are read: what RFC 9309, section 2.5, asks for at least."""


class Robots:
    """What hosts allow; answers are kept for `seconds`."""

    def __init__(self, fetcher: Fetcher, seconds: float = 86_400.0) -> None:
        self._fetcher = fetcher
        self._seconds = seconds
        self._known: dict[str, tuple[float, Any]] = {}

    async def allows(self, url: str, now: float) -> bool:
        """Whether the host of an address allows it to be fetched by us."""
        rules = await self._rules(url, now)
        return rules if isinstance(rules, bool) else bool(rules.can_fetch(url, AGENT))

    async def delay(self, url: str, now: float) -> float:
        """Seconds that the host asks to wait between two fetches, 0 where it asks for nothing."""
        rules = await self._rules(url, now)
        return 0.0 if isinstance(rules, bool) else float(rules.crawl_delay(AGENT) or 0)

    async def _rules(self, url: str, now: float) -> Any:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        asked, rules = self._known.get(origin, (0.0, None))
        if rules is None or now - asked > self._seconds:
            rules = await self._ask(origin)
            self._known[origin] = (now, rules)
        return rules

    async def _ask(self, origin: str) -> Any:
        from protego import Protego

        answer = await self._fetcher.fetch(f"{origin}/robots.txt")
        if answer.outcome == "fetched":
            return Protego.parse(answer.content[:_LARGEST].decode("utf-8", "replace"))
        return answer.outcome == "gone" or (answer.status is not None and 400 <= answer.status < 500 and answer.status != 429)
