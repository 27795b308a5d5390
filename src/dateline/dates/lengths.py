"""Readings that count: offsets ("two weeks ago"), lengths ("three days"), sets ("every Monday"), now and soon."""

from __future__ import annotations

import datetime as dt

from . import calendar as cal
from .find import Mention
from .numbers import UNKNOWN, number
from .setting import EXPLICIT, FUTURE, MODIFIER, Reading, Setting, of_period

LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "month": "M", "year": "Y", "quarter": "Q", "decade": "DE",
           "century": "CE", "millennium": "ML"}
CLOCK_UNITS = ("second", "minute", "hour")
WHOLE_OF = {"fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000)}
PARTS_OF = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}
BACK = ("ago", "earlier", "before")
FROM_TODAY = ("ago", "hence", "from now", "from today", "on")
NAMED = {1: "another", 2: "couple"}


def unit_of(mention: Mention, setting: Setting) -> str | None:
    """The unit a mention counts in."""
    return setting.value(mention.word("u"), "UNIT", "UNITS")


def length_value(count: float | str | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: P3D, PT10H, PXW, P2Y6M; decades as years, quarters as months."""
    if count is None or count == UNKNOWN:
        return f"P{'T' if unit in CLOCK_UNITS else ''}{UNKNOWN}{LETTERS.get(unit, 'W')}"
    unit, count = (WHOLE_OF[unit][0], count * WHOLE_OF[unit][1]) if unit in WHOLE_OF else (unit, count)
    whole, rest = int(count), count - int(count)
    time = "T" if unit in CLOCK_UNITS else ""
    if not rest or unit not in PARTS_OF:
        return f"P{time}{count:g}{LETTERS[unit]}"
    smaller, parts = PARTS_OF[unit]
    head = f"{whole}{LETTERS[unit]}" if whole else ""
    return f"P{time}{head}{'T' if not time and smaller in CLOCK_UNITS else ''}{round(rest * parts)}{LETTERS[smaller]}"


def read_offset(mention: Mention, setting: Setting) -> Reading:
    """three weeks ago, two days later, the day before: as coarse as its unit; "later" and "earlier" count from what was told."""
    unit, direction = unit_of(mention, setting) or cal.DAY, mention.word("g") or ""
    count = number(mention.parts.get("n"), setting.lexicon) if mention.parts.get("n") else (1 if unit_of(mention, setting) is None else UNKNOWN)
    step = -1 if direction in BACK else 1
    if mention.word("w"):
        base = cal.weekday_near(setting.day, setting.weekday(mention), 1) if setting.day else None
        day = cal.shift(base, unit, count) if base and isinstance(count, int) else None
        return of_period(cal.of_day(day) if day else None, setting.anchor, MODIFIER)
    if unit == "year" and count == 1 and step < 0 and setting.quarter():
        told, quarter = setting.quarter()
        return counted(quarter.first, f"time:{told}", cal.QUARTER, 4, -1)
    base, anchor = setting.day, setting.anchor
    if direction not in FROM_TODAY:
        base, anchor = _told(unit, direction, setting)
    return counted(base, anchor, unit, count, step)


def _told(unit: str, direction: str, setting: Setting) -> tuple[dt.date | None, str]:
    """The day "later" and "earlier" count from: that of the expression before, else of an event nobody dates."""
    before = setting.previous()
    if before:
        return (before[1].last if direction in ("later", "after") else before[1].first), f"time:{before[0]}"
    if unit in ("day", "week", *CLOCK_UNITS):
        return None, "event"
    return setting.day, setting.anchor


def counted(base: dt.date | None, anchor: str, unit: str, count: float | str | None, step: int) -> Reading:
    """The period `count` units from a day, as coarse as the unit."""
    if count in (None, UNKNOWN) or unit in CLOCK_UNITS or base is None:
        if unit in CLOCK_UNITS or base is None:
            return Reading("DURATION", length_value(count, unit), unit=unit, anchor=anchor, why=MODIFIER)
        return Reading("DATE", "PAST_REF" if step < 0 else "FUTURE_REF", None if step < 0 else base, base if step < 0 else None, bounds="open", anchor=anchor, why=MODIFIER)
    if not isinstance(count, int):
        smaller, parts = PARTS_OF.get(unit, (unit, 1))
        unit, count = smaller, round(count * parts)
    day = cal.shift(base, unit, step * count)
    return of_period(cal.containing(day, unit) if day else None, anchor, MODIFIER)


def read_in_offset(mention: Mention, setting: Setting) -> Reading:
    """ "in two weeks": a day to come in a clause that looks ahead, a length of time otherwise ("built in two weeks")."""
    unit, count = unit_of(mention, setting), number(mention.parts.get("n"), setting.lexicon)
    words = setting.words.all_lower(mention.first, mention.last)
    if not isinstance(count, int) or (setting.side(mention) != FUTURE and "time" not in words):
        return Reading("DURATION", length_value(count, unit), unit=unit, anchor="none")
    return counted(setting.day, setting.anchor, unit, count, 1)


def read_duration(mention: Mention, setting: Setting) -> Reading:
    """A length of time that lies nowhere."""
    unit, plural = unit_of(mention, setting), setting.value(mention.word("u"), "UNITS")
    count = number(mention.parts["n"], setting.lexicon) if mention.parts.get("n") else UNKNOWN if plural else 1
    if "half" in setting.words.all_lower(mention.last - 2, mention.last) and isinstance(count, int):
        count += 0.5
    return Reading("DURATION", length_value(count, unit), unit=unit, anchor="none")


def read_length_of_time(mention: Mention, setting: Setting) -> Reading:
    """a while, some time: a length nobody knows."""
    return Reading("DURATION", "PXX", anchor="none")


def read_set(mention: Mention, setting: Setting) -> Reading:
    """every Monday, each year, daily, Tuesday nights: a set of times, no day of its own."""
    if mention.word("v"):
        return Reading("SET", setting.value(mention.word("v"), "ADVSET"), anchor="none", quant="EVERY")
    quant = (mention.word("q") or "").split(" ")[0]
    freq = {"once": "1X", "twice": "2X"}.get(quant)
    return Reading("SET", _set_value(mention, setting), anchor="none", quant=None if freq else quant.upper() or "EVERY", freq=freq)


def _set_value(mention: Mention, setting: Setting) -> str | None:
    if mention.word("s") and setting.value(mention.word("s"), "SEASON") is None:
        words = mention.parts["s"]
        part = setting.value(words[-1], "PARTS")
        return f"XXXX-WXX-{setting.value(words[0], 'WEEKDAYS', 'WEEKDAY')}" + (f"T{part}" if part else "")
    if mention.word("s"):
        return f"XXXX-{setting.value(mention.word('s'), 'SEASON')}"
    if mention.word("w"):
        return f"XXXX-WXX-{setting.weekday(mention)}"
    if mention.word("m"):
        return f"XXXX-{setting.month(mention):02d}"
    unit = unit_of(mention, setting)
    return f"P{'T' if unit in CLOCK_UNITS else ''}1{LETTERS.get(unit, 'W')}"


def read_reference(mention: Mention, setting: Setting) -> Reading:
    """now, recently, soon, the future: past, present or future without bounds of its own."""
    value = mention.rule.fixed.get("value") or setting.value(mention.word("r"), "NOW", "PASTREF", "FUTUREREF")
    first = cal.shift_days(setting.day, 1) if setting.day and value == "FUTURE_REF" else None
    last = setting.day if value == "PAST_REF" else None
    return Reading("DATE", value, first, last, bounds="open", anchor=setting.anchor, why=MODIFIER)


READINGS = {"offset": read_offset, "in_offset": read_in_offset, "duration": read_duration, "length_of_time": read_length_of_time, "set": read_set,
            "reference": read_reference}
__all__ = ["READINGS", "CLOCK_UNITS", "EXPLICIT", "unit_of", "length_value", "counted"]
