"""Readings of single days and months: calendar dates, weekdays, today and tomorrow, holidays."""

from __future__ import annotations

import datetime as dt

from . import calendar as cal
from .find import Mention
from .numbers import ordinal
from .setting import DEFAULT, EXPLICIT, FUTURE, MODIFIER, PAST, PRESENT, TENSE, Reading, Setting, of_period

MODS = ("START", "MID", "END")


def read_calendar(mention: Mention, setting: Setting) -> Reading:
    """A day or a month of the calendar, its year (or month) supplied where the text leaves it out."""
    month, year = setting.value("MONTH", mention.word("m")), _year(mention, setting)
    number = ordinal(mention.word("d"), setting.lexicon)
    if month is None:
        return _day_of_some_month(number, mention, setting)
    why = EXPLICIT
    if year is None:
        year, why = _missing_year(month, number, mention, setting)
        if year is None:
            return Reading("DATE", f"XXXX-{month:02d}" + (f"-{number:02d}" if number else ""), anchor="none")
    anchor = "none" if why == EXPLICIT else setting.anchor
    if number is None:
        return with_part(of_period(cal.of_month(year, month), anchor, why), mention, setting)
    day = cal.day(year, month, number)
    if day is None:
        return Reading("DATE", None, anchor=anchor)
    last = cal.day(year, month, ordinal(mention.word("d2"), setting.lexicon) or number)
    reading = of_period(cal.of_day(day), anchor, why, last=last if last and last >= day else day)
    return reading


def _year(mention: Mention, setting: Setting) -> int | None:
    if mention.word("y"):
        return int(mention.word("y"))
    if mention.rule.id == "date.month-of-year" and setting.day:
        step = {"next": 1, "coming": 1, "following": 1, "last": -1, "past": -1, "previous": -1}.get(_modifier(mention, setting), 0)
        return setting.day.year + step
    return None


def _modifier(mention: Mention, setting: Setting, name: str = "k") -> str | None:
    """The kind of a modifier: next, coming, following, last, past, previous, this, that."""
    for word in mention.parts.get(name, ()):
        for cls in ("NEXT", "LAST", "THIS", "SAME"):
            kind = setting.value(cls, word)
            if kind:
                return kind
    return None


def _missing_year(month: int, number: int | None, mention: Mention, setting: Setting) -> tuple[int | None, str]:
    """The year of a month or a day of a month: by modifier, else by the tense of the clause, else the nearest."""
    if setting.day is None:
        return None, DEFAULT
    kind = _modifier(mention, setting)
    today = setting.day
    if kind in ("last", "past", "previous"):
        return today.year - (1 if month >= today.month else 0), MODIFIER
    if kind in ("next", "coming", "following"):
        return today.year + (1 if month <= today.month else 0), MODIFIER
    if kind == "this":
        return today.year, MODIFIER
    if kind == "that" and setting.previous():
        return setting.previous()[1].first.year, MODIFIER
    if mention.word("w") and number:
        year = _year_of_weekday(month, number, setting.value("WEEKDAY", mention.word("w")), today)
        if year:
            return year, EXPLICIT
    return _year_by_tense(month, number, setting.side(mention), today)


def _year_of_weekday(month: int, number: int, weekday: int, today: dt.date) -> int | None:
    for year in (today.year, today.year - 1, today.year + 1):
        day = cal.day(year, month, number)
        if day and day.isoweekday() == weekday:
            return year
    return None


def _year_by_tense(month: int, number: int | None, side: str | None, today: dt.date) -> tuple[int, str]:
    here = (month, number or today.day)
    now = (today.month, today.day)
    if side == PAST:
        return today.year - (here > now), TENSE
    if side == FUTURE:
        return today.year + (here < now), TENSE
    return nearest_year(month, number or 15, today), DEFAULT


def nearest_year(month: int, number: int, today: dt.date) -> int:
    """The year in which a day of the calendar lies nearest to a day."""
    def distance(year: int) -> int:
        return abs((year - today.year) * 365 + (month - today.month) * 30 + number - today.day)

    return min((today.year, today.year - 1, today.year + 1), key=distance)


