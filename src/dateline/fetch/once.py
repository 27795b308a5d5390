"""One address, fetched at once, for commands that read what the user names."""

from __future__ import annotations

import asyncio

from dateline.errors import SourceError

from .client import Fetched, Fetcher


def fetch_address(url: str) -> bytes:
    """The bytes behind an address on the open net.

    Raises:
        SourceError: it was refused, is not there, is too large, or did not answer in time.
    """

    async def fetch() -> Fetched:
        async with Fetcher() as fetcher:
            return await fetcher.fetch(url)

    got = asyncio.run(fetch())
    if got.outcome != "fetched":
        raise SourceError(f"{got.outcome}: {got.why}", where=url, remedy="check the address in a browser, or save the page to a file and read that")
    return got.content
