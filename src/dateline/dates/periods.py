"""Readings of longer stretches: next month, later this week, the third quarter, summer 2026, the 1990s, the last two weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from . import calendar as cal
from .find import Mention
from .lengths import CLOCK_UNITS, length_value, unit_of
from .numbers import UNKNOWN, number, ordinal
from .points import MODS, at_part_of_day, nearest_year, read_calendar, with_part, year_of
from .setting import DEFAULT, EXPLICIT, FUTURE, MODIFIER, PAST, TENSE, Reading, Setting, of_period

WINDOW = {"day": ("day", 7), "week": ("week", 4), "month": ("month", 6), "year": ("year", 5)}
"""How long "recent days" or "the coming weeks" are taken to be: a convention of ours."""


REPORTED_LATER = 135
"""Days in which a quarter that is over is still spoken of in the future ("will report third-quarter results")."""


def read_relative(mention: Mention, setting: Setting) -> Reading:
    """this, next, last, that week, month, year ...: the whole of it, or its earlier, later, early, middle or late part."""
    unit = "day" if mention.word("p") else unit_of(mention, setting)
    base, anchor = _base(setting.which(mention), unit, setting)
    if base is None:
        return Reading("DATE", None, unit=unit, anchor=anchor, why=MODIFIER)
    period = step_period(base, unit, setting.step(mention))
    reading = of_period(period, anchor, MODIFIER)
    if mention.word("p"):
        return at_part_of_day(reading, mention, setting)
    if mention.word("x") and reading.first:
        return _side_of_day(reading, setting.value(mention.word("x"), "EARLIERLATER"), base)
    return with_part(reading, mention, setting)


def _base(kind: str | None, unit: str, setting: Setting) -> tuple[dt.date | None, str]:
    """The day a modifier counts from: "previous", "following", "that" and "the next day" look at the text, the others at the
    day of writing. A day beside one the text does not tell hangs on an event."""
    if kind in ("previous", "following", "that") or (unit == "day" and kind in ("next", "last", "coming")):
        before = setting.previous()
        if before:
            return before[1].first, f"time:{before[0]}"
        if unit == "day":
            return None, "event"
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
    if side < 0 and first <= base <= last:
        last = max(first, base - dt.timedelta(days=1)) if base > first else first
    elif side > 0 and first <= base <= last:
        first = min(last, base + dt.timedelta(days=1)) if base < last else last
    return replace(reading, first=first, last=last, mod=MODS[0 if side < 0 else 2])


def read_whole(mention: Mention, setting: Setting) -> Reading:
    """the week, the month, the quarter, the weekend: the one just told of, else the one that is, or for a weekend was."""
    unit, told = unit_of(mention, setting), None
    if setting.day is None:
        return Reading("DURATION", length_value(1, unit), unit=unit, anchor="none")
    following = setting.words.lower(mention.last) if mention.last < setting.words.count else ""
    if unit == "year" and following in ("ended", "ending"):
        return Reading("DURATION", "P1Y", unit=unit, anchor="none")
    if unit == "quarter":
        told = setting.quarter()
    if told:
        return of_period(cal.containing(told[1].first, unit), f"time:{told[0]}", MODIFIER)
    if mention.word("x"):
        told = setting.previous((cal.DAY,)) if unit == cal.DAY else None
        base, anchor = (told[1].first, f"time:{told[0]}") if told else (setting.day, setting.anchor)
        return of_period(step_period(base, unit, 0), anchor, MODIFIER)
    step = -1 if unit == "quarter" or (unit == "weekend" and setting.day.isoweekday() < 6 and setting.side(mention) != FUTURE) else 0
    return with_part(of_period(step_period(setting.day, unit, step), setting.anchor, MODIFIER if step == 0 else TENSE), mention, setting)


def read_latest(mention: Mention, setting: Setting) -> Reading:
    """the latest quarter, the year-ago period, the 1988 period: that told of before, or the last whole quarter; of another
    year where so said."""
    told, anchor = setting.quarter(), setting.anchor
    base = cal.shift_months(setting.day, -3) if setting.day else None
    if told:
        base, anchor = told[1].first, f"time:{told[0]}"
    if mention.word("y"):
        year = cal.of_year(int(mention.word("y")))
        return of_period(cal.of_quarter(int(mention.word("y")), (base.month + 2) // 3) if told else year, anchor if told else "none", MODIFIER)
    if mention.word("k") == "current":
        base, anchor = setting.day, setting.anchor
    if mention.word("g"):
        base = cal.shift_months(base, -12) if base else None
    return of_period(cal.containing(base, cal.QUARTER) if base else None, anchor, MODIFIER)


def read_week_of(mention: Mention, setting: Setting) -> Reading:
    """The week of April 6: the week that day lies in."""
    day = read_calendar(mention, setting)
    return of_period(cal.of_week(day.first), day.anchor, day.why) if day.first else replace(day, unit=cal.WEEK)


def read_year_end(mention: Mention, setting: Setting) -> Reading:
    """year-end: the last day of the year that is running, or in a past clause of the one before."""
    if setting.day is None:
        return Reading("DATE", "XXXX-12-31", anchor="none")
    year = setting.day.year - (setting.side(mention) == PAST)
    day = cal.day(year, 12, 31)
    return of_period(cal.of_day(day) if day else None, setting.anchor, TENSE)


def read_stretch(mention: Mention, setting: Setting) -> Reading:
    """the last two weeks, the next three days, the first nine months: a length, and its days where they end or begin today."""
    unit, count = unit_of(mention, setting), number(mention.parts["n"], setting.lexicon) if mention.parts.get("n") else 1
    step, day = setting.step(mention), setting.day
    reading = Reading("DURATION", length_value(count, unit), anchor=setting.anchor, why=MODIFIER)
    if day is None or step == 0 or unit in CLOCK_UNITS:
        return replace(reading, unit=unit, anchor="none")
    if not isinstance(count, int):
        first, last = vague_days(unit, step, day)
        return replace(reading, first=first, last=last, bounds="convention")
    edge = cal.shift(day, unit, step * count)
    first, last = (edge, day) if step < 0 else (cal.shift_days(day, 1), edge)
    return replace(reading, first=first, last=last, unit=unit)


def vague_days(unit: str, step: int, day: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the window that "recent days" or "the coming weeks" stands for."""
    if day is None:
        return None, None
    tomorrow, length = cal.shift_days(day, 1), WINDOW.get(unit)
    if length is None:
        return (None, day) if step < 0 else (tomorrow, None)
    edge = cal.shift(day, length[0], step * length[1])
    return (edge, day) if step < 0 else (tomorrow, edge)


