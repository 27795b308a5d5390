"""Readings of days counted from the day of writing, of feasts, and of clock times: "tomorrow", "last night", "Christmas", "15:00 GMT"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from . import calendar as cal
from .find import Mention
from .points import FAR_MONTHS, at_part_of_day, read_calendar, read_weekday
from .setting import DEFAULT, FUTURE, MODIFIER, PAST, TENSE, Reading, Setting, of_day, of_period


def read_today(mention: Mention, setting: Setting) -> Reading:
    """today, tomorrow, yesterday, last night, this morning, the day after tomorrow."""
    if mention.word("w"):
        return read_weekday(mention, setting)
    shift = _shift_of(mention, setting)
    if setting.day is None:
        return Reading("DATE", "PRESENT_REF" if shift == 0 else "FUTURE_REF" if shift > 0 else "PAST_REF", anchor="none", why=MODIFIER)
    base, anchor = setting.today, setting.anchor
    told = None if _names_today(mention, setting) else setting.previous((cal.DAY,))
    if told:
        base, anchor = told.first, told.anchor
    reading = of_day(cal.shift_days(base, shift), anchor, MODIFIER)
    if mention.word("t") in ("tonight", "overnight") and reading.value:
        return replace(reading, type="TIME", value=f"{reading.value}TNI")
    return at_part_of_day(reading, mention, setting)


def read_early_hours(mention: Mention, setting: Setting) -> Reading:
    """the early hours of Thursday."""
    reading = read_today(mention, setting)
    return replace(reading, type="TIME", value=f"{reading.value}TMO") if reading.first else reading


def _names_today(mention: Mention, setting: Setting) -> bool:
    """Whether the words point at the day of writing; "the afternoon" is that of the day told before."""
    return bool(mention.word("t") or mention.word("z")) or "this" in setting.words.all_lower(mention.first, mention.last)


def _shift_of(mention: Mention, setting: Setting) -> int:
    beyond = mention.word("z")
    if beyond == "last":
        return -1
    if beyond:
        return 2 if "tomorrow" in beyond else -2
    return setting.value(mention.word("t"), "TODAY") or 0


def read_nth_day(mention: Mention, setting: Setting) -> Reading:
    """the eighth day (of something): today where the sentence says "is", else a day nobody dates."""
    before = setting.words.lower(mention.first - 1) if mention.first else ""
    if setting.day and before in setting.lexicon.clause["present_auxiliaries"]:
        return of_day(setting.day, setting.anchor, TENSE)
    return Reading("DATE", None, unit=cal.DAY, anchor="event")


def read_holiday(mention: Mention, setting: Setting) -> Reading:
    """A feast that comes every year, in the year its tense asks for."""
    name = str(mention.rule.fixed.get("value") or setting.value(mention.word("h"), "HOLIDAY"))
    if mention.word("y"):
        return of_day(holiday(name, int(mention.word("y"))), "none")
    if setting.day is None:
        return Reading("DATE", None, anchor="none")
    today = setting.today
    days = [d for year in range(today.year - 1, today.year + 2) if (d := holiday(name, year))]
    day = _nearest_on_side(days, setting.side(mention), today)
    if mention.word("z") and day:
        day = cal.shift_days(day, -1)
    return of_period(cal.containing(day, mention.word("u") or cal.DAY) if day else None, setting.anchor, TENSE)


def _nearest_on_side(days: list[dt.date], side: str | None, today: dt.date) -> dt.date | None:
    """Of some days the nearest, on the side of the tense where that is not most of a year away."""
    fitting = [d for d in days if (side == PAST and d <= today) or (side == FUTURE and d >= today)]
    near = [d for d in fitting if abs((d - today).days) < 30 * FAR_MONTHS]
    return min(near or days, key=lambda d: abs((d - today).days), default=None)


def holiday(name: str, year: int) -> dt.date | None:
    """The day of a yearly feast; fixed ones are named MM-DD, those that move with Easter by their distance from it ("easter-2")."""
    if not 1583 <= year <= 9999:
        return None
    if name.startswith("easter"):
        return cal.shift_days(cal.easter(year), int(name[6:] or 0))
    if name == "thanksgiving":
        return cal.weekday_near(dt.date(year, 11, 22), 4, 1)
    return cal.day(year, int(name[:2]), int(name[3:]))


def read_clock(mention: Mention, setting: Setting) -> Reading:
    """A time of the clock, on the day it is said of; an instant where its zone is known."""
    time = _time(mention, setting)
    if time is None:
        return Reading("TIME", None, unit="time", anchor="none")
    on, (hour, minute) = _day_of_clock(mention, setting), time
    text = f"T{hour:02d}:{minute:02d}"
    if on is None or on.first is None:
        return Reading("TIME", f"XXXX-XX-XX{text}", unit="time", anchor="none")
    zone = setting.value(mention.word("z").replace(" ", ""), "ZONE")
    instant = None
    if zone is not None and hour < 24:
        instant = dt.datetime.combine(on.first, dt.time(hour, minute), dt.timezone(dt.timedelta(hours=zone)))
    return Reading("TIME", f"{on.first.isoformat()}{text}", on.first, on.first, "time", anchor=on.anchor, why=on.why, instant=instant)


def _time(mention: Mention, setting: Setting) -> tuple[int, int] | None:
    """Hour and minute, or None where no clock shows such a time."""
    half = mention.word("b").replace(".", "").replace(" ", "")
    if mention.word("p"):
        half = "am" if setting.value(mention.word("p"), "PART") == "MO" else "pm"
    if mention.word("n"):
        parts = setting.value(mention.word("n"), "NOON").split(":")
    elif mention.word("c"):
        parts = mention.word("c").split(":")
    else:
        digits = mention.word("f").zfill(4) if mention.word("f") else mention.word("h") + "00"
        parts = [digits[:-2], digits[-2:]]
    return _in_day(int(parts[0]), int(parts[1]), half)


def _in_day(hour: int, minute: int, half: str) -> tuple[int, int] | None:
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _day_of_clock(mention: Mention, setting: Setting) -> Reading | None:
    """The day of a clock time: the one beside it, else the one told before, else the day of writing."""
    if mention.word("m"):
        return read_calendar(mention, setting)
    if mention.word("w"):
        return read_weekday(replace(mention, parts={"w": mention.parts["w"]}), setting)
    if mention.word("t"):
        return of_day(
            cal.shift_days(setting.today, _shift_of(replace(mention, parts={"t": mention.parts["t"]}), setting)) if setting.day else None,
            setting.anchor,
            MODIFIER,
        )
    told = None if mention.word("i") else setting.previous((cal.DAY, "time"))
    if told and (setting.day is None or told.first <= setting.day or setting.side(mention) == FUTURE):
        return of_day(told.first, told.anchor, DEFAULT)
    return of_day(setting.day, setting.anchor, DEFAULT) if setting.day else None


READINGS = {"today": read_today, "holiday": read_holiday, "clock": read_clock, "early_hours": read_early_hours, "nth_day": read_nth_day}
