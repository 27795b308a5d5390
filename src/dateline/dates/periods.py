"""Readings of longer stretches: next month, later this week, the third quarter, summer 2026, the 1990s, the last two weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from . import calendar as cal
from .find import Mention
from .lengths import CLOCK_UNITS, count_of, length_value
from .numbers import UNKNOWN, number, ordinal
from .points import MODS, at_part_of_day, nearest_year, read_calendar, with_part, year_of
from .setting import DEFAULT, EXPLICIT, FUTURE, MODIFIER, PAST, TENSE, Reading, Setting, of_day, of_period

WINDOW = {"day": ("day", 7), "week": ("week", 4), "month": ("month", 6), "year": ("year", 5)}
"""How long "recent days" or "the coming weeks" are taken to be: a convention of ours."""
REPORTED_LATER = 135
"""Days in which a quarter that is over is still spoken of in the future ("will report third-quarter results")."""


def read_relative(mention: Mention, setting: Setting) -> Reading:
    """this, next, last, that week, month, year ...: the whole of it, or its earlier, later, early, middle or late part."""
    unit = "day" if mention.word("p") else setting.unit(mention)
    kind = setting.which(mention)
    base, anchor = _base(kind, unit, setting, setting.side(mention))
    if base is None:
        return Reading("DATE", None, unit=unit, anchor=anchor, why=MODIFIER)
    reading = of_period(step_period(base, unit, setting.step(mention)), anchor, MODIFIER)
    if _is_rolling(kind, mention, setting) and unit in (cal.WEEK, cal.MONTH, cal.YEAR) and setting.day:
        return replace(reading, first=cal.shift(setting.day, unit, -1), last=setting.day)
    if mention.word("p"):
        return at_part_of_day(reading, mention, setting)
    if mention.word("x"):
        return _side_of_day(reading, setting.value(mention.word("x"), "EARLIERLATER"), base)
    return with_part(reading, mention, setting)


def _is_rolling(kind: str, mention: Mention, setting: Setting) -> bool:
    """Whether a stretch ends today: "the past year", "over the last month"; "last month" is that of the calendar."""
    return kind == "past" or (kind == "last" and setting.words.lower(mention.first) == "the")


def _base(kind: str, unit: str, setting: Setting, side: str | None) -> tuple[dt.date | None, str]:
    """The day a modifier counts from: "previous", "following", "that" and "the next day" look at the text, the others at the
    day of writing. A day beside one the text does not tell hangs on an event."""
    if kind in ("previous", "following", "that") or (unit == "day" and kind in ("next", "last", "coming")):
        told = setting.previous_day(side) if unit == "day" else setting.previous()
        if told:
            return told.first, told.anchor
        if unit == "day":
            return None, "event"
    return setting.day, setting.anchor if setting.day else "none"


def step_period(base: dt.date, unit: str, step: int) -> cal.Period | None:
    """The period of a unit `step` units from the one a day lies in."""
    here = cal.containing(base, unit)
    if here is None or step == 0:
        return here
    day = cal.shift(here.first, unit, step)
    return cal.containing(day, unit) if day else None


def _side_of_day(reading: Reading, side: int, base: dt.date) -> Reading:
    """The part of a period before (-1) or after (1) a day; the day itself where it is the first or the last."""
    if reading.days is None:
        return reading
    first, last = reading.days
    if side < 0 and first <= base <= last:
        last = max(first, base - dt.timedelta(days=base > first))
    elif side > 0 and first <= base <= last:
        first = min(last, base + dt.timedelta(days=base < last))
    return replace(reading, first=first, last=last, mod=MODS[0 if side < 0 else 2])


def read_whole(mention: Mention, setting: Setting) -> Reading:
    """the week, the month, the quarter, later in the day: the one just told of, else the one that is, or was."""
    unit = setting.unit(mention)
    if setting.day is None or (unit == "year" and setting.after(mention) in ("ended", "ending")):
        return Reading("DURATION", length_value(1, unit), unit=unit, anchor="none")
    told = setting.quarter() if unit == "quarter" else setting.previous((cal.DAY,)) if unit == "day" else None
    if told:
        return of_period(cal.containing(told.first, unit), told.anchor, MODIFIER)
    over = unit == "weekend" and setting.today.isoweekday() < 6 and setting.side(mention) != FUTURE
    step = -1 if over or (unit == "quarter" and not mention.word("x")) else 0
    reading = of_period(step_period(setting.today, unit, step), setting.anchor, TENSE if step else MODIFIER)
    if mention.word("x") and unit != cal.DAY:
        return _side_of_day(reading, setting.value(mention.word("x"), "EARLIERLATER"), setting.today)
    return with_part(reading, mention, setting)


def read_latest(mention: Mention, setting: Setting) -> Reading:
    """the latest quarter, the year-ago period, the 1988 period: that told of before, or the last whole quarter; of another
    year where so said."""
    told = setting.quarter()
    base, anchor = (told.first, told.anchor) if told else (cal.shift_months(setting.today, -3) if setting.day else None, setting.anchor)
    if mention.word("y") and not told:
        return of_period(cal.of_year(int(mention.word("y"))), "none")
    if mention.word("k") == "current":
        base, anchor = setting.day, setting.anchor
    if mention.word("y") and base:
        base = cal.day(int(mention.word("y")), base.month, 1)
    elif mention.word("g") and base:
        base = cal.shift_months(base, -12)
    return of_period(cal.containing(base, cal.QUARTER) if base else None, anchor, MODIFIER)


def read_week_of(mention: Mention, setting: Setting) -> Reading:
    """The week of April 6: the week that day lies in."""
    day = read_calendar(mention, setting)
    return of_period(cal.of_week(day.first), day.anchor, day.why) if day.first else replace(day, unit=cal.WEEK)


def read_week_of_month(mention: Mention, setting: Setting) -> Reading:
    """the second week of May: seven days, counted from the first of the month; the last week is its last seven days."""
    month, nth = read_calendar(mention, setting), ordinal(mention.word("o"), setting.lexicon)
    if month.days is None or (nth or 1) > 5:
        return month
    first, last = month.days
    start = cal.shift_days(first, 7 * (nth - 1)) if nth else cal.shift_days(last, -6)
    end = cal.shift_days(start, 6) if start else None
    return replace(month, first=start, last=min(end, last) if end else last, unit=cal.WEEK, bounds="convention")


def read_edge_days(mention: Mention, setting: Setting) -> Reading:
    """the first days of July, the last weeks of 2025: the first or last third, as "early" and "late"; a number of days where given."""
    numbered = mention.parts.get("n")
    mention = replace(mention, parts={name: words for name, words in mention.parts.items() if name != "n"})
    whole = read_calendar(mention, setting) if mention.word("m") else of_period(cal.of_year(int(mention.word("z"))), "none")
    if whole.days is None:
        return whole
    part = 0 if mention.word("e") in ("first", "opening") else 2
    days = number(numbered, setting.lexicon) if "days" in setting.words.all_lower(mention.first, mention.last) else None
    if isinstance(days, int) and 0 < days < 31:
        edge = cal.shift_days(whole.days[0], days - 1) if part == 0 else cal.shift_days(whole.days[1], 1 - days)
        return replace(whole, first=whole.first if part == 0 else edge, last=edge if part == 0 else whole.last)
    first, last = cal.third(cal.Period(whole.unit, *whole.days, whole.value or ""), part)
    return replace(whole, first=first, last=last, mod=MODS[part], bounds="convention")


def read_one_beyond(mention: Mention, setting: Setting) -> Reading:
    """the week after next, the year before last."""
    step = 2 if "after" in mention.word("z") else -2
    period = step_period(setting.today, mention.word("u"), step) if setting.day else None
    return of_period(period, setting.anchor, MODIFIER)


def read_year_end(mention: Mention, setting: Setting) -> Reading:
    """year-end: the last day of the year that is running, or in a past clause of the one before."""
    if setting.day is None:
        return Reading("DATE", "XXXX-12-31", anchor="none")
    return of_day(cal.day(setting.today.year - (setting.side(mention) == PAST), 12, 31), setting.anchor, TENSE)


def read_stretch(mention: Mention, setting: Setting) -> Reading:
    """the last two weeks, the next three days, the first nine months: a length, and its days where they end or begin today."""
    unit, count, step, day = setting.unit(mention), count_of(mention, setting, 1), setting.step(mention), setting.day
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
    edge = cal.shift(day, length[0], step * length[1]) if length else None
    return (edge, day) if step < 0 else (tomorrow, edge)


def read_vague(mention: Mention, setting: Setting) -> Reading:
    """recent years, the coming weeks, the months ahead: never a single day."""
    unit = setting.unit(mention)
    step = -1 if mention.word("k") == "recent" else setting.step(mention) or 1
    reading = Reading("DURATION", length_value(UNKNOWN, unit), anchor=setting.anchor, why=MODIFIER)
    if unit in CLOCK_UNITS:
        return reading
    first, last = vague_days(unit, step, setting.day)
    return replace(reading, first=first, last=last, bounds="convention")


def read_season(mention: Mention, setting: Setting) -> Reading:
    """A season, of a given year, by modifier, by tense, or the nearest."""
    season, year, why, anchor = setting.value(mention.word("s"), "SEASON"), year_of(mention, setting), EXPLICIT, "none"
    if year is None and setting.day is None:
        return Reading("DATE", f"XXXX-{season}", anchor="none")
    if year is None:
        (year, why), anchor = _year_of_season(season, mention, setting), setting.anchor
    return with_part(of_period(cal.of_season(year, season), anchor, why, bounds="convention"), mention, setting)


def _year_of_season(season: str, mention: Mention, setting: Setting) -> tuple[int, str]:
    today, step, kind = setting.today, setting.step(mention), setting.which(mention)
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
    limit, make = (4, cal.of_quarter) if setting.unit(mention) == cal.QUARTER or mention.word("z") == "q" else (2, cal.of_half)
    count = ordinal(mention.word("o"), setting.lexicon) or limit
    if not 1 <= count <= limit:
        return Reading("DATE", None, anchor="none")
    year, why, anchor = year_of(mention, setting), EXPLICIT, "none" if mention.word("y") else setting.anchor
    if year is None and setting.day is None:
        return Reading("DATE", f"XXXX-{'Q' if limit == 4 else 'H'}{count}", anchor="none")
    if year is None:
        year, why = _year_of_part(make, count, setting.side(mention), setting.today)
    return with_part(of_period(make(year, count), anchor, why), mention, setting)


def _year_of_part(make: Callable[[int, int], cal.Period | None], count: int, side: str | None, today: dt.date) -> tuple[int, str]:
    """The year of a numbered part of a year: the part that lies nearest, on the side of the tense."""
    here, before = make(today.year, count), make(today.year - 1, count)
    if here is None or before is None:
        return today.year, DEFAULT
    if side == FUTURE and (today - here.last).days > REPORTED_LATER:
        return today.year + 1, TENSE
    if here.first <= today:
        return today.year, TENSE if side == PAST else DEFAULT
    nearer = (today - before.last) <= (here.first - today)
    return today.year - (side == PAST or (nearer and side != FUTURE)), TENSE if side else DEFAULT


def read_year(mention: Mention, setting: Setting) -> Reading:
    """A year in digits or words. A fiscal year begins in another month in every country: its days are unknown."""
    year = year_of(mention, setting)
    reading = of_period(cal.of_year(year) if year else None, "none")
    if "fiscal" in setting.words.all_lower(mention.first, mention.last):
        return replace(reading, first=None, last=None)
    return with_part(reading, mention, setting)


def read_decade(mention: Mention, setting: Setting) -> Reading:
    """the 1990s, the '90s, the nineties."""
    word = mention.word("y")
    year = int(word[:-1]) if word else int(setting.value(mention.word("z"), "TENSDECADE"))
    if len(word) < 5:
        year += 2000 if year < 20 else 1900
    return with_part(of_period(cal.of_decade(year), "none"), mention, setting)


def read_century(mention: Mention, setting: Setting) -> Reading:
    """the 19th century, the twenty-first century, this century."""
    word = mention.parts["o"][-1]
    if setting.value(word, "SAME", "THIS"):
        return of_period(cal.containing(setting.today, cal.CENTURY) if setting.day else None, setting.anchor, MODIFIER)
    place = mention.places["o"][0]
    before = setting.words.lower(place - 2) if place > 1 else ""
    count = (ordinal(word, setting.lexicon) or 0) + (setting.value(before, "TENS") or 0)
    return with_part(of_period(cal.of_century(count), "none"), mention, setting)


READINGS = {
    "relative": read_relative,
    "whole": read_whole,
    "latest": read_latest,
    "week_of": read_week_of,
    "week_of_month": read_week_of_month,
    "one_beyond": read_one_beyond,
    "edge_days": read_edge_days,
    "year_end": read_year_end,
    "stretch": read_stretch,
    "vague": read_vague,
    "season": read_season,
    "quarter": read_quarter,
    "year": read_year,
    "decade": read_decade,
    "century": read_century,
}
