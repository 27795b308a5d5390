"""Entries sent to a program of yours: JSON in a POST, signed, tried again when it fails, and each entry sent once.

    X-Dateline-Signature: sha256=…     HMAC-SHA256 (RFC 2104) of the body under the key, in hexadecimal digits
    X-Dateline-Delivery: …             names the delivery: the same when the same entries are sent again
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.errors import ConfigurationError
from dateline.fetch.patience import next_wait
from dateline.fetch.post import Posted

from .entries import Entry
from .plan import Alert

AT_ONCE = 100
"""Entries in one delivery."""
ATTEMPTS = 5
PAUSE = 1.0
"""Seconds before the second attempt; doubled before each that follows."""
LONGEST_PAUSE = 60.0
"""Seconds. Who asks for a longer pause gets the entries with the next run."""

Post = Callable[[str, bytes, Mapping[str, str]], Awaitable[Posted]]


class Sent(Protocol):
    """What remembers what was sent; the record does."""

    def unsent(self, alert: str, ids: Sequence[str]) -> list[str]:
        """Those of the ids that were not sent for an alert."""

    def note(self, alert: str, ids: Sequence[str], at: dt.datetime) -> None:
        """Keep that they were sent."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of an alert: how many entries were sent, and why the rest was not."""

    alert: str
    sent: int
    failed: str = ""


def key_of(alert: Alert) -> bytes:
    """The key of an alert's signature. Raises ConfigurationError where its environment variable is not set."""
    key = os.environ.get(alert.secret_env or "", "")
    if not key:
        raise ConfigurationError(f"the environment variable {alert.secret_env} is empty", where=f"alert {alert.name!r}", remedy="put the key that the receiver knows into it")
    return key.encode()


def signature(body: bytes, key: bytes) -> str:
    """The value of X-Dateline-Signature."""
    return "sha256=" + hmac.new(key, body, hashlib.sha256).hexdigest()


async def deliver(alert: Alert, found: Sequence[Entry], sent: Sent, post: Post, sleep: Callable[[float], Awaitable[None]], now: Callable[[], dt.datetime]) -> Delivery:
    """Send what was not sent yet, a hundred entries at a time; what is received (2xx) is noted at once.

    A stop between the answer and the note sends a delivery again, under the same name.
    """
    assert alert.webhook
    key, new = key_of(alert), set(sent.unsent(alert.name, [entry.id for entry in found]))
    waiting, count = [entry for entry in found if entry.id in new], 0
    for start in range(0, len(waiting), AT_ONCE):
        part = waiting[start : start + AT_ONCE]
        posted = await _insist(alert.webhook, *_message(alert, part, key), post, sleep, now)
        if not posted.received:
            return Delivery(alert.name, count, posted.why)
        sent.note(alert.name, [entry.id for entry in part], now())
        count += len(part)
    return Delivery(alert.name, count)


def _message(alert: Alert, part: Sequence[Entry], key: bytes) -> tuple[bytes, dict[str, str]]:
    body = json.dumps({"alert": alert.name, "entries": [entry.to_json() for entry in part]}, ensure_ascii=False, separators=(",", ":")).encode()
    name = hashlib.sha256("\n".join([alert.name, *(entry.id for entry in part)]).encode()).hexdigest()[:32]
    return body, {"Content-Type": "application/json", "X-Dateline-Signature": signature(body, key), "X-Dateline-Delivery": name}


async def _insist(url: str, body: bytes, headers: Mapping[str, str], post: Post, sleep: Callable[[float], Awaitable[None]], now: Callable[[], dt.datetime]) -> Posted:
    """Try until it is received, refused for good, or was tried often enough."""
    posted = await post(url, body, headers)
    for failures in range(ATTEMPTS - 1):
        wait = next_wait(PAUSE, failures, posted.retry_after, now())
        if posted.received or not posted.passing or wait > LONGEST_PAUSE:
            break
        await sleep(wait)
        posted = await post(url, body, headers)
    return posted
