"""Full calendar dates on a page's own lines: when it was published. No relative expression is read here."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {name: n for n, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
     "sep sept september", "oct october", "nov november", "dec december"), 1) for name in names.split()}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in (
    r"(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
    _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?!\d)",
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+" + _MONTH + r",?[\s-]+(?P<year>\d{4})(?!\d)",
))
_REST = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|[ap]\.?m\.?|"
    r"gmt|utc|edt|est|bst|cet|cest|msk|ist|jst|local time|[+-]\d{2}:?\d{2}|[,;:|()./\s·•-]|t(?=\d)|z)*$", re.IGNORECASE)

_LONGEST_DAY = 200  # characters of a line with a date, a time in several zones and a word before them


def find_day(text: str) -> tuple[dt.date, int, int] | None:
    """The first full date in a text with its offsets; None where there is none or the date does not exist."""
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day_of(match)
            if day:
                found.append((match.start(), match.end(), day))
                break
    if not found:
        return None
    start, end, day = min(found)
    return day, start, end


def only_a_day(line: str, prefixes: tuple[str, ...] = ()) -> dt.date | None:
    """The day of a line that holds a full date, perhaps a time, a weekday or a word such as "Published", and no more."""
    found = find_day(line) if len(line) <= _LONGEST_DAY and any(map(str.isdigit, line)) else None
    if not found:
        return None
    day, start, end = found
    before = line[:start].strip().lower()
    for prefix in sorted(prefixes, key=len, reverse=True):
        if before.startswith(prefix):
            before = before[len(prefix):]
            break
    rest_is_time = _REST.match(before) and _REST.match(line[end:].strip())
    return day if rest_is_time else None


def parse_day(value: str) -> dt.date | None:
    """The day an ISO date, an ISO instant or another full date names."""
    value = value.strip()
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        found = find_day(value)
        return found[0] if found else None


def parse_instant(value: str) -> dt.datetime | None:
    """The aware instant an ISO 8601 time with a zone names, else None."""
    try:
        instant = dt.datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return instant if instant.tzinfo else None


def _day_of(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    month = int(parts["m"]) if parts.get("m") else _MONTHS.get((parts.get("month") or "").lower(), 0)
    try:
        return dt.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