def _day_of_some_month(number: int | None, mention: Mention, setting: Setting) -> Reading:
    """ "the 24th": of this month, or the one before or after, as the tense has it."""
    if setting.day is None or number is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}" if number else None, anchor="none")
    side = setting.side(mention)
    steps = {PAST: (0, -1, -2), FUTURE: (0, 1, 2)}.get(side or "", (0, -1, 1))
    for step in steps:
        base = cal.shift_months(setting.day.replace(day=1), step)
        day = base and cal.day(base.year, base.month, number)
        if day and not (side == PAST and day > setting.day) and not (side == FUTURE and day < setting.day):
            return of_period(cal.of_day(day), setting.anchor, TENSE if side else DEFAULT)
    return Reading("DATE", None, anchor=setting.anchor)


def with_part(reading: Reading, mention: Mention, setting: Setting) -> Reading:
    """The early, middle or late third of a reading where the mention asks for it; the value stays that of the whole."""
    part = next((setting.value("EARLYLATE", w) for w in mention.parts.get("e", ()) if setting.value("EARLYLATE", w) is not None), None)
    if part is None or reading.first is None or reading.last is None or reading.unit == cal.DAY:
        return reading
    period = cal.Period(reading.unit, reading.first, reading.last, reading.value or "")
    first, last = cal.third(period, part)
    return Reading(reading.type, reading.value, first, last, reading.unit, MODS[part], bounds="convention", anchor=reading.anchor, why=reading.why)


def read_iso(mention: Mention, setting: Setting) -> Reading:
    """An ISO 8601 date, with or without a clock time."""
    text = mention.word("i") or ""
    year, month, number = (int(text[a:b]) for a, b in ((0, 4), (5, 7), (8, 10)))
    day = cal.day(year, month, number)
    if day is None:
        return Reading("DATE", None)
    if len(text) == 10:
        return of_period(cal.of_day(day), "none")
    try:
        instant = dt.datetime.fromisoformat(text.upper().replace(" ", "T"))
    except ValueError:
        instant = None
    return of_period(cal.of_day(day), "none", type="TIME", value=text.upper().replace(" ", "T"), instant=instant if instant and instant.tzinfo else None)


def read_numeric(mention: Mention, setting: Setting) -> Reading:
    """22/03/2026, 22.3.2026, 2026/03/22; where day and month could be either, the reading nearer to the day of writing."""
    parts = [int(p) for p in (mention.word("i") or "").replace(".", "/").split("/")]
    if parts[0] > 31:
        candidates = [cal.day(parts[0], parts[1], parts[2])]
    else:
        year = parts[2] if parts[2] > 99 else parts[2] + (2000 if parts[2] < 70 else 1900)
        candidates = [cal.day(year, parts[1], parts[0]), cal.day(year, parts[0], parts[1])]
    days = [d for d in candidates if d]
    if not days:
        return Reading("DATE", None)
    return of_period(cal.of_day(days[0]), "none")


def read_weekday(mention: Mention, setting: Setting) -> Reading:
    """A weekday: before or after the day of writing by its modifier, its week, or the tense of its clause."""
    weekday = setting.value("WEEKDAY", mention.word("w"))
    if setting.day is None:
        return Reading("DATE", f"XXXX-WXX-{weekday}", anchor="none")
    if mention.word("g"):
        day, why = _weekday_of_week(weekday, mention, setting), MODIFIER
    elif mention.word("d"):
        day, why = _weekday_with_number(weekday, int(mention.word("d")), setting), EXPLICIT
    else:
        day, why = _bare_weekday(weekday, mention, setting)
    if day is None:
        return Reading("DATE", None, anchor=setting.anchor)
    return at_part_of_day(of_period(cal.of_day(day), setting.anchor, why), mention, setting)


def _weekday_of_week(weekday: int, mention: Mention, setting: Setting) -> dt.date | None:
    step = {"next": 1, "coming": 1, "following": 1, "last": -1, "past": -1, "previous": -1}.get(_modifier(mention, setting, "g"), 0)
    return cal.shift_days(cal.of_week(setting.day).first, 7 * step + weekday - 1)


