"""One POST to a checked address; redirects are not followed, and every outcome is a `Posted`, never an error."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from .addresses import Refused, checked
from .client import AGENT

SECONDS = 30.0
"""From connecting to the answer's head."""


@dataclass(frozen=True, slots=True)
class Posted:
    """How it ended. `passing`: the trouble may pass (no connection, no answer in time, 408, 425, 429, 5xx)."""

    received: bool
    passing: bool = False
    status: int | None = None
    retry_after: str | None = None
    why: str = ""


async def post(url: str, body: bytes, headers: Mapping[str, str], allow_private: bool = False) -> Posted:
    """Send a body.

    Args:
        allow_private: whether hosts of the own network and this machine may be sent to.
    """
    import httpx

    try:
        async with asyncio.timeout(SECONDS), httpx.AsyncClient(timeout=SECONDS, follow_redirects=False, trust_env=False) as client:
            target = await checked(url, allow_private)
            told = {"User-Agent": AGENT, **headers, "Host": target.host_header}
            request = client.build_request("POST", target.connect_url, content=body, headers=told, extensions={"sni_hostname": target.host})
            response = await client.send(request, stream=True)
            await response.aclose()
    except TimeoutError:
        return Posted(False, True, why=f"no answer within {SECONDS:g} seconds")
    except Refused as refusal:
        return Posted(False, why=str(refusal))
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        return Posted(False, True, why=f"{type(error).__name__}: {error}".rstrip(": "))
    status = response.status_code
    if 200 <= status < 300:
        return Posted(True, status=status)
    return Posted(False, status in (408, 425, 429) or status >= 500, status, response.headers.get("retry-after"), f"HTTP {status}")
