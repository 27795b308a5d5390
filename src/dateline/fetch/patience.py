"""When to come back: after a server's own word, else later and later with every failure."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 86_400.0
"""Seconds. Nobody is waited for longer than a day before being asked again."""


def next_wait(every: float, failures: int, retry_after: str | None, now: dt.datetime) -> float:
    """Seconds until a source is asked again.

    Args:
        every: seconds between two fetches when all is well.
        failures: how many fetches in a row have failed, 0 after a success.
        retry_after: the header of that name, seconds or an HTTP date (RFC 9110, section 10.2.3).
    """
    asked = _asked(retry_after, now)
    doubled = every * 2.0 ** min(failures, 16)
    return min(max(doubled, asked), max(LONGEST_WAIT, every))


def _asked(retry_after: str | None, now: dt.datetime) -> float:
    if not retry_after:
        return 0.0
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0
