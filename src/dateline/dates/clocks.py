"""Readings of clock times: "15:00 GMT on Saturday", "9 a.m. Tuesday", "1500 GMT"."""

from __future__ import annotations

import datetime as dt

from . import calendar as cal
from .find import Mention
from .points import read_calendar, read_today, read_weekday
from .setting import DEFAULT, Reading, Setting, of_period


def read_clock(mention: Mention, setting: Setting) -> Reading:
    """A time of the clock, on the day it is said of; an instant where its zone is known."""
    time, on = _time(mention, setting), _day(mention, setting)
    if time is None:
        return Reading("TIME", None, unit="time", anchor="none")
    hour, minute = time
    text = f"T{hour:02d}:{minute:02d}"
    if on is None or on.first is None:
        return Reading("TIME", f"XXXX-XX-XX{text}", unit="time", anchor="none")
    zone = setting.value((mention.word("z") or "").replace(" ", ""), "ZONE")
    instant = None
    if zone is not None and hour < 24:
        instant = dt.datetime.combine(on.first, dt.time(hour, minute), dt.timezone(dt.timedelta(hours=zone)))
    return Reading("TIME", f"{on.first.isoformat()}{text}", on.first, on.first, "time", anchor=on.anchor, why=on.why, instant=instant)


def _time(mention: Mention, setting: Setting) -> tuple[int, int] | None:
    if mention.word("n"):
        hour, minute = (setting.value(mention.word("n"), "NOON") or "0:0").split(":")
    elif mention.word("c"):
        hour, minute = (mention.word("c") or "").split(":")[:2]
    elif mention.word("f"):
        digits = (mention.word("f") or "").zfill(4)
        hour, minute = digits[:-2], digits[-2:]
    else:
        hour, minute = mention.word("h") or "0", "0"
    half = (mention.word("b") or "").replace(".", "").replace(" ", "")
    if mention.word("p"):
        half = "am" if setting.value(mention.word("p"), "PART") == "MO" else "pm"
    return _in_day(int(hour), int(minute), half)


def _in_day(hour: int, minute: int, half: str) -> tuple[int, int] | None:
    """Hour and minute of a 24-hour clock, or None where no clock shows such a time."""
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _day(mention: Mention, setting: Setting) -> Reading | None:
    """The day of a clock time: the one beside it, else the one told before, else the day of writing."""
    if mention.word("m"):
        return read_calendar(mention, setting)
    if mention.word("w"):
        return read_weekday(mention, setting)
    if mention.word("t"):
        return read_today(mention, setting)
    before = setting.previous((cal.DAY, "time"))
    if before:
        return before[1]
    return of_period(cal.of_day(setting.day), setting.anchor, DEFAULT) if setting.day else None


READINGS = {"clock": read_clock}
