"""Interval arithmetic against datetime, over four hundred years and at the ends of the calendar."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import calendar as cal

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2299, 12, 31))
ANY_DAY = st.dates()
UNITS = st.sampled_from([cal.DAY, cal.WEEK, cal.WEEKEND, cal.MONTH, cal.QUARTER, cal.HALF, cal.YEAR, cal.DECADE, cal.CENTURY])


@given(DAYS)
def test_week_is_the_iso_week(day):
    week = cal.of_week(day)
    assert (week.first.isoweekday(), week.last.isoweekday()) == (1, 7)
    assert week.first <= day <= week.last
    year, number, _ = day.isocalendar()
    assert week.value == f"{year:04d}-W{number:02d}"
    assert dt.date.fromisocalendar(year, number, 1) == week.first


@given(DAYS)
def test_month_quarter_half_and_year_cover_the_year_without_gap(day):
    for make, count in ((cal.of_month, 12), (cal.of_quarter, 4), (cal.of_half, 2)):
        parts = [make(day.year, n) for n in range(1, count + 1)]
        assert parts[0].first == dt.date(day.year, 1, 1)
        assert parts[-1].last == dt.date(day.year, 12, 31)
        assert all((b.first - a.last).days == 1 for a, b in itertools.pairwise(parts))


@given(ANY_DAY, UNITS)
def test_a_day_lies_in_the_period_that_contains_it(day, unit):
    period = cal.containing(day, unit)
    assert period.first <= period.last
    assert unit == cal.WEEKEND or period.first <= day <= period.last


@given(ANY_DAY, st.integers(-4_000_000, 4_000_000))
def test_shift_of_days_is_that_of_datetime(day, count):
    try:
        expected = day + dt.timedelta(days=count)
    except OverflowError:
        expected = None
    assert cal.shift_days(day, count) == expected


@given(ANY_DAY, st.integers(-200_000, 200_000))
def test_shift_of_months_keeps_the_day_or_takes_the_last(day, count):
    moved = cal.shift_months(day, count)
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= years <= 9999:
        assert moved is None
    else:
        assert (moved.year, moved.month) == (years, month + 1)
        assert moved.day == day.day or (moved.day < day.day and (moved == dt.date.max or (moved + dt.timedelta(1)).day == 1))


@given(st.integers(1, 9998), st.integers(1, 12))
def test_days_in_a_month_are_those_of_datetime(year, month):
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    assert cal.days_in(year, month) == (after - dt.date(year, month, 1)).days


@given(DAYS, st.integers(1, 7), st.sampled_from([-1, 1]), st.booleans())
def test_weekday_near(day, weekday, side, same):
    found = cal.weekday_near(day, weekday, side, same)
    assert found.isoweekday() == weekday
    distance = (found - day).days * side
    assert (0 if same else 1) <= distance <= (6 if same else 7)


@given(DAYS, st.sampled_from([cal.WEEK, cal.MONTH, cal.QUARTER, cal.YEAR]))
def test_thirds_cover_the_whole(day, unit):
    whole = cal.containing(day, unit)
    parts = [cal.third(whole, n) for n in range(3)]
    assert parts[0][0] == whole.first
    assert parts[2][1] == whole.last
    assert all((b[0] - a[1]).days == 1 for a, b in itertools.pairwise(parts))


def test_thirds_of_a_month_are_its_tens_of_days():
    april = cal.of_month(2026, 4)
    assert [tuple(d.day for d in cal.third(april, n)) for n in range(3)] == [(1, 10), (11, 20), (21, 30)]


def test_iso_week_53():
    assert cal.of_week(dt.date(2027, 1, 3)).value == "2026-W53"
    assert cal.of_week(dt.date(2020, 12, 31)).value == "2020-W53"


@pytest.mark.parametrize(("year", "leap"), [(1900, False), (2000, True), (2024, True), (2100, False)])
def test_leap_day(year, leap):
    assert (cal.day(year, 2, 29) is not None) == leap
    assert cal.of_month(year, 2).last.day == (29 if leap else 28)


def test_ends_of_the_calendar():
    assert cal.of_week(dt.date.min).first == dt.date.min
    assert cal.of_week(dt.date.max).last == dt.date.max
    assert cal.shift(dt.date.max, cal.MONTH, 1) is None
    assert cal.shift(dt.date.min, cal.YEAR, -1) is None
    assert cal.of_year(0) is None
    assert cal.of_year(9999).last == dt.date.max
    assert cal.day(0, 1, 1) is None


def test_winter_bears_the_year_of_its_december():
    winter = cal.of_season(2025, "WI")
    assert (winter.first, winter.last) == (dt.date(2025, 12, 1), dt.date(2026, 2, 28))


@pytest.mark.parametrize(("year", "month", "number"), [(2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)])
def test_easter(year, month, number):
    assert cal.easter(year) == dt.date(year, month, number)


def test_century_and_decade():
    assert cal.of_century(20).first == dt.date(1901, 1, 1)
    assert cal.of_century(20).value == "19"
    assert (cal.of_decade(1994).first.year, cal.of_decade(1994).last.year, cal.of_decade(1994).value) == (1990, 1999, "199")
