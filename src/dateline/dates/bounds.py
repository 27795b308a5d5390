"""What the words before an expression do to its bounds: until, by, since, before, after, from ... to."""

from __future__ import annotations

import dataclasses
import datetime as dt

from .find import Mention
from .setting import Reading, Setting

JOINERS = {"to", "through", "until", "till", "-", "and", "thru"}
OPENERS = {"from", "between"}


def bounded(mention: Mention, reading: Reading, setting: Setting) -> Reading:
    """A reading with its bounds moved by the preposition before it: "by Friday" ends on Friday, "since March" begins then."""
    if reading.type in ("DURATION", "SET") or reading.first is None or reading.last is None:
        return reading
    word = setting.words.lower(mention.first - 1) if mention.first else ""
    first, last = reading.first, reading.last
    start = setting.day if setting.day and setting.day <= last else None
    if word in ("until", "till", "by"):
        return _open(reading, start, last)
    if word == "since":
        return _open(reading, first, setting.day if setting.day and setting.day >= first else None)
    if word == "from":
        return reading
    return reading


def _open(reading: Reading, first: dt.date | None, last: dt.date | None) -> Reading:
    return dataclasses.replace(reading, first=first, last=last, bounds="open")


def joined(mentions: list[Mention], readings: list[Reading], setting: Setting) -> list[Reading]:
    """Readings with the days of the whole given to both ends of a range ("March 31 to April 2", "Monday through Wednesday")."""
    out = list(readings)
    for i in range(len(mentions) - 1):
        if _is_range(mentions[i], mentions[i + 1], setting):
            _join(out, i, setting)
    return out


def _is_range(left: Mention, right: Mention, setting: Setting) -> bool:
    words = setting.words
    if right.first - left.last != 1:
        return False
    joiner, opener = words.lower(left.last), words.lower(left.first - 1) if left.first else ""
    return joiner in JOINERS and (joiner != "and" or opener == "between") and (joiner != "to" or opener != "to")


def _join(out: list[Reading], i: int, setting: Setting) -> None:
    a, b = out[i], setting.readings[i + 1]
    if a.type not in ("DATE", "TIME") or b.type not in ("DATE", "TIME") or a.first is None or b.last is None:
        return
    if b.last < a.first:
        later = _next_after(b, a)
        if later is None:
            return
        b = later
    out[i] = dataclasses.replace(a, last=b.last, bounds=a.bounds)
    out[i + 1] = dataclasses.replace(b, first=a.first)


def _next_after(b: Reading, a: Reading) -> Reading | None:
    """The end of a range moved behind its beginning: by a week for a weekday, by a year for a date."""
    from . import calendar as cal

    for unit in ("week", "year"):
        first, last = cal.shift(b.first, unit, 1), cal.shift(b.last, unit, 1)
        if first and last and a.first <= first and (unit == "year" or (first - a.first).days < 7):
            value = first.isoformat() if first == last else b.value
            return dataclasses.replace(b, first=first, last=last, value=value)
    return None
