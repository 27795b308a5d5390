"""Readings that count: offsets ("two weeks ago"), lengths ("three days"), sets ("every Monday"), now and soon."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from . import calendar as cal
from .find import Mention
from .numbers import UNKNOWN, number
from .setting import FUTURE, MODIFIER, PAST, Reading, Setting, of_day, of_period

LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "year": "Y",
    "quarter": "Q",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
    "fortnight": "W",
}
CLOCK_UNITS = ("second", "minute", "hour")
WHOLE_OF = {"fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000)}
PARTS_OF = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}
RECORD_REACH = 12
"""Words before a length in which what makes it a record stands."""
BACK = ("ago", "earlier", "before")
DAYS = ("day", "time")
"""What "two days later" can follow: no year, no month."""
FROM_TODAY = ("ago", "hence", "away", "from now", "from today", "on")
Count = float | str


def count_of(mention: Mention, setting: Setting, missing: Count) -> Count:
    """How many units a mention counts, "X" where it is not said how many; `missing` where it has no number at all."""
    found = number(mention.parts.get("n"), setting.lexicon)
    return missing if found is None else found


def length_value(count: Count, unit: str) -> str:
    """The TIMEX3 value of a length of time: P3D, PT10H, PXW, P2Y6M; decades as years, quarters as months."""
    time = "T" if unit in CLOCK_UNITS else ""
    if isinstance(count, str):
        return f"P{time}{UNKNOWN}{LETTERS[unit]}"
    if unit in WHOLE_OF:
        unit, count = WHOLE_OF[unit][0], count * WHOLE_OF[unit][1]
    whole, rest = int(count), count - int(count)
    if not rest or unit not in PARTS_OF:
        return f"P{time}{int(count) if not rest else count}{LETTERS[unit]}"
    smaller, parts = PARTS_OF[unit]
    head = f"{whole}{LETTERS[unit]}" if whole else ""
    return f"P{time}{head}{'T' if not time and smaller in CLOCK_UNITS else ''}{round(rest * parts)}{LETTERS[smaller]}"


def read_offset(mention: Mention, setting: Setting) -> Reading:
    """three weeks ago, two days later, the day before: as coarse as its unit; "later" and "earlier" count from what was told."""
    unit, direction = setting.unit(mention) or cal.DAY, mention.word("signal") or mention.word("g")
    count, step = count_of(mention, setting, UNKNOWN if mention.word("u") else 1), -1 if direction in BACK else 1
    if isinstance(count, int) and "half" in setting.words.all_lower(mention.first + 2, mention.last):
        count += 0.5
    if mention.word("w"):
        return _from_weekday(unit, count, mention, setting)
    quarter = setting.quarter() if unit == "year" and count == 1 and step < 0 else None
    if quarter:
        return counted(quarter.first, quarter.anchor, cal.QUARTER, 4, -1)
    base, anchor = setting.day, setting.anchor
    if direction not in FROM_TODAY:
        base, anchor = _told(unit, direction, mention, setting)
    if direction == "from today" and isinstance(count, int) and unit in ("week", "fortnight"):
        return of_day(cal.shift(setting.day, unit, count) if setting.day else None, anchor, MODIFIER)
    return counted(base, anchor, unit, count, step)


def _from_weekday(unit: str, count: Count, mention: Mention, setting: Setting) -> Reading:
    """a week from Monday."""
    base = cal.weekday_near(setting.today, setting.weekday(mention), 1) if setting.day else None
    return of_day(cal.shift(base, unit, count) if base and isinstance(count, int) else None, setting.anchor, MODIFIER)


def _told(unit: str, direction: str, mention: Mention, setting: Setting) -> tuple[dt.date | None, str]:
    """The day "later" and "earlier" count from: that of the expression before, else of an event nobody dates."""
    told = setting.previous(DAYS if unit in (*CLOCK_UNITS, "day", "week") else ())
    if told and setting.day and told.last > setting.day and setting.side(mention) == PAST:
        told = setting.previous_day(PAST)
    if told:
        return told.last if direction in ("later", "after") else told.first, told.anchor
    if unit in ("day", "week", *CLOCK_UNITS):
        return None, "event"
    return setting.day, setting.anchor


def counted(base: dt.date | None, anchor: str, unit: str, count: Count, step: int) -> Reading:
    """The period `count` units from a day, as coarse as the unit."""
    if unit in CLOCK_UNITS or base is None:
        return Reading("DURATION", length_value(count, unit), unit=unit, anchor=anchor, why=MODIFIER)
    if isinstance(count, str):
        return Reading("DATE", "PAST_REF" if step < 0 else "FUTURE_REF", None if step < 0 else base, base if step < 0 else None, bounds="open", anchor=anchor, why=MODIFIER)
    if not isinstance(count, int):
        return _parted(base, anchor, unit, count * step)
    day = cal.shift(base, unit, step * count)
    return of_period(cal.containing(day, unit) if day else None, anchor, MODIFIER)


def _parted(base: dt.date, anchor: str, unit: str, count: float) -> Reading:
    """The period some units and a half from a day: its value in the smaller unit, its days no finer than the unit's own week or month."""
    smaller, parts = PARTS_OF.get(unit, (unit, 1))
    day = cal.shift(base, smaller, round(count * parts))
    reading = of_period(cal.containing(day, smaller) if day else None, anchor, MODIFIER)
    whole = cal.containing(day, unit) if day and unit in (cal.WEEK, cal.MONTH) else None
    return replace(reading, first=whole.first, last=whole.last, unit=unit, bounds="convention") if whole else reading


