"""One fetch: conditions, redirects each checked anew, and limits on size and time; every outcome is a `Fetched`, never an error."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin

from .addresses import Refused, Target, checked

if TYPE_CHECKING:
    import httpx

AGENT = "dateline"
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: bytes as unpacked, seconds from first to last byte, redirects."""

    bytes: int = 16_000_000
    seconds: float = 60.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a server said last time, for it to answer 304 where nothing has changed (RFC 9110, section 13)."""

    etag: str | None = None
    modified: str | None = None


NO_CONDITIONS = Conditions()


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a fetch ended. `outcome`: fetched, unchanged, gone, busy (429, 503), failed, refused, too_large, too_slow.

    `url` is the last address of the redirects; `retry_after` the seconds or the HTTP date that the server asks to wait;
    `moved` whether every redirect on the way was permanent.
    """

    url: str
    outcome: str
    status: int | None = None
    content: bytes = b""
    kind: str | None = None
    conditions: Conditions = NO_CONDITIONS
    retry_after: str | None = None
    moved: bool = False
    why: str = ""


class Fetcher:
    """An HTTP client for use in `async with`.

    Args:
        contact: address or name of who runs this, told to servers in User-Agent.
        allow_private: whether hosts of the own network and this machine may be fetched.
    """

    def __init__(self, contact: str | None = None, limits: Limits | None = None, allow_private: bool = False) -> None:
        self._agent = f"{AGENT} (+{contact})" if contact else AGENT
        self._limits = limits or Limits()
        self._allow_private = allow_private
        self._client: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Self:
        import httpx

        pause = httpx.Timeout(self._limits.seconds)
        self._client = httpx.AsyncClient(timeout=pause, follow_redirects=False, trust_env=False, headers={"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate"})
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._client is not None:
            await self._client.aclose()

    async def fetch(self, url: str, conditions: Conditions | None = None) -> Fetched:
        """What an address gives; no exception but a cancellation leaves it."""
        import httpx

        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._follow(url, conditions or NO_CONDITIONS)
        except TimeoutError:
            return Fetched(url, "too_slow", why=f"no whole answer within {self._limits.seconds:g} seconds")
        except Refused as refusal:
            return Fetched(url, "refused", why=str(refusal))
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            return Fetched(url, "failed", why=f"{type(error).__name__}: {error}".rstrip(": "))

    async def _follow(self, url: str, conditions: Conditions) -> Fetched:
        """The answer at the end of the redirects."""
        moved = True
        for hop in range(self._limits.redirects + 1):
            answer = await self._ask(await checked(url, self._allow_private), conditions)
            if answer.status not in _REDIRECTS or not answer.why:
                return replace(answer, moved=moved and hop > 0)
            moved = moved and answer.status in (301, 308)
            url = urljoin(url, answer.why)
        return Fetched(url, "refused", why=f"more than {self._limits.redirects} redirects")

    async def _ask(self, target: Target, conditions: Conditions) -> Fetched:
        """One request and its answer; of a redirect, `why` holds where it leads."""
        assert self._client is not None, "use the fetcher in `async with`"
        headers = {"Host": target.host_header}
        if conditions.etag:
            headers["If-None-Match"] = conditions.etag
        if conditions.modified:
            headers["If-Modified-Since"] = conditions.modified
        request = self._client.build_request("GET", target.connect_url, headers=headers, extensions={"sni_hostname": target.host})
        response = await self._client.send(request, stream=True)
        try:
            return await self._answer(target, response)
        finally:
            await response.aclose()

    async def _answer(self, target: Target, response: httpx.Response) -> Fetched:
        status, headers = response.status_code, response.headers
        told = Fetched(target.url, "failed", status, kind=headers.get("content-type"), retry_after=headers.get("retry-after"), why=f"HTTP {status}",
                       conditions=Conditions(headers.get("etag"), headers.get("last-modified")))
        if status in _REDIRECTS:
            return replace(told, why=headers.get("location", ""))
        if status == 304:
            return replace(told, outcome="unchanged", why="")
        if status in (429, 503):
            return replace(told, outcome="busy")
        if status in (404, 410):
            return replace(told, outcome="gone")
        if status != 200:
            return told
        content = await self._body(response)
        if content is None:
            return replace(told, outcome="too_large", why=f"more than {self._limits.bytes:,} bytes")
        return replace(told, outcome="fetched", content=content, why="")

    async def _body(self, response: httpx.Response) -> bytes | None:
        """The unpacked body, None as soon as it grows above the limit."""
        held = bytearray()
        async for piece in response.aiter_bytes(65_536):
            held += piece
            if len(held) > self._limits.bytes:
                return None
        return bytes(held)
