"""Stretches of the calendar: weeks, months, quarters, seasons, decades, and how one gets from one to the next.

A `Period` knows its unit, its days (both inclusive) and its TIMEX3 name. Everything outside the years 1 to 9999 is None:
nothing here raises.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

DAY, WEEK, WEEKEND, MONTH, QUARTER, HALF, SEASON, YEAR, DECADE, CENTURY = (
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
)
YEARS_OF = {YEAR: 1, DECADE: 10, CENTURY: 100, "millennium": 1000}
MONTHS_OF = {MONTH: 1, QUARTER: 3, HALF: 6, "season": 3}
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAYS_OF = {DAY: 1, WEEK: 7, WEEKEND: 7, "fortnight": 14}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, as the weather services of the northern hemisphere count."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: first and last day, both inclusive, its unit and its TIMEX3 value."""

    unit: str
    first: dt.date
    last: dt.date
    value: str


def day(year: int, month: int, number: int) -> dt.date | None:
    """The calendar day, or None where there is none (30 February, year 0)."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= days_in(year, month):
        return dt.date(year, month, number)
    return None


def shift_days(start: dt.date, days: int) -> dt.date | None:
    """The day so many days on (back, where negative), or None beyond the years 1 to 9999."""
    ordinal = start.toordinal() + days
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def shift_months(start: dt.date, months: int) -> dt.date | None:
    """The same day of another month, or that month's last day where it has fewer."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(start.day, days_in(year, month + 1)))


def shift(start: dt.date, unit: str, count: int) -> dt.date | None:
    """The day `count` units on; None where the calendar ends or the unit is shorter than a day."""
    if unit in DAYS_OF:
        return shift_days(start, DAYS_OF[unit] * count)
    if unit in MONTHS_OF:
        return shift_months(start, MONTHS_OF[unit] * count)
    if unit in YEARS_OF:
        return shift_months(start, 12 * YEARS_OF[unit] * count)
    return None


def days_in(year: int, month: int) -> int:
    """How many days a month has, in the Gregorian calendar."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return MONTH_LENGTHS[month - 1] + leap


def of_day(date: dt.date) -> Period:
    """A single day."""
    return Period(DAY, date, date, date.isoformat())


def of_week(date: dt.date) -> Period:
    """The week, Monday to Sunday, that a day lies in (ISO 8601)."""
    year, week, weekday = date.isocalendar()
    first = date - dt.timedelta(days=min(weekday - 1, date.toordinal() - 1))
    return Period(WEEK, first, shift_days(first, 6) or dt.date.max, f"{year:04d}-W{week:02d}")


def of_weekend(date: dt.date) -> Period:
    """Saturday and Sunday of the week that a day lies in."""
    week = of_week(date)
    return Period(WEEKEND, shift_days(week.first, 5) or dt.date.max, week.last, week.value + "-WE")


def of_month(year: int, month: int) -> Period | None:
    """A month, or None where there is none."""
    first = day(year, month, 1)
    return Period(MONTH, first, dt.date(year, month, days_in(year, month)), f"{year:04d}-{month:02d}") if first else None


def _months(unit: str, year: int, month: int, count: int, value: str) -> Period | None:
    """The stretch of `count` months that begins with a month."""
    first = day(year, month, 1)
    if first is None:
        return None
    after = shift_months(first, count)
    return Period(unit, first, after - dt.timedelta(days=1) if after else dt.date.max, value)


def of_quarter(year: int, number: int) -> Period | None:
    """A quarter of a calendar year, 1 to 4."""
    return _months(QUARTER, year, 3 * number - 2, 3, f"{year:04d}-Q{number}")


def of_half(year: int, number: int) -> Period | None:
    """A half of a calendar year, 1 or 2."""
    return _months(HALF, year, 6 * number - 5, 6, f"{year:04d}-H{number}")


def of_season(year: int, season: str) -> Period | None:
    """A season named SP, SU, FA or WI; winter bears the year of its December."""
    return _months(SEASON, year, SEASONS[season], 3, f"{year:04d}-{season}")


def of_year(year: int) -> Period | None:
    """A calendar year."""
    return _months(YEAR, year, 1, 12, f"{year:04d}")


def of_decade(year: int) -> Period | None:
    """The decade of a year: 1990 to 1999 for 1994."""
    return _months(DECADE, max(year - year % 10, 1), 1, 120 if year >= 10 else 108, f"{year // 10:03d}")


def of_century(number: int) -> Period | None:
    """A century counted from one: the 20th runs from 1901 to 2000; TIMEX3 names it by its hundreds."""
    return _months(CENTURY, 100 * number - 99, 1, 1200, f"{number - 1:02d}") if 1 <= number <= 100 else None


def containing(date: dt.date, unit: str) -> Period | None:
    """The period of a unit that a day lies in."""
    makers: dict[str, Callable[[dt.date], Period | None]] = {
        DAY: of_day,
        WEEK: of_week,
        "fortnight": of_week,
        WEEKEND: of_weekend,
        MONTH: lambda d: of_month(d.year, d.month),
        QUARTER: lambda d: of_quarter(d.year, (d.month + 2) // 3),
        HALF: lambda d: of_half(d.year, 1 if d.month < 7 else 2),
        YEAR: lambda d: of_year(d.year),
        DECADE: lambda d: of_decade(d.year),
        CENTURY: lambda d: of_century((d.year + 99) // 100),
    }
    return makers[unit](date) if unit in makers else None


def weekday_near(date: dt.date, weekday: int, side: int, same: bool = True) -> dt.date | None:
    """The nearest day of a weekday (1 = Monday) before (side -1) or after (side 1) a day; the day itself where `same`."""
    distance = (weekday - date.isoweekday()) * side % 7
    return shift_days(date, side * (distance if distance or same else 7))


def third(period: Period, number: int) -> tuple[dt.date, dt.date]:
    """First and last day of a third (0 early, 1 mid, 2 late): of a month days 1-10, 11-20, 21-end; of a year four months;
    of a week Monday-Tuesday, Wednesday-Thursday, Friday-Sunday; otherwise even parts."""
    if period.unit == MONTH:
        first, last = [(0, 9), (10, 19), (20, 30)][number]
    elif period.unit == WEEK:
        first, last = [(0, 1), (2, 3), (4, 6)][number]
    elif period.unit in (YEAR, QUARTER, SEASON):
        step = 4 if period.unit == YEAR else 1
        start = shift_months(period.first, step * number)
        after = shift_months(period.first, step * (number + 1))
        return start or period.first, after - dt.timedelta(days=1) if after and number < 2 else period.last
    else:
        length = (period.last - period.first).days + 1
        first, last = length * number // 3, length * (number + 1) // 3 - 1
    start = shift_days(period.first, first) or period.first
    return min(start, period.last), min(shift_days(period.first, max(first, last)) or period.last, period.last)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the computation of Meeus, after Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * n) // 433
    month = (h + n - 7 * m + 90) // 25
    return dt.date(year, month, (h + n - 7 * m + 33 * month + 19) % 32)
