"""Readings of longer stretches: next month, later this week, the third quarter, summer 2026, the 1990s, the last two weeks."""

from __future__ import annotations

import datetime as dt

from . import calendar as cal
from .find import Mention
from .numbers import UNKNOWN, number, ordinal
from .points import MODS, _modifier, at_part_of_day, nearest_year, with_part
from .setting import DEFAULT, EXPLICIT, FUTURE, MODIFIER, PAST, TENSE, Reading, Setting, of_period

LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y",
           "decade": "DE", "century": "CE", "millennium": "ML"}
STEP = {"next": 1, "coming": 1, "following": 1, "last": -1, "past": -1, "previous": -1}
CLOCK_UNITS = ("second", "minute", "hour")


def unit_of(mention: Mention, setting: Setting) -> str | None:
    """The unit a mention counts in."""
    word = mention.word("u")
    return setting.value("UNIT", word) or setting.value("UNITS", word)


def read_relative(mention: Mention, setting: Setting) -> Reading:
    """this, next, last, that week, month, year ...: the whole of it, or its earlier, later, early, middle or late part."""
    if mention.word("p"):
        return _relative_part(mention, setting)
    unit, kind = unit_of(mention, setting), _modifier(mention, setting)
    base, anchor = _base(kind, unit, setting)
    if base is None:
        return Reading("DATE", {"next": "FUTURE_REF", "last": "PAST_REF"}.get(kind or "", None), anchor="none", why=MODIFIER)
    step = STEP.get(kind or "", 0)
    period = step_period(base, unit, step)
    reading = of_period(period, anchor, MODIFIER)
    if mention.word("x") and reading.first:
        return _side_of_day(reading, setting.value("EARLIERLATER", mention.word("x")), base)
    return with_part(reading, mention, setting)


def _relative_part(mention: Mention, setting: Setting) -> Reading:
    kind = _modifier(mention, setting)
    base, anchor = _base(kind, "day", setting)
    if base is None:
        return Reading("TIME", None, anchor="none")
    day = cal.shift_days(base, STEP.get(kind or "", 0))
    return at_part_of_day(of_period(cal.of_day(day) if day else None, anchor, MODIFIER), mention, setting)


def _base(kind: str | None, unit: str, setting: Setting) -> tuple[dt.date | None, str]:
    """The day a modifier counts from: "previous", "following" and "that" look at the text, the others at the day of writing."""
    if kind in ("previous", "following", "that"):
        before = setting.previous()
        if before:
            return before[1].first, f"time:{before[0]}"
    return setting.day, setting.anchor


def step_period(base: dt.date, unit: str, step: int) -> cal.Period | None:
    """The period of a unit `step` units from the one a day lies in."""
    here = cal.containing(base, unit)
    if here is None or step == 0:
        return here
    day = cal.shift(here.first, unit, step)
    return cal.containing(day, unit) if day else None


def _side_of_day(reading: Reading, side: int, base: dt.date) -> Reading:
    """The part of a period before (-1) or after (1) a day."""
    first, last = reading.first, reading.last
    if side < 0 and first < base <= last:
        last = base - dt.timedelta(days=1)
    elif side > 0 and first <= base < last:
        first = base + dt.timedelta(days=1)
    return Reading(reading.type, reading.value, first, last, reading.unit, MODS[0 if side < 0 else 2], bounds=reading.bounds, anchor=reading.anchor, why=reading.why)


def length_value(count: float | str | None, unit: str) -> str | None:
    """The TIMEX3 value of a length of time: P3D, PT10H, PXW, P2Y6M."""
    if count is None:
        count = UNKNOWN
    if unit == "fortnight":
        unit, count = "week", count if count == UNKNOWN else count * 2
    if unit in ("decade", "century", "millennium") and count != UNKNOWN:
        unit, count = "year", count * cal.YEARS_OF[unit]
    if unit == "quarter" and count != UNKNOWN:
        unit, count = "month", count * 3
    if isinstance(count, float):
        return _with_fraction(count, unit)
    return f"P{'T' if unit in CLOCK_UNITS else ''}{count}{LETTERS[unit]}"


def _with_fraction(count: float, unit: str) -> str:
    whole, rest = int(count), count - int(count)
    smaller = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24), "week": ("day", 7), "month": ("day", 30)}.get(unit)
    if smaller is None:
        return f"P{'T' if unit in CLOCK_UNITS else ''}{count:g}{LETTERS[unit]}"
    head = f"{whole}{LETTERS[unit]}" if whole else ""
    tail = f"{round(rest * smaller[1])}{LETTERS[smaller[0]]}"
    if unit in CLOCK_UNITS:
        return f"PT{head}{tail}"
    return f"P{head}{'T' if smaller[0] in CLOCK_UNITS else ''}{tail}"


def read_stretch(mention: Mention, setting: Setting) -> Reading:
    """the last two weeks, the next three days, the first nine months: a length, and its days where they end or begin today."""
    unit, count = unit_of(mention, setting), number(mention.parts.get("n"), setting.lexicon)
    value = length_value(count, unit)
    step = STEP.get(_modifier(mention, setting) or "", 0)
    if setting.day is None or step == 0 or not isinstance(count, int) or unit in CLOCK_UNITS:
        first, last = vague_days(unit, step, setting.day) if step and unit not in CLOCK_UNITS else (None, None)
        return Reading("DURATION", value, first, last, "vague", bounds="convention", anchor=setting.anchor, why=MODIFIER)
    first, last = _days_from(setting.day, unit, count, step)
    return Reading("DURATION", value, first, last, unit, anchor=setting.anchor, why=MODIFIER)