def read_in_offset(mention: Mention, setting: Setting) -> Reading:
    """ "in two weeks": a day to come in a clause that looks ahead, a length of time otherwise ("built in two weeks")."""
    unit, count = setting.unit(mention), count_of(mention, setting, UNKNOWN)
    opener = setting.words.all_lower(max(0, mention.first - 2), mention.first)
    if "in" not in opener or _is_record(mention, setting):
        return Reading("DURATION", length_value(count, unit), unit=unit, anchor="none")
    ahead = "time" in setting.words.all_lower(mention.first, mention.last) or setting.side(mention) == FUTURE
    if not ahead or isinstance(count, str):
        return Reading("DURATION", length_value(count, unit), unit=unit, anchor="none")
    return counted(setting.day, setting.anchor, unit, count, 1)


def _is_record(mention: Mention, setting: Setting) -> bool:
    """Whether a length tells how long there was none like it: "the first visit in 20 years", "have not met in two years"."""
    clause = setting.lexicon.clause
    for word in setting.words.all_lower(max(0, mention.first - RECORD_REACH), mention.first)[::-1]:
        if word in (".", ";", "?", "!", ",", ":"):
            return False
        if word in clause["records"] or (word.endswith("est") and len(word) > 5 and word not in clause["no_records"]):
            return True
    return False


def read_duration(mention: Mention, setting: Setting) -> Reading:
    """A length of time that lies nowhere."""
    unit, plural = setting.unit(mention), setting.value(mention.word("u"), "UNITS")
    count = count_of(mention, setting, UNKNOWN if plural else 1)
    if isinstance(count, int) and "half" in setting.words.all_lower(mention.last - 2, mention.last):
        count += 0.5
    return Reading("DURATION", length_value(count, unit), unit=unit, anchor="none")


def read_length_of_time(mention: Mention, setting: Setting) -> Reading:
    """a while, some time: a length nobody knows."""
    return Reading("DURATION", "PXX", anchor="none")


def read_lap(mention: Mention, setting: Setting) -> Reading:
    """2:21:05, a length in hours, minutes and seconds."""
    hours, minutes, seconds = (int(part) for part in mention.word("c").split(":"))
    return Reading("DURATION", f"PT{hours}H{minutes}M{seconds}S", unit="hour", anchor="none")


def read_unknown_day(mention: Mention, setting: Setting) -> Reading:
    """A time too vague for any days: the turn of the year."""
    return Reading("DATE", None, anchor="none")


def read_set(mention: Mention, setting: Setting) -> Reading:
    """every Monday, each year, daily, Tuesday nights: a set of times, no day of its own."""
    if mention.word("v"):
        return Reading("SET", setting.value(mention.word("v"), "ADVSET"), anchor="none", quant="EVERY")
    quant = mention.word("q").split(" ")[0]
    freq = {"once": "1X", "twice": "2X"}.get(quant)
    return Reading("SET", _set_value(mention, setting), anchor="none", quant=None if freq else quant.upper() or "EVERY", freq=freq)


def _set_value(mention: Mention, setting: Setting) -> str:
    season = setting.value(mention.word("s"), "SEASON")
    if season:
        return f"XXXX-{season}"
    if mention.word("s"):
        words = mention.parts["s"]
        part = setting.value(words[-1], "PARTS")
        return f"XXXX-WXX-{setting.value(words[0], 'WEEKDAYS', 'WEEKDAY')}" + (f"T{part}" if part else "")
    if mention.word("w"):
        return f"XXXX-WXX-{setting.weekday(mention)}"
    if mention.word("m"):
        return f"XXXX-{setting.month(mention):02d}"
    return length_value(count_of(mention, setting, 1), setting.unit(mention))


def read_reference(mention: Mention, setting: Setting) -> Reading:
    """now, recently, soon, the future: past, present or future without bounds of its own."""
    value = mention.rule.fixed.get("value") or setting.value(mention.word("r"), "NOW", "PASTREF", "FUTUREREF")
    first = cal.shift_days(setting.today, 1) if setting.day and value == "FUTURE_REF" else None
    last = setting.day if value == "PAST_REF" else None
    return Reading("DATE", value, first, last, bounds="open", anchor=setting.anchor, why=MODIFIER)


READINGS = {
    "offset": read_offset,
    "in_offset": read_in_offset,
    "duration": read_duration,
    "length_of_time": read_length_of_time,
    "lap": read_lap,
    "unknown_day": read_unknown_day,
    "set": read_set,
    "reference": read_reference,
}