def read_vague(mention: Mention, setting: Setting) -> Reading:
    """recent years, the coming weeks, the months ahead: never a single day."""
    unit, kind = unit_of(mention, setting), mention.word("k")
    step = -1 if kind == "recent" else setting.step(mention) or 1
    reading = Reading("DURATION", length_value(UNKNOWN, unit), anchor=setting.anchor, why=MODIFIER)
    if unit in CLOCK_UNITS:
        return reading
    first, last = vague_days(unit, step, setting.day)
    return replace(reading, first=first, last=last, bounds="convention")


def read_season(mention: Mention, setting: Setting) -> Reading:
    """A season, of a given year, by modifier, by tense, or the nearest."""
    season, year, why = setting.value(mention.word("s"), "SEASON"), year_of(mention, setting), EXPLICIT
    if year is None and setting.day is None:
        return Reading("DATE", f"XXXX-{season}", anchor="none")
    anchor = "none" if year else setting.anchor
    if year is None:
        year, why = _year_of_season(season, mention, setting)
    return with_part(of_period(cal.of_season(year, season), anchor, why, bounds="convention"), mention, setting)


def _year_of_season(season: str, mention: Mention, setting: Setting) -> tuple[int, str]:
    today, step, kind = setting.day, setting.step(mention), setting.which(mention)
    seasons = [(y, p) for y in range(today.year - 2, today.year + 3) if (p := cal.of_season(y, season))]
    past = [y for y, p in seasons if p.last < today]
    future = [y for y, p in seasons if p.first > today]
    here = [y for y, p in seasons if p.first <= today <= p.last]
    if step and (past if step < 0 else future):
        return past[-1] if step < 0 else future[0], MODIFIER
    if here:
        return here[0], MODIFIER if kind else DEFAULT
    side = setting.side(mention)
    if kind == "this" and side is None:
        return today.year, MODIFIER
    if side and (past if side == PAST else future):
        return past[-1] if side == PAST else future[0], TENSE
    return nearest_year(cal.SEASONS[season] + 1, 15, today), DEFAULT