def _days_from(day: dt.date, unit: str, count: int, step: int) -> tuple[dt.date | None, dt.date | None]:
    edge = cal.shift(day, unit, step * count)
    return (edge, day) if step < 0 else (day, edge)


def vague_days(unit: str, step: int, day: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """The window of "recent days" or "the coming weeks": a convention, seven days or the like of four weeks, twelve months."""
    if day is None:
        return None, None
    length = {"day": ("day", 7), "week": ("week", 4), "month": ("month", 6), "year": ("year", 5)}.get(unit)
    if length is None:
        return (None, day) if step < 0 else (day, None)
    edge = cal.shift(day, length[0], step * length[1])
    return (edge, day) if step < 0 else (cal.shift_days(day, 1), edge)


def read_vague(mention: Mention, setting: Setting) -> Reading:
    """recent years, the coming weeks: never a single day."""
    unit, kind = unit_of(mention, setting), mention.word("k")
    step = -1 if kind == "recent" else STEP.get(_modifier(mention, setting) or "", 0)
    if unit in CLOCK_UNITS:
        return Reading("DURATION", length_value(UNKNOWN, unit), anchor=setting.anchor, why=MODIFIER)
    first, last = vague_days(unit, step, setting.day)
    return Reading("DURATION", length_value(UNKNOWN, unit), first, last, "vague", bounds="convention", anchor=setting.anchor, why=MODIFIER)


def read_season(mention: Mention, setting: Setting) -> Reading:
    """A season, of a given year, by modifier, by tense, or the nearest."""
    season = setting.value("SEASON", mention.word("s"))
    if mention.word("y"):
        return with_part(of_period(cal.of_season(int(mention.word("y")), season), "none", EXPLICIT, bounds="convention"), mention, setting)
    if setting.day is None:
        return Reading("DATE", f"XXXX-{season}", anchor="none")
    year, why = _year_of_season(season, mention, setting)
    reading = of_period(cal.of_season(year, season), setting.anchor, why, bounds="convention")
    return with_part(reading, mention, setting)


def _year_of_season(season: str, mention: Mention, setting: Setting) -> tuple[int, str]:
    today, kind = setting.day, _modifier(mention, setting)
    seasons = [(y, p) for y in range(today.year - 2, today.year + 3) if (p := cal.of_season(y, season))]
    here = [y for y, p in seasons if p.first <= today <= p.last]
    past = [y for y, p in seasons if p.last < today]
    future = [y for y, p in seasons if p.first > today]
    if STEP.get(kind or "") == -1 and past:
        return past[-1], MODIFIER
    if STEP.get(kind or "") == 1 and future:
        return future[0], MODIFIER
    if here:
        return here[0], MODIFIER if kind else DEFAULT
    side = setting.side(mention)
    if kind == "this" and side is None:
        return today.year, MODIFIER
    if side == PAST and past:
        return past[-1], TENSE
    if side == FUTURE and future:
        return future[0], TENSE
    return nearest_year(cal.SEASONS[season] + 1, 15, today), DEFAULT


def read_quarter(mention: Mention, setting: Setting) -> Reading:
    """The third quarter, the second half of 2026: of the year named, meant, or nearest."""
    unit = setting.value("UNIT", mention.word("u")) or mention.word("u")
    count = ordinal(mention.word("o"), setting.lexicon) or 0
    limit, make = (4, cal.of_quarter) if unit == "quarter" else (2, cal.of_half)
    if not 1 <= count <= limit:
        return Reading("DATE", None, anchor="none")
    if mention.word("y"):
        return of_period(make(int(mention.word("y")), count), "none")
    if setting.day is None:
        return Reading("DATE", f"XXXX-{'Q' if limit == 4 else 'H'}{count}", anchor="none")
    kind = _modifier(mention, setting)
    if kind:
        return of_period(make(setting.day.year + STEP.get(kind, 0), count), setting.anchor, MODIFIER)
    year, why = _year_of_part(make, count, setting.side(mention), setting.day)
    return of_period(make(year, count), setting.anchor, why)


def _year_of_part(make, count: int, side: str | None, today: dt.date) -> tuple[int, str]:
    """The year of a numbered part of a year: the part that lies nearest, on the side of the tense."""
    period = make(today.year, count)
    if side == FUTURE:
        return today.year + (period.last < today), TENSE
    if period.first <= today:
        return today.year, TENSE if side == PAST else DEFAULT
    before = make(today.year - 1, count)
    nearer = before is not None and (today - before.last) <= (period.first - today)
    return today.year - (side == PAST or nearer), TENSE if side == PAST else DEFAULT


def read_year(mention: Mention, setting: Setting) -> Reading:
    """A year in four digits."""
    return with_part(of_period(cal.of_year(int(mention.word("y"))), "none"), mention, setting)


def read_decade(mention: Mention, setting: Setting) -> Reading:
    """the 1990s, the '90s, the nineties."""
    word = mention.word("y") or ""
    if len(word) == 5:
        year = int(word[:4])
    else:
        tens = int(word[:2]) if word else setting.value("TENSDECADE", mention.word("t"))
        year = 1900 + tens if tens >= 20 or setting.day is None else 2000 + tens
    return with_part(of_period(cal.of_decade(year), "none"), mention, setting)


def read_century(mention: Mention, setting: Setting) -> Reading:
    """the 19th century."""
    return with_part(of_period(cal.of_century(ordinal(mention.word("o"), setting.lexicon) or 0), "none"), mention, setting)


READINGS = {"relative": read_relative, "stretch": read_stretch, "vague": read_vague, "season": read_season, "quarter": read_quarter, "year": read_year,
            "decade": read_decade, "century": read_century}
