"""Times as feeds and mails write them: RFC 822, ISO 8601, and what comes near."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime

from .days import parse_day, parse_instant


def read_instant(value: str | None) -> tuple[dt.date | None, dt.datetime | None]:
    """Day and aware instant of a printed time, in the zone it is printed in; what it does not say is None."""
    if not value:
        return None, None
    instant = parse_instant(value) or _mail_time(value)
    if instant:
        return instant.date(), instant
    return parse_day(value), None


def _mail_time(value: str) -> dt.datetime | None:
    try:
        instant = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return instant if instant.tzinfo else None