def read_quarter(mention: Mention, setting: Setting) -> Reading:
    """The third quarter, the second half of 2026: of the year named, meant, or nearest."""
    unit, count = unit_of(mention, setting) or cal.HALF, ordinal(mention.word("o"), setting.lexicon)
    limit, make = (4, cal.of_quarter) if unit == cal.QUARTER else (2, cal.of_half)
    count = limit if count is None and mention.word("o") else count or 0
    if not 1 <= count <= limit:
        return Reading("DATE", None, anchor="none")
    year = year_of(mention, setting)
    if year is not None:
        return with_part(of_period(make(year, count), "none" if mention.word("y") else setting.anchor, EXPLICIT), mention, setting)
    if setting.day is None:
        return Reading("DATE", f"XXXX-{'Q' if limit == 4 else 'H'}{count}", anchor="none")
    year, why = _year_of_part(make, count, setting.side(mention), setting.day)
    return with_part(of_period(make(year, count), setting.anchor, why), mention, setting)


def _year_of_part(make: Callable[[int, int], cal.Period | None], count: int, side: str | None, today: dt.date) -> tuple[int, str]:
    """The year of a numbered part of a year: the part that lies nearest, on the side of the tense."""
    here, before = make(today.year, count), make(today.year - 1, count)
    if side == FUTURE and (today - here.last).days > REPORTED_LATER:
        return today.year + 1, TENSE
    if here.first <= today or before is None:
        return today.year, TENSE if side == PAST else DEFAULT
    nearer = (today - before.last) <= (here.first - today)
    return today.year - (side == PAST or nearer), TENSE if side == PAST else DEFAULT


def read_year(mention: Mention, setting: Setting) -> Reading:
    """A year in digits or words. A fiscal year begins in another month in every country: its days are unknown."""
    year = year_of(mention, setting)
    reading = of_period(cal.of_year(year) if year else None, "none")
    if "fiscal" in setting.words.all_lower(mention.first, mention.last):
        return replace(reading, first=None, last=None)
    return with_part(reading, mention, setting)


def read_decade(mention: Mention, setting: Setting) -> Reading:
    """the 1990s, the '90s, the nineties."""
    word = mention.word("y") or ""
    tens = int(word[:-1]) if word else setting.value(mention.word("z"), "TENSDECADE")
    if len(word) < 5:
        tens += 2000 if tens < 20 else 1900
    return with_part(of_period(cal.of_decade(tens), "none"), mention, setting)


def read_century(mention: Mention, setting: Setting) -> Reading:
    """the 19th century, the twenty-first century, this century."""
    words = mention.parts.get("o", ())
    if setting.value(words[-1] if words else None, "SAME", "THIS"):
        return of_period(cal.containing(setting.day, cal.CENTURY) if setting.day else None, setting.anchor, MODIFIER)
    before = setting.words.lower(mention.places["o"][0] - 2) if words and mention.places["o"][0] > 1 else ""
    count = (ordinal(words[-1] if words else None, setting.lexicon) or 0) + (setting.value(before, "TENS") or 0)
    return with_part(of_period(cal.of_century(count), "none"), mention, setting)


READINGS = {"relative": read_relative, "week_of": read_week_of, "whole": read_whole, "latest": read_latest, "year_end": read_year_end, "stretch": read_stretch, "vague": read_vague,
            "season": read_season, "quarter": read_quarter, "year": read_year, "decade": read_decade, "century": read_century}
