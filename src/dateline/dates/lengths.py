"""Readings that count: offsets ("two weeks ago"), lengths ("three days"), sets ("every Monday"), clock times, now and soon."""

from __future__ import annotations

import datetime as dt

from . import calendar as cal
from .find import Mention
from .numbers import UNKNOWN, number
from .periods import CLOCK_UNITS, LETTERS, length_value, unit_of
from .setting import DEFAULT, FUTURE, MODIFIER, PAST, TENSE, Reading, Setting, of_period

BACK = ("ago", "earlier", "before", "back")
FROM_TODAY = ("ago", "hence", "from now", "from today", "back")


def read_offset(mention: Mention, setting: Setting) -> Reading:
    """three weeks ago, two days later: as coarse as its unit; "later" and "earlier" count from the day told before."""
    unit, direction = unit_of(mention, setting), mention.word("g") or ""
    count = number(mention.parts.get("n"), setting.lexicon) if mention.parts.get("n") else None
    step = -1 if direction in BACK else 1
    base, anchor = setting.day, setting.anchor
    if direction not in FROM_TODAY and setting.previous():
        index, before = setting.previous()
        base, anchor = before.first, f"time:{index}"
    return _counted(base, anchor, unit, count, step)


def read_in_offset(mention: Mention, setting: Setting) -> Reading:
    """ "in two weeks": a day to come after a future, a length of time otherwise ("built in two weeks")."""
    unit, count = unit_of(mention, setting), number(mention.parts.get("n"), setting.lexicon)
    if setting.side(mention) == PAST and len(mention.parts) < 3:
        return Reading("DURATION", length_value(count, unit), unit=unit, anchor="none")
    return _counted(setting.day, setting.anchor, unit, count, 1)


def _counted(base: dt.date | None, anchor: str, unit: str, count, step: int) -> Reading:
    if base is None or not isinstance(count, int) or unit in CLOCK_UNITS:
        vague = "PAST_REF" if step < 0 else "FUTURE_REF"
        if unit in CLOCK_UNITS and isinstance(count, int):
            return Reading("DURATION", length_value(count, unit), unit=unit, anchor=anchor, why=MODIFIER)
        return Reading("DATE", vague if count in (None, UNKNOWN) else length_value(count, unit), anchor=anchor if base else "none", why=MODIFIER)
    day = cal.shift(base, unit, step * count)
    return of_period(cal.containing(day, unit) if day else None, anchor, MODIFIER)


def read_duration(mention: Mention, setting: Setting) -> Reading:
    """A length of time that lies nowhere."""
    count = number(mention.parts["n"], setting.lexicon) if mention.parts.get("n") else UNKNOWN
    unit = unit_of(mention, setting)
    return Reading("DURATION", length_value(count, unit), unit=unit, anchor="none")


def read_set(mention: Mention, setting: Setting) -> Reading:
    """every Monday, each year, daily: a set of times, no day of its own."""
    if mention.word("v"):
        return Reading("SET", setting.value("ADVSET", mention.word("v")), anchor="none", quant="EVERY")
    if mention.word("s") and setting.value("SEASON", mention.word("s")) is None:
        weekday = setting.value("WEEKDAYS", mention.parts["s"][0]) or setting.value("WEEKDAY", mention.parts["s"][0])
        part = setting.value("PARTS", mention.parts["s"][-1])
        return Reading("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), anchor="none", quant="EVERY")
    quant = (mention.word("q") or "").upper() or None
    for name, cls, form in (("w", "WEEKDAY", "XXXX-WXX-{}"), ("m", "MONTH", "XXXX-{:02d}"), ("s", "SEASON", "XXXX-{}")):
        if mention.word(name):
            return Reading("SET", form.format(setting.value(cls, mention.word(name))), anchor="none", quant=quant)
    unit = unit_of(mention, setting)
    return Reading("SET", f"P{'T' if unit in CLOCK_UNITS else ''}1{LETTERS[unit]}", anchor="none", quant=quant)


def read_reference(mention: Mention, setting: Setting) -> Reading:
    """now, recently, soon: past, present or future without bounds of its own."""
    word = mention.word("r")
    value = next((v for cls in ("NOW", "PASTREF", "FUTUREREF") if (v := setting.value(cls, word))), None)
    first = last = None
    if setting.day and value == "FUTURE_REF":
        first = cal.shift_days(setting.day, 1)
    elif setting.day and value == "PAST_REF":
        last = setting.day
    return Reading("DATE", value, first, last, bounds="open", anchor=setting.anchor, why=MODIFIER)


def read_clock(mention: Mention, setting: Setting) -> Reading:
    """A time of the clock, on the day it is said of."""
    time, day_reading = _clock(mention), _clock_day(mention, setting)
    if time is None:
        return Reading("TIME", None)
    hour, minute = time
    text = f"T{hour:02d}:{minute:02d}"
    if day_reading is None or day_reading.first is None:
        return Reading("TIME", f"XXXX-XX-XX{text}", unit="time", anchor="none")
    day = day_reading.first
    zone = setting.value("ZONE", mention.word("z"))
    instant = None
    if zone is not None and hour < 24:
        instant = dt.datetime.combine(day, dt.time(hour, minute), dt.timezone(dt.timedelta(hours=zone)))
    return Reading("TIME", f"{day.isoformat()}{text}", day, day, "time", anchor=day_reading.anchor, why=day_reading.why, instant=instant)


def _clock(mention: Mention) -> tuple[int, int] | None:
    half = (mention.word("a") or "").replace(".", "")
    if mention.word("n"):
        return (24, 0) if mention.word("n") == "midnight" else (12, 0)
    if mention.word("c"):
        hour, minute = (int(x) for x in mention.word("c").split(":")[:2])
    else:
        hour, minute = int(mention.word("h")), 0
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _clock_day(mention: Mention, setting: Setting) -> Reading | None:
    from .points import read_deictic, read_weekday

    if mention.word("w"):
        return read_weekday(mention, setting)
    if mention.word("d"):
        return read_deictic(mention, setting)
    before = setting.previous((cal.DAY,))
    if before:
        return before[1]
    return of_period(cal.of_day(setting.day), setting.anchor, DEFAULT) if setting.day else None


READINGS = {"offset": read_offset, "in_offset": read_in_offset, "duration": read_duration, "set": read_set, "reference": read_reference, "clock": read_clock}
__all__ = ["READINGS", "TENSE", "FUTURE"]