def _weekday_with_number(weekday: int, number: int, setting: Setting) -> dt.date | None:
    """ "Thursday (07)": the nearest day that is both."""
    for distance in range(0, 32):
        for day in (cal.shift_days(setting.day, -distance), cal.shift_days(setting.day, distance)):
            if day and day.day == number and day.isoweekday() == weekday:
                return day
    return None


def _bare_weekday(weekday: int, mention: Mention, setting: Setting) -> tuple[dt.date | None, str]:
    kind = _modifier(mention, setting)
    if kind in ("last", "past", "previous"):
        return cal.weekday_near(setting.day, weekday, -1, same=False), MODIFIER
    if kind in ("next", "coming", "following"):
        return cal.weekday_near(setting.day, weekday, 1, same=False), MODIFIER
    side = setting.side(mention)
    if kind == "this" and side is None:
        return cal.weekday_near(setting.day, weekday, 1), MODIFIER
    if side == FUTURE:
        return cal.weekday_near(setting.day, weekday, 1), TENSE
    return cal.weekday_near(setting.day, weekday, -1), TENSE if side == PAST else DEFAULT


def at_part_of_day(reading: Reading, mention: Mention, setting: Setting) -> Reading:
    """A day narrowed to its morning or night: a TIME, the same day."""
    part = setting.value("PART", mention.word("p"))
    if part is None or reading.value is None:
        return reading
    return Reading("TIME", f"{reading.value}T{part}", reading.first, reading.last, reading.unit, bounds=reading.bounds, anchor=reading.anchor, why=reading.why)


def read_deictic(mention: Mention, setting: Setting) -> Reading:
    """today, tomorrow, yesterday, last night, the day after tomorrow."""
    shift = _deictic_shift(mention, setting)
    if setting.day is None:
        return Reading("DATE", "PRESENT_REF" if shift == 0 else "FUTURE_REF" if shift > 0 else "PAST_REF", anchor="none", why=MODIFIER)
    day = cal.shift_days(setting.day, shift)
    if day is None:
        return Reading("DATE", None, anchor=setting.anchor)
    reading = at_part_of_day(of_period(cal.of_day(day), setting.anchor, MODIFIER), mention, setting)
    if mention.word("d") in ("tonight", "overnight"):
        return Reading("TIME", f"{day.isoformat()}TNI", day, day, cal.DAY, anchor=setting.anchor, why=MODIFIER)
    return reading


def _deictic_shift(mention: Mention, setting: Setting) -> int:
    if mention.word("z"):
        return 2 if "tomorrow" in (mention.word("z") or "") else -2
    word = mention.word("d")
    if word in (None, "last"):
        return -1
    return setting.value("DEICTIC", word) or 0


def read_holiday(mention: Mention, setting: Setting) -> Reading:
    """A feast that comes every year, in the year its tense asks for."""
    name = setting.value("HOLIDAY", mention.word("h"))
    if setting.day is None:
        return Reading("DATE", None, anchor="none")
    side = setting.side(mention)
    days = [d for year in range(setting.day.year - 1, setting.day.year + 2) if (d := holiday(name, year))]
    before = [d for d in days if d <= setting.day]
    after = [d for d in days if d >= setting.day]
    if side == PAST and before:
        day = before[-1]
    elif side == FUTURE and after:
        day = after[0]
    else:
        day = min(days, key=lambda d: abs((d - setting.day).days), default=None)
    return of_period(cal.of_day(day) if day else None, setting.anchor, TENSE if side else DEFAULT)


def holiday(name: str, year: int) -> dt.date | None:
    """The day of a yearly feast; fixed ones are named MM-DD."""
    if not 1583 <= year <= 9999:
        return None
    if name == "easter":
        return cal.easter(year)
    if name == "thanksgiving":
        return cal.weekday_near(dt.date(year, 11, 22), 4, 1)
    return cal.day(year, int(name[:2]), int(name[3:]))


READINGS = {"calendar": read_calendar, "iso": read_iso, "numeric": read_numeric, "weekday": read_weekday, "deictic": read_deictic, "holiday": read_holiday}
__all__ = ["READINGS", "MODS", "PRESENT", "with_part", "at_part_of_day", "nearest_year", "holiday"]
